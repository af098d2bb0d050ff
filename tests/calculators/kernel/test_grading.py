from dataclasses import replace

import pytest

from calculators.kernel import (
    Choice,
    Count,
    Grading,
    Level,
    OneOf,
    Reading,
    Row,
    Silent,
    Table,
    Text,
    Tick,
    Within,
    Words,
    options,
    ticked,
)

WORDS = Words()
X = Text("数", "Number")


def graded(grade: str, *when: object) -> Row:
    return Row(when=when, then={"grade": grade}, clause="一", note=Text("由部门认定", "The department decides"))


QUAKE = Grading(
    name="test", family="grading", title=X, question=X, clauses=("一",),
    levels=tuple(Level(key=key, title=Text(key, f"Grade {key}"), clause="一") for key in ("I", "II", "III")),
    fields=(Count(name="size", label=Text("震级", "Magnitude")), Count(name="loss", label=Text("损失", "Loss")),
            Choice(name="place", label=Text("地点", "Place"), options=options(town=("城镇", "Town"), other=("其他", "Other"))),
            Tick(name="harm", label=Text("有危害", "Harm"))),
    table=Table(name="test", policy="all", rows=(
        graded("I", Within(field="size", interval=WORDS("6以上")), OneOf("place", ("town",))),
        graded("II", Within(field="size", interval=WORDS("5以上")), OneOf("place", ("town",))),
        graded("II", Within(field="size", interval=WORDS("8以上")), ticked("harm")),
        graded("III", Within(field="loss", interval=WORDS("1以上"))))))
NOTHING = {"size": None, "loss": None, "place": None, "harm": False}


def answer(**values: object) -> object:
    return QUAKE.answer(NOTHING | values)


def test_a_criterion_that_is_met_in_part_asks_for_the_rest() -> None:
    found = answer(size=5)
    assert (found.status, found.needs) == ("needs", ("place",))


@pytest.mark.parametrize("values", [{"size": 4}, {"size": 4, "place": "other"}, {"size": 9, "place": "other"}])
def test_no_criterion_is_met_once_none_can_be(values: dict[str, object]) -> None:
    assert answer(**values).result == {"grade": "none"}


def test_a_grade_that_may_rise_says_on_what_it_depends() -> None:
    found = answer(size=7, loss=3)
    assert found.result == {"grade": "III"}
    assert found.notes[-1].en == "The grade may be higher; that depends on: Place"


def test_what_cannot_raise_the_grade_is_not_asked_for() -> None:
    found = answer(size=7, place="town", loss=3)
    assert found.result == {"grade": "I"}
    assert len(found.notes) == 1


def added(values: dict[str, object]) -> dict[str, object]:
    known = [values[name] for name in ("deaths", "injured") if values[name] is not None]
    return {"both": sum(known) if known else None}


READING = Reading(id="area", clause="一", says=X, reads=X, why=X, other=X)
UNSAID = Text("没有数字", "No figure")
SUMMED = Grading(
    name="test", family="grading", title=X, question=X, clauses=("一",), levels=QUAKE.levels,
    fields=(Count(name="deaths", label=Text("死亡", "Deaths")), Count(name="injured", label=Text("受伤", "Injured")),
            Count(name="area", label=Text("面积", "Area")), Count(name="moved", label=Text("转移", "Moved"))),
    derive=added, derived=(Count(name="both", label=Text("合计", "Both")),),
    table=Table(name="test", policy="all", rows=(
        graded("II", Within(field="both", interval=WORDS("10以上"))),
        Row(when=(Within(field="moved", interval=WORDS("1以上")),), then=Silent(UNSAID), clause="一"))),
    others=((READING, Table(name="test", policy="all", rows=(graded("III", Within(field="moved", interval=WORDS("1以上"))),))),))
BLANK = dict.fromkeys(("deaths", "injured", "area", "moved"))


@pytest.mark.parametrize(("values", "grade"), [({"deaths": 4, "injured": 5}, "none"), ({"deaths": 4, "injured": 6}, "II"),
                                               ({"injured": 10}, "II")])
def test_a_criterion_may_look_at_a_sum(values: dict[str, object], grade: str) -> None:
    assert SUMMED.answer(BLANK | values).result == {"grade": grade}


def test_nothing_entered_is_asked_for_even_with_sums() -> None:
    assert SUMMED.answer(BLANK).status == "needs"


def test_a_silence_shows_what_another_reading_gives() -> None:
    found = SUMMED.answer(BLANK | {"moved": 3})
    assert (found.status, found.headline) == ("silent", UNSAID)
    assert found.others == ((READING, Text("III", "Grade III")),)


def test_a_silence_beside_a_grade_is_a_note() -> None:
    found = SUMMED.answer(BLANK | {"moved": 3, "deaths": 10})
    assert (found.result, found.notes) == ({"grade": "II"}, (Text("由部门认定", "The department decides"), UNSAID))


FROM_FOUR = graded("II", Within(field="size", interval=WORDS("4以上")), OneOf("place", ("town",)))
LOWER = replace(QUAKE, others=((READING, replace(QUAKE.table, rows=(FROM_FOUR,))),))


def test_another_reading_whose_answer_is_open_is_not_claimed() -> None:
    values = NOTHING | {"size": 4, "loss": 3}
    assert LOWER.answer(values).others == ()
    assert LOWER.answer(values | {"place": "other"}).others == ((READING, LOWER.none),)
    assert LOWER.answer(values | {"place": "town"}).others == ((READING, LOWER.levels[1].title),)


def test_what_every_reading_leaves_open_does_not_hide_another() -> None:
    other = replace(QUAKE.table, rows=(*QUAKE.table.rows[:3], graded("I", Within(field="loss", interval=WORDS("1以上")))))
    found = replace(QUAKE, others=((READING, other),)).answer(NOTHING | {"size": 5, "loss": 3})
    assert (found.result, found.others) == ({"grade": "III"}, ((READING, QUAKE.levels[0].title),))
    second = replace(QUAKE.table, rows=QUAKE.table.rows[:3])
    assert replace(QUAKE, others=((READING, second),)).answer(NOTHING | {"size": 5, "loss": 3}).others == ((READING, QUAKE.none),)


@pytest.mark.parametrize(("deaths", "more"), [(0, 10), (3, 7), (9, 1)])
def test_the_nearest_change_is_found_through_a_sum(deaths: int, more: int) -> None:
    step = next(step for step in SUMMED.answer(BLANK | {"deaths": deaths}).changes if "Injured" in step.text.en)
    assert step.text.en == f"Injured at {more} ({more} more): Grade II"
