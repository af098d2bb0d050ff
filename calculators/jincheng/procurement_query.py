"""Handling supplier queries in government procurement, Jincheng City (晋市财购〔2020〕25号).

The Measures count in working days and do not say whether the starting day is one of them; both answers are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from calculators.kernel import (
    PERSON,
    Answer,
    Calculation,
    Checklist,
    Choice,
    Count,
    Date,
    Deadline,
    Decision,
    InputError,
    Interval,
    Item,
    OneOf,
    Output,
    Reading,
    Row,
    Silent,
    Step,
    Table,
    Text,
    Tick,
    Within,
    Words,
    YesNo,
    add_months,
    needs,
    no,
    options,
    silent,
    ticked,
    yes,
)
from calculators.kernel.fields import Check, Values
from calculators.kernel.rules import Lookup
from calculators.kernel.text import day

# Article 26 fixes the dates that these words stand beside; the Measures have no other bound words.
WORDS = Words(defined=dict.fromkeys("起止前后", "第二十六条"))
ONE_DAY = timedelta(days=1)

# Time limits ------------------------------------------------------------------------------------------------

FIRST_DAY = Reading(
    id="first-day", clause="第六条",
    says=Text("期限写作“之日起”“后”若干个工作日内，没有写起算的当天算不算。",
              "Periods run so many working days “from the day” or “after” an event; whether the day itself "
              "counts is not said."),
    reads=Text("起算的当天不算，从次一个工作日数起。", "The starting day does not count; counting begins with the next working day."),
    why=Text("第一条所依据的国家规定（《政府采购质疑和投诉办法》）和《民法典》第201条都不计起算当日。",
             "The national Measures on which Article 1 rests, and article 201 of the Civil Code, leave the "
             "starting day out."),
    other=Text("起算的当天是工作日的，算作第1日。", "The starting day, if a working day, is day 1."))

FROM_RECEIPT = Reading(
    id="from-receipt", clause="第十一条",
    says=Text("被质疑人“受理”书面质疑后7个工作日内答复；没有写收到后几天内要受理。",
              "The reply is due 7 working days after the query is accepted; how soon after receipt it must "
              "be accepted is not said."),
    reads=Text("从受理之日起算。", "The period runs from acceptance."),
    why=Text("照本条的文字。国家规定从收到质疑函起算，所以填了收到之日的，两种日期都列出。",
             "That is what the Article says. The national rules count from receipt, so both dates are shown "
             "where the day of receipt is known."),
    other=Text("从收到质疑函之日起算。", "The period runs from receipt of the query letter."))

EARLY_REPLY = Reading(
    id="early-reply", clause="第十八条",
    says=Text("供应商可以在“答复期满后”15个工作日内投诉；提前收到答复的怎样算，没有写。",
              "A complaint may be made within 15 working days after the reply period ends; a reply that "
              "comes early is not mentioned."),
    reads=Text("不论哪一天收到答复，都从答复期满起算。", "The period runs from the end of the reply period, whenever the reply came."),
    why=Text("条文只写了一个起点。", "The Article names one starting point only."),
    other=Text("已经收到答复的，从收到答复之日起算。", "Once a reply has come, the period runs from the day it came."))

DOCUMENTS_DAY = Reading(
    id="documents-day", clause="第六条（一）",
    says=Text("质疑采购文件的，“应知”之日是获取采购文件之日“或者”采购文件公告期限届满之日，没有写谁用哪一个。",
              "For the documents the day is the one on which they were obtained “or” the one on which their "
              "notice period ended; who uses which is not said."),
    reads=Text("拿到采购文件的，从拿到之日起算；没有拿到的，从公告期限届满之日起算。",
               "Whoever obtained the documents counts from that day; whoever did not counts from the end of "
               "the notice period."),
    why=Text("拿到文件才看得到内容；没有拿到的只能从公告知道。",
             "Their content is known once they are obtained; without them only the notice tells of it."),
    other=Text("以另一个日期起算。两个日期中，按较早的期限提出最稳妥。",
               "The other of the two days counts. To be safe, keep to the earlier last day."))

ACTUAL_KNOWLEDGE = Reading(
    id="actual-knowledge", clause="第六条",
    says=Text("从“知道或者应知”之日起算；实际知道的日子与“应知”之日不同时以哪个为准，没有写。",
              "The period runs from the day the harm was known or should have been; which prevails where the "
              "two differ is not said."),
    reads=Text("以本条列明的“应知”之日为准。",
               "The day that the Article fixes as the one on which it should have been known counts."),
    why=Text("三种情形的“应知”之日都有明文，双方都能查证。",
             "The Article fixes that day for all three objects, and both sides can check it."),
    other=Text("从实际知道之日起算。按较早的期限提出最稳妥。",
               "The period runs from the day of actual knowledge. To be safe, keep to the earlier last day."))


def in_order(*pairs: tuple[Date, Date]) -> Check:
    """A check that the second date of each pair does not lie before the first; one error for a date."""
    def check(values: Values) -> Iterator[InputError]:
        wrong = set()
        for earlier, later in pairs:
            first, second = values[earlier.name], values[later.name]
            if first is not None and second is not None and second < first and later.name not in wrong:
                wrong.add(later.name)
                yield InputError(later.name, "before", {"label": later.label, "other": earlier.label})

    return check


OBJECTS = options(documents=("采购文件（含采购公告等）", "the procurement documents, with the notice and the like"),
                  process=("采购过程", "the procurement process"),
                  result=("中标或者成交结果", "the award result"))
STARTS = {"documents": ("obtained", "documents_notice_ended"), "process": ("stage_ended",),
          "result": ("result_notice_ended",)}
OBJECT_CLAUSES = {"documents": "第六条（一）", "process": "第六条（二）", "result": "第六条（三）"}


KNOWN = Date(name="known", label=Text("实际知道权益受损之日", "Day the harm was actually known"),
             hint=Text("与上面的日子不同时填", "If it is another day than the one above"))
RAISED = Date(name="raised", label=Text("提出质疑之日", "Day the query is raised"),
              hint=Text("想知道是否按时的填", "To see whether it is in time"))
BEFORE_THE_START = Text("提出质疑之日早于起算之日；条文只写了从起算之日起7个工作日内，没有写能不能提前提出。",
                        "The query is raised before the day the period runs from; the Article speaks of 7 working days from "
                        "that day, and does not say whether a query may come earlier.")


@dataclass(frozen=True, kw_only=True)
class QueryPeriod(Deadline):
    """The period of Article 6: what is queried decides on which day it starts."""

    def answer(self, values: Values) -> Answer:
        about = values["about"]
        dates = [name for name in STARTS[about] if values[name] is not None]
        if not dates:
            labels = [self.known()[name].label for name in STARTS[about]]
            return needs(Text(f"还需要知道：{'，或者'.join(label.zh for label in labels)}",
                              f"Still needed: {', or '.join(label.en for label in labels)}"),
                         *STARTS[about], readings=(FIRST_DAY,))
        period = replace(
            self, start=dates[0], clause=OBJECT_CLAUSES[about],
            readings=(DOCUMENTS_DAY,) if about == "documents" else (),
            other_starts=(*((DOCUMENTS_DAY, name) for name in dates[1:]), (ACTUAL_KNOWLEDGE, "known")))
        answer = Deadline.answer(period, values)
        early = values["raised"] is not None and values["raised"] < values[dates[0]]
        return answer.but(notes=(BEFORE_THE_START,)) if early and answer.status == "value" else answer


query_deadline = QueryPeriod(
    name="query-deadline", family="deadline",
    title=Text("提出质疑的最后期限", "Last day to raise a query"),
    question=Text("最迟哪一天要提出质疑？", "By which day must the query be raised?"),
    clauses=("第六条", "第六条（一）", "第六条（二）", "第六条（三）"),
    fields=(
        Choice(name="about", label=Text("质疑的对象", "What is queried"), options=OBJECTS, required=True),
        Date(name="obtained", label=Text("获取采购文件之日", "Day the documents were obtained"),
             hint=Text("质疑采购文件时填", "For a query about the documents")),
        Date(name="documents_notice_ended", label=Text("采购文件公告期限届满之日",
                                                       "Day the notice period of the documents ended"),
             hint=Text("质疑采购文件时填", "For a query about the documents")),
        Date(name="stage_ended", label=Text("采购程序环节结束之日", "Day the stage of the procedure ended"),
             hint=Text("质疑采购过程时填，各环节分别算", "For a query about the process; each stage on its own")),
        Date(name="result_notice_ended", label=Text("结果公告期限届满之日", "Day the notice period of the result ended"),
             hint=Text("质疑中标或者成交结果时填", "For a query about the award result")),
        KNOWN,
        RAISED,
    ),
    start="obtained", count=7, unit="working-days", clause="第六条", handed_in="raised", first_day=FIRST_DAY,
    act=Text("书面提出质疑", "Raise the query in writing"),
    other_starts=((DOCUMENTS_DAY, "documents_notice_ended"), (ACTUAL_KNOWLEDGE, "known")),
    check=in_order((KNOWN, RAISED)))

# Who may query, and how -------------------------------------------------------------------------------------

NO_BID = Reading(
    id="documents-without-bid", clause="第八条",
    says=Text("没有依法获取采购文件的，视为没有参加；依法获取了、但没有投标或者报价的算不算参加，没有写。",
              "Whoever did not lawfully obtain the documents counts as not having taken part; whether one "
              "who obtained them and made no offer took part is not said."),
    reads=Text("文本没有规定，由被质疑人判断。", "The text is silent; the respondent decides."),
    why=Text("第七条（一）只要求是参与采购活动的供应商，没有说到哪一步才算参与。",
             "Article 7(1) asks for a supplier that takes part in the purchase, and does not say from which "
             "step on it does."),
    other=Text("依法获取采购文件就算参与，至少可以质疑采购文件。",
               "Obtaining the documents lawfully is taking part, at least for a query about those documents."))


MAY_QUERY_DOCUMENTS = Text("可以质疑，至少可以质疑采购文件", "It may query, at least about the procurement documents")


@dataclass(frozen=True, kw_only=True)
class Admissible(Checklist):
    """The conditions of a query. Whether a supplier without an offer took part is left open by the text."""

    def answer(self, values: Values) -> Answer:
        answer = super().answer(values)
        if values["standing"] == "documents-only" and answer.result["complete"]:
            return silent(Text("其他条件都符合；只获取采购文件、没有投标或者报价的能否质疑，文本没有规定",
                               "All other conditions are met; the text does not say whether a supplier that "
                               "obtained the documents and made no offer may query"),
                          causes=(Step(self.known()["standing"].show("documents-only"), "第八条"),), readings=(NO_BID,),
                          others=((NO_BID, MAY_QUERY_DOCUMENTS),))
        return answer

    def all_readings(self) -> tuple[Reading, ...]:
        return (*super().all_readings(), NO_BID)


query_admissible = Admissible(
    name="query-admissible", family="eligibility",
    title=Text("能不能提出质疑", "Whether a query may be raised"),
    question=Text("这个供应商的质疑符合条件吗？", "Does this supplier's query meet the conditions?"),
    clauses=("第八条", "第三条", "第六条", "第七条"),
    fields=(
        Choice(name="standing", label=Text("供应商与该项目的关系", "The supplier and the project"), required=True,
               options=options(
            took_part=("依法获取了采购文件，并参加了采购活动", "it lawfully obtained the documents and took part"),
            documents_only=("依法获取了采购文件，没有投标或者报价", "it lawfully obtained the documents and made no offer"),
            barred=("因资格条件受限、报名时间不合规定等，没能获取和正常参加",
                    "it could not: restricted qualifications, a registration time against the rules, or the like"),
            none=("没有依法获取，也没有上述原因", "it did not lawfully obtain them, for no such reason"))),
        Tick(name="by_agent", label=Text("由代理人提出", "An agent raises it")),
        Tick(name="consortium", label=Text("以联合体参加采购", "The supplier takes part as a consortium")),
    ),
    items=(
        Item(name="participant", label=Text("参与了该项目的采购活动（或者属于第八条的例外）",
                                            "participation in the purchase (or an exception of Article 8)"),
             clause="第七条（一）", met_by=OneOf("standing", ("took-part", "documents-only", "barred"))),
        Item(name="in_time", label=Text("在质疑有效期内", "raising within the query period"), clause="第七条（二）",
             hint=Text("最后一天可用第六条的计算器算", "The calculator of Article 6 gives the last day")),
        Item(name="content", label=Text("质疑内容符合本办法（有具体事项、事实依据和必要的证明材料）",
                                        "content that meets the Measures (specific matters, a basis in fact and "
                                        "the supporting material needed)"),
             clause="第七条（三）"),
        Item(name="other_conditions", label=Text("符合省级以上财政部门规定的其他条件",
                                                 "the other conditions of finance departments at provincial level "
                                                 "or above"),
             clause="第七条（四）", hint=Text("本办法没有列出；没有这样的规定，也勾选",
                                        "The Measures do not list them; tick this too if there are none")),
        Item(name="written", label=Text("书面提出", "written form"), clause="第六条"),
        Item(name="real_name", label=Text("实名提出", "the supplier's real name"), clause="第三条"),
        Item(name="honest", label=Text("没有虚假或者恶意，不为不正当利益或者其他非法目的",
                                       "good faith (nothing false or malicious, no improper advantage or other "
                                       "unlawful purpose)"),
             clause="第三条"),
        Item(name="power_of_attorney", label=Text("供应商签署的授权委托书（写明具体权限和事项）",
                                                  "a power of attorney signed by the supplier (with the exact "
                                                  "powers and matters)"),
             clause="第三条", when=(ticked("by_agent"),)),
        Item(name="all_members", label=Text("联合体的所有供应商共同提出", "raising by all suppliers of the consortium together"),
             clause="第三条", when=(ticked("consortium"),)),
    ),
    met=Text("可以质疑，{total}项条件都符合", "The query may be raised: all {total} conditions are met"),
    unmet=Text("不符合质疑条件，还缺：{missing}", "The conditions are not met; missing: {missing}"))

CORRECTION_PERIOD = Reading(
    id="correction-period", clause="第十条",
    says=Text("更正、补充的材料要在“质疑期限内”递交；没有写期限快满或者已满时才被告知补正的怎么办。",
              "Corrections must come within the query period; what holds when the supplier is told only near "
              "or after its end is not said."),
    reads=Text("补正也要在第六条的7个工作日内完成，不另外加时间。",
               "Corrections too must come within the 7 working days of Article 6; no time is added."),
    why=Text("本条用的就是质疑期限，没有另设补正期限。", "The Article uses the query period and sets no other."),
    other=Text("由被质疑人另给合理的补正时间。", "The respondent allows a reasonable further time."))

query_letter_completeness = Checklist(
    name="query-letter-completeness", family="checklist",
    title=Text("质疑函齐不齐", "Whether the query letter is complete"),
    question=Text("这份质疑函还缺什么？", "What does this query letter still lack?"),
    clauses=("第九条", "第十条"), readings=(CORRECTION_PERIOD,),
    fields=(
        Choice(name="supplier", label=Text("供应商是", "The supplier is"), required=True, options=options(
            person=("自然人", "a natural person"), organisation=("法人或者其他组织", "a legal person or another organisation"))),
        Choice(name="law", label=Text("法律依据", "Legal basis"), required=True,
               hint=Text("只要求必要的法律依据", "Asked for only where it is needed"),
               options=options(given=("写了", "stated"), not_needed=("这项质疑不需要", "not needed for this query"),
                               missing=("需要但没写", "needed and not stated"))),
    ),
    items=(
        Item(name="form", label=Text("按中国政府采购网的质疑函范本填写",
                                     "use of the model form on the China Government Procurement Website"),
             clause="第九条"),
        Item(name="identity", label=Text("供应商信息（姓名或者名称、地址、邮编、联系人、联系电话）",
                                         "the supplier's details (name, address, postcode, contact person and "
                                         "telephone)"),
             clause="第九条（一）"),
        Item(name="project", label=Text("质疑项目的名称和编号", "the name and number of the project"), clause="第九条（二）"),
        Item(name="matters", label=Text("具体明确的质疑事项和相关请求",
                                        "specific, clear matters and the requests that go with them"),
             clause="第九条（三）"),
        Item(name="facts", label=Text("事实依据", "the basis in fact"), clause="第九条（四）"),
        Item(name="legal_basis", label=Text("必要的法律依据", "the legal basis that is needed"), clause="第九条（五）",
             met_by=OneOf("law", ("given", "not-needed"))),
        Item(name="dated", label=Text("提出质疑的日期", "the date of the query"), clause="第九条（六）"),
        Item(name="own_signature", label=Text("本人签字", "the person's own signature"), clause="第九条",
             when=(OneOf("supplier", ("person",)),)),
        Item(name="signature", label=Text("签字或者盖章（法定代表人、主要负责人或者其授权代表）",
                                          "the signature or stamp (of the legal representative, the person in "
                                          "charge or a representative authorised by them)"),
             clause="第九条", when=(OneOf("supplier", ("organisation",)),)),
        Item(name="seal", label=Text("公章", "the official seal"), clause="第九条",
             when=(OneOf("supplier", ("organisation",)),)),
    ),
    met=Text("质疑函齐全，共{total}项", "The query letter is complete: {total} items"),
    unmet=Text("质疑函还缺：{missing}；被质疑人要一次性书面告知，质疑期限内没有补正或者仍不合要求的，可以不受理并书面说明理由",
               "The query letter lacks: {missing}; the respondent says so once in writing, and may decline "
               "it in writing, with reasons, if it is not put right within the query period"))

# The reply --------------------------------------------------------------------------------------------------

ACCEPTED = Date(name="accepted", label=Text("受理质疑之日", "Day the query was accepted"),
                hint=Text("不一定是收到质疑函的那一天", "Not always the day the query letter was received"))
RECEIVED = Date(name="received", label=Text("收到质疑函之日", "Day the query letter was received"),
                hint=Text("填了就同时列出从收到起算的日期", "If entered, the date counted from receipt is shown as well"))
REPLIED = Date(name="replied", label=Text("答复之日", "Day of the reply"))

reply_deadline = Deadline(
    name="reply-deadline", family="deadline",
    title=Text("答复质疑的最后期限", "Last day to reply to a query"),
    question=Text("被质疑人最迟哪一天要书面答复？", "By which day must the respondent reply in writing?"),
    clauses=("第十一条",), fields=(ACCEPTED, RECEIVED, REPLIED),
    start="accepted", count=7, unit="working-days", clause="第十一条", handed_in="replied",
    act=Text("书面答复", "Reply in writing"), readings=(FROM_RECEIPT,), first_day=FIRST_DAY,
    other_starts=((FROM_RECEIPT, "received"),),
    check=in_order((RECEIVED, ACCEPTED), (ACCEPTED, REPLIED), (RECEIVED, REPLIED)))

COPY_RECEIVED = Date(name="copy_received", label=Text("收到质疑函副本之日", "Day the copy of the query letter was received"))
STATED = Date(name="stated", label=Text("提交书面说明之日", "Day of the written statement"))

third_party_statement_deadline = Deadline(
    name="third-party-statement-deadline", family="deadline",
    title=Text("相关当事人作出说明的最后期限", "Last day for another party's statement"),
    question=Text("质疑涉及的其他当事人最迟哪一天要书面说明？", "By which day must another party concerned give its statement?"),
    clauses=("第十一条（二）",), fields=(COPY_RECEIVED, STATED),
    start="copy_received", count=2, unit="working-days", clause="第十一条（二）", handed_in="stated", first_day=FIRST_DAY,
    act=Text("向被质疑人书面说明", "Give the respondent a written statement"),
    check=in_order((COPY_RECEIVED, STATED)))

PANEL_SHARE = Reading(
    id="stand-ins-and-quorum", clause="第十三条",
    says=Text("复核要有原评审小组不少于五分之三（3/5）成员到场；缺席的可以书面委托其他专家，或者由监管部门补抽专家。",
              "Not less than three fifths (3/5) of the original panel must be present; an absent member may "
              "appoint another expert in writing, or a further expert is drawn."),
    reads=Text("五分之三只数到场的原成员，受托和补抽的专家不算在内。",
               "Only original members who are present count towards the three fifths, not experts who stand in."),
    why=Text("条文说的是“原评审小组”成员“到场”。", "The Article speaks of members of the original panel who are present."),
    other=Text("受托或者补抽的专家代表缺席成员，也算在五分之三之内。", "An expert who stands in for a member counts towards the three fifths."))

MAJORITY = Reading(
    id="majority-of-those-present", clause="第十三条",
    says=Text("复核报告“按照少数服从多数”作出结论，由出席的评审专家签字；没有写多数按谁来数，也没有写票数相等怎么办。",
              "The report is concluded “by majority” and signed by the experts present; of whom it must be "
              "the majority, and what happens in a tie, is not said."),
    reads=Text("按出席的评审专家人数（含受托、补抽的）过半来数；不签署不同意见的算同意；票数相等的，文本没有规定。",
               "More than half of the experts present, with those who stand in; whoever signs no dissent "
               "agrees; on a tie the text is silent."),
    why=Text("签字确认的就是出席的评审专家。", "It is the experts present who sign."),
    other=Text("按原评审小组的总人数过半来数。", "More than half of the whole original panel."))

PANEL = Count(name="panel", label=Text("原评审小组人数", "Members of the original panel"), unit=PERSON, required=True,
              least=1, most=99, hint=Text("包括后来缺席的", "Those who are now absent included"))
PRESENT = Count(name="present", label=Text("到场的原成员", "Original members present"), unit=PERSON, most=99)
STAND_INS = Count(name="stand_ins", label=Text("受托或者补抽的专家", "Experts who stand in"), unit=PERSON, most=99,
                  hint=Text("代替缺席成员参加复核的", "Those who take part for an absent member"))
AGREE = Count(name="agree", label=Text("同意复核结论的", "Those who agree to the conclusion"), unit=PERSON, most=99,
              hint=Text("没有签署不同意见的，算同意", "Whoever signs no dissent is taken to agree"))


def panel_check(values: Values) -> Iterator[InputError]:
    panel, present, stand_ins, agree = (values[f.name] for f in (PANEL, PRESENT, STAND_INS, AGREE))
    if panel is None:
        return
    over = [field for field in (PRESENT, STAND_INS, AGREE) if values[field.name] is not None and values[field.name] > panel]
    for field in over:
        yield InputError(field.name, "more-than", {"label": field.label, "other": PANEL.label})
    if over:
        return
    if None not in (present, stand_ins):
        if present + stand_ins > panel:
            yield InputError("stand_ins", "more-than", {
                "label": STAND_INS.label, "other": Text("缺席的原成员", "the members who are absent")})
        elif agree is not None and agree > present + stand_ins:
            yield InputError("agree", "more-than", {
                "label": AGREE.label, "other": Text("出席的评审专家", "the experts present")})


def quorum(panel: int) -> int:
    """The least number of members that is not less than three fifths of the panel.

    >>> [quorum(panel) for panel in (3, 4, 5, 7)]
    [2, 3, 3, 5]
    """
    return -(-panel * 3 // 5)


def review(rule: Calculation, values: Values) -> Answer:
    """Whether the review may go ahead, and whether its conclusion has a majority."""
    panel, present, agree = values["panel"], values["present"], values["agree"]
    needed = quorum(panel)
    share = Step(Text(f"{panel}人的五分之三（3/5），不足1人的进为1人，是{needed}人",
                      f"Three fifths of {panel}, rounded up to a whole person, is {needed}"), "第十三条")
    if present is None and agree is not None:
        return rule.still_needed(("present",), causes=(share,))
    if present is None:
        return Answer(status="value", result={"needed": needed}, causes=(share,), readings=(PANEL_SHARE,),
                      headline=Text(f"原评审小组至少要有{needed}人到场",
                                    f"At least {needed} of the original panel must be present"))
    if present < needed:
        return below_quorum(values, needed, share)
    answer = with_quorum(values, needed, share)
    return answer if agree is None else conclude(rule, answer, values)


def below_quorum(values: Values, needed: int, share: Step) -> Answer:
    """Too few original members."""
    panel, present = values["panel"], values["present"]
    short = needed - present
    return Answer(
        status="value", result={"needed": needed, "met": False, "absent": panel - present}, causes=(share,),
        readings=(PANEL_SHARE,), others=_with_stand_ins(values, needed),
        headline=Text(f"到场{present}人，不足{needed}人，不能复核",
                      f"{present} present, {needed} needed: the review may not go ahead"),
        changes=(Step(Text(f"再有{short}名原成员到场，就可以复核",
                           f"With {short} more of the original members present, the review may go ahead"), "第十三条"),))


def with_quorum(values: Values, needed: int, share: Step) -> Answer:
    """Enough original members; those who are absent are replaced."""
    present, absent, stand_ins = values["present"], values["panel"] - values["present"], values["stand_ins"]
    return Answer(
        status="value", result={"needed": needed, "met": True, "absent": absent}, causes=(share,),
        steps=(_replaced(absent),) if absent else (), readings=(PANEL_SHARE,),
        notes=(_empty_seats(absent - stand_ins),) if stand_ins is not None and stand_ins < absent else (),
        headline=Text(f"到场{present}人，达到{needed}人，可以复核",
                      f"{present} present, {needed} needed: the review may go ahead"))


def _replaced(absent: int) -> Step:
    """How the seats of absent members are filled."""
    return Step(Text(
        f"缺席{absent}人：因故不能来的书面委托其他评审专家，没有委托的，由被质疑人提请同级政府采购监管部门补抽",
        f"Absent: {absent}; a member who cannot come appoints another expert in writing, or else the respondent asks the "
        f"government procurement supervision department at the same level to draw one"), "第十三条")


def _empty_seats(empty: int) -> Text:
    return Text(f"还有{empty}名缺席成员没有专家代替。条文要求委托或者补抽，没有写缺了代替的专家能不能作出结论。",
                f"Absent and not replaced: {empty}. The Article asks for an expert in place of each, and does not say whether "
                f"a conclusion stands without one.")


def _with_stand_ins(values: Values, needed: int) -> tuple[tuple[Reading, Text], ...]:
    """The answer where experts who stand in count towards the three fifths."""
    seated = values["present"] + (values["stand_ins"] or 0)
    if seated < needed:
        return ()
    return ((PANEL_SHARE, Text(f"连同代替的专家有{seated}人，达到{needed}人，可以复核",
                               f"{seated} with the experts who stand in, {needed} needed: the review may go ahead")),)


SHORT_OF_PANEL = Text("，但同意的没有超过原评审小组的半数，结论没有通过",
                      ", but not more than half of the whole panel agree: the conclusion is not adopted")


def conclude(rule: Calculation, answer: Answer, values: Values) -> Answer:
    """The conclusion by majority, once the review may go ahead."""
    agree, present, stand_ins = values["agree"], values["present"], values["stand_ins"]
    if stand_ins is None:
        if present < values["panel"]:
            return rule.still_needed(("stand_ins",), causes=answer.causes, steps=answer.steps)
        stand_ins = 0
    seated = present + stand_ins
    count = Step(Text(f"出席{seated}人，同意{agree}人，不同意{seated - agree}人",
                      f"Present: {seated}; for: {agree}; against: {seated - agree}"), "第十三条")
    if agree * 2 == seated:
        return silent(Text("可以复核，但同意与不同意人数相等，怎样作结论文本没有规定",
                           "The review may go ahead, but it is a tie, and the text does not say what is concluded"),
                      causes=(*answer.causes, count), readings=(*answer.readings, MAJORITY),
                      others=((MAJORITY, answer.headline + SHORT_OF_PANEL),) if seated < values["panel"] else (),
                      notes=answer.notes)
    adopted = agree * 2 > seated
    said = (Text("，结论通过", "; the conclusion is adopted") if adopted
            else Text("，结论没有通过", "; the conclusion is not adopted"))
    others = ()
    if adopted and agree * 2 <= values["panel"]:
        others = ((MAJORITY, answer.headline + SHORT_OF_PANEL),)
    return answer.but(headline=answer.headline + said, result={**answer.result, "adopted": adopted}, others=others,
                      causes=(*answer.causes, count), readings=(*answer.readings, MAJORITY))


review_quorum = Calculation(
    name="review-quorum", family="lookup",
    title=Text("复核要几人到场、怎样作结论", "Quorum and conclusion of a review"),
    question=Text("原评审小组至少要有几人到场？结论通过了吗？",
                  "How many of the original panel must be present, and is the conclusion adopted?"),
    clauses=("第十三条",), fields=(PANEL, PRESENT, STAND_INS, AGREE), check=panel_check, compute=review,
    more_readings=(PANEL_SHARE, MAJORITY),
    outputs=(Output(name="needed", label=Text("至少到场", "Needed"), kind="count", unit=PERSON),
             Output(name="met", label=Text("人数够不够", "Quorum met"), kind="yes-no"),
             Output(name="absent", label=Text("缺席的原成员", "Absent"), kind="count", unit=PERSON),
             Output(name="adopted", label=Text("结论通过", "Conclusion adopted"), kind="yes-no")))

DIRECT_OR_REVIEW = Reading(
    id="direct-or-review", clause="第十四条",
    says=Text("第十三条说质疑评审程序、评审结果的可以请原评审小组复核，第十四条说四种情形要直接答复；一项质疑可能两边都沾。",
              "Article 13 lets the original panel review a query about the evaluation, Article 14 asks for a "
              "direct reply in four cases; a query may touch both."),
    reads=Text("只要属于第十四条的情形，就由被质疑人直接答复。", "What falls under Article 14 is replied to directly."),
    why=Text("第十四条写“应”，第十三条只写“可”。", "Article 14 says “shall”, Article 13 only “may”."),
    other=Text("只要涉及评审程序或者评审结果，就可以先请原评审小组复核。",
               "Whatever touches the evaluation procedure or result may first go to the original panel."))

WAYS = Reading(
    id="ways-to-expert-advice", clause="第十二条",
    says=Text("情况复杂无法准确判断的，应当委托或者提请出具专业意见；邀请专家论证；组织辩论、质证等——没有写是选一种还是都要做。",
              "In a complex case a professional opinion, experts' advice, or argument and testing of "
              "evidence is asked for; whether one is enough is not said."),
    reads=Text("至少采取一种，选适合的。", "At least one of them, whichever suits."),
    why=Text("列举以“等”结尾，是可以采用的办法。", "The list ends with “and so on”: it names possible ways."),
    other=Text("各种办法都要采取。", "All of them are required."))

ROUTES = options(review=("可以请原评审小组复核论证，再书面答复",
                         "The original panel may be asked to review it before the written reply"),
                 direct=("由被质疑人依法直接书面答复", "The respondent replies in writing directly"))


def routed(about: str, route: str, clause: str, **parts: object) -> tuple[Row, Row]:
    """The route of one object, and the same where the case is too complex to judge."""
    advice = Text("应当听取专业意见：出具专业意见、专家论证或者辩论质证",
                  "Required: a professional opinion, experts' advice, or argument and testing of evidence")
    plain = parts.pop("readings", ())
    return (Row(when=(OneOf("about", (about,)), no("complex")), then={"route": route}, clause=clause, readings=plain),
            Row(when=(OneOf("about", (about,)), yes("complex")), then={"route": route, "advice": advice},
                clause=clause, readings=(*plain, WAYS),
                note=Text("第十二条：不得敷衍。", "Article 12: it may not be treated as a formality.")))


reply_route = Lookup(
    name="reply-route", family="lookup",
    title=Text("先复核还是直接答复", "Review first, or reply directly"),
    question=Text("这项质疑可以请原评审小组复核，还是要直接答复？",
                  "May the original panel review this query, or is it replied to directly?"),
    clauses=("第十四条", "第十二条", "第十三条"),
    fields=(
        Choice(name="about", label=Text("质疑的事项", "Matter of the query"), required=True,
               hint=Text("有几项的，逐项选", "If there are several matters, take them one by one"), options=options(
                   evaluation=("评审程序或者评审结果", "the evaluation procedure or result"),
                   other=("评审程序、评审结果以外的事项", "something other than the evaluation procedure and result"),
                   panel=("评审小组是否合法", "whether the panel is lawful"),
                   law=("商务、技术问题以外的法律条款争议", "legal provisions outside commercial and technical questions"),
                   outside=("其他不属于评审小组职责的事项", "another matter outside the panel's duties"))),
        YesNo(name="complex", label=Text("情况复杂、无法准确判断", "Too complex to judge accurately"), required=True),
    ),
    outputs=(Output(name="route", label=Text("办法", "Route"), kind="choice", options=ROUTES),
             Output(name="advice", label=Text("专业意见", "Expert advice"))),
    headline=Text("{route}", "{route}"),
    table=Table(name="reply-route", rows=(
        *routed("evaluation", "review", "第十三条"),
        *routed("other", "direct", "第十四条（一）"),
        *routed("panel", "direct", "第十四条（二）", readings=(DIRECT_OR_REVIEW,)),
        *routed("law", "direct", "第十四条（三）", readings=(DIRECT_OR_REVIEW,)),
        *routed("outside", "direct", "第十四条（四）", readings=(DIRECT_OR_REVIEW,)),
    )))

SECRETS = (
    ("budget", Text("未公布的项目预算", "the unpublished project budget")),
    ("participants", Text("其他供应商的名单", "the list of the other suppliers")),
    ("experts", Text("评审专家和评审的情况", "information about the evaluation experts and the evaluation")),
    ("result", Text("公告之前的中标（成交）结果", "the award result, before it is announced")),
    ("prices", Text("不得公开的报价", "prices that may not be made public")),
    ("bids", Text("其他供应商的投标文件", "the bids of other suppliers")),
    ("fairness", Text("可能影响结果公正、公平的其他事项", "anything else that may affect the fairness of the result")),
)
LEAKS = Text("文书里有下列内容的，勾选", "Tick what the paper discloses")
IS_REPLY, IS_WITHDRAWAL = OneOf("paper", ("reply",)), OneOf("paper", ("withdrawal",))


def kept_out(name: str, label: Text, clause: str) -> Item:
    """An item that is met while the tick of the same content is not set."""
    return Item(name=f"no_{name}", clause=clause, met_by=OneOf(f"has_{name}", (False,)),
                label=Text(f"去掉{label.zh}", f"removal of {label.en}"))


secrecy_and_reply_checklists = Checklist(
    name="secrecy-and-reply-checklists", family="checklist",
    title=Text("答复、撤销的文书齐不齐，有没有泄密", "Whether the reply or the withdrawal is complete and discloses no secret"),
    question=Text("这份文书还缺什么，有没有不能写的内容？", "What does this paper lack, and does it disclose what it may not?"),
    clauses=("第十六条", "第十五条", "第十九条"),
    fields=(
        Choice(name="paper", label=Text("办的是", "The paper"), required=True, options=options(
            reply=("质疑答复", "reply to a query"), withdrawal=("撤销质疑", "withdrawal of a query"))),
        Tick(name="unlawful", label=Text("发现项目或者相关单位、人员违法",
                                         "The project, or a unit or person concerned, has broken the law"),
             hint=Text("撤销质疑时看", "For a withdrawal")),
        Tick(name="has_trade_secret", label=Text("商业秘密", "trade secrets"), group=LEAKS,
             hint=Text("质疑答复里不得有", "Barred from a reply")),
        *(Tick(name=f"has_{name}", label=label, group=LEAKS) for name, label in SECRETS),
    ),
    items=(
        Item(name="supplier", label=Text("质疑供应商的姓名或者名称", "the supplier's name"), clause="第十六条（一）", when=(IS_REPLY,)),
        Item(name="received", label=Text("收到质疑函的日期及项目名称和编号",
                                         "the date the query letter was received and the name and number of the project"),
             clause="第十六条（二）", when=(IS_REPLY,)),
        Item(name="answers", label=Text("质疑事项和答复内容（写明事实依据和法律依据）",
                                        "the matters and the answers (with their basis in fact and in law)"),
             clause="第十六条（三）", when=(IS_REPLY,)),
        Item(name="remedy", label=Text("告知依法投诉的权利", "notice of the right to complain under the law"),
             clause="第十六条（四）", when=(IS_REPLY,)),
        Item(name="replier", label=Text("答复人名称", "the name of the party that replies"),
             clause="第十六条（五）", when=(IS_REPLY,)),
        Item(name="dated", label=Text("答复日期", "the date of the reply"), clause="第十六条（六）", when=(IS_REPLY,)),
        Item(name="withdrawal_letter", label=Text("供应商的书面质疑撤销函", "the supplier's written withdrawal letter"),
             clause="第十五条", when=(IS_WITHDRAWAL,)),
        Item(name="reported", label=Text("向同级财政部门报告并依法处理",
                                         "a report to the finance department at the same level and action under the law"),
             clause="第十五条", when=(IS_WITHDRAWAL, ticked("unlawful"))),
        Item(name="no_trade_secret", label=Text("去掉商业秘密", "removal of trade secrets"),
             clause="第十六条", when=(IS_REPLY,), met_by=OneOf("has_trade_secret", (False,))),
        *(kept_out(name, label, f"第十九条（{number}）") for (name, label), number in zip(SECRETS, "一二三四五六七", strict=True)),
    ),
    met=Text("齐全，没有不能写的内容", "Complete, and nothing is disclosed that may not be"),
    unmet=Text("还要办：{missing}", "Still to do: {missing}"))

# What follows a query ---------------------------------------------------------------------------------------

OUTCOMES = options(
    go_on=("采购继续", "The purchase goes on"),
    clarify=("澄清或者修改采购文件后，采购继续", "The documents are clarified or amended, and the purchase goes on"),
    amend_restart=("修改采购文件后，重新开展采购", "The documents are amended, and the purchase starts again"),
    another_winner=("依法另行确定中标、成交供应商", "Another winner is named by law"),
    restart=("重新开展采购", "The purchase starts again"))
LETTER = options(no=("不需要，结果没有改变", "not needed: the result is unchanged"),
                 yes=("要函告同级财政监管部门", "required, to the finance supervision department at the same level"),
                 if_changed=("结果因此改变的，要函告同级财政监管部门",
                             "required if the result changes, to the same finance supervision department"))
MATTERS = (yes("upheld"), OneOf("affects", ("yes", "may")))
ABOUT_DOCUMENTS, ABOUT_THE_REST = OneOf("about", ("documents",)), OneOf("about", ("process", "result"))


def follows(result: str, letter: str, clause: str, *when: OneOf) -> Row:
    return Row(when=when, then={"outcome": result, "letter": letter}, clause=clause)


outcome = Decision(
    name="outcome", family="lookup",
    title=Text("质疑核实以后怎么办", "What follows once a query is decided"),
    question=Text("采购继续、改文件、换供应商，还是重来？",
                  "Does the purchase go on, are the documents amended, is another winner named, or does it start again?"),
    clauses=("第十七条", "第十七条（一）", "第十七条（二）"),
    fields=(
        YesNo(name="upheld", label=Text("质疑成立", "The query is upheld"), required=True),
        Choice(name="affects", label=Text("对中标或者成交结果的影响", "Effect on the award result"), options=options(
            yes=("有影响", "it affects the result"), may=("可能有影响", "it may affect the result"),
            no=("没有影响", "it does not affect the result"))),
        Choice(name="about", label=Text("质疑的对象", "What is queried"), options=OBJECTS),
        YesNo(name="can_clarify", label=Text("依法澄清或者修改采购文件后可以继续",
                                             "A lawful clarification or amendment lets the purchase go on"),
              hint=Text("质疑采购文件时填", "For a query about the documents")),
        YesNo(name="enough_suppliers", label=Text("合格供应商达到法定数量", "The qualified suppliers reach the legal number"),
              hint=Text("质疑采购过程或者结果时填；本办法没有写法定数量是几家",
                        "For a query about the process or the result; the Measures do not state the number")),
        YesNo(name="candidate", label=Text("可以从合格的候选人中另选", "Another winner can be chosen from the qualified candidates"),
              hint=Text("质疑采购过程或者结果时填", "For a query about the process or the result")),
    ),
    outputs=(Output(name="outcome", label=Text("处理", "Outcome"), kind="choice", options=OUTCOMES),
             Output(name="letter", kind="choice", options=LETTER,
                    label=Text("函告财政监管部门", "Letter to the finance supervision department"))),
    headline=Text("{outcome}", "{outcome}"),
    table=Table(name="outcome", policy="first", rows=(
        follows("go-on", "no", "第十七条", no("upheld")),
        follows("go-on", "no", "第十七条", yes("upheld"), no("affects")),
        follows("clarify", "if-changed", "第十七条（一）", *MATTERS, ABOUT_DOCUMENTS, yes("can_clarify")),
        follows("amend-restart", "if-changed", "第十七条（一）", *MATTERS, ABOUT_DOCUMENTS, no("can_clarify")),
        follows("another-winner", "yes", "第十七条（二）", *MATTERS, ABOUT_THE_REST,
                yes("enough_suppliers"), yes("candidate")),
        follows("restart", "if-changed", "第十七条（二）", *MATTERS, ABOUT_THE_REST, no("enough_suppliers")),
        follows("restart", "if-changed", "第十七条（二）", *MATTERS, ABOUT_THE_REST, no("candidate")),
    )))

COMPLAINED = Date(name="complained", label=Text("投诉之日", "Day of the complaint"))
REPLY_CAME = Date(name="replied", label=Text("收到答复之日", "Day the reply was received"),
                  hint=Text("没有收到答复的不填", "Left empty if none has come"))
PERIOD_END = Date(name="reply_period_end", label=Text("答复期满之日", "End of the reply period"))


@dataclass(frozen=True, kw_only=True)
class ComplaintPeriod(Deadline):
    """The period of Article 18: it starts when the reply period of Article 11 ends, on any reading of that period."""

    def known(self) -> dict[str, Date]:
        return super().known() | {PERIOD_END.name: PERIOD_END}

    def answer(self, values: Values) -> Answer:
        accepted, received, replied = values["accepted"], values["received"], values["replied"]
        reply = reply_deadline.answer({"accepted": accepted, "received": received, "replied": None})
        if reply.status != "value":
            return reply.but(readings=self.readings)
        end = reply.result["last_day"]
        answer = super().answer({
            **values, PERIOD_END.name: end,
            "end_by_first_day": reply_deadline.last_day(accepted, first_counts=True),
            "end_by_receipt": reply_deadline.last_day(received, first_counts=False) if received else None,
            "early_reply": replied if replied and replied < end else None})
        return answer.but(causes=(*reply.causes, *answer.causes), steps=(*reply.steps, *answer.steps))

    def _from(self, start: date, values: Values, *, first_counts: bool) -> Answer:
        """A complaint before the period runs is neither in time nor too late: the first day for it is given."""
        made = values["complained"]
        first = start if start == values["early_reply"] else start + ONE_DAY
        if made is None or made >= first:
            return super()._from(start, values, first_counts=first_counts)
        answer = super()._from(start, {**values, "complained": None}, first_counts=first_counts)
        return answer.but(headline=answer.headline + Text(f"；填写的投诉之日太早，最早{day(first).zh}",
                                                          f"; the day entered is too early: {day(first).en} at the earliest"))


complaint_deadline = ComplaintPeriod(
    name="complaint-deadline", family="deadline",
    title=Text("投诉的最后期限", "Last day to make a complaint"),
    question=Text("对答复不满意或者没有按期得到答复的，最迟哪一天投诉？", "When is the last day to complain of the reply, or of no reply?"),
    clauses=("第十八条", "第十一条"), fields=(ACCEPTED, RECEIVED, REPLY_CAME, COMPLAINED),
    start="reply_period_end", count=15, unit="working-days", clause="第十八条", handed_in="complained",
    act=Text("向同级财政部门投诉", "Complain to the finance department at the same level"),
    readings=(FIRST_DAY, FROM_RECEIPT, EARLY_REPLY), other_starts=(
        (FIRST_DAY, "end_by_first_day"), (FROM_RECEIPT, "end_by_receipt"), (EARLY_REPLY, "early_reply")),
    check=in_order((RECEIVED, ACCEPTED), (ACCEPTED, REPLY_CAME), (RECEIVED, REPLY_CAME), (ACCEPTED, COMPLAINED),
                   (RECEIVED, COMPLAINED)))

ENDED = Date(name="ended", label=Text("质疑处理结束之日", "Day the handling of the query ended"),
             hint=Text("本办法没有写哪一天算结束", "The Measures do not say which day that is"))
COPIED = Date(name="copied", label=Text("抄送之日", "Day the copies are sent"))

archive_copy_deadline = Deadline(
    name="archive-copy-deadline", family="deadline",
    title=Text("抄送财政部门的最后期限", "Last day to copy the finance department"),
    question=Text("质疑材料最迟哪一天抄送同级财政部门？", "By which day must the papers be copied to the finance department?"),
    clauses=("第二十一条",), fields=(ENDED, COPIED),
    start="ended", count=3, unit="working-days", clause="第二十一条", handed_in="copied", first_day=FIRST_DAY,
    act=Text("抄送同级财政部门", "Send copies to the finance department at the same level"),
    check=in_order((ENDED, COPIED)))

# Liability --------------------------------------------------------------------------------------------------

BAN_START = Reading(
    id="start-of-ban", clause="第二十二条",
    says=Text("禁止1至3年内参加政府采购活动；没有写从哪一天起、几年由什么来定。",
              "The supplier is barred for 1 to 3 years; from which day, and what decides on the number of "
              "years, is not said."),
    reads=Text("1年和3年都可以；年数和第一天由财政部门定，本计算器只从填写的第一天推算。",
               "Both 1 and 3 years are possible; the finance department sets the years and the first day, "
               "and the calculator only counts from the day entered."),
    why=Text("“1至3年”含两头；其余文本没有规定。", "“1 to 3” holds both ends; the text says no more."),
    other=Text("从列入不良行为记录名单之日起算。", "The bar runs from the day the supplier enters the list of bad conduct records."))

DISHONEST = Table(
    name="supplier-ban", policy="all", otherwise=Row(when=(), then={"barred": False}, clause="第二十二条"),
    rows=tuple(Row(when=(ticked(name),), then={"barred": True}, clause="第二十二条")
               for name in ("fabricated", "false_material", "unlawful_evidence", "doubtful_source")))


def end_of_ban(first: date, years: int) -> date:
    """The last day of so many years of which `first` is the first day.

    >>> end_of_ban(date(2021, 3, 1), 1), end_of_ban(date(2024, 2, 29), 1)
    (datetime.date(2022, 2, 28), datetime.date(2025, 2, 28))
    """
    anniversary = add_months(first, 12 * years)
    return anniversary - ONE_DAY if anniversary.day == first.day else anniversary


def ban(rule: Calculation, values: Values) -> Answer:
    """Whether the supplier is barred, and until when."""
    hits = DISHONEST.verdict(values).hits
    if not hits:
        return Answer(status="value", result={"barred": False},
                      headline=Text("没有勾选第二十二条的情形，不列入名单、不禁止参加",
                                    "No case of Article 22 is ticked: no listing and no bar"))
    years, first = values["years"], values["first_day"]
    span = Text("1至3年", "1 to 3 years") if years is None else Text(f"{years}年", f"{years} year{'s' * (years > 1)}")
    result: dict[str, object] = {"barred": True}
    headline = Text("禁止参加政府采购{span}", "Barred from government procurement for {span}").format(span=span)
    if first is not None:
        ends = [end_of_ban(first, years or bound) for bound in (1, 3)]
        result |= dict(zip(("earliest_end", "latest_end"), ends, strict=True))
        headline += _until(*ends)
    return Answer(status="value", result=result, readings=(BAN_START,), headline=headline + LISTED,
                  causes=tuple(step for row in hits for step in rule.facts(row, values)))


def _until(earliest: date, latest: date) -> Text:
    """To which day the bar runs; two days while the number of years is open."""
    if earliest == latest:
        return Text("，到{last}", ", until {last}").format(last=day(latest))
    return Text("，最早到{earliest}，最晚到{latest}",
                ", until {earliest} at the earliest and {latest} at the latest").format(earliest=day(earliest), latest=day(latest))


LISTED = Text("；由被质疑人函告同级财政部门，列入不良行为记录名单",
              "; the respondent reports it by letter to the finance department at the same level, which enters the supplier "
              "in the list of bad conduct records")

supplier_ban = Calculation(
    name="supplier-ban", family="penalty",
    title=Text("供应商虚假质疑的处罚", "What a supplier faces for a dishonest query"),
    question=Text("供应商会被禁止参加采购吗，到哪一天？", "Is the supplier barred, and until when?"),
    clauses=("第二十二条",), used=(DISHONEST,), compute=ban, more_readings=(BAN_START,),
    fields=(
        Tick(name="fabricated", label=Text("捏造事实", "Made-up facts")),
        Tick(name="false_material", label=Text("提供虚假材料", "False material handed in")),
        Tick(name="unlawful_evidence", label=Text("以非法手段取得证明材料",
                                                  "Supporting material obtained by unlawful means")),
        Tick(name="doubtful_source", label=Text("证据来源合法性明显可疑，又证明不了取得方式合法",
                                                "Evidence whose source is in plain doubt, without proof "
                                                "that it was lawfully obtained")),
        Count(name="years", label=Text("财政部门决定的年数", "Years set by the finance department"),
              hint=Text("还没有决定的不填", "Left empty while it is not decided"),
              unit=Text("年", "years"), least=1, most=3),
        Date(name="first_day", label=Text("禁止参加的第一天", "First day of the bar"),
             hint=Text("按财政部门的决定填；条文没有写从哪一天起", "From the decision of the finance department; the Article names no day")),
    ),
    outputs=(Output(name="barred", label=Text("禁止参加", "Barred"), kind="yes-no"),
             Output(name="earliest_end", label=Text("最早禁止到", "Barred until, at the earliest"), kind="date"),
             Output(name="latest_end", label=Text("最晚禁止到", "Barred until, at the latest"), kind="date")))

EXPLAINED = Reading(
    id="explained-silence", clause="第二十三条（二）",
    says=Text("“不予答复或者答复与事实明显不符，并不能作出合理说明”——合理说明能不能免去不答复的责任，句子两解。",
              "“No reply, or a reply that plainly contradicts the facts, and no reasonable explanation”: "
              "whether an explanation also excuses giving no reply can be read both ways."),
    reads=Text("两种情形都要“不能作出合理说明”才处理。", "Both are punished only where no reasonable explanation can be given."),
    why=Text("“并”字接在两种情形之后。", "“And” stands after both."),
    other=Text("不答复就要处理；合理说明只管与事实不符的答复。",
               "Giving no reply is punished in any case; an explanation only excuses the reply that "
               "contradicts the facts."))

ON_TOP = Reading(
    id="serious-on-top", clause="第二十三条",
    says=Text("先写批评、责令整改，再写“情节严重的，给予警告”；没有写是加上还是换成，也没有写什么算情节严重。第二十四条的责令改正和追究责任也是这样。",
              "Criticism and an order come first, then “in a serious case, a warning”; whether it is added "
              "or takes their place, and what is serious, is not said. So it is with the order and the liability of Article 24."),
    reads=Text("情节严重的处理是在前面的处理之外加上的；是否情节严重由财政部门判断。",
               "What follows in a serious case is added to what comes before it; the finance department judges what is serious."),
    why=Text("情节严重的，更需要整改。", "A serious breach needs to be put right all the more."),
    other=Text("情节严重的，只作后面的处理，代替前面的。", "What follows in a serious case takes the place of what comes before it."))

NO_EXCUSE = OneOf("explained", ("no",))


def breaches(name: str, *silence: OneOf) -> Table:
    """The breaches of Articles 23 and 24; `silence` is what giving no reply needs besides."""
    return Table(name=name, policy="all", otherwise=Row(when=(), then={"article": "none"}, clause="第二十三条"), rows=(
        Row(when=(ticked("refused_letter"),), then={"article": "第二十三条"}, clause="第二十三条（一）"),
        Row(when=(ticked("no_reply"), *silence), then={"article": "第二十三条"}, clause="第二十三条（二）", readings=(EXPLAINED,)),
        Row(when=(ticked("contradicts_facts"), NO_EXCUSE), then={"article": "第二十三条"}, clause="第二十三条（二）"),
        Row(when=(ticked("refused_finance"),), then={"article": "第二十三条"}, clause="第二十三条（三）"),
        Row(when=(ticked("refused_respondent"),), then={"article": "第二十四条"}, clause="第二十四条"),
    ))


BREACHES, BREACHES_BY_SILENCE = breaches("buyer-penalty", NO_EXCUSE), breaches("buyer-penalty-explained")
MEASURES = {
    ("第二十三条", "no"): (Text("同级财政部门批评", "criticism by the finance department at the same level"),
                       Text("责令整改", "an order to put matters right")),
    ("第二十三条", "yes"): (Text("警告", "a warning"),
                        Text("处分直接负责的主管人员和其他直接责任人员",
                             "discipline of the managers and other people directly responsible"),
                        Text("通报", "a circular that makes it known")),
    ("第二十四条", "no"): (Text("同级财政部门责令改正", "an order of the finance department at the same level to correct it"),),
    ("第二十四条", "yes"): (Text("按规定追究有关单位和人员的责任",
                            "the units and people concerned are held responsible under the rules"),),
}


NO_BREACH = Text("没有第二十三条、第二十四条的情形，不作处理", "No case of Article 23 or 24: nothing follows")
EXCUSED = Step(Text("能作出合理说明", "A reasonable explanation is given"), "第二十三条（二）")
MORE_IF_SERIOUS = Text("；情节严重的还有其他处理", "; more in a serious case")
NO_REPLY = Tick(name="no_reply", label=Text("对质疑不予答复", "No reply to the query"))
CONTRADICTS = Tick(name="contradicts_facts", label=Text("答复与事实明显不符", "A reply that plainly contradicts the facts"))


def penalty(rule: Calculation, values: Values) -> Answer:
    """The measures that follow, and those under the other readings of Article 23."""
    serious = values["serious"] == "yes"
    grades = ("no", "yes") if serious else ("no",)
    answer = penalty_under(rule, BREACHES, values, grades)
    if answer.status != "value":
        return answer
    rivals = [(EXPLAINED, by_silence(rule, values, grades))]
    if serious:
        rivals.append((ON_TOP, penalty_under(rule, BREACHES, values, ("yes",)).headline))
    return answer.but(others=tuple((reading, rival) for reading, rival in rivals if rival != answer.headline))


def by_silence(rule: Calculation, values: Values, grades: tuple[str, ...]) -> Text:
    """What follows where an explanation does not excuse giving no reply; at the least, while seriousness is not known."""
    rival = penalty_under(rule, BREACHES_BY_SILENCE, {**values, "serious": values["serious"] or "no"}, grades).headline
    return rival if values["serious"] or rival == NO_BREACH else rival + MORE_IF_SERIOUS


def no_reply_or_wrong(values: Values) -> Iterator[InputError]:
    """A reply that contradicts the facts is a reply."""
    if values["no_reply"] and values["contradicts_facts"]:
        yield InputError("contradicts_facts", "excludes", {"label": CONTRADICTS.label, "other": NO_REPLY.label})


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def penalty_under(rule: Calculation, table: Table, values: Values, grades: tuple[str, ...]) -> Answer:
    """The measures of those grades by one table of breaches."""
    verdict = table.verdict(values)
    articles = dict.fromkeys(row.then["article"] for row in verdict.hits)
    hangs = any(row.then["article"] not in articles for row in verdict.maybe)      # else the measures are the same
    wanted = [*(verdict.needs if hangs else ()), *(("serious",) if verdict.hits and values["serious"] is None else ())]
    if wanted:
        return rule.still_needed(wanted)
    if not verdict.hits:
        excused = values["explained"] == "yes" and (values["no_reply"] or values["contradicts_facts"])
        return Answer(status="value", result={"measures": ()}, headline=NO_BREACH, causes=(EXCUSED,) if excused else ())
    measures = tuple(measure for article in articles for grade in grades for measure in MEASURES[article, grade])
    return Answer(
        status="value", result={"measures": measures},
        headline=Text("、".join(m.zh for m in measures), _capital("; ".join(m.en for m in measures))),
        causes=tuple(step for row in verdict.hits for step in rule.facts(row, values)),
        readings=(*((ON_TOP,) if values["serious"] == "yes" else ()),
                  *(reading for row in verdict.hits for reading in row.readings)))


buyer_penalty = Calculation(
    name="buyer-penalty", family="penalty",
    title=Text("采购人、代理机构等违规的处理", "What a buyer, an agency or others face for a breach"),
    question=Text("会受到什么处理？", "What follows the breach?"),
    clauses=("第二十四条", "第二十三条"), used=(BREACHES, BREACHES_BY_SILENCE), compute=penalty,
    interim=(Output(name="article", label=Text("依据", "Under"), kind="choice", options=options(
        none=("都不是，不作处理", "Neither: nothing follows"),
        第二十三条=("第二十三条", "Article 23"), 第二十四条=("第二十四条", "Article 24"))),),
    more_readings=(EXPLAINED, ON_TOP), check=no_reply_or_wrong,
    fields=(
        Tick(name="refused_letter", label=Text("拒收法定质疑期内发出的质疑函",
                                               "Refusal of a query letter sent within the query period")),
        NO_REPLY,
        CONTRADICTS,
        YesNo(name="explained", label=Text("能作出合理说明", "Reasonable explanation"),
              hint=Text("不答复或者答复与事实不符时看", "For no reply, or one that contradicts the facts")),
        Tick(name="refused_finance", label=Text("拒绝配合财政部门处理投诉",
                                                "Refusal to cooperate with the finance department on a "
                                                "complaint")),
        Tick(name="refused_respondent", label=Text("拒不配合被质疑人处理质疑",
                                                   "Refusal to cooperate with the respondent on the query"),
             hint=Text("采购人、代理机构、供应商、评审小组成员都适用",
                       "Applies to buyers, agencies, suppliers and members of the evaluation panel")),
        YesNo(name="serious", label=Text("情节严重", "Serious case"),
              hint=Text("本办法没有写标准，由财政部门判断", "The Measures set no standard; the finance department judges")),
    ),
    outputs=(Output(name="measures", label=Text("处理", "Measures"), kind="list"),))

# Costs and term ---------------------------------------------------------------------------------------------

BEARERS = options(
    nobody=("不向供应商收取任何费用", "The supplier is charged nothing"),
    supplier=("由供应商负担", "The supplier bears it"),
    respondent=("由被质疑人负担", "The respondent bears it"),
    other=("由有过错的其他方负担", "The other party at fault bears it"),
    shared=("由双方合理分担", "Both share it reasonably"))
NO_RATIO = Text("各占多少、怎样才算合理，文本没有规定。", "What is reasonable, and the share of each, the text does not say.")


def borne(bearer: str, fault: str, **parts: object) -> Row:
    when = (OneOf("item", ("expertise",)), OneOf("fault", (fault,)))
    return Row(when=when, then={"bearer": bearer}, clause="第二十五条", **parts)


cost_bearer = Decision(
    name="cost-bearer", family="fee",
    title=Text("处理质疑的费用谁出", "Who bears the costs"),
    question=Text("这笔费用由谁负担？", "Who bears this cost?"),
    clauses=("第二十五条",),
    fields=(
        Choice(name="item", label=Text("费用", "Cost"), required=True, options=options(
            handling=("处理质疑本身", "handling the query"),
            expertise=("鉴定费或者检测费", "fees for expert appraisal or testing"))),
        Choice(name="fault", label=Text("过错方", "Party at fault"), options=options(
            supplier=("供应商", "the supplier"), respondent=("被质疑人", "the respondent"), both=("双方都有", "both"),
            other=("其他方", "another party"), none=("各方都没有", "nobody"))),
    ),
    outputs=(Output(name="bearer", label=Text("谁负担", "Borne by"), kind="choice", options=BEARERS),),
    headline=Text("{bearer}", "{bearer}"),
    table=Table(name="cost-bearer", rows=(
        Row(when=(OneOf("item", ("handling",)),), then={"bearer": "nobody"}, clause="第二十五条"),
        borne("supplier", "supplier"),
        borne("respondent", "respondent"),
        borne("shared", "both", note=NO_RATIO),
        borne("other", "other"),
        Row(when=(OneOf("item", ("expertise",)), OneOf("fault", ("none",))), clause="第二十五条",
            then=Silent(Text("各方都没有过错时，鉴定、检测费由谁负担，文本没有规定",
                             "Where nobody is at fault, the text does not say who bears appraisal and testing"))),
    )))

TERM = Reading(
    id="last-day-of-term", clause="第二十六条",
    says=Text("2021年1月1日起实施，有效期两年（2年）；没有写最后一天。",
              "In effect from 1 January 2021, valid for 2 years; the last day is not named."),
    reads=Text("有效到2022年12月31日。", "Valid until 31 December 2022."),
    why=Text("2021年1月1日当天已经实施，算在两年之内。",
             "They were in effect on 1 January 2021 itself, so that day is part of the 2 years."),
    other=Text("起始当天不算，有效到2023年1月1日。", "The first day is left out, and they are valid until 1 January 2023."))

STATES = options(not_yet=("还没有施行", "Not yet in effect"), in_force=("有效", "In effect"), expired=("有效期已满", "Expired"))


def term(name: str, last: date) -> Table:
    """In effect from 1 January 2021 to the last day."""
    first = date(2021, 1, 1)
    return Table(name=name, rows=(
        Row(when=(on(WORDS.between(None, "", first, "前")),), then={"state": "not-yet"}, clause="第二十六条"),
        Row(when=(on(WORDS.between(first, "起", last, "止")),), then={"state": "in-force"}, clause="第二十六条"),
        Row(when=(on(WORDS.between(last, "后", None, "")),), then={"state": "expired"}, clause="第二十六条"),
    ))


def on(interval: Interval) -> Within:
    return Within(field="day", interval=interval)


validity = Decision(
    name="validity", family="deadline",
    title=Text("本办法还有效吗", "Whether the Measures are in effect"),
    question=Text("这一天本办法有效吗？", "Are the Measures in effect on this day?"),
    clauses=("第二十六条",), readings=(TERM,),
    fields=(Date(name="day", label=Text("日期", "Day"), required=True),),
    outputs=(Output(name="state", label=Text("效力", "Status"), kind="choice", options=STATES),),
    headline=Text("{state}", "{state}"),
    table=term("validity", date(2022, 12, 31)), others=((TERM, term("validity-first-day-out", date(2023, 1, 1))),))

RULES = (
    query_deadline, query_admissible, query_letter_completeness, reply_deadline, third_party_statement_deadline,
    review_quorum, reply_route, secrecy_and_reply_checklists, outcome, complaint_deadline, archive_copy_deadline,
    supplier_ban, buyer_penalty, cost_bearer, validity,
)
