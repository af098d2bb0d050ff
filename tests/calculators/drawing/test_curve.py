"""The curve of a subsidy goes through what the rule answers."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest

from calculators import registry
from calculators.drawing import curve
from calculators.kernel import Decision
from calculators.kernel.cells import breakpoints, representatives
from calculators.kernel.fields import Field, Figure
from calculators.kernel.text import LANGUAGES

from .trees import drawn, nodes, texts, with_class

SUBSIDIES = {name: rule for name in registry.calculators() if isinstance(rule := registry.rule(name), Decision)
             and any(output.kind == "money" for output in rule.outputs)}
SHANTING = "shanting/ecommerce-support/"
SERVICE = {"applicant": "service-firm", "year": "1"}
PARK = {"area": "6000", "firms": "25", "net_tax": "100"}


def cases_of(rule: Decision) -> list[dict[str, object]]:
    """Cases that are paid something, their fields at every bound and its neighbours."""
    chance = random.Random(rule.name)  # noqa: S311 - no secrets
    values = {name: representatives(field, points_of(rule, field)) for name, field in rule.known().items()}
    found = []
    for row in rule.table.rows:
        for _ in range(40):
            case = {name: chance.choice(options) for name, options in values.items()}
            found.append(case | {c.field: chance.choice([v for v in values[c.field] if c.holds({c.field: v})]) for c in row.when})
    return found


def points_of(rule: Decision, field: Field) -> list[object]:
    """The bounds of a field; one that has none is still to be paid for."""
    return breakpoints(rule.table.rows, field.name) or ([1_234_567] if isinstance(field, Figure) else [])


@pytest.mark.parametrize("name", SUBSIDIES)
def test_a_curve_goes_through_the_amounts_of_the_rule(name: str) -> None:
    """At random values, at turning points and at their neighbours; of steps it is the line on which their corners lie."""
    rule, chance = SUBSIDIES[name], random.Random(name)  # noqa: S311 - no secrets
    seen = 0
    for case in cases_of(rule):
        for drawn_curve in curve.curves(rule, case, rule.answer(case)):
            field = drawn_curve.field
            grain = Fraction(field.grain())
            ends = [end for stretch in drawn_curve.stretches for end in (stretch.low, stretch.high)]
            near = {end // grain * grain + step * grain for end in ends for step in (-1, 0, 1)}
            wanted = [*near, *(Fraction(chance.uniform(float(ends[0]), float(ends[-1]))) // grain * grain for _ in range(5))]
            for value in wanted:
                if ends[0] <= value <= ends[-1]:
                    check(rule, drawn_curve, {**case, field.name: as_entered(field, value)}, value)
                    seen += 1
    assert seen or not any(isinstance(rule.known()[n], Figure) for n in rule.table.fields())


def as_entered(field: Figure, value: Fraction) -> object:
    return int(value) if isinstance(field.grain(), int) else Decimal(value.numerator) / Decimal(value.denominator)


def check(rule: Decision, drawn_curve: curve.Curve, case: dict[str, object], value: Fraction) -> None:
    amount = rule.under(rule.table, case).result.get("amount")
    stretch = next((s for s in drawn_curve.stretches if s.low < value < s.high), None)
    if stretch is None:
        shown = drawn_curve.at.get(value)
        if value not in drawn_curve.at:
            return                                            # the far end of the picture
    elif stretch.start is None:
        shown = None
    else:
        shown = stretch.start + (stretch.end - stretch.start) * (value - stretch.low) / (stretch.high - stretch.low)
    if drawn_curve.stepped and amount is not None:
        assert 0 <= shown - amount < 5
    else:
        assert shown == amount, (drawn_curve.field.name, case)


@pytest.mark.parametrize(("investment", "amount"), [("199.99", 0), ("200", 300_000), ("150", 0), ("300", 450_000)])
def test_the_readers_point_stands_where_the_answer_is(investment: str, amount: int) -> None:
    rule = registry.rule(SHANTING + "park-construction")
    node = drawn(rule, investment=investment, **PARK)
    spoken = [each[1]["aria-label"] for each in nodes(node) if each[0] == "svg"]
    shown = min(amount, 300_000)
    assert any("年度投资额" in words and (f"{shown // 10_000}万元" if shown else "0元") in words for words in spoken)


def test_tiers_jump_and_what_the_text_leaves_open_is_marked() -> None:
    node = drawn(registry.rule(SHANTING + "service-firm-award"), net_tax="200", **SERVICE)
    ends = [each[1]["class"] for each in with_class(node, "hb-end")]
    # 100万 and 300万 belong to the higher tier; from 1,000万 on the text sets no sum.
    assert ends == ["hb-end hb-end--open", "hb-end", "hb-end hb-end--open", "hb-end", "hb-end hb-end--open"]
    assert len(with_class(node, "hb-band--silent")) == 1
    assert {"100", "300", "1,000"} <= set(texts(node))


def test_a_ceiling_is_named_with_its_clause() -> None:
    node = drawn(registry.rule(SHANTING + "park-construction"), "en", investment="300", **PARK)
    assert "The ceiling of 300,000 yuan Section 1.1" in texts(node)


def test_what_is_still_needed_is_not_drawn() -> None:
    assert drawn(registry.rule(SHANTING + "park-construction"), investment="300") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SUBSIDIES)
def test_shapes_of_a_curve_lie_within_the_picture(name: str, language: str) -> None:
    rule = SUBSIDIES[name]
    for case in cases_of(rule)[::9]:
        node = curve.draw(rule, case, rule.answer(case), language)
        for each in nodes(["div", {}, *node]):
            for key in ("x", "x1", "x2", "cx"):
                assert -1 <= float(each[1].get(key, 0)) <= 321, each
            for key in ("y", "y1", "y2", "cy"):
                assert 0 <= float(each[1].get(key, 0)) <= 230, each
