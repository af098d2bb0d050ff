from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.kernel import Brackets, Excess, Fixed, Greatest, Least, Of, PerUnit, Rate, Steps, Sum, Term, Text
from calculators.kernel.plain import amount

X = Text("某额", "Amount")
BRACKETS = Brackets(of="x", label=X, brackets=((0, 0), (5000, 3), (8000, 10), (17_000, 20)))


def named(value: object) -> Term:
    return Term(name=X, amount=value, clause="一")


AMOUNTS = [
    Fixed(yuan=Decimal("280.50")), Of(of="x", label=X), Rate(of="x", percent=Decimal("12.5"), label=X),
    PerUnit(of="x", pay=Decimal("0.2"), label=X), Steps(of="x", each=100, pay=5, label=X),
    Excess(of="x", over=200_000, pay=Decimal("0.3"), label=X), BRACKETS,
]
AMOUNTS += [Least(tuple(map(named, AMOUNTS))), Greatest(tuple(map(named, AMOUNTS))), Sum(tuple(map(named, AMOUNTS)))]


@pytest.mark.parametrize(("made", "x", "value"), [
    (AMOUNTS[4], 99, 0), (AMOUNTS[4], 100, 5), (AMOUNTS[4], 199, 5),
    (AMOUNTS[5], 200_000, 0), (AMOUNTS[5], 200_001, Fraction(3, 10)), (AMOUNTS[5], 366_666, Fraction("49999.8")),
    (BRACKETS, 5000, 0), (BRACKETS, 5001, Fraction(3, 100)), (BRACKETS, 8000, 90), (BRACKETS, 17_000, 990), (BRACKETS, 17_001, Fraction("990.2")),
    (Greatest((named(Rate(of="x", percent=10, label=X)), named(Fixed(yuan=50)))), 499, 50),
    (Greatest((named(Rate(of="x", percent=10, label=X)), named(Fixed(yuan=50)))), 501, Fraction("50.1")),
])
def test_at_the_bounds(made: object, x: int, value: object) -> None:
    assert made.value({"x": x}) == value


@given(st.sampled_from(AMOUNTS), st.decimals(0, 10**9, places=2))
def test_the_plain_expression_agrees_and_the_words_stand_in_both_languages(made: object, x: Decimal) -> None:
    assert made.value({"x": x}) == amount(made)({"x": x})
    assert made.formula()
    assert made.explain({"x": x})


@given(st.sampled_from(AMOUNTS), st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=2))
def test_the_range_holds_every_value(made: object, one: Decimal, other: Decimal) -> None:
    low, high = made.range({"x": (Fraction(min(one, other)), Fraction(max(one, other)))})
    assert low <= made.value({"x": one}) <= high


@pytest.mark.parametrize(("made", "target", "x"), [
    (AMOUNTS[2], 1000, 8000), (AMOUNTS[4], 12, 300), (AMOUNTS[5], 50_000, Fraction(1_100_000, 3)), (BRACKETS, 90, 8000), (BRACKETS, 91, 8010),
    (Brackets(of="x", label=X, brackets=((0, 3), (100, 0))), 4, None),
])
def test_where_a_target_is_reached(made: object, target: int, x: object) -> None:
    assert made.reaches(Fraction(target)) == x


def test_an_unknown_field_gives_no_amount() -> None:
    assert Least((named(Of(of="x", label=X)), named(Fixed(yuan=1)))).value({}) is None


def test_brackets_begin_at_nothing_and_rise() -> None:
    with pytest.raises(ValueError, match="begin at 0"):
        Brackets(of="x", label=X, brackets=((5, 1),))
