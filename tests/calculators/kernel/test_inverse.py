"""What leads to an outcome: the forward answer is the outcome if and only if the case lies in the region."""

import itertools
import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest

from calculators import registry
from calculators.kernel import (
    Choice,
    Count,
    Decision,
    Discretion,
    Excess,
    Fixed,
    Grading,
    Greatest,
    Least,
    Money,
    Of,
    Output,
    Rate,
    Row,
    Rule,
    Silent,
    Steps,
    Sum,
    Table,
    Term,
    Text,
    Within,
    Words,
    YesNo,
    yes,
)
from calculators.kernel.cells import breakpoints, representatives
from calculators.kernel.inverse import EXACTLY, Question, ask
from calculators.kernel.regions import Region, exactly, reached

WORDS = Words()
X = Text("数", "Number")
QUESTIONS = {name: question for name in registry.calculators() if (question := ask(registry.rule(name)))}
GRADINGS = [name for name, question in QUESTIONS.items() if isinstance(question.rule, Grading)]
CHOICES = [name for name in QUESTIONS if name not in GRADINGS and QUESTIONS[name].output.kind != "money"]
AMOUNTS = [name for name in QUESTIONS if QUESTIONS[name].output.kind == "money"]
MOST = 150


def drawn(seed: str) -> random.Random:
    """The same draws on every run."""
    return random.Random(seed)  # noqa: S311 - no secrets


def bounds_of(region: Region, name: str) -> list[object]:
    rows = [Row(when=way.when, then={}, clause=way.clause) for way in region.ways]
    return breakpoints([*rows, *(row for way in region.ways for row in way.unless)], name)


def cases_of(question: Question, region: Region) -> Iterator[dict[str, object]]:
    """A case for every row of the table with each field at each bound and its neighbours, and random ones between."""
    table, fields = question.rule.table, question.rule.known()
    values = {name: representatives(field, sorted({*breakpoints(table.rows, name), *bounds_of(region, name)}))
              for name, field in fields.items()}
    chance = drawn(question.rule.name)
    for row in table.rows:
        base = {name: chance.choice(options) for name, options in values.items()}
        base |= {c.field: next(v for v in values[c.field] if c.holds({c.field: v})) for c in row.when}
        for name in table.fields():
            yield from (base | {name: value} for value in values[name])
    for _ in range(MOST):
        yield {name: chance.choice(options) for name, options in values.items()}


def completed(rule: Rule, case: dict[str, object]) -> dict[str, object]:
    """A reader's case with what the rule works out of it."""
    entered = {field.name: case[field.name] for field in rule.fields}
    return rule.complete(entered)


def hidden(rule: Rule, case: dict[str, object], chance: random.Random) -> dict[str, object]:
    """The same case where most is not known."""
    kinds = {field.name: field.kind for field in rule.known().values()}
    return {name: value if chance.random() < 0.3 else False if kinds[name] == "tick" else None for name, value in case.items()}


@pytest.mark.parametrize("name", GRADINGS)
def test_a_grade_is_reached_exactly_within_its_region(name: str) -> None:
    question = QUESTIONS[name]
    rule, chance = question.rule, drawn(name)
    regions = {level.key: question.region(rule.table, {"grade": level.key}) for level in rule.levels}
    none = question.region(rule.table, {"grade": "none"})
    known = list(cases_of(question, none))
    for case in [*known, *(hidden(rule, case, chance) for case in known)]:
        whole = completed(rule, case)
        best = rule.best(whole)
        assert [key for key, region in regions.items() if whole in region] == ([best.key] if best else []), case
    for case in (case for case in known[::40] if any(case[field.name] for field in rule.fields)):
        graded = rule.answer({field.name: case[field.name] for field in rule.fields}).result.get("grade")
        inside = [key for key, region in {**regions, "none": none}.items() if completed(rule, case) in region]
        assert inside == ([graded] if graded else []), case


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_is_made_exactly_within_its_region(name: str) -> None:
    question, table = QUESTIONS[name], QUESTIONS[name].rule.table
    for option in question.fields[0].options:
        key = option.key == "yes" if question.output.kind == "yes-no" else option.key
        region = question.region(table, {question.output.name: option.key})
        for case in cases_of(question, region):
            assert (case in region) == (outcome(table, question.output.name, case) == key), case


def outcome(table: Table, name: str, case: dict[str, object]) -> object:
    """What the row that counts sets."""
    row = table.verdict(case).hits[0]
    return row.then.get(name) if isinstance(row.then, dict) else None


def paid(question: Question, case: dict[str, object]) -> Fraction | None:
    amount = outcome(question.rule.table, question.output.name, case)
    return None if amount is None or isinstance(amount, Discretion) else amount.value(case)


def targets(question: Question) -> list[Decimal]:
    """Amounts that are paid, and their neighbours."""
    anything = question.region(question.rule.table, {question.output.name: Decimal(1), EXACTLY: False})
    amounts = sorted({paid(question, case) for case in cases_of(question, anything)} - {None})
    some = drawn(question.rule.name).sample(amounts, k=min(4, len(amounts)))
    fen = Decimal("0.01")
    near = {(Decimal(a.numerator) / Decimal(a.denominator)).quantize(fen) for a in some}
    return sorted({max(amount + step, Decimal(0)) for amount in near for step in (-fen, Decimal(0), fen)} | {Decimal(0)})


