"""Clauses 5.6, 6.1.3, 8.3.2 and 9.2: the report after a response, compensation, and when to drill and to revise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from calculators.kernel import (
    Answer,
    Calculation,
    Choice,
    Date,
    Deadline,
    InputError,
    Output,
    Reading,
    Rule,
    Step,
    Text,
    add_months,
    day,
    join,
    lookup,
    silent,
)
from calculators.kernel.fields import Values

from .grades import GRADES

GRADE = Choice(name="grade", label=Text("事件等级", "Grade"), options=GRADES)

FIRST_DAY = Reading(
    id="first-day-of-the-two-weeks",
    clause="5.6（3）",
    says=Text("“在2周内”，没有说当天算不算。", "“Within 2 weeks”; whether the first day counts is not said."),
    reads=Text("从次日起算14天，第14天交也算按时。", "The 14 days run from the day after; the 14th day is in time."),
    why=Text("《民法典》第二百零一条：按日计算的，当日不计入；“以内”包括本数。", "Civil Code, article 201: the day itself does not count; “within” includes the number."),
    other=Text("当天就算第1天，早一天到期。", "The day itself is day 1, and the period ends a day earlier."),
)

FROM_THE_END = Reading(
    id="two-weeks-from-the-end",
    clause="5.6（3）",
    says=Text(
        "5.6（3）没有写2周从哪天起：上面说了紧急处置完成、宣布结束，这一句说的是指定单位。",
        "Clause 5.6(3) does not say from when the 2 weeks run: before it stand the completed urgent work and the announced end, and "
        "the sentence itself speaks of naming a body.",
    ),
    reads=Text("从现场指挥部宣布结束的那天起算。", "They run from the day on which the on-scene command announces the end."),
    why=Text("（3）排在（2）宣布结束之后，那一天也最确定。", "Item (3) follows the announcement of item (2), which is also the surest date."),
    other=Text("从紧急处置工作完成的那天起算。", "They run from the day on which the urgent work was completed."),
)

FROM_NAMING = Reading(
    id="two-weeks-from-naming",
    clause="5.6（3）",
    says=FROM_THE_END.says,
    reads=Text("从宣布结束的那天起算，不等到指定单位。", "They run from the announced end and do not wait until a body is named."),
    why=Text("指定得晚，报告就会一拖再拖。", "Naming a body late would put the report off without end."),
    other=Text("从指定提交报告的单位的那天起算。", "They run from the day on which the body that reports is named."),
)

ONLY_III = Reading(
    id="report-for-serious-events",
    clause="5.6（1）",
    says=Text("5.6（1）只提较大突发公共事件，（3）没有写级别。", "Clause 5.6(1) mentions Grade III only; item (3) names no grade."),
    reads=Text("较大以上事件都要在2周内提交报告。", "The report is due for Grade III and above."),
    why=Text("5.6接着5.4“较大以上”的程序；6.4、9.2都把三级写在一起。", "Clause 5.6 follows the procedure of 5.4 for Grade III and above, and 6.4 and 9.2 name the three grades together."),
    other=Text("只有较大事件适用这2周；重大、特别重大的期限，文本没有写。", "The 2 weeks hold for Grade III only; for Grades II and I no time limit is set."),
)

ORDINARY_TOO = Reading(
    id="report-for-ordinary-events",
    clause="5.6（3）",
    says=Text(
        "一般事件的程序（5.3）没有写专题报告；5.6（3）没有写级别。",
        "The procedure for ordinary events (5.3) has no special report; clause 5.6(3) names no grade.",
    ),
    reads=Text("一般事件没有规定这个期限。", "For ordinary events no time limit is set."),
    why=Text("5.3（6）写处置结束后直接转入后期处置。", "By 5.3(6) the work passes straight to the aftermath."),
    other=Text("每一级都要在2周内提交报告。", "The report is due for every grade."),
)


def later_than_the_start(values: Values) -> Iterator[InputError]:
    """The end cannot come before the completed work, nor the report before the end."""
    labels = {field.name: field.label for field in after_report_2_weeks.fields}
    for later, before in (("ended", "completed"), ("submitted", "ended")):
        if values.get(later) and values.get(before) and values[later] < values[before]:
            yield InputError(later, "before", {"label": labels[later], "other": labels[before]})


_two_weeks = Deadline(
    name="after-report-2-weeks",
    family="deadline",
    title=Text("处置情况专题报告", "The report after the response"),
    question=Text("专题报告最迟哪天交？", "By which day is the special report due?"),
    clauses=("5.6", "5.6（3）"),
    act=Text("向区应急委提交处置情况专题报告", "Special report to the District Emergency Committee"),
    start="ended",
    handed_in="submitted",
    count=14,
    unit="days",
    clause="5.6（3）",
    first_day=FIRST_DAY,
    other_starts=((FROM_THE_END, "completed"), (FROM_NAMING, "named")),
    fields=(
        GRADE,
        Date(name="ended", label=Text("现场指挥部宣布结束的日期", "Day the end was announced")),
        Date(name="submitted", label=Text("提交报告的日期", "Day the report was handed in"), hint=Text("还没有提交的，留空", "Leave empty if not yet handed in")),
        Date(
            name="completed",
            label=Text("紧急处置工作完成的日期", "Day the urgent work was completed"),
            hint=Text("只用来看另一种理解，可以不填", "Only for another reading; may be left empty"),
        ),
        Date(
            name="named",
            label=Text("指定报告单位的日期", "Day the reporting body was named"),
            hint=Text("只用来看另一种理解，可以不填", "Only for another reading; may be left empty"),
        ),
    ),
)

BY_WHOM = Step(
    Text("由专项应急指挥机构或现场指挥部指定的镇（办事处）或区人民政府有关部门提交", "Handed in by the town (or subdistrict office) or department that the special command or the on-scene command names"),
    "5.6（3）",
)
HOLDS = Step(
    Text(
        "写明：事件基本情况、人员伤亡和财产损失、处置情况、原因初步分析、善后处理情况、拟采取的防范措施等",
        "It covers basic facts, casualties and loss of property, the response, first analysis of the cause, care afterwards, and "
        "preventive measures planned",
    ),
    "5.6（3）",
)
INVESTIGATION = Step(
    Text("另有调查总结报告，没有写期限", "The investigation report is another one, without a time limit"),
    "6.4",
)
ORDINARY_SILENT = Text("一般事件：文本没有规定2周内提交专题报告", "Ordinary events: the text sets no report within 2 weeks")
SERIOUS_SILENT = Text("重大、特别重大事件：文本没有规定报告期限", "Grades II and I: the text sets no time limit for the report")


def report_due(rule: Rule, values: Values) -> Answer:
    """The fortnight of clause 5.6, for the grades that it holds for."""
    answer = _two_weeks.answer(values)
    if values["grade"] == "IV":
        others = ((ORDINARY_TOO, answer.headline),) if answer.status == "value" else ()
        return silent(ORDINARY_SILENT, readings=(ORDINARY_TOO,), others=others)
    if answer.status != "value":
        return answer
    others = answer.others
    readings = (*answer.readings, FROM_THE_END, FROM_NAMING)
    if values["grade"] in ("I", "II"):
        others = (*others, (ONLY_III, SERIOUS_SILENT))
        readings = (*readings, ONLY_III)
    elif values["grade"] is None:
        readings = (*readings, ONLY_III, ORDINARY_TOO)
    return answer.but(steps=(BY_WHOM, HOLDS, INVESTIGATION), others=others, readings=readings)


after_report_2_weeks = Calculation(
    name=_two_weeks.name,
    family=_two_weeks.family,
    title=_two_weeks.title,
    question=_two_weeks.question,
    clauses=("5.6", "5.6（3）", "5.6（1）", "6.4"),
    fields=_two_weeks.fields,
    outputs=_two_weeks.outputs,
    compute=report_due,
    check=later_than_the_start,
    more_readings=(FIRST_DAY, FROM_THE_END, FROM_NAMING, ONLY_III, ORDINARY_TOO),
)

WAGE = Reading(
    id="labour-compensation-has-no-formula",
    clause="6.1.3",
    says=Text(
        "“参照当地上年度平均工资给予适当补偿”：没有写按天还是按月折算、哪一种平均工资、“当地”是区还是市。",
        "“Suitable compensation, by reference to the local average wage of the year before”: no word on days or months, on which "
        "average wage, or on whether “local” is the district or the city.",
    ),
    reads=Text("只列出依据，不算数额。", "The basis is named; no amount is worked out."),
    why=Text("“参照”“适当”留给征用的一方决定，替它算就是猜。", "“By reference” and “suitable” leave it to the body that requisitions; any figure would be a guess."),
    other=Text("按日平均工资乘以天数；除以多少天，文本没有写。", "The average daily wage times the days worked; by how many days to divide, the text does not say."),
)

NO_FIGURE = Text("文本没有写数额", "the text gives no figure")


def due(key: str, label: Text, what: Text, amount: Text) -> tuple:
    return key, label, {"due": what, "amount": amount}, "6.1.3"


requisition_compensation = lookup(
    name="requisition-compensation",
    family="subsidy",
    title=Text("征用和伤亡的补偿", "Compensation for requisition, death and injury"),
    question=Text("东西被征用、人被征用，或者在处置中伤亡，能得到什么？", "What is due for property or labour requisitioned, and for death or injury in the response?"),
    clauses=("6.1.3",),
    ask=Text("情况", "Case"),
    field="case",
    row_readings={"labour": (WAGE,)},
    outputs=(
        Output(name="due", label=Text("应得", "What is due")),
        Output(name="amount", label=Text("数额", "Amount")),
    ),
    headline=Text("{due}；数额：{amount}", "{due}; amount: {amount}"),
    entries=(
        due("returnable", Text("财产被征用，还在、没有损毁", "Property requisitioned, still there and undamaged"), Text("及时归还", "Returned in time"),
            Text("归还原物；另外是否补偿，文本没有写", "the thing itself; whether anything more is paid, the text does not say")),
        due("lost", Text("财产被征用，无法归还或已经损毁", "Property requisitioned that cannot be returned or is damaged"),
            Text("按有关规定补偿", "Compensation under the rules that apply"), NO_FIGURE),
        due("labour", Text("劳务被征用", "Labour requisitioned"),
            Text("参照当地上年度平均工资，给予适当补偿", "Suitable compensation, by reference to the local average wage of the year before"),
            Text("文本没有写怎样折算", "the text does not say how to work it out")),
        due("casualty", Text("参加处置而伤亡", "Killed or injured while taking part in the response"),
            Text("按国家有关规定褒奖和抚恤", "Honours and pensions under national rules"), NO_FIGURE),
    ),
)

FROM_COMPLETION = Reading(
    id="first-day-of-the-six-months",
    clause="8.3.2",
    says=Text("“制定或修订完成之日起6个月内”，没有说当天算不算。", "“Within 6 months from the day on which making or revising it is completed”; whether that day counts is not said."),
    reads=Text("当天不算，到第6个月的同一天为止，含这一天。", "The day itself does not count; the period ends on the same day six months later, that day included."),
    why=Text("《民法典》第二百零一条、第二百零二条：从下一日起算，按月计算到对应日。", "Civil Code, articles 201 and 202: it runs from the next day and ends on the corresponding day."),
    other=Text("当天就算第1天，早一天到期。", "The day itself is day 1, and the period ends a day earlier."),
)

THREE_YEARS = Reading(
    id="every-three-years",
    clause="9.2",
    says=Text("“一般每三年修订一次”；没有写从哪天起算，“一般”也留有余地。", "“As a rule revised every three years”; from when is not said, and “as a rule” leaves room."),
    reads=Text("从上次制定或修订完成之日起满3年；这是一般要求，过了不等于失效。", "Three years from the day it was last completed or revised; a general rule, and the plan does not lapse after it."),
    why=Text("与8.3.2用同一个起点。", "It starts where clause 8.3.2 starts."),
    other=Text("到第3个日历年的年底。", "By the end of the third calendar year."),
)


def drilled_after_adopting(values: Values) -> Iterator[InputError]:
    """A drill or a revision cannot come before the plan that it follows."""
    labels = {field.name: field.label for field in drill_and_revision.fields}
    for later in ("drilled", "revised"):
        if values.get(later) and values.get("adopted") and values[later] < values["adopted"]:
            yield InputError(later, "before", {"label": labels[later], "other": labels["adopted"]})


def _schedule(drill_by: date, revise_by: date, values: Values) -> dict[str, object]:
    result: dict[str, object] = {"drill_by": drill_by, "revise_by": revise_by}
    if values["drilled"]:
        result["drill_in_time"] = values["drilled"] <= drill_by
    if values["revised"]:
        result["revision_in_time"] = values["revised"] <= revise_by
    return result


def _judged(words: Text, in_time: object) -> Text:
    """The words with the verdict, where there is one."""
    if in_time is None:
        return words
    return words + (Text("（按时）", " (in time)") if in_time else Text("（已过期）", " (too late)"))


def _schedule_words(result: dict[str, object]) -> Text:
    drill, revise = day(result["drill_by"]), day(result["revise_by"])
    return join((
        _judged(Text(f"定期演习最迟{drill.zh}", f"Regular exercise by {drill.en}"), result.get("drill_in_time")),
        _judged(Text(f"修订一般最迟{revise.zh}", f"revised, as a rule, by {revise.en}"), result.get("revision_in_time")),
    ))


AFTER_EVENT = {
    True: Step(Text("较大以上事件处置结束后，还要及时对预案做必要的修改、完善", "After the response to Grade III or above the plan is also changed and improved promptly, as needed"), "9.2"),
    False: Step(Text("一般事件后要不要修改预案，文本没有写", "Whether the plan is changed after an ordinary event is not said"), "9.2"),
}
YEARLY = Step(Text("组建应急队伍的部门每年定期向区应急办报告队伍情况", "Departments with teams report on them to the District Emergency Office every year"), "7.1.3")
IRREGULAR = Step(Text("不定期演习由区应急委决定", "Irregular exercises are for the District Emergency Committee to decide"), "8.3.2")


def calendar(rule: Rule, values: Values) -> Answer:
    """The days by which to drill and to revise."""
    adopted = values["adopted"]
    if adopted is None:
        return rule.still_needed(("adopted",))
    result = _schedule(add_months(adopted, 6), add_months(adopted, 36), values)
    words, since = _schedule_words(result), day(adopted)
    a_day_earlier = _schedule(result["drill_by"] - timedelta(days=1), result["revise_by"], values)
    end_of_year = _schedule(result["drill_by"], date(adopted.year + 3, 12, 31), values)
    rivals = ((FROM_COMPLETION, _schedule_words(a_day_earlier)), (THREE_YEARS, _schedule_words(end_of_year)))
    causes = (
        Step(Text(f"制定或修订完成：{since.zh}；6个月内演习", f"Completed or revised on {since.en}; exercise within 6 months"), "8.3.2"),
        Step(Text("一般每3年修订一次", "As a rule revised every 3 years"), "9.2"),
    )
    after = () if values["grade"] is None else (AFTER_EVENT[values["grade"] != "IV"],)
    return Answer(
        status="value",
        headline=words,
        result=result,
        causes=(*causes, *after),
        steps=(IRREGULAR, YEARLY),
        readings=(FROM_COMPLETION, THREE_YEARS),
        others=tuple((reading, other) for reading, other in rivals if other != words),
    )


drill_and_revision = Calculation(
    name="drill-and-revision",
    family="deadline",
    title=Text("演习和修订的期限", "When to drill and when to revise"),
    question=Text("预案定好后，最迟哪天演习、哪天修订？", "Once the plan is completed, by when must it be practised and revised?"),
    clauses=("8.3.2", "9.2", "7.1.3"),
    compute=calendar,
    check=drilled_after_adopting,
    more_readings=(FROM_COMPLETION, THREE_YEARS),
    fields=(
        Date(
            name="adopted",
            label=Text("本预案制定或修订完成的日期", "Day the plan was completed or last revised"),
            hint=Text("原文没有印这个日期，问区应急办", "The source does not print it; ask the District Emergency Office"),
        ),
        Date(name="drilled", label=Text("定期演习的日期", "Day of the regular exercise"), hint=Text("还没有演习的，留空", "Leave empty if not yet held")),
        Date(name="revised", label=Text("下一次修订的日期", "Day of the next revision"), hint=Text("还没有修订的，留空", "Leave empty if not yet revised")),
        Choice(
            name="grade",
            label=Text("刚处置完的事件等级", "Grade of an event just handled"),
            options=GRADES,
            blank=Text("没有，或不知道", "None, or not known"),
        ),
    ),
    outputs=(
        Output(name="drill_by", label=Text("定期演习最迟", "Regular exercise by"), kind="date"),
        Output(name="drill_in_time", label=Text("演习按时", "Exercise in time"), kind="yes-no"),
        Output(name="revise_by", label=Text("修订一般最迟", "Revised, as a rule, by"), kind="date"),
        Output(name="revision_in_time", label=Text("修订按时", "Revision in time"), kind="yes-no"),
    ),
)
