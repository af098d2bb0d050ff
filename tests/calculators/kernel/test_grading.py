import pytest

from calculators.kernel import Choice, Count, Grading, Level, OneOf, Row, Table, Text, Tick, Within, Words, options, ticked

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