@pytest.mark.parametrize("name", AMOUNTS)
def test_an_amount_is_paid_exactly_within_its_region(name: str) -> None:
    question = QUESTIONS[name]
    for amount, exact in itertools.product(targets(question), (True, False)):
        region = question.region(question.rule.table, {question.output.name: amount, EXACTLY: exact})
        for case in cases_of(question, region):
            got = paid(question, case)
            assert (case in region) == (got is not None and (got == amount if exact else got >= amount)), (amount, exact, case)


@pytest.mark.parametrize("name", AMOUNTS)
def test_the_answer_to_a_reader_is_what_the_region_says(name: str) -> None:
    question, rule = QUESTIONS[name], QUESTIONS[name].rule
    region = question.region(rule.table, {question.output.name: Decimal(50_000), EXACTLY: False})
    for case in list(cases_of(question, region))[::20]:
        got = rule.answer(case).result.get(question.output.name)
        assert (case in region) == (got is not None and got >= 50_000), case


def test_every_grading_and_every_subsidy_can_be_asked() -> None:
    for name in registry.calculators():
        rule = registry.rule(name)
        if isinstance(rule, Grading) or (isinstance(rule, Decision) and rule.family == "subsidy" and rule.outputs[0].kind == "money"):
            assert name in QUESTIONS


MONEY = Money(name="cost", label=X)
HALF = Rate(of="cost", percent=50, label=X)
CAPPED = Least((Term(name=X, amount=HALF, clause="一"), Term(name=X, amount=Fixed(yuan=100), clause="二")))


@pytest.mark.parametrize(("amount", "target", "ends"), [
    (HALF, "50", [("100", "100", True)]),
    (HALF, "0.01", [("0.02", "0.02", True)]),
    (CAPPED, "100", [("200", None, None)]),
    (CAPPED, "100.01", []),
    (CAPPED, "99.99", [("199.98", "199.98", True)]),
    (Rate(of="cost", percent=300, label=X), "1", []),                                  # a third of a yuan is no sum of money
    (Steps(of="cost", each=100, pay=5, label=X), "10", [("200", "300", False)]),
    (Excess(of="cost", over=100, pay=2, label=X), "0", [(None, "100", True)]),
    (Greatest((Term(name=X, amount=HALF, clause="一"), Term(name=X, amount=Fixed(yuan=30), clause="二"))), "30", [(None, "60", True)]),
    (Sum((Term(name=X, amount=HALF, clause="一"), Term(name=X, amount=Fixed(yuan=30), clause="二"))), "80", [("100", "100", True)]),
])
def test_where_an_amount_is_exactly_a_target(amount: object, target: str, ends: list[tuple]) -> None:
    """Ends: from (closed), to, whether that is closed."""
    found = [box["cost"].interval for box in exactly(amount, Fraction(target), {"cost": MONEY})]
    assert [(low and str(low.value), high and str(high.value), high and high.closed) for low, high in
            ((interval.lower, interval.upper) for interval in found)] == ends


def test_the_least_of_two_fields_needs_both() -> None:
    both = Least((Term(name=X, amount=HALF, clause="一"), Term(name=X, amount=Of(of="tax", label=X), clause="二")))
    fields = {"cost": MONEY, "tax": Money(name="tax", label=X)}
    assert [sorted(box) for box in reached(both, Fraction(10), fields)] == [["cost", "tax"]]
    assert [sorted(box) for box in exactly(both, Fraction(10), fields)] == [["cost", "tax"], ["cost", "tax"]]


TIERS = Decision(
    name="test", family="subsidy", title=X, question=X, clauses=("一",), headline=X,
    fields=(Count(name="n", label=X), YesNo(name="a", label=X), Choice(name="b", label=X, options=YesNo(name="b", label=X).options)),
    outputs=(Output(name="amount", label=Text("金额", "Amount"), kind="money"),),
    table=Table(name="test", policy="first", otherwise=Row(when=(), then={"amount": Fixed(yuan=0)}, clause="一"), rows=(
        Row(when=(yes("a"),), then=Silent(Text("没有写", "Not said")), clause="一"),
        Row(when=(Within(field="n", interval=WORDS("30以上")),), then={"amount": Fixed(yuan=400)}, clause="二"),
        Row(when=(Within(field="n", interval=WORDS("10以上")),), then={"amount": Fixed(yuan=200)}, clause="三"))))


def test_an_earlier_row_narrows_a_later_one_or_is_named() -> None:
    question = ask(TIERS)
    (way,) = question.region(TIERS.table, {"amount": 200, EXACTLY: True}).ways
    assert [criterion.wanted(TIERS.known()).zh for criterion in way.when] == ["≥ 10、< 30"]
    assert [row.clause for row in way.unless] == ["一"]


def test_where_the_text_is_silent_is_told() -> None:
    assert [(step.text.zh, step.clause) for step in ask(TIERS).answer({"amount": 200, EXACTLY: True}).notes] == [("没有写", "一")]


@pytest.mark.parametrize(("raw", "code"), [({}, "required"), ({"amount": "-1"}, "too-small"), ({"amount": "many"}, "not-a-number")])
def test_a_question_refuses_what_is_not_an_amount(raw: dict[str, str], code: str) -> None:
    _, errors = ask(TIERS).read(raw)
    assert [(error.field, error.code) for error in errors] == [("amount", code)]


def test_an_amount_that_nobody_gets_has_no_way() -> None:
    found = ask(TIERS).answer({"amount": 300, EXACTLY: True})
    assert found.region.ways == ()
    assert found.headline.zh == "金额恰好300元：没有哪种情形是这样"
