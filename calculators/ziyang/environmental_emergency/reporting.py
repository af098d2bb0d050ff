"""Clause 4.3: who reports to whom by when, what a report holds, and cases with people from outside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from calculators.kernel import (
    Answer,
    Calculation,
    Checklist,
    Choice,
    Decision,
    InputError,
    Instant,
    Item,
    OneOf,
    Output,
    Reading,
    Row,
    Rule,
    Step,
    Table,
    Text,
    Tick,
    YesNo,
    add_hours,
    join,
    no,
    options,
    silent,
    yes,
)
from calculators.kernel.fields import Values
from calculators.kernel.text import day, moment

from .grades import GRADES

DAILY = Reading(
    id="daily-follow-up",
    clause="4.3.2（2）",
    says=Text(
        "特别重大、重大事件“至少要按日进行续报”。",
        "Grades I and II call for a follow-up report “at least by the day”.",
    ),
    reads=Text(
        "每个日历日至少一次：下一次最迟在上一次的第二天之内。",
        "At least one on every calendar day: the next is due within the day after the last.",
    ),
    why=Text(
        "“按日”说的是一天一报，没有写小时。", "“By the day” means one report a day; no hours are named."
    ),
    other=Text("两次之间不超过24小时。", "No more than 24 hours may pass between two reports."),
)

HOUR = Reading(
    id="full-hour-included",
    clause="4.3.1",
    says=Text(
        "“1小时内”；本文只定义了“以上”“以下”，没有定义“内”。",
        "“Within 1 hour”; the plan defines 以上 and 以下 but not 内 (within).",
    ),
    reads=Text("满1小时的那一刻仍算按时。", "A report made when the hour is exactly full is in time."),
    why=Text("按通常用法，“以内”包括本数。", "In general usage “within” includes the number."),
    other=Text("满1小时就算超时，要在这之前上报。", "The report must be made before the hour is full."),
)

DAILY_GRADES = ("I", "II")


def in_order(values: Values) -> Iterator[InputError]:
    """A report cannot be made before the event or before word was received, nor the last before the first."""
    labels = {field.name: field.label for field in report_deadlines.fields}
    for later, before in (
        ("received", ("occurred",)),
        ("reported", ("received", "occurred")),
        ("last_report", ("reported", "received", "occurred")),
    ):
        second = values.get(later)
        known = [name for name in before if values.get(name)]
        wrong = next((name for name in known if second and second < values[name]), None)
        if wrong:
            yield InputError(later, "before", {"label": labels[later], "other": labels[wrong]})


def _first_report(values: Values) -> dict[str, object]:
    if values["received"] is None:
        return {}
    due = add_hours(values["received"], hours=1)
    late = {} if values["reported"] is None else {"in_time": values["reported"] <= due}
    return {"report_by": due, **late}


def _follow_up(values: Values) -> dict[str, object]:
    if values["grade"] not in DAILY_GRADES or values["last_report"] is None:
        return {}
    return {"next_report": (values["last_report"] + timedelta(days=1)).date()}


def _headline(result: Values) -> Text:
    parts = []
    if "report_by" in result:
        by = moment(result["report_by"])
        parts.append(
            Text(
                f"最迟{by.zh}报区人民政府和市生态环境局",
                f"Report to the District Government and the City Ecology and Environment Bureau by {by.en}",
            )
        )
    if "in_time" in result:
        parts.append(Text("按时", "in time") if result["in_time"] else Text("已超时", "too late"))
    if "next_report" in result:
        parts.append(_next(day(result["next_report"])))
    words = join(parts)
    return Text(words.zh, words.en[0].upper() + words.en[1:])


def _next(by: Text) -> Text:
    return Text(f"下一次续报最迟在{by.zh}", f"next follow-up report by {by.en}")


AT_ONCE = Step(
    Text(
        "责任单位、责任人：事发后立即报区环境应急指挥部办公室（文本没有写分钟数）",
        "Body or person responsible: to the District Command Office at once (no minutes are named)",
    ),
    "4.3.1",
)
URGENT = Step(Text("情况紧急：可以越级上报", "Urgent: the report may skip levels"), "4.3.1")
EVERY_DAY = Step(
    Text("特别重大、重大：至少每天续报一次", "Grades I and II: a follow-up report at least every day"),
    "4.3.2（2）",
)
NO_INTERVAL = Step(
    Text(
        "较大、一般：文本没有规定续报间隔",
        "Grades III and IV: the text sets no interval for follow-up reports",
    ),
    "4.3.2（2）",
)
IN_THE_END = Step(
    Text("处置结果报告：书面，没有写期限", "Final report: in writing, no time limit"), "4.3.2（3）"
)


def _hour(received: datetime) -> Step:
    since = moment(received)
    words = Text(
        f"办公室接到报告：{since.zh}；1小时内核查并上报",
        f"The office received the report at {since.en}; it checks and reports within 1 hour",
    )
    return Step(words, "4.3.1")


def _causes(values: Values) -> tuple[Step, ...]:
    """What sets the clocks: the hour from receipt, and the interval of the grade."""
    hour = () if values["received"] is None else (_hour(values["received"]),)
    if values["grade"] is None:
        return hour
    return (*hour, EVERY_DAY if values["grade"] in DAILY_GRADES else NO_INTERVAL)


def deadlines(rule: Rule, values: Values) -> Answer:
    """The hour of the office and the day of the next follow-up, as far as their beginnings are known."""
    result = {**_first_report(values), **_follow_up(values)}
    parts = {
        "causes": _causes(values),
        "steps": (AT_ONCE, *((URGENT,) if values["urgent"] else ()), IN_THE_END),
    }
    if result:
        others = tuple(_others(result, values))
        readings = (*((HOUR,) if "report_by" in result else ()), *((DAILY,) if "next_report" in result else ()))
        notes = tuple(_unanswered(values))
        return Answer(
            status="value",
            headline=_headline(result),
            result=result,
            readings=readings,
            others=others,
            notes=notes,
            **parts,
        )
    if values["grade"] in ("III", "IV") and values["last_report"] and not values["reported"]:
        return silent(NO_INTERVAL.text, **parts)
    return rule.still_needed(tuple(_wanted(values)), **parts)


def _others(result: Values, values: Values) -> Iterator[tuple[Reading, Text]]:
    """The same answer under the other readings of the hour and of the day, where it differs."""
    if "in_time" in result and values["reported"] == result["report_by"]:
        yield HOUR, _headline({**result, "in_time": False})
    if "next_report" in result:
        words = _next(moment(add_hours(values["last_report"], hours=24)))
        yield DAILY, Text(words.zh, words.en[0].upper() + words.en[1:])


def _wanted(values: Values) -> Iterator[str]:
    """What the clocks still need when neither of them runs."""
    yield "received"
    if values["grade"] is None and values["last_report"]:
        yield "grade"
    if values["grade"] in DAILY_GRADES and not values["last_report"]:
        yield "last_report"


def _unanswered(values: Values) -> Iterator[Text]:
    """What was entered and could not be used, because another value is missing."""
    if values["reported"] and not values["received"]:
        yield Text(
            "没有填办公室接到报告的时间，不能判断上报是否按时。",
            "Without the time the office received the report, it cannot be said whether it reported in time.",
        )
    if values["last_report"] and values["grade"] is None:
        yield Text(
            "没有填事件等级，不能算出下一次续报的时间。",
            "Without the grade, the next follow-up report cannot be worked out.",
        )


report_deadlines = Calculation(
    name="report-deadlines",
    family="reporting-time",
    title=Text("报告时限", "Reporting deadlines"),
    question=Text("最迟什么时候要报告，向谁报告？", "Who must report to whom, and by when?"),
    clauses=("4.3.1", "4.3.2"),
    compute=deadlines,
    more_readings=(HOUR, DAILY),
    check=in_order,
    fields=(
        Instant(
            name="occurred",
            label=Text("事发时间", "Time of the event"),
            hint=Text("只用来核对先后顺序，可以不填", "Only checks the order of times; may be left empty"),
        ),
        Instant(
            name="received",
            label=Text("办公室接到报告的时间", "Time the office received the report"),
            hint=Text(
                "区环境应急指挥部办公室接到第一次报告的时间",
                "When the District Command Office first got word",
            ),
        ),
        Instant(
            name="reported",
            label=Text("办公室上报的时间", "Time the office reported"),
            hint=Text("还没有上报的，留空", "Leave empty if it has not yet reported"),
        ),
        Choice(
            name="grade",
            label=Text("事件等级", "Grade"),
            options=GRADES,
            hint=Text("续报间隔要看等级", "Decides how often to report again"),
        ),
        Instant(
            name="last_report",
            label=Text("上一次报告的时间", "Time of the last report"),
            hint=Text("上一次初报或续报", "The initial report or the latest follow-up"),
        ),
        Tick(name="urgent", label=Text("情况紧急", "The case is urgent")),
    ),
    outputs=(
        Output(name="report_by", label=Text("办公室最迟上报", "Office reports by"), kind="instant"),
        Output(name="in_time", label=Text("是否按时", "In time"), kind="yes-no"),
        Output(name="next_report", label=Text("下一次续报最迟", "Next follow-up by"), kind="date"),
    ),
)

REPORTS = options(
    initial=("初报（可以打电话）", "Initial report (may be by telephone)"),
    follow_up=("续报（网络或书面）", "Follow-up report (network or in writing)"),
    final=("处置结果报告（书面）", "Final report (in writing)"),
)


def part(report: str, number: int, name: str, zh: str, en: str) -> Item:
    """One thing that a report of this kind has to say."""
    return Item(
        name=name, label=Text(zh, en), clause=f"4.3.2（{number}）", when=(OneOf("report", (report,)),)
    )


report_content = Checklist(
    name="report-content",
    family="checklist",
    title=Text("报告要写什么", "What a report must say"),
    question=Text("这份报告还缺哪些内容？", "What is still missing from this report?"),
    clauses=("4.3.2",),
    met=Text("{done}项内容都有了", "All {done} points are there"),
    unmet=Text("有{done}项，应有{total}项", "Points covered: {done} of {total}"),
    fields=(
        Choice(
            name="report",
            label=Text("报告种类", "Kind of report"),
            options=REPORTS,
            required=True,
            hint=Text(
                "报告里说明“没有”的项目也算写到",
                "A point that the report says does not arise counts as covered",
            ),
        ),
    ),
    items=(
        part("initial", 1, "type", "事件类型", "Type of event"),
        part("initial", 1, "time", "发生时间", "Time"),
        part("initial", 1, "place", "地点", "Place"),
        part("initial", 1, "source", "污染源", "Source of pollution"),
        part("initial", 1, "pollutants", "主要污染物质", "Main pollutants"),
        part("initial", 1, "people", "人员受害情况", "Harm to people"),
        part(
            "initial",
            1,
            "wildlife",
            "被捕杀或砍伐的国家重点保护野生动植物的名称和数量",
            "Names and numbers of wild animals and plants under key state "
            "protection that were killed or felled",
        ),
        part(
            "initial",
            1,
            "reserves",
            "自然保护区受害面积及程度",
            "Area and degree of damage in nature reserves",
        ),
        part("initial", 1, "potential", "事件潜在的危害程度", "How harmful the event may become"),
        part("initial", 1, "trend", "转化方式趋向", "How the event may turn or develop"),
        part("follow-up", 2, "news", "新发生的情况", "What is new"),
        part(
            "follow-up",
            2,
            "corrections",
            "对初报的补充和修正",
            "Additions and corrections to the initial report",
        ),
        part("follow-up", 2, "cause", "事件发生的原因", "Cause"),
        part("follow-up", 2, "course", "事件的过程", "Course"),
        part("follow-up", 2, "progress", "进展情况", "Progress"),
        part("follow-up", 2, "measures", "采取的应急措施", "Measures taken"),
        part("final", 3, "handling", "处置的措施、过程和结果", "Measures, course and result of the response"),
        part("final", 3, "indirect", "潜在或间接的危害", "Potential or indirect harm"),
        part("final", 3, "society", "社会影响", "Effects on society"),
        part("final", 3, "left_over", "处置后的遗留问题", "Problems left after the response"),
        part(
            "final",
            3,
            "departments",
            "参加处置的部门和工作内容",
            "Departments that took part and what they did",
        ),
        part("final", 3, "proof", "危害与损失的证明文件", "Documents that prove the harm and loss"),
    ),
)

THROUGH_CITY = Text(
    "报市人民政府，由其提请省人民政府有关部门",
    "through the City Government to the departments of the Provincial Government",
)
ASK_AID = Text("报市人民政府，由其提请省人民政府", "through the City Government to the Provincial Government")
NOT_NEEDED = Text("不需要", "not needed")
THEIR_PLANS = Text("省人民政府有关部门按相关预案处理", "The departments act under the plans that apply")
APPEAL = Text(
    "要写明希望哪些国际机构援助、援助内容和时机；由指定机构按信息发布规定发出呼吁",
    "Say which international bodies should help, with what and when; a designated body makes the appeal "
    "under the rules for releasing information",
)



def someone_to_tell_of(values: Values) -> Iterator[InputError]:
    """Notice cannot be needed where none of the people is from outside."""
    if values["outsiders"] == "no" and values["notice"] == "yes":
        label = Text("“需要通报有关机构或国家”", "“The institutions or countries need to be told”")
        other = Text("“没有港澳台人员或外国人”", "“no such people are involved”")
        yield InputError("notice", "excludes", {"label": label, "other": other})


special_information = Decision(
    name="special-information",
    family="lookup",
    title=Text("特殊情况怎样报告", "Special cases"),
    question=Text(
        "涉及港澳台人员、外国人或国际援助时，怎样报告？",
        "How is the case reported if people from outside the mainland or international aid are involved?",
    ),
    clauses=("4.3.3",),
    fields=(
        YesNo(
            name="outsiders",
            label=Text(
                "伤亡、失踪、被困人员中有港澳台人员或外国人",
                "Some of the dead, injured, missing or trapped are from Hong Kong, Macao or "
                "Taiwan, or are foreign nationals",
            ),
        ),
        YesNo(
            name="notice",
            label=Text(
                "需要向港澳台有关机构或有关国家通报",
                "The institutions there, or the countries concerned, need to be told",
            ),
            hint=Text("没有这些人员的，不必填", "Leave empty if there are no such people"),
        ),
        YesNo(name="aid", label=Text("需要国际援助", "International aid is needed")),
    ),
    outputs=(
        Output(
            name="outsiders_route",
            label=Text("通报有关机构或国家", "Notice to institutions or countries"),
            kind="text",
        ),
        Output(name="aid_route", label=Text("国际援助", "International aid"), kind="text"),
    ),
    headline=Text(
        "通报有关机构或国家：{outsiders_route}；国际援助：{aid_route}",
        "Notice to institutions or countries: {outsiders_route}; international aid: {aid_route}",
    ),
    check=someone_to_tell_of,
    table=Table(
        name="special-information",
        policy="all",
        rows=(
            Row(
                when=(yes("outsiders"), yes("notice")),
                then={"outsiders_route": THROUGH_CITY},
                clause="4.3.3（1）",
                note=THEIR_PLANS,
            ),
            Row(
                when=(yes("outsiders"), no("notice")),
                then={"outsiders_route": NOT_NEEDED},
                clause="4.3.3（1）",
            ),
            Row(when=(no("outsiders"),), then={"outsiders_route": NOT_NEEDED}, clause="4.3.3（1）"),
            Row(when=(yes("aid"),), then={"aid_route": ASK_AID}, clause="4.3.3（2）", note=APPEAL),
            Row(when=(no("aid"),), then={"aid_route": NOT_NEEDED}, clause="4.3.3（2）"),
        ),
    ),
)
