"""Clauses 4.6.3, 6.2 and 6.4: yearly evaluation, filing and revision of plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from calculators.kernel import (
    Answer,
    Calculation,
    Choice,
    Count,
    Date,
    Deadline,
    Decision,
    InputError,
    Instant,
    OneOf,
    Output,
    Reading,
    Row,
    Rule,
    Step,
    Table,
    Text,
    Tick,
    day,
    join,
    options,
)
from calculators.kernel.fields import Values

from .grades import any_of, none_of

# 6.2

FIRST_DAY = Reading(
    id="filing-day-after-issue",
    clause="6.2",
    says=Text("“印发后的20个工作日内”，没有写印发当天算不算。", "“Within 20 working days after it is issued”; whether the day of issue counts is not said."),
    reads=Text("印发次日起算。", "Counting starts on the day after."),
    why=Text("期间开始的当天一般不计入（《民法典》第二百零一条）。", "The day on which a period begins is as a rule not counted (Civil Code, article 201)."),
    other=Text("印发当天是工作日的，算第1天。", "The day of issue, if a working day, is day 1."),
)

BY_LAW = Reading(
    id="local-plans-by-law",
    clause="6.2（5）",
    says=Text("20个工作日写在前面，管各类预案；基层组织和单位预案又写“按照有关法律法规要求”备案。",
              "The 20 working days stand ahead of all kinds of plans; plans of local bodies and units are filed “as laws and regulations require”."),
    reads=Text("基层组织和单位预案也在20个工作日内备案。", "They, too, are filed within 20 working days."),
    why=Text("各项都“依照下列规定”备案，期限在总的一句里。", "All items fall under the sentence that sets the period."),
    other=Text("期限看有关法律法规。", "The period is that of the laws and regulations."),
)
OTHER_LAW = Text("法律、法规另有规定的，从其规定（6.2（6））", "Where laws and regulations provide otherwise, they apply (6.2(6))")
ASK_THE_LAW = Text("备案：期限看有关法律法规，本预案没有写", "Filing: the period is that of the laws and regulations, not given in this plan")

PLANS = options(
    master=("区总体应急预案", "District master emergency plan"),
    special=("区专项应急预案", "District special plan"),
    departmental=("区直部门应急预案", "Departmental emergency plan of a district department"),
    town=("镇（街）、开发区预案", "Plan of a town, subdistrict or the development zone"),
    local=("基层组织和单位预案", "Plan of a local body or unit"),
)


def filed(key: str, number: int, approval: Text, *recipients: Text) -> Row:
    return Row(when=(OneOf("plan_type", (key,)),), then={"approval": approval, "recipients": recipients}, clause=f"6.2（{number}）")


RECIPIENTS = Table(
    name="plan-filing-deadline",
    rows=(
        filed("master", 1, Text("区政府常务会议审议后公布实施", "published after the District Government's executive meeting"),
              Text("市政府（备案）", "the City Government (filing)"), Text("市应急管理部门（抄送）", "the city emergency management department (copy)")),
        filed("special", 2, Text("区政府审批，以区政府办公室名义印发", "approved by the District Government, issued in the name of its office"),
              Text("市应急管理部门", "the city emergency management department"), Text("有关主管部门", "the departments in charge")),
        filed("departmental", 3, Text("部门会议审议，主要负责人签发", "after a meeting of the department, signed by its head"),
              Text("区政府", "the District Government"), Text("市级主管部门", "the city department in charge")),
        filed("town", 4, Text("参照本预案制定；没有写审批程序", "modelled on this plan; no procedure of approval is given"), Text("区政府", "the District Government")),
        filed("local", 5, Text("主要负责人签发，与当地政府预案衔接", "signed by its head, in line with the plan of the local government"),
              Text("有关部门（按法律法规要求）", "the departments concerned (as the law requires)"), Text("所在地镇（街）", "the local town or subdistrict")),
    ),
)


def issued_first(values: Values) -> Iterator[InputError]:
    """A plan cannot be filed before it is issued."""
    labels = {field.name: field.label for field in plan_filing_deadline.fields}
    if values["issued"] and values["filed"] and values["filed"] < values["issued"]:
        yield InputError("filed", "before", {"label": labels["filed"], "other": labels["issued"]})


@dataclass(frozen=True, kw_only=True)
class Filing(Deadline):
    """A deadline with those who get the plan."""

    recipients: Table

    def tables(self) -> tuple[Table, ...]:
        return (self.recipients,)

    def all_readings(self) -> tuple[Reading, ...]:
        return (*super().all_readings(), BY_LAW)

    def answer(self, values: Mapping[str, object]) -> Answer:
        answer = super().answer(values)
        row = self.recipients.verdict(values).hits[0]
        by_law = ((BY_LAW, ASK_THE_LAW),) if values["plan_type"] == "local" and answer.result else ()
        to, approval = join(row.then["recipients"], "、", ", "), row.then["approval"]
        return answer.but(result={**answer.result, **row.then} if answer.result else answer.result,
                          others=(*answer.others, *by_law), notes=(OTHER_LAW,),
                          steps=(Step(Text(f"报送：{to.zh}", f"Filed with: {to.en}"), row.clause),
                                 Step(Text(f"审批：{approval.zh}", f"Approval: {approval.en}"), row.clause), *answer.steps))


plan_filing_deadline = Filing(
    name="plan-filing-deadline",
    family="deadline",
    title=Text("预案备案期限", "Filing a plan"),
    question=Text("预案印发后最迟哪天备案，报给谁？", "By which day must a plan be filed after it is issued, and with whom?"),
    clauses=("6.2",),
    fields=(
        Choice(name="plan_type", label=Text("预案种类", "Kind of plan"), options=PLANS, required=True),
        Date(name="issued", label=Text("印发日期", "Day of issue")),
        Date(name="filed", label=Text("备案日期", "Day of filing"), hint=Text("还没有备案的，留空", "Leave empty if not yet filed")),
    ),
    start="issued",
    handed_in="filed",
    count=20,
    unit="working-days",
    clause="6.2",
    act=Text("备案", "Filing"),
    first_day=FIRST_DAY,
    check=issued_first,
    recipients=RECIPIENTS,
    outputs=(
        Output(name="last_day", label=Text("最后一天", "Last day"), kind="date"),
        Output(name="in_time", label=Text("是否按时", "In time"), kind="yes-no"),
        Output(name="approval", label=Text("审批", "Approval"), quiet=True),
        Output(name="recipients", label=Text("报送", "Filed with"), kind="list", quiet=True),
    ),
)

# 4.6.3

TOWNS_TOO = Reading(
    id="quarter-for-towns",
    clause="4.6.3（2）",
    says=Text(
        "“每年第一季度”写在牵头编制部门那一句；镇（街）、开发区那一句没有再写时间。",
        "“In the first quarter of each year” stands in the sentence on lead departments; the sentence on towns, subdistricts and the development zone gives no time.",
    ),
    reads=Text("镇（街）、开发区也在第一季度完成。", "They, too, finish in the first quarter."),
    why=Text("两句评估同一个上年度，报给同样的单位。", "Both evaluate the same year and report to the same bodies."),
    other=Text("第一季度管不到镇（街）、开发区，什么时候做完都行。", "The first quarter does not bind them, and any time will do."),
)

REPORT_TOO = Reading(
    id="report-within-the-quarter",
    clause="4.6.3（2）",
    says=Text("“每年第一季度，组织……全面评估，向区政府报告并抄送”，没有单独写报告的日期。",
              "“In the first quarter … organise an evaluation, report to the District Government and copy”; no date of its own for the report."),
    reads=Text("评估和报告都在3月31日以前。", "Evaluation and report are both due by 31 March."),
    why=Text("一句话连着写，时间在句首。", "It is one sentence, with the time at its head."),
    other=Text("第一季度只管评估；报告可以在后。", "The quarter is for the evaluation; the report may come later."),
)

EVALUATORS = options(
    lead=("区级专项应急预案牵头编制部门", "Lead department of a district special plan"),
    town=("镇（街）、开发区管委会", "Town, subdistrict or development zone administrative committee"),
)
NO_LIMIT = Text("没有规定期限", "No time limit is set")


def the_year_is_over(values: Values) -> Iterator[InputError]:
    """A year cannot be evaluated before the event happened."""
    labels = {field.name: field.label for field in annual_evaluation.fields}
    if values["occurred"] and values["submitted"] and values["submitted"] < values["occurred"].date():
        yield InputError("submitted", "before", {"label": labels["submitted"], "other": labels["occurred"]})


def _evaluated(year: int, submitted: date | None) -> tuple[Text, dict[str, object]]:
    """The headline and the result for the events of a year."""
    first, last = date(year + 1, 1, 1), date(year + 1, 3, 31)
    words = Text(f"{year}年的事件：{day(first).zh}至{day(last).zh}评估并报区政府", f"Events of {year}: evaluated and reported from {day(first).en} to {day(last).en}")
    if submitted is None:
        return words, {"first_day": first, "last_day": last}
    verdict = (Text("，早于第一季度，上年度还没有结束", ": before the first quarter, the year is not over") if submitted < first
               else Text("，按时", ": in time") if submitted <= last else Text("，已过期", ": too late"))
    return words + verdict, {"first_day": first, "last_day": last, "in_time": first <= submitted <= last}


def evaluation(rule: Rule, values: Values) -> Answer:
    """The first quarter of the year after the event."""
    if values["occurred"] is None:
        return rule.still_needed(("occurred",))
    headline, result = _evaluated(values["occurred"].year, values["submitted"])
    others = ((TOWNS_TOO, NO_LIMIT),) if values["evaluator"] == "town" else ()
    if result.get("in_time") is False and values["submitted"] > result["last_day"]:
        others += ((REPORT_TOO, Text("评估在第一季度做完的，报告不算过期", "If the evaluation was done in the first quarter, the report is not too late")),)
    return Answer(
        status="value", headline=headline, result=result, others=others,
        readings=(*((TOWNS_TOO,) if values["evaluator"] == "town" else ()), REPORT_TOO),
        causes=(Step(Text("每年第一季度评估上年度的事件", "The events of the year before are evaluated in the first quarter"), "4.6.3（2）"),),
        steps=(Step(Text("报区政府，抄送区应急管理局", "Reported to the District Government, copied to the District Emergency Management Bureau"), "4.6.3（2）"),))


annual_evaluation = Calculation(
    name="annual-evaluation",
    family="deadline",
    title=Text("年度评估", "Yearly evaluation"),
    question=Text("上年度的突发事件什么时候评估完并报告？", "By when are the emergencies of a year evaluated and reported?"),
    clauses=("4.6.3",),
    compute=evaluation,
    more_readings=(TOWNS_TOO, REPORT_TOO),
    check=the_year_is_over,
    fields=(
        Choice(name="evaluator", label=Text("评估单位", "Who evaluates"), options=EVALUATORS, required=True),
        Instant(name="occurred", label=Text("事发时间", "Time of the event"),
                hint=Text("只看年份；填该年任何时间都可以", "Only the year counts; any time in it will do")),
        Date(name="submitted", label=Text("报告日期", "Day of the report"), hint=Text("还没有报告的，留空", "Leave empty if not yet reported")),
    ),
    outputs=(
        Output(name="first_day", label=Text("最早", "From"), kind="date"),
        Output(name="last_day", label=Text("最迟", "By"), kind="date"),
        Output(name="in_time", label=Text("是否按时", "In time"), kind="yes-no"),
    ),
)

# 6.4

CAUSES = Text("有没有下列情形（有一种就要修订）", "Do any of these apply (one is enough)")
CONTENTS = Text("修订会不会涉及重要内容", "Does the revision touch important content")


def cause(name: str, zh: str, en: str) -> Tick:
    return Tick(name=name, label=Text(zh, en), group=CAUSES)


def content(name: str, zh: str, en: str) -> Tick:
    return Tick(name=name, label=Text(zh, en), group=CONTENTS)


SEVEN = (
    cause("law", "①法律、法规、规章、标准、上位预案的有关规定变了", "① Laws, regulations, rules, standards or plans above have changed"),
    cause("command", "②应急指挥机构及其职责有重大调整", "② The command and its duties are substantially changed"),
    cause("risk", "③面临的风险有重大变化", "③ The risks have changed substantially"),
    cause("resources", "④重要应急资源有重大变化", "④ Important emergency resources have changed substantially"),
    cause("information", "⑤预案中的其他重要信息变了", "⑤ Other important information in the plan has changed"),
    cause("lessons", "⑥实际应对和演练中发现问题，需要作重大调整", "⑥ Real responses and drills show problems that need a major change"),
    cause("own_view", "⑦制定单位认为应当修订的其他情况", "⑦ The maker of the plan finds other reasons to revise"),
)
IMPORTANT = (
    content("duties", "组织指挥体系与职责", "Command and duties"),
    content("steps", "应急处置程序", "Procedure of response"),
    content("main_measures", "主要处置措施", "Main measures"),
    content("criteria", "响应分级标准", "Criteria of the levels of response"),
    content("other_content", "其他重要内容", "Other important content"),
)
PROCEDURES = options(
    full=("按6.2审批与衔接的要求", "the requirements of 6.2 on approval apply"),
    simplified=("程序可以适当简化", "the procedure may be simplified"),
    none=("不需要", "none"),
)

OPEN_LIST = Reading(
    id="important-content-and-so-on",
    clause="6.4（3）",
    says=Text("列了四项后写“等重要内容”。", "Four matters are listed, followed by “and other important content”."),
    reads=Text("四项之外也可能有重要内容，由制定单位判断，所以另设一项。", "There may be other important content, for the maker of the plan to judge; it has a box of its own."),
    why=Text("“等”字表示没有列完。", "The words leave the list open."),
    other=Text("只有列出的四项。", "Only the four listed."),
)

LESSONS = Reading(
    id="responses-and-drills",
    clause="6.4（2）",
    says=Text("⑥写“在突发事件实际应对和应急演练中发现问题”。", "Item ⑥ says “in real responses and drills”."),
    reads=Text("实际应对或者演练，在其中一种里发现问题就够。", "Problems found in either are enough."),
    why=Text("两种都是发现问题的场合，不必同时发生。", "Both are occasions to find problems and need not come together."),
    other=Text("两种场合都发现问题才算。", "Problems must show in both."),
)


def _ticked(values: Values) -> dict[str, object]:
    return {"causes": sum(bool(values[tick.name]) for tick in SEVEN), "contents": sum(bool(values[tick.name]) for tick in IMPORTANT)}


plan_revision_trigger = Decision(
    name="plan-revision-trigger",
    family="checklist",
    title=Text("预案要不要修订", "Must the plan be revised"),
    question=Text("这份预案要不要修订，走什么程序？", "Must this plan be revised, and by which procedure?"),
    clauses=("6.4",),
    readings=(LESSONS,),
    fields=(*SEVEN, *IMPORTANT),
    derive=_ticked,
    derived=(
        Count(name="causes", label=Text("符合的情形", "Cases that apply"), most=7),
        Count(name="contents", label=Text("涉及的重要内容", "Important content touched"), most=5),
    ),
    outputs=(
        Output(name="revise", label=Text("应当修订", "Must be revised"), kind="yes-no"),
        Output(name="procedure", label=Text("程序", "Procedure"), kind="choice", options=PROCEDURES),
    ),
    headline=Text("应当及时修订：{revise}；程序：{procedure}", "Must be revised in time: {revise}; procedure: {procedure}"),
    table=Table(
        name="plan-revision-trigger",
        rows=(
            Row(when=(none_of("causes"),), then={"revise": False, "procedure": "none"}, clause="6.4（2）"),
            Row(when=(any_of("causes", "情形之一"), any_of("contents", "涉及")), then={"revise": True, "procedure": "full"},
                clause="6.4（3）", readings=(OPEN_LIST,)),
            Row(when=(any_of("causes", "情形之一"), none_of("contents")), then={"revise": True, "procedure": "simplified"},
                clause="6.4（3）", readings=(OPEN_LIST,)),
        ),
    ),
)
