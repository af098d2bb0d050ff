"""Clauses 3.3.2, 5.1.1, 5.1.2（7） and 5.3（1）: who reports to whom, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from calculators.kernel import (
    Answer,
    Calculation,
    Choice,
    InputError,
    Instant,
    OneOf,
    Output,
    Reading,
    Row,
    Rule,
    Silent,
    Step,
    Table,
    Text,
    Tick,
    add_hours,
    join,
    options,
    silent,
    ticked,
)
from calculators.kernel.fields import Values
from calculators.kernel.text import moment

from .grades import GRADES, ORDINARY, RELATIVELY_SERIOUS_UP

START = Reading(
    id="clock-starts-at-verification",
    clause="3.3.2",
    says=Text(
        "“接报后，……情况核实准确后，应当在1小时内报”：接报和核实准确都在“1小时”前面。",
        "“After receiving the report … once the facts are verified as accurate, within 1 hour”: both moments stand before the "
        "hour.",
    ),
    reads=Text("1小时从情况核实准确时起算。", "The hour runs from the moment the facts are verified."),
    why=Text("“情况核实准确后”紧接着“1小时内”。", "“Once verified” stands right before “within 1 hour”."),
    other=Text("从接报时起算，核实也要在这1小时里完成。", "It runs from receipt, and verifying must fit into the same hour."),
)

HOUR = Reading(
    id="full-hour-included",
    clause="3.3.2",
    says=Text("“1小时内”；本文没有定义“内”。", "“Within 1 hour”; the plan does not define 内 (within)."),
    reads=Text("满1小时的那一刻仍算按时。", "A report made when the hour is exactly full is in time."),
    why=Text("按通常用法，“以内”包括本数。", "In general usage “within” includes the number."),
    other=Text("满1小时就算超时，要在这之前上报。", "The report must be made before the hour is full."),
)

AT_ONCE = Reading(
    id="at-once-or-one-hour",
    clause="5.1.1",
    says=Text(
        "5.1.1要事发地人民政府对较大以上事件“立即”报告；3.3.2给1小时，没有区分级别。",
        "Clause 5.1.1 has the local government report events of Grade III and above “at once”; clause 3.3.2 gives 1 hour, for "
        "every grade.",
    ),
    reads=Text("立即报告；核实准确后的情况最迟在1小时内报到。", "Report at once; the verified facts follow within the hour at the latest."),
    why=Text("两条都有效：5.1.1要快，3.3.2定最迟。", "Both hold: the one asks for speed, the other sets the last moment."),
    other=Text("较大以上事件只适用5.1.1，没有1小时的余地。", "For Grade III and above only clause 5.1.1 holds, and there is no hour."),
)

SEVERE = Reading(
    id="particularly-severe-situation",
    clause="3.3.2",
    says=Text("“事态特别严重时”；文本没有说这是哪一级。", "“When the situation is particularly severe”; the text does not say which grade that is."),
    reads=Text("由报告的一方判断，不限于特别重大（Ⅰ级）事件。", "Whoever reports judges; it is not tied to Grade I."),
    why=Text("写的是“事态”，没有写级别。", "The words speak of the situation and of no grade."),
    other=Text("就是指特别重大（Ⅰ级）事件。", "It means Grade I events."),
)

DISTRICT_TOO = Reading(
    id="severe-report-by-the-district",
    clause="3.3.2",
    says=Text(
        "“事态特别严重时，应立即向市人民政府直至省人民政府及其应急委报告”，这句没有写主语，前一句说的是事发地人民政府或有关职能部门。",
        "The sentence on particularly severe situations has no subject; the one before it speaks of the local government or its "
        "departments.",
    ),
    reads=Text("区人民政府也要立即报告。", "The District Government, too, must report at once."),
    why=Text("向市、省报告要经过区里，区人民政府也可能就是事发地人民政府。", "Reports to the city and the province pass through the district, which may itself be the local government."),
    other=Text("只约束事发地人民政府及其部门；区里照5.1.2（7）及时报告。", "It binds the local government and its departments only; the district reports “in time” by 5.1.2(7)."),
)

AT_ONCE_WORDS = Text("立即", "at once")
IN_TIME = Text("及时", "in time")
HOUR_WORDS = Text("情况核实准确后1小时内", "within 1 hour of verifying the facts")
TO_DISTRICT = Text("区人民政府或有关职能部门", "the District Government or its departments")
LOCAL, DISTRICT = OneOf("role", ("local",)), OneOf("role", ("district",))


UNSAID = Silent(Text(
    "一般事件：文本没有规定区人民政府向上报告",
    "Ordinary events: the text does not make the District Government report upwards",
))


def route(to: Text, when: Text, clause: str, *conditions: OneOf) -> Row:
    return Row(when=conditions, then={"to": to, "when": when}, clause=clause)


ROUTES = Table(
    name="report-deadlines",
    policy="all",
    rows=(
        route(Text("所在地人民政府", "the government of the place"), AT_ONCE_WORDS, "3.3.2", OneOf("role", ("monitor", "unit"))),
        route(
            Text("监测和收集机构（打110、119、120、122等报警电话，或用其他途径）", "a monitoring body (by 110, 119, 120, 122 or any other way)"),
            IN_TIME,
            "3.3.2",
            OneOf("role", ("public",)),
        ),
        route(
            Text("本级人民政府和上级有关职能部门", "the government of its level and the departments above"),
            Text("立即核实，迅速", "quickly, after verifying at once,"),
            "3.3.2",
            OneOf("role", ("receiver",)),
        ),
        route(
            Text("市人民政府，直至省人民政府，以及它们的应急委", "the City Government, up to the Provincial Government, and their emergency committees"),
            AT_ONCE_WORDS,
            "3.3.2",
            OneOf("role", ("local", "district")),
            ticked("severe"),
        ),
        route(
            Text(
                "区人民政府，直至市人民政府及其应急委（由事发地人民政府报）",
                "the District Government, up to the City Government and its emergency committee (from the local government)",
            ),
            AT_ONCE_WORDS,
            "5.1.1",
            LOCAL,
            RELATIVELY_SERIOUS_UP,
        ),
        route(
            Text("同级应急办和上级有关部门", "the emergency office of its level and the departments above"),
            AT_ONCE_WORDS,
            "5.3（1）",
            OneOf("role", ("unit",)),
            ORDINARY,
        ),
        route(
            Text("同级应急办和上级有关部门（由主管部门报）", "the emergency office of its level and the departments above (from the department in charge)"),
            AT_ONCE_WORDS,
            "5.3（1）",
            LOCAL,
            ORDINARY,
        ),
        route(TO_DISTRICT, HOUR_WORDS, "3.3.2", LOCAL),
        route(
            Text("市人民政府和区委", "the City Government and the District Party Committee"),
            IN_TIME,
            "5.1.2（7）",
            DISTRICT,
            RELATIVELY_SERIOUS_UP,
        ),
        Row(when=(DISTRICT, ORDINARY), then=UNSAID, clause="5.1.2（7）"),
    ),
)


def in_order(values: Values) -> Iterator[InputError]:
    """The event comes first, then word of it, then its verification; no report before word was received."""
    labels = {field.name: field.label for field in report_deadlines.fields}
    for later, before in (
        ("received", ("occurred",)),
        ("verified", ("received", "occurred")),
        ("reported", ("received", "occurred")),
    ):
        second = values.get(later)
        wrong = next((name for name in before if values.get(name) and second and second < values[name]), None)
        if wrong:
            yield InputError(later, "before", {"label": labels[later], "other": labels[wrong]})


def _hits(values: Values) -> tuple[Row, ...]:
    """The rows that name someone to be told."""
    return tuple(row for row in ROUTES.verdict(values).hits if not isinstance(row.then, Silent))


def _said(row: Row, due: datetime | None) -> Text:
    """`立即报市人民政府` / `at once to the City Government`; the hour as the moment it ends at, where that is known."""
    when = row.then["when"]
    if when is HOUR_WORDS and due:
        by = moment(due)
        when = Text(f"最迟{by.zh}", f"by {by.en}")
    return Text(f"{when.zh}报{row.then['to'].zh}", f"{when.en} to {row.then['to'].en}")


def _headline(rows: tuple[Row, ...], due: datetime | None, in_time: bool | None) -> Text:
    words = join(_said(row, due) for row in rows)
    words = Text(words.zh, f"Report {words.en}")
    if in_time is None:
        return words
    return words + (Text("；1小时的时限：按时", "; the hour: in time") if in_time else Text("；1小时的时限：已超时", "; the hour: too late"))


def _due(values: Values, start: str) -> datetime | None:
    """When the hour ends that runs from an instant; None where that is not known or nobody has an hour."""
    since = values[start] if values["role"] == "local" else None
    return since and add_hours(since, hours=1)


def _in_time(values: Values, due: datetime | None) -> bool | None:
    return values["reported"] <= due if due and values["reported"] else None


def deadlines(rule: Rule, values: Values) -> Answer:
    """Whom to tell and, for the local government, when its hour ends."""
    rows = _hits(values)
    if values["role"] == "district" and values["grade"] is None and not values["severe"]:
        return rule.still_needed(("grade",))
    if not rows:
        row = ROUTES.verdict(values).hits[0]
        return silent(row.then.why, causes=rule.facts(row, values))
    due = _due(values, "verified")
    in_time = _in_time(values, due)
    clock = {"report_by": due} if due else {}
    verdict = {} if in_time is None else {"in_time": in_time}
    return Answer(
        status="value",
        headline=_headline(rows, due, in_time),
        result={"recipients": tuple(row.then["to"] for row in rows), **clock, **verdict},
        causes=tuple(Step(_with_hour(row), row.clause) for row in rows),
        readings=tuple(_readings(values)),
        others=tuple(_others(values, rows)),
        notes=tuple(_notes(values, due)),
    )


def _with_hour(row: Row) -> Text:
    words = _said(row, None)
    return Text(words.zh, words.en[0].upper() + words.en[1:])


def _readings(values: Values) -> Iterator[Reading]:
    if values["role"] == "local":
        yield from (START, HOUR)
        if values["grade"] in RELATIVELY_SERIOUS_UP.options:
            yield AT_ONCE
    if values["role"] in ("local", "district"):
        yield SEVERE
    if values["role"] == "district" and values["severe"]:
        yield DISTRICT_TOO


def _others(values: Values, rows: tuple[Row, ...]) -> Iterator[tuple[Reading, Text]]:
    """What the other readings give, where it differs."""
    due = _due(values, "verified")
    strict = _due(values, "received")
    if strict and strict != due:
        yield START, _headline(rows, strict, _in_time(values, strict))
    if due and values["reported"] == due:
        yield HOUR, _headline(rows, due, in_time=False)
    if values["role"] == "local" and values["grade"] in RELATIVELY_SERIOUS_UP.options:
        yield AT_ONCE, _headline(tuple(row for row in rows if row.then["when"] is not HOUR_WORDS), None, None)
    if values["role"] in ("local", "district") and values["grade"] and values["severe"] != (values["grade"] == "I"):
        yield SEVERE, _under(values, severe=values["grade"] == "I")
    if values["role"] == "district" and values["severe"] and values["grade"]:
        yield DISTRICT_TOO, _under(values, severe=False)


def _under(values: Values, *, severe: bool) -> Text:
    """The headline if the situation were, or were not, particularly severe."""
    due = _due(values, "verified")
    rows = _hits({**values, "severe": severe})
    return _headline(rows, due, _in_time(values, due)) if rows else UNSAID.why


def _notes(values: Values, due: datetime | None) -> Iterator[Text]:
    """What was entered and could not be used, and what hangs on what was left empty."""
    if values["role"] == "local" and not due:
        yield Text("填上情况核实准确的时间，就能算出最迟时刻。", "Enter when the facts were verified to get the last moment.")
    if values["role"] != "local" and any(values[name] for name in ("received", "verified", "reported")):
        yield Text("文本没有给这一方写分钟或小时，不能判断是否按时。", "The text names no minutes or hours here, so it cannot be said whether the report is in time.")
    if values["role"] == "local" and values["grade"] is None:
        yield Text(
            "没有填等级：较大以上还要立即报区、直至市（5.1.1）；一般的，主管部门还要立即报同级应急办和上级部门（5.3（1））。",
            "No grade entered: Grade III and above must also be reported at once to the district and up to the city (5.1.1); for "
            "Grade IV the department in charge also reports at once to the emergency office of its level and those above (5.3(1)).",
        )
    if values["role"] == "district" and values["grade"] in RELATIVELY_SERIOUS_UP.options:
        yield Text(
            "5.1.2把这项报告列为区应急委“根据实际情况”采取的对策之一，没有写期限。",
            "Clause 5.1.2 lists this report among the steps that the committee takes as the situation requires, without a time limit.",
        )
    if values["role"] == "unit" and values["grade"] is None:
        yield Text(
            "没有填等级：一般事件，责任单位还要立即报同级应急办和上级有关部门（5.3（1））。",
            "No grade entered: in a Grade IV event the body responsible also reports at once to the emergency office of its level "
            "and the departments above (5.3(1)).",
        )
    yield Text("法律、法规对报告渠道、时限和程序另有规定的，从其规定（3.3.2）。", "Where a law or regulation sets another channel, time limit or procedure, it prevails (3.3.2).")


report_deadlines = Calculation(
    name="report-deadlines",
    family="reporting-time",
    title=Text("报告时限", "Reporting deadlines"),
    question=Text("谁要向谁报告，最迟什么时候？", "Who must report to whom, and by when?"),
    clauses=("3.3.2", "5.1.1", "5.1.2（7）", "5.3（1）"),
    compute=deadlines,
    used=(ROUTES,),
    interim=(
        Output(name="to", label=Text("向谁报告", "Report to")),
        Output(name="when", label=Text("多快", "How soon")),
    ),
    more_readings=(START, HOUR, AT_ONCE, SEVERE, DISTRICT_TOO),
    check=in_order,
    fields=(
        Choice(
            name="role",
            label=Text("谁报告", "Who reports"),
            required=True,
            options=options(
                monitor=("监测和收集机构", "A monitoring and collecting body"),
                unit=("责任单位等与事件关系密切的单位", "The body responsible, or another closely connected with the event"),
                public=("公众", "A member of the public"),
                receiver=("接警部门", "The department that takes the alarm"),
                local=("事发地人民政府或有关职能部门", "The local government or its departments"),
                district=("区人民政府、区应急委", "The District Government or the District Emergency Committee"),
            ),
        ),
        Choice(name="grade", label=Text("事件等级", "Grade"), options=GRADES),
        Tick(name="severe", label=Text("事态特别严重", "The situation is particularly severe")),
        Instant(
            name="occurred",
            label=Text("事发时间", "Time of the event"),
            hint=Text("只用来核对先后顺序，可以不填", "Only checks the order of times; may be left empty"),
        ),
        Instant(name="received", label=Text("接报时间", "Time the report was received")),
        Instant(
            name="verified",
            label=Text("情况核实准确的时间", "Time the facts were verified"),
            hint=Text("事发地人民政府的1小时从这时算起", "The hour of the local government runs from here"),
        ),
        Instant(
            name="reported",
            label=Text("报到区里的时间", "Time it was reported to the district"),
            hint=Text("还没有上报的，留空", "Leave empty if it has not yet been reported"),
        ),
    ),
    outputs=(
        Output(name="recipients", label=Text("向谁报告", "Report to"), kind="list", quiet=True),
        Output(name="report_by", label=Text("最迟报到", "Report by"), kind="instant"),
        Output(name="in_time", label=Text("是否按时", "In time"), kind="yes-no"),
    ),
)
