"""Clause 7.1: training and drills in a year."""

from __future__ import annotations

from calculators.kernel import Bound, Count, Decision, Interval, Output, Reading, Row, Table, Text, Within

from .grades import WORDS

TIMES = Text("次", "time|times")

TYPES = Reading(
    id="drills-of-different-types",
    clause="7.1",
    says=Text(
        "“每年至少组织一次不同类型的环境应急演练活动”。",
        "“At least once a year, environmental emergency drills of different types.”",
    ),
    reads=Text(
        "每年至少一次演练，各次演练的类型要有变化。",
        "At least one drill a year; the type changes from drill to drill.",
    ),
    why=Text(
        "文本没有列出有哪些类型，也没有说每种类型各一次。",
        "The text neither lists the types nor asks for one of each.",
    ),
    other=Text(
        "每种类型每年都要演练一次；有几种类型，文本没有写。",
        "One drill of every type each year; how many types there are, the text does not say.",
    ),
)

EACH = Reading(
    id="each-department",
    clause="7.1",
    says=Text(
        "“生态环境部门和有关环境事件专业主管部门应每年至少组织一次”。",
        "“The ecology and environment department and the departments in "
        "charge shall organise at least one a year.”",
    ),
    reads=Text("每个部门都要各组织一次。", "Each department organises one."),
    why=Text(
        "两类部门并列，义务落到每一个。", "The departments are named side by side, so the duty falls on each."
    ),
    other=Text("几个部门合起来一年一次也可以。", "One a year by all of them together is enough."),
)


def once(field: str) -> Within:
    return Within(field=field, interval=WORDS("至少1次"))


def never(field: str) -> Within:
    """Short of one; the text has no word for this side."""
    return Within(field=field, interval=Interval(upper=Bound(value=1, closed=False, word="")))


def year(*when: Within, training: bool, drill: bool) -> Row:
    return Row(when=when, then={"training": training, "drill": drill}, clause="7.1")


annual_training_drill = Decision(
    name="annual-training-drill",
    family="quota",
    title=Text("每年的培训和演练", "Training and drills in a year"),
    question=Text(
        "这个部门今年的培训和演练够了吗？", "Has this department done its training and drill this year?"
    ),
    clauses=("7.1",),
    readings=(TYPES, EACH),
    fields=(
        Count(name="trainings", label=Text("今年组织的培训", "Training sessions this year"), unit=TIMES),
        Count(name="drills", label=Text("今年组织的演练", "Drills this year"), unit=TIMES),
    ),
    outputs=(
        Output(name="training", label=Text("培训达标", "Training done"), kind="yes-no"),
        Output(name="drill", label=Text("演练达标", "Drill done"), kind="yes-no"),
    ),
    headline=Text(
        "培训达标：{training}；演练达标：{drill}", "Training done: {training}; drill done: {drill}"
    ),
    table=Table(
        name="annual-training-drill",
        rows=(
            year(once("trainings"), once("drills"), training=True, drill=True),
            year(once("trainings"), never("drills"), training=True, drill=False),
            year(never("trainings"), once("drills"), training=False, drill=True),
            year(never("trainings"), never("drills"), training=False, drill=False),
        ),
    ),
)
