"""What all seventeen gradings share: grades, bound words, fields, general readings.

The text uses 以上 and 以下 without defining them; the reading BOUNDS says how they are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from calculators.kernel import (
    PERSON,
    Bound,
    Count,
    Interval,
    Level,
    Money,
    Reading,
    Row,
    Silent,
    Table,
    Text,
    Tick,
    Within,
    Words,
)

WORDS = Words()

TITLES = {
    "I": Text("特大（Ⅰ级）", "Grade I (particularly serious)"),
    "I-II": Text("重、特大（Ⅰ级或Ⅱ级，原文合为一级）", "Grade I or II (particularly serious or serious; one class in the text)"),
    "II": Text("重大（Ⅱ级）", "Grade II (serious)"),
    "III": Text("较大（Ⅲ级）", "Grade III (relatively serious)"),
    "IV": Text("一般（Ⅳ级）", "Grade IV (ordinary)"),
}
HEADS = {"I": "特大", "I-II": "重、特大", "II": "重大", "III": "较大", "IV": "一般"}


def levels(category: str, *grades: str, **elsewhere: str) -> tuple[Level, ...]:
    """The grades of a category, highest first, each with the clause that heads it.

    `elsewhere` names the clause of a grade that has no heading of its own.
    """
    return tuple(Level(key=grade, title=TITLES[grade], clause=elsewhere.get(grade) or f"{category}{HEADS[grade]}")
                 for grade in grades)


# Where no criterion is met, the answer says which grades the text has no criteria for, and gives no lower one.
NO_GRADE_IV = Text("没有符合任何一级的标准；这一类没有“一般”级的标准，原文没有给出等级",
                   "No criterion of any grade is met; the text has no Grade IV for this kind of incident and gives no grade")

BOUNDS = Reading(
    id="bounds-not-defined",
    clause="前言",
    says=Text("标准用了“以上”“以下”，没有说包不包括本数。",
              "The standards use 以上 (or more) and 以下 (below) without saying whether the figure itself is included."),
    reads=Text("“以上”包括本数，“以下”不包括；正好等于分界数的，属较高的一级。",
               "“Or more” includes the figure, “below” does not; a figure on the boundary is in the higher grade."),
    why=Text("相邻两级共用一个分界数，这样读，每个数只属于一级。",
             "Neighbouring grades share one figure; read so, each number belongs to one grade alone."),
    other=Text("“以下”也包括本数（《民法典》第一千二百五十九条如此）；正好等于分界数的同属两级，仍以较高的一级为准。",
               "“Below” includes the figure too, as article 1259 of the Civil Code has it; a figure on the boundary is then in "
               "two grades, of which the higher counts."),
)

HIGHEST = Reading(
    id="highest-grade-counts",
    clause="前言",
    says=Text("同时符合几级的标准时以哪一级为准，没有写明。",
              "The text does not say which grade counts when criteria of several are met."),
    reads=Text("符合任何一项就够，以达到的最高一级为准。", "Any one criterion is enough; the highest grade reached counts."),
    why=Text("各项分列，没有要求同时具备；等级说的是事件最严重的一面。",
             "The criteria are listed one by one without asking for all; a grade speaks of the worst side of an incident."),
    other=Text("由主管部门综合认定。", "The department in charge weighs all of them."),
)

ZERO = Reading(
    id="zero-is-not-graded",
    clause="前言",
    says=Text("最低一级只写“以下”，没有下限。", "The lowest grade says only “below”, without a lower end."),
    reads=Text("数字为零不算达到，要比零多才算。", "Zero does not reach it; more than none is needed."),
    why=Text("标准说的是已经造成的危害，没有危害就谈不上等级。",
             "The criteria speak of harm done; where there is none, there is nothing to grade."),
    other=Text("照字面，零也在“以下”之内。", "By the letter zero is “below” too."),
)

GENERAL = (HIGHEST, BOUNDS)

NO_FIGURE = Text("原文只说伤亡、损失“特大”“巨大”“重大”“较大”，没有数字，只凭数字分不出等级；请勾选经有关部门认定的情形",
                 "The text speaks of casualties and losses as huge, major or considerable and gives no figures, so that "
                 "figures alone give no grade; tick what the department in charge has found")
JUDGED = Text("程度、范围大小，原文没有给出数字，由主管部门认定。",
              "The text gives no figure for the degree or the extent; the department in charge decides.")

HARM = Text("人员和损失", "People and loss")
SCALE = Text("规模和地点", "Scale and place")
CRITERIA = {
    "I": Text("特大级的情形", "Criteria of Grade I"),
    "I-II": Text("重、特大级的情形", "Criteria of Grades I and II"),
    "II": Text("重大级的情形", "Criteria of Grade II"),
    "III": Text("较大级的情形", "Criteria of Grade III"),
    "IV": Text("一般级的情形", "Criteria of Grade IV"),
}


def graded(grade: str, clause: str, *when: object, **parts: object) -> Row:
    return Row(when=when, then={"grade": grade}, clause=clause, **parts)


def silent_on(why: Text, clause: str, *when: object, **parts: object) -> Row:
    """A case on which the text says nothing."""
    return Row(when=when, then=Silent(why), clause=clause, **parts)


def over(field: str, quote: str) -> Within:
    return Within(field=field, interval=WORDS(quote))


def some(field: str, quote: str) -> Within:
    """Below the figure, and by a reading more than none."""
    return Within(field=field, interval=WORDS.some(quote))


def any_of(field: str) -> Within:
    """More than none of it."""
    return Within(field=field, interval=Interval(lower=Bound(value=0, closed=False, word="")))


def between(field: str, low: int, high: int | None, quote: str) -> Within:
    """From a number to another, both included, in words of the text that hold no bound word."""
    upper = None if high is None else Bound(value=high, closed=True, word="")
    return Within(field=field, interval=Interval(lower=Bound(value=low, closed=True, word=""), upper=upper, quote=quote))


def exactly(field: str, value: int, quote: str) -> Within:
    """One number, which the text names without 以上 or 以下."""
    return between(field, value, value, quote)


def without(rows: tuple[Row, ...], reading: Reading) -> tuple[Row, ...]:
    """The rows that do not rest on a reading."""
    return tuple(row for row in rows if reading not in row.readings)


def from_zero(row: Row) -> Row:
    """The row with the text's own intervals, which zero is in."""
    def literal(criterion: object) -> object:
        low = criterion.interval.lower if isinstance(criterion, Within) else None
        return over(criterion.field, criterion.interval.quote) if low and not low.word and criterion.interval.quote else criterion

    return replace(row, when=tuple(literal(criterion) for criterion in row.when)) if ZERO in row.readings else row


