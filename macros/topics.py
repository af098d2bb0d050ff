"""Ways in besides the search: the plans of each topic, and the questions with the calculators that answer them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from calculators.kernel.rules import FAMILIES, Rule
from calculators.kernel.text import Text

from .plans import Named, Plan, PlanError


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a reader wants to know, and the keys of the families of rules that answer it."""

    key: str
    title: Text
    families: tuple[str, ...]


def load(folder: Path) -> tuple[Question, ...]:
    """The questions of questions.toml. Raises PlanError unless every family stands under exactly one of them."""
    path = folder / "questions.toml"
    found = []
    for key, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if set(entry) != {"zh", "en", "families"}:
            raise PlanError(f"{path}: {key}: a question has zh, en and families, and nothing else")
        found.append(Question(key=key, title=Text(entry["zh"], entry["en"]), families=tuple(entry["families"])))
    named = [family for question in found for family in question.families]
    if wrong := [family for family in named if family not in FAMILIES or named.count(family) > 1]:
        raise PlanError(f"{path}: {wrong[0]} is not a family of rules, or stands twice")
    if left := [family for family in FAMILIES if family not in named]:
        raise PlanError(f"{path}: {left[0]} stands under no question")
    return tuple(found)


def by_topic(plans: tuple[Plan, ...]) -> Iterator[tuple[Named, list[Plan]]]:
    """Every topic that has a plan, in the order in which the plans name them, with its plans."""
    topics = {topic.key: topic for plan in plans for topic in plan.topics}
    for topic in topics.values():
        yield topic, [plan for plan in plans if topic in plan.topics]


def answered(questions: tuple[Question, ...], rules: list[tuple[Plan, Rule]]) -> Iterator[tuple[Question, int]]:
    """Every question that a calculator answers, with their number."""
    for question in questions:
        if count := sum(rule.family in question.families for _, rule in rules):
            yield question, count
