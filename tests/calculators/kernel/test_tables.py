from decimal import Decimal
from fractions import Fraction

import pytest

from calculators.kernel import (
    Count,
    Decision,
    Fixed,
    Least,
    Money,
    Of,
    OneOf,
    Output,
    Rate,
    Row,
    Shares,
    Table,
    Term,
    Text,
    Within,
    Words,
    YesNo,
    no,
    yes,
)
from calculators.kernel.checks import certify

WORDS = Words()
X, N = Text("数", "Number"), Text("甲", "A")
FIELDS = (Count(name="n", label=X, most=100), YesNo(name="a", label=N))
AMOUNT = (Output(name="amount", label=Text("金额", "Amount"), kind="money"),)


def over(quote: str) -> Within:
    return Within(field="n", interval=WORDS(quote))


def row(amount: int, *when: object, clause: str = "一") -> Row:
    return Row(when=when, then={"amount": Fixed(yuan=amount)}, clause=clause)


def decision(*rows: Row, policy: str = "unique", otherwise: Row | None = None, fields: tuple = FIELDS, **parts: object) -> Decision:
    return Decision(name="test", family="subsidy", title=X, question=X, clauses=("一",), fields=fields, outputs=AMOUNT,
                    headline=Text("得{amount}", "{amount}"),
                    table=Table(name="test", rows=rows, policy=policy, otherwise=otherwise, **parts))


def kinds(rule: Decision) -> list[str]:
    return [finding.kind for finding in certify(rule).findings if finding.kind != "undefined-word"]


TIERS = decision(row(400, over("30以上")), row(200, over("10以上")), policy="first", otherwise=row(0))


@pytest.mark.parametrize(("n", "amount"), [(30, 400), (29, 200), (10, 200), (9, 0), (0, 0)])
def test_the_first_row_that_holds_counts(n: int, amount: int) -> None:
    assert TIERS.answer({"n": n, "a": None}).result["amount"] == amount


def test_what_is_not_known_is_asked_for_only_where_the_answer_hangs_on_it() -> None:
    rule = decision(row(100, over("10以上"), yes("a")), otherwise=row(0))
    assert rule.answer({"n": 10, "a": None}).needs == ("a",)
    assert rule.answer({"n": None, "a": None}).needs == ("n", "a")
    assert rule.answer({"n": 9, "a": None}).result["amount"] == 0
    assert rule.answer({"n": None, "a": "no"}).result["amount"] == 0
    same = decision(row(100, yes("a")), row(100, no("a")))
    assert same.answer({"n": None, "a": None}).status == "needs"


def test_a_case_without_a_row_is_silent_and_is_found() -> None:
    rule = decision(row(1, over("10以下")), row(2, over("超过10")))
    assert rule.answer({"n": 10, "a": None}).status == "silent"
    assert kinds(rule) == ["gap"]
    assert kinds(decision(row(1, over("10以下")), row(2, over("10以上")))) == []


def test_two_rows_for_one_case_are_found() -> None:
    rule = decision(row(1, over("10以上")), row(2, over("30以上")), otherwise=row(0))
    assert kinds(rule) == ["overlap"]
    assert not certify(rule).sound


def test_a_row_that_can_never_apply_is_found() -> None:
    rule = decision(row(1, over("10以上")), row(2, over("30以上")), policy="first", otherwise=row(0))
    assert kinds(rule) == ["dead-row"]
    assert kinds(decision(row(1, over("101以上")), otherwise=row(0))) == ["dead-row"]


def capped(least: int, cap: int) -> Decision:
    fields = (Money(name="i", label=X), Money(name="t", label=N))
    amount = Least((Term(name=Text("比例", "the rate"), clause="一", amount=Rate(of="i", percent=15, label=X)),
                    Term(name=Text("财力", "the revenue"), clause="一", amount=Of(of="t", label=N)),
                    Term(name=Text("上限", "the ceiling"), clause="一", amount=Fixed(yuan=cap))))
    when = Within(field="i", interval=WORDS(f"{least}元以上"))
    return decision(Row(when=(when,), then={"amount": amount}, clause="一"), otherwise=row(0), fields=fields)


def test_a_rate_that_never_binds_is_found() -> None:
    assert kinds(capped(2_000_000, 300_000)) == ["idle-cap"]
    assert kinds(capped(1_999_999, 300_000)) == []


def test_the_smallest_term_counts_and_is_named() -> None:
    answer = capped(1_000_000, 300_000).answer({"i": Decimal(1_000_000), "t": Decimal(200_000)})
    assert answer.result["amount"] == 150_000
    assert any("比例" in step.text.zh and "起作用" in step.text.zh for step in answer.steps)
    assert any("2,000,000" in step.text.en or "2 million" in step.text.en for step in answer.steps)


def test_shares_must_add_up() -> None:
    outputs = (Output(name="a", label=X, kind="money"), Output(name="b", label=X, kind="money"))
    rows = (Row(when=(yes("a"),), then={"a": Fixed(yuan=140), "b": Fixed(yuan=140)}, clause="一"),
            Row(when=(no("a"),), then={"a": Fixed(yuan=0), "b": Fixed(yuan=270)}, clause="一"))
    rule = Decision(name="s", family="fee", title=X, question=X, clauses=("一",), fields=FIELDS, outputs=outputs,
                    headline=Text("{a}", "{a}"),
                    table=Table(name="s", rows=rows, sums=(Shares(outputs=("a", "b"), total=280, clause="一"),)))
    assert [f.kind for f in certify(rule).findings] == ["shares"]


def test_the_least_cause_and_the_nearest_change() -> None:
    answer = TIERS.answer({"n": 12, "a": None})
    assert [step.clause for step in answer.causes] == ["一"]
    assert [step.text.en for step in answer.changes] == ["Number at 9 (3 less): 0 yuan", "Number at 30 (18 more): 400 yuan"]


def test_why_nothing_is_paid_names_the_next_tier() -> None:
    (cause,) = TIERS.answer({"n": 9, "a": None}).causes
    assert "10" in cause.text.en
    assert "30" not in cause.text.en


def test_choices_are_cells_too() -> None:
    rule = decision(row(1, OneOf("a", ("yes",))), row(2, OneOf("a", ("no",))))
    assert kinds(rule) == []
    assert certify(rule).cells == 2


def test_amounts_are_exact_fractions() -> None:
    assert Rate(of="x", percent=Decimal("33.3"), label=X).value({"x": Decimal("0.01")}) == Fraction(333, 100_000)


def test_one_number_alone_is_put_as_such() -> None:
    one = Within(field="n", interval=WORDS.between(1, "至少", 1, "至", quote="1例"))
    assert one.wanted({"n": FIELDS[0]}).en == "exactly 1"
    assert one.wanted({"n": FIELDS[0]}).zh == "“1例”，= 1"