def table(name: str, rows: tuple[Row, ...]) -> Table:
    """A table of criteria. Rows that another reading has made equal stand once."""
    return Table(name=name, policy="all", rows=tuple(row for index, row in enumerate(rows) if row not in rows[:index]))


def tick(grade: str, name: str, zh: str, en: str, hint: Text | None = None) -> Tick:
    """A criterion to tick, under the heading of its grade."""
    return Tick(name=name, label=Text(zh, en), hint=hint, group=CRITERIA[grade])


def deaths(hint: Text | None = None) -> Count:
    return Count(name="deaths", label=Text("死亡人数", "Deaths"), unit=PERSON, hint=hint, group=HARM)


def injured(zh: str, en: str, hint: Text | None = None) -> Count:
    """Injured or poisoned people; the label says which."""
    return Count(name="injured", label=Text(zh, en), unit=PERSON, hint=hint, group=HARM)


def loss(hint: Text | None = None) -> Money:
    return Money(name="loss", label=Text("直接经济损失", "Direct economic loss"), unit="wan", hint=hint, group=HARM)


def without_figures(clause: str, *names: str) -> Iterator[Row]:
    """Figures that the text has no bound for: entered alone they give no grade."""
    for name in names:
        yield silent_on(NO_FIGURE, clause, any_of(name))
