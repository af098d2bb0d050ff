from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.kernel import (
    Choice,
    Count,
    Date,
    InputError,
    Instant,
    Money,
    Number,
    Percent,
    Rows,
    Text,
    Tick,
    YesNo,
    options,
)
from calculators.kernel.errors import MESSAGES
from calculators.kernel.fields import Field, read

X = Text("某项", "Thing")
COUNT = Count(name="x", label=X)
AREA = Number(name="x", label=X, places=2)
MONEY = Money(name="x", label=X, unit="wan")
RATE = Percent(name="x", label=X)
DAY = Date(name="x", label=X)
MOMENT = Instant(name="x", label=X)
PICK = Choice(name="x", label=X, options=options(a=("甲", "A"), b=("乙", "B")))
TICK = Tick(name="x", label=X)
ROWS = Rows(name="x", label=X, most=2, fields=(Count(name="n", label=Text("人数", "Number"), required=True),))


@pytest.mark.parametrize(("field", "given", "value"), [
    (COUNT, "30", 30), (COUNT, 30, 30), (COUNT, " 1,234 ", 1234), (COUNT, "３０", 30), (COUNT, "2.0", 2), (COUNT, "", None),
    (COUNT, "0", 0), (COUNT, None, None),
    (AREA, "5000.01", Decimal("5000.01")), (RATE, "12.5", Decimal("12.5")),
    (DAY, "2020-09-01", date(2020, 9, 1)), (MOMENT, "2020-09-01T08:30", datetime(2020, 9, 1, 8, 30)),
    (MOMENT, "2020-09-01 08:30", datetime(2020, 9, 1, 8, 30)),
    (PICK, "a", "a"), (TICK, "true", True), (TICK, True, True), (TICK, "", False), (TICK, "false", False),
    (ROWS, [{"n": "1"}, {"n": ""}], ({"n": 1},)),
])
def test_what_fits_is_read(field: Field, given: object, value: object) -> None:
    assert read((field,), {"x": given}) == ({"x": value}, [])


@pytest.mark.parametrize(("field", "given", "code"), [
    (COUNT, "-1", "too-small"), (COUNT, "2.9", "not-whole"), (COUNT, 2.9, "not-a-number"), (COUNT, Decimal("2.9"), "not-whole"),
    (COUNT, "many", "not-a-number"), (COUNT, True, "not-a-number"), (COUNT, "1e5", "not-a-number"), (COUNT, "1,23", "not-a-number"),
    (COUNT, "9" * 50, "too-long"), (COUNT, 10**60, "too-long"), (COUNT, "10000000000", "too-large"), (COUNT, Decimal("NaN"), "not-a-number"),
    (COUNT, [], "not-a-number"), (COUNT, "<b>1</b>", "not-a-number"), (COUNT, "٣", "not-a-number"),
    (AREA, "1.001", "too-many-places"), (RATE, "100.01", "too-large"),
    (DAY, "2021-02-29", "not-a-date"), (DAY, "1/2/2021", "not-a-date"), (DAY, 20210101, "not-a-date"), (DAY, "1899-12-31", "too-early"),
    (MOMENT, "2020-09-01", "not-an-instant"), (MOMENT, "2020-09-01T25:00", "not-an-instant"),
    (PICK, "c", "not-a-choice"), (PICK, 1, "not-a-choice"), (TICK, "maybe", "not-a-tick"), (TICK, 1.5, "not-a-tick"),
    (ROWS, "1", "not-rows"), (ROWS, [1], "not-rows"), (ROWS, [], "too-few-rows"), (ROWS, [{"n": "1"}] * 3, "too-many-rows"),
])
def test_what_does_not_fit_is_refused_by_name(field: Field, given: object, code: str) -> None:
    values, errors = read((field,), {"x": given})
    assert [(error.field, error.code) for error in errors] == [("x", code)]
    assert values["x"] is None


@pytest.mark.parametrize(("given", "unit", "yuan"), [
    ("2000", None, 20_000_000), ("2000", "wan", 20_000_000), ("1", "yi", 100_000_000), ("49999.80", "yuan", Decimal("49999.80")),
    ("0.000001", "wan", Decimal("0.01")),
])
def test_money_is_held_in_yuan_exactly(given: str, unit: str | None, yuan: object) -> None:
    raw = {"x": given} | ({"x_unit": unit} if unit else {})
    assert read((MONEY,), raw) == ({"x": yuan}, [])


@pytest.mark.parametrize(("raw", "field", "code"), [
    ({"x": "0.001", "x_unit": "yuan"}, "x", "too-many-places"), ({"x": "1", "x_unit": "dollar"}, "x_unit", "not-a-choice"),
    ({"x": "-1"}, "x", "too-small"), ({"x": "1", "x_unit": ["wan"]}, "x_unit", "not-a-choice"),
])
def test_money_that_does_not_fit_is_refused(raw: dict, field: str, code: str) -> None:
    assert [(e.field, e.code) for e in read((MONEY,), raw)[1]] == [(field, code)]


def test_all_bad_fields_are_reported_at_once_with_words_in_both_languages() -> None:
    fields = (Count(name="a", label=Text("甲", "A"), required=True), Date(name="b", label=Text("乙", "B")),
              YesNo(name="c", label=Text("丙", "C"), required=True))
    _, errors = read(fields, {"b": "soon", "d": "1"})
    assert [(e.field, e.code) for e in errors] == [
        ("a", "required"), ("b", "not-a-date"), ("c", "required-choice"), ("d", "unknown-field")]
    assert errors[0].message() == Text("请填写甲", "Enter “A”")


def test_a_row_names_its_field_and_its_number() -> None:
    _, (error,) = read((ROWS,), {"x": [{"n": "1"}, {"n": "x"}]})
    assert (error.field, error.code) == ("x.1.n", "not-a-number")
    assert error.message().zh.startswith("第2行的人数")


def test_a_blank_row_is_nothing_and_keeps_its_number() -> None:
    sums = Rows(name="x", label=X, fields=(Money(name="sum", label=Text("金额", "Sum"), required=True),))
    values, errors = read((sums,), {"x": [{"sum": "", "sum_unit": "wan"}, {"sum": "2", "sum_unit": "wan"}]})
    assert (values, errors) == ({"x": ({"sum": 20000},)}, [])
    _, (error,) = read((sums,), {"x": [{"sum_unit": "wan"}, {"sum": "two", "sum_unit": "wan"}]})
    assert error.field == "x.1.sum"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3), max_leaves=6)


@given(ANYTHING, ANYTHING, st.sampled_from([COUNT, AREA, MONEY, RATE, DAY, MOMENT, PICK, TICK, ROWS]))
def test_every_refusal_is_a_named_error(given: object, unit: object, field: Field) -> None:
    values, errors = read((field,), {"x": given, "x_unit": unit} if field is MONEY else {"x": given})
    for error in errors:
        assert isinstance(error, InputError)
        assert error.code in MESSAGES
        assert error.message()
    if not errors and values["x"] is not None:
        assert field.show(values["x"])
