"""The ways in besides the search: questions, topics, places, families."""

from pathlib import Path

import pytest

from calculators.kernel.rules import FAMILIES
from macros import topics
from macros.plans import PlanError
from site_config.source import PLANS, read_handbook


def test_every_family_answers_one_question() -> None:
    named = [family for question in topics.load(PLANS) for family in question.families]
    assert sorted(named) == sorted(FAMILIES)


@pytest.mark.parametrize(("old", "new", "words"), [
    ('"grading", "warning"', '"grading"', "warning stands under no question"),
    ('"fee"', '"fee", "grading"', "grading is not a family of rules, or stands twice"),
    ('"fee"', '"fees"', "fees is not a family"),
    ('en = "By when?"', 'de = "Bis wann?"', "by-when: a question has zh, en and families"),
])
def test_questions_that_do_not_fit_say_why(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = (PLANS / "questions.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "questions.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlanError, match=words):
        topics.load(tmp_path)


def test_a_topic_without_a_plan_is_not_shown() -> None:
    handbook = read_handbook()
    found = list(topics.by_topic(handbook.plans))
    assert all(plans for _, plans in found)
    assert {topic.key for topic, _ in found} == {topic.key for plan in handbook.plans for topic in plan.topics}
    by_key = {topic.key: [plan.id for plan in plans] for topic, plans in found}
    assert "ziyang/environmental-emergency" in by_key["environment"]


def test_a_question_without_a_calculator_is_not_shown() -> None:
    handbook = read_handbook()
    only = [(plan, rule) for plan, rule in handbook.rules() if rule.family == "grading"]
    assert [(question.key, count) for question, count in topics.answered(handbook.questions, only)] == [("how-bad", len(only))]
