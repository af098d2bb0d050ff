"""The one door to the rules: what a request asks for is what the reply holds."""

from dataclasses import replace

import pytest

from calculators import bridge, registry
from calculators.kernel.chains import Together
from calculators.kernel.rules import Rule
from macros.examples import Example
from site_config.source import read_handbook

GRADE = {"calculator": "ziyang/environmental-emergency/event-grade"}
EXAMPLES = [example for collection in read_handbook().together for example in collection.examples]


@pytest.mark.parametrize("asked", [{"values": {"deaths": "30"}}, {"values": {}}, {"inverse": {"grade": "II"}}])
def test_who_only_shows_an_answer_is_sent_nothing_else(asked: dict[str, object]) -> None:
    whole = bridge.reply({**GRADE, **asked, "view": "zh"})
    assert bridge.reply({**GRADE, **asked, "view": "zh", "data": False}) == {part: whole[part] for part in ("calculator", "status", "view")}
    assert "headline" in bridge.reply({**GRADE, **asked, "data": False})


def test_errors_are_told_to_whoever_only_shows_them() -> None:
    assert bridge.reply({**GRADE, "values": {"deaths": "-1"}, "view": "en", "data": False})["errors"]


def unused(rule: Rule) -> Rule:
    """The same rule, that has answered nothing yet."""
    return replace(rule, parts=tuple(map(replace, rule.parts))) if isinstance(rule, Together) else rule


def test_an_answer_does_not_hang_on_what_was_asked_before() -> None:
    def reply(rule: Rule, example: Example) -> tuple:
        values, errors = rule.read(example.input)
        return errors and sorted(map(str, errors)), None if errors else rule.answer(values)

    for example in [*EXAMPLES, *reversed(EXAMPLES)]:
        rule = registry.rule(example.calculator)
        assert reply(rule, example) == reply(unused(rule), example)
