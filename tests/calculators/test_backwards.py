"""The reply to a question asked the other way round, through the one door."""

import json

import pytest

from calculators import bridge, registry
from calculators.kernel.inverse import ask
from calculators.kernel.text import LANGUAGES
from calculators.plaintext import lines

QUESTIONS = {name: question for name in registry.calculators() if (question := ask(registry.rule(name)))}
EVENT = "ziyang/environmental-emergency/event-grade"
AWARD = "shanting/ecommerce-support/enterprise-scale-award"


def asked(name: str, **parts: object) -> dict:
    return json.loads(bridge.answer(json.dumps({"calculator": name, **parts})))


def every_question(name: str) -> list[dict[str, object]]:
    question = QUESTIONS[name]
    if question.output.kind == "money":
        return [{question.output.name: amount, "exactly": exact} for amount in ("0", "50000", "123.45") for exact in (True, False)]
    return [{question.output.name: option.key} for option in question.fields[0].options]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_outcome_has_its_ways_in_both_languages(name: str) -> None:
    for raw in every_question(name):
        for language in LANGUAGES:
            reply = asked(name, inverse=raw, view=language)
            assert reply["status"] == "value"
            said = lines(reply["view"])
            for way in reply["ways"]:
                for condition in way["when"]:
                    assert any(condition["wanted"][language] in line for line in said)


def test_a_grade_lists_its_criteria_and_those_of_higher_grades() -> None:
    reply = asked(EVENT, inverse={"grade": "II"})
    assert {"when": [{"field": "deaths", "wanted": {"zh": "死亡人数：“10人以上30人以下”，≥ 10人、< 30人",
                                                    "en": "Deaths: 10 people or more, below 30 people"}}],
            "clause": "4.1.2（1）", "unless": []} in reply["ways"]
    assert {row["clause"][:5] for row in reply["barred"]} == {"4.1.1"}
    assert reply["headline"]["zh"] == "重大（Ⅱ级）：下面任何一项成立，而且更高等级的标准一项也不成立"


def test_an_amount_is_solved_in_every_tier() -> None:
    reply = asked(AWARD, inverse={"amount": "12", "amount_unit": "wan", "exactly": True})
    wanted = [[condition["wanted"]["en"] for condition in way["when"] if condition["field"] in ("retail", "net_tax")] for way in reply["ways"]]
    assert [words[0] for words in wanted] == [
        "Annual online retail sales: 100 million yuan or more",
        "Annual online retail sales: 50 million yuan or more, below 100 million yuan",
        "Annual online retail sales: 30 million yuan or more, below 50 million yuan"]
    assert ["300,000" in wanted[0][1], "400,000" in wanted[1][1], "600,000" in wanted[2][1]] == [True] * 3


@pytest.mark.parametrize(("name", "raw", "field", "code"), [
    (EVENT, {}, "grade", "required-choice"),
    (EVENT, {"grade": "V"}, "grade", "not-a-choice"),
    (AWARD, {"amount": "-1"}, "amount", "too-small"),
    (AWARD, {"amount": "1.2345678"}, "amount", "too-many-places"),
    (AWARD, {"amount": "1", "exactly": "perhaps"}, "exactly", "not-a-tick"),
    ("jincheng/procurement-query/reply-deadline", {"last_day": "2024-01-01"}, "inverse", "no-inverse"),
])
def test_what_cannot_be_asked_is_refused(name: str, raw: dict[str, object], field: str, code: str) -> None:
    reply = asked(name, inverse=raw, view="zh")
    assert (reply["status"], [(error["field"], error["code"]) for error in reply["errors"]]) == ("error", [(field, code)])


@pytest.mark.parametrize("raw", ["II", ["II"], 3])
def test_a_question_must_be_an_object(raw: object) -> None:
    assert asked(EVENT, inverse=raw)["errors"][0]["code"] == "not-an-object"
