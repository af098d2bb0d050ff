"""Chains and comparisons over rules of made-up places: where values come from, what is asked, what is refused, what differs."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from calculators.kernel import (
    Answer,
    Calculation,
    Choice,
    Count,
    Grading,
    InputError,
    Level,
    Output,
    Reading,
    Row,
    Rows,
    Rule,
    Table,
    Text,
    Within,
    Words,
    lookup,
    options,
)
from calculators.kernel.answers import SILENT
from calculators.kernel.chains import Chain, Comparison
from calculators.kernel.differences import differences
from calculators.kernel.uses import Asked, Given, OneRow, Result, Said, Use

WORDS = Words(defined={"以上": "1.1"})
LEVELS = (Level(key="I", title=Text("一级", "Grade I"), clause="1.1"), Level(key="II", title=Text("二级", "Grade II"), clause="1.2"))
COLOURS = options(red=("红", "Red"), blue=("蓝", "Blue"))
ZERO = Reading(id="zero", clause="1", **{name: Text("零", "zero") for name in ("says", "reads", "why", "other")})


def text(words: str) -> Text:
    return Text(words, words)


def grading(first: str = "10人以上", second: str = "5人以上10人以下", **parts: object) -> Grading:
    rows = tuple(Row(when=(Within(field="deaths", interval=WORDS(quote)),), then={"grade": level.key}, clause=level.clause)
                 for level, quote in zip(LEVELS, (first, second), strict=True))
    return Grading(name="grade", family="grading", title=text("grade"), question=text("?"), clauses=("1",), levels=LEVELS,
                   fields=(Count(name="deaths", label=Text("死亡", "Deaths"), most=1000),),
                   table=Table(name="grade", policy="all", rows=rows), **parts)


def colour(keys: tuple[str, ...] = ("I", "II")) -> Rule:
    entries = tuple((key, text(f"grade {key}"), {"colour": shade}, "2") for key, shade in zip(keys, ("red", "blue"), strict=False))
    return lookup(name="colour", title=text("colour"), question=text("?"), clauses=("2",), ask=text("grade that may occur"),
                  field="grade", entries=entries, headline=Text("{colour}", "{colour}"),
                  outputs=(Output(name="colour", label=text("colour"), kind="choice", options=COLOURS),))


def _no_more_than_deaths(values: Mapping[str, object]):
    for index, person in enumerate(values["people"] or ()):
        if person["aid"] and person["aid"] > 9:
            yield InputError(f"people.{index}.aid", "more-than", {"label": text("aid"), "other": text("nine")})


def _paid(rule: Rule, values: Mapping[str, object]) -> Answer:
    return Answer(status="value", headline=text(str([person["kind"] for person in values["people"]])),
                  result={"count": len(values["people"])})


def fees() -> Calculation:
    kinds = Choice(name="kind", label=text("kind"), required=True, options=options(poor=("贫", "poor"), other=("他", "other")))
    people = Rows(name="people", label=text("people"), fields=(kinds, Count(name="aid", label=text("aid"))))
    return Calculation(name="fees", family="fee", title=text("fees"), question=text("?"), clauses=("3",), fields=(people,),
                       outputs=(Output(name="count", label=text("count"), kind="count"),), compute=_paid, check=_no_more_than_deaths)


def use(name: str, rule: Rule, plan: str = "east/plan", **parts: object) -> Use:
    return Use(name=name, title=text(name), calculator=f"{plan}/{rule.name}", rule=rule, **parts)


def chain(*parts: object, **more: object) -> Chain:
    return Chain(name="chain", title=text("chain"), question=text("?"), parts=parts, **more)


GRADE = Result("grade", "grade")
TWO = chain(use("grade", grading()), use("colour", colour(), takes={"grade": GRADE}))


def answered(rule: Rule, **raw: object) -> Answer:
    values, errors = rule.read(raw)
    assert errors == []
    return rule.answer(values)


def refused(rule: Rule, **raw: object) -> dict[str, str]:
    return {error.field: error.code for error in rule.read(raw)[1]}


# --- Where values come from -----------------------------------------------------------------------


@pytest.mark.parametrize(("deaths", "grade", "shade"), [(9, "II", "blue"), (10, "I", "red"), (5, "II", "blue")])
def test_a_result_goes_on_to_the_next_step(deaths: int, grade: str, shade: str) -> None:
    answer = answered(TWO, deaths=deaths)
    assert answer.result == {"grade": "value", "grade.grade": grade, "colour": "value", "colour.colour": shade}


def test_what_a_step_gives_is_not_asked_for() -> None:
    assert [each.name for each in TWO.inputs()] == ["deaths"]


def test_a_step_without_its_value_says_which_result_it_waits_for() -> None:
    answer = answered(TWO)
    assert answer.status == "needs"
    assert [part.answer.status for part in answer.parts] == ["needs", "needs"]
    assert "grade" in answer.parts[1].answer.headline.en


def test_a_result_that_the_next_rule_has_no_option_for_is_not_in_its_text() -> None:
    parts = answered(TWO, deaths=4).parts
    assert parts[0].value("grade") == "none"
    assert parts[1].answer.status == SILENT
    assert parts[1].value("colour") is None


def test_what_a_reader_knows_already_counts_and_a_contradiction_is_told() -> None:
    known = Result("grade", "grade", known=Asked("known"))
    rule = chain(use("grade", grading()), use("colour", colour(), takes={"grade": known}))
    assert [each.name for each in rule.inputs()] == ["deaths", "known"]
    assert answered(rule, known="I").result["colour.colour"] == "red"
    part = answered(rule, known="I", deaths=5).parts[1]
    assert part.value("colour") == "red"
    assert any("Grade II" in note.en for note in part.answer.notes)
    assert answered(rule, known="II", deaths=5).parts[1].answer.notes == ()


def test_another_reading_of_an_earlier_step_is_told_in_the_steps_that_rest_on_it() -> None:
    literal = grading(second="0人以上10人以下")
    rule = chain(use("grade", grading(others=((ZERO, literal.table),))), use("colour", colour(), takes={"grade": GRADE}))
    assert any("Grade II" in note.en for note in answered(rule, deaths=1).parts[1].answer.notes)
    assert answered(rule, deaths=5).parts[1].answer.notes == ()


def test_a_step_may_take_its_value_elsewhere_under_another_reading() -> None:
    rule = chain(use("grade", grading()), use("colour", colour(), takes={"grade": Asked("own")}, others=((ZERO, {"grade": GRADE}),)))
    part = answered(rule, deaths=10).parts[1]
    assert part.answer.status == "needs"
    assert [(reading.id, words.en) for reading, words in part.answer.others] == [("zero", "Red")]


def test_fixed_values_and_warnings() -> None:
    never = (GRADE, "I", text("beware"))
    rule = chain(use("grade", grading()), use("colour", colour(), takes={"grade": Given("II")}, warns=(never,)))
    assert [note.en for note in answered(rule, deaths=10).parts[1].answer.notes] == ["beware"]
    assert answered(rule, deaths=9).parts[1].answer.notes == ()


def test_where_the_text_is_silent_the_chain_goes_on() -> None:
    nothing = Said(name="first", title=text("first"), plan="east/plan", says=Answer(status=SILENT, headline=text("nothing")))
    answer = answered(chain(nothing, use("grade", grading())), deaths=10)
    assert [part.answer.status for part in answer.parts] == [SILENT, "value"]
    assert answer.status == "value"


def test_every_clause_names_its_plan() -> None:
    assert answered(TWO, deaths=10).clauses()[:2] == ("east/plan#1.1", "east/plan#2")


# --- One form ---------------------------------------------------------------------------------------


def test_equal_fields_are_asked_once_and_a_clash_is_an_error_when_loaded() -> None:
    assert [each.name for each in chain(use("a", grading()), use("b", grading())).inputs()] == ["deaths"]
    other = replace(grading(), fields=(Count(name="deaths", label=Text("死亡", "Deaths"), most=5),))
    with pytest.raises(ValueError, match="deaths"):
        chain(use("a", grading()), use("b", other))
    renamed = chain(use("a", grading()), use("b", other, takes={"deaths": Asked("few")}))
    assert [each.name for each in renamed.inputs()] == ["deaths", "few"]


def test_a_step_takes_results_of_steps_before_it_alone() -> None:
    with pytest.raises(ValueError, match="grade"):
        chain(use("colour", colour(), takes={"grade": GRADE}), use("grade", grading()))


def test_a_narrower_range_and_clashes_inside_rows_are_told_in_the_form() -> None:
    narrow = replace(grading(), fields=(Count(name="deaths", label=Text("死亡", "Deaths"), most=5),))
    rule = chain(use("a", grading()), use("b", narrow, takes={"deaths": Asked("deaths")}), use("fees", fees()))
    assert refused(rule, deaths=6, people=[{}, {"kind": "poor", "aid": 10}]) == {"deaths": "too-large", "people.1.aid": "more-than"}
    assert refused(rule, deaths=-1, people=[{"aid": "x"}]) == {
        "deaths": "too-small", "people.0.aid": "not-a-number", "people.0.kind": "required-choice"}


# --- Side by side -----------------------------------------------------------------------------------


def comparison(*columns: Use | Said, **more: object) -> Comparison:
    return Comparison(name="comparison", title=text("comparison"), question=text("?"), parts=columns, **more)


EAST, WEST = use("east", grading()), use("west", grading(first="30人以上", second="5人以上30人以下"), "west/plan")


def test_a_further_place_is_one_more_column() -> None:
    """Nothing but the definition grows: form, answers, clauses and differences follow."""
    north = use("north", chain(use("grade", grading()), use("colour", colour(), takes={"grade": GRADE})), "together/chains")
    south = Said(name="south", title=text("south"), plan="south/plan", says=Answer(status=SILENT, headline=text("no figures")))
    for columns in ((EAST, WEST), (EAST, WEST, north), (EAST, WEST, north, south)):
        rule = comparison(*columns)
        assert [each.name for each in rule.inputs()] == ["deaths"]
        assert [part.name for part in answered(rule, deaths=12).parts] == [column.name for column in columns]
        found, = differences(rule)
        assert [len(lines) for lines in found.columns] == [2, 2, 2, 0][:len(columns)]
        assert not found.alike
    answer = answered(comparison(EAST, WEST, north, south), deaths=12)
    assert [answer.result.get(f"{place}.grade") for place in ("east", "west")] == ["I", "II"]
    assert answer.result["north.grade.grade"] == "I"
    assert answer.result["south"] == SILENT


def test_equal_rules_are_alike_whatever_they_are_called() -> None:
    renamed = replace(grading(), fields=(Count(name="dead", label=text("dead"), most=1000),), table=replace(
        grading().table, rows=tuple(replace(row, when=(replace(row.when[0], field="dead"),)) for row in grading().table.rows)))
    found, = differences(comparison(EAST, use("west", renamed, takes={"dead": Asked("deaths")})))
    assert found.alike
    assert [bound.closed for line in found.columns[0] for c in line.row.when for bound in c.interval.bounds()] == [True, True, False]


def test_fields_of_one_place_stand_under_its_name() -> None:
    rule = comparison(EAST, use("west", colour(), "west/plan"))
    assert {each.name: each.group.en for each in rule.inputs()} == {"deaths": "east", "grade": "west"}
    assert comparison(EAST, WEST).shared() == comparison(EAST, WEST).inputs()


def test_one_row_is_filled_from_the_form_and_its_keys_are_translated() -> None:
    kind = Choice(name="kind", label=text("kind"), options=options(needy=("困", "needy"), rich=("富", "rich"), other=("他", "other")))
    row = OneRow({"kind": Asked("kind", means={"needy": "poor", "other": "other"})})
    rule = comparison(use("east", fees(), takes={"people": row}), use("west", fees(), takes={"people": row}), fields=(kind,))
    assert [each.name for each in rule.inputs()] == ["kind", "aid"]
    assert answered(rule, kind="needy").result["east.count"] == 1
    assert "poor" in answered(rule, kind="needy").parts[0].answer.headline.en
    assert answered(rule, kind="rich").parts[0].answer.status == SILENT
    assert answered(rule).parts[0].answer.status == "needs"
    assert refused(rule, kind="needy", aid=10) == {"aid": "more-than"}
