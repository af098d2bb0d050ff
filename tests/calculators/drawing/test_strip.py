"""The days of a deadline as a calendar."""

import re
from datetime import date, timedelta

import pytest

from calculators import registry
from calculators.drawing import strip
from calculators.kernel import Deadline
from calculators.kernel.answers import Span
from calculators.kernel.clocks import add_days, add_working_days
from calculators.kernel.text import LANGUAGES

from .trees import drawn, nodes, texts, with_class

REPLY = registry.rule("jincheng/procurement-query/reply-deadline")
SEVEN = {"accepted": "2024-09-27"}                # a Friday before the National Day


@pytest.mark.parametrize("unit", ["days", "working-days"])
@pytest.mark.parametrize("first_counts", [True, False])
@pytest.mark.parametrize("count", [1, 7, 15, 90])
def test_the_last_day_has_the_last_number(unit: str, first_counts: bool, count: int) -> None:
    add = add_days if unit == "days" else add_working_days
    for start in (date(2024, 9, 27), date(2024, 2, 9), date(2023, 12, 29), date(2024, 4, 28)):
        last = add(start, count, first_counts=first_counts)
        numbers = strip.counted(Span(start=start, last=last, unit=unit, first_counts=first_counts))
        assert numbers[last] == count == len(numbers)


def test_days_off_are_skipped_and_a_worked_weekend_counts() -> None:
    node = drawn(REPLY, **SEVEN)
    days = {texts(row)[0]: texts(row)[1] for row in nodes(node) if row[0] == "tr" and len(texts(row)) == 2}
    assert days["2024年9月28日"] == "休"            # a Saturday
    assert days["2024年9月29日"] == "第1天"          # a Sunday that is worked
    assert days["2024年10月1日"] == "休"            # the National Day
    assert days["2024年10月11日"] == "第6天"
    assert days["2024年10月12日"] == "第7天"         # a Saturday that is worked
    assert len(with_class(node, "hb-day--last")) == 1
    assert len(with_class(node, "hb-day--off")) == 8


@pytest.mark.parametrize(("replied", "words"), [("2024-10-12", "按时"), ("2024-10-13", "已过期"), ("2026-01-05", "已过期")])
def test_the_entered_day_is_marked_where_it_is_near_and_always_told(replied: str, words: str) -> None:
    node = drawn(REPLY, replied=replied, **SEVEN)
    assert len(with_class(node, "hb-given")) == (0 if replied.startswith("2026") else 1)
    (spoken,) = [each[1]["aria-label"] for each in nodes(node) if each[0] == "svg"]
    assert words in spoken


def test_a_period_of_many_weeks_is_one_line() -> None:
    start = date(2024, 1, 1)
    span = Span(start=start, last=start + timedelta(days=365), unit="days", first_counts=False, given=date(2024, 6, 1))
    picture = strip._line(span, "en")
    assert not with_class(picture, "hb-day")
    assert {"1 January 2024", "31 December 2024", "1 June 2024"} <= set(texts(picture))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deadline_draws_what_it_answers(language: str) -> None:
    for name in registry.calculators():
        rule = registry.rule(name)
        if not isinstance(rule, Deadline):
            continue
        for start in (date(2021, 1, 29), date(2024, 9, 27)):
            values = {field.name: start if field.name == rule.start else None for field in rule.fields}
            answer = rule.answer(values | {f.name: f.options[0].key for f in rule.fields if f.kind == "choice"})
            if answer.status != "value":
                continue
            last = answer.result["last_day"]
            node = ["div", {}, *strip.draw(answer, language)]
            (cell,) = with_class(node, "hb-day--last")
            assert answer.span.last == last
            below = texts(node)
            assert any(re.search(rf"\b{last.day}\b", word) for word in below), cell
