"""Clauses 4.2 and 4.6: who responds to which grade, and when the response ends."""

from __future__ import annotations

from dataclasses import replace

from calculators.kernel import Checklist, Item, Number, Output, Reading, Row, Text, YesNo, lookup, yes
from calculators.kernel.fields import Values

from .grades import TITLES

COMMAND = Text("区环境应急指挥部", "The District Command")

GUIDES = Reading(
    id="which-government-guides",
    clause="4.2.1",
    says=Text(
        "Ⅰ、Ⅱ、Ⅲ级写在一起：在国务院、省人民政府、市人民政府指导下处置，没有写哪一级由谁指导。",
        "Grades I, II and III stand together: the response is guided by "
        "the State Council, the Provincial Government "
        "and the City Government, without saying which guides which grade.",
    ),
    reads=Text(
        "三者都可能指导，照原文列出。", "Any of the three may guide; they are listed as the text lists them."
    ),
    why=Text("文本没有分开写，不替它分。", "The text does not divide them, and neither does the handbook."),
    other=Text(
        "比照3.2.1的预警权限：Ⅲ级由市、Ⅱ级由省、Ⅰ级由国务院指导。",
        "As with the warnings of 3.2.1, the City Government guides Grade "
        "III, the Provincial Government Grade II and "
        "the State Council Grade I.",
    ),
)


def guided(zh: str, en: str) -> Text:
    return Text(f"接受{zh}指导", f"under the guidance of {en}")


ALL_THREE = guided(
    "国务院、省人民政府、市人民政府", "the State Council, the Provincial Government and the City Government"
)
GUIDE = {
    "I": guided("国务院", "the State Council"),
    "II": guided("省人民政府", "the Provincial Government"),
    "III": guided("市人民政府", "the City Government"),
}

ORDINARY_STEPS = (
    Text(
        "立即与事发地环境应急指挥部和救援队伍取得通信联系，随时掌握进展",
        "at once make contact with the local environmental emergency command and "
        "the rescue teams, and keep track of events",
    ),
    Text(
        "立即指定有关部门调查评估，再按规定向市人民政府报告事件和处置情况",
        "at once name a department to investigate and assess, then report the event and the response to "
        "the City Government as required",
    ),
    Text(
        "召开专家咨询委员会，分析情况，提出处置建议",
        "call the expert advisory committee to analyse and propose",
    ),
    Text("派救援力量和专家到现场参加、指导处置", "send rescue forces and experts to take part in and guide the work on the scene"),
    Text(
        "向毗邻或可能涉及的区县（市）通报",
        "inform neighbouring counties, districts and cities, and others that may be involved",
    ),
    Text(
        "指导、督促事发地环境应急指挥部开展处置",
        "guide and supervise the local environmental emergency command",
    ),
)


def response(grade: str, under: Text, clause: str, actions: tuple[Text, ...]) -> tuple:
    """An entry: the grade, who leads the response, and what the clause tells it to do."""
    return grade, TITLES[grade], {"lead": COMMAND, "under": under, "actions": actions}, clause


GENERAL = (
    Text("做好应急处置工作（4.2.1没有列出步骤）", "carry out the response (clause 4.2.1 lists no steps)"),
)

_by_grade = lookup(
    name="response-by-grade",
    family="response",
    title=Text("谁来响应", "Who responds"),
    question=Text(
        "发生这一级事件后，由谁处置，做什么？", "Who responds to an event of this grade, and what do they do?"
    ),
    clauses=("4.2", "4.2.1", "4.2.2"),
    ask=Text("事件等级", "Grade"),
    field="grade",
    outputs=(
        Output(name="lead", label=Text("负责处置", "Leads the response")),
        Output(name="under", label=Text("领导或指导", "Leadership or guidance")),
        Output(name="actions", label=Text("要做的事", "What it does"), kind="list"),
    ),
    headline=Text("{lead}负责处置，{under}", "{lead} responds {under}"),
    entries=(
        response("I", ALL_THREE, "4.2.1", GENERAL),
        response("II", ALL_THREE, "4.2.1", GENERAL),
        response("III", ALL_THREE, "4.2.1", GENERAL),
        response("IV", Text("由区人民政府领导", "under the District Government"), "4.2.2", ORDINARY_STEPS),
    ),
)


def _guided_by_one(row: Row) -> Row:
    """The row under the other reading: one government for each grade."""
    grade = row.when[0].options[0]
    return replace(row, then={**row.then, "under": GUIDE[grade]}) if grade in GUIDE else row


response_by_grade = replace(
    _by_grade,
    others=(
        (GUIDES, replace(_by_grade.table, rows=tuple(_guided_by_one(row) for row in _by_grade.table.rows))),
    ),
)

ENDS = Reading(
    id="who-ends-the-response",
    clause="4.6.1",
    says=Text(
        "4.6.1说谁启动、谁终止；4.6.2说由现场应急指挥部确认时机，或者批准责任单位的提议。",
        "Clause 4.6.1 says that whoever started the response ends it; 4.6.2 "
        "lets the on-scene command confirm the time "
        "or approve the proposal of the body responsible.",
    ),
    reads=Text(
        "现场应急指挥部确认或批准后，由启动响应的一方宣布终止。",
        "Once the on-scene command confirms or approves, whoever started the response declares its end.",
    ),
    why=Text(
        "4.6.1写的是权限，4.6.2写的是程序，两条可以一起用。",
        "The first is about power, the second about procedure; both can hold.",
    ),
    other=Text(
        "照4.6.2，现场应急指挥部自己就可以决定终止。", "By 4.6.2 the on-scene command decides by itself."
    ),
)

LIMIT = Reading(
    id="limit-included",
    clause="4.6.1（2）",
    says=Text(
        "“降至规定限值内”；本文只定义了“以上”“以下”，没有定义“内”。",
        "“Down to within the prescribed limit”; the plan defines 以上 and 以下 but not 内 (within).",
    ),
    reads=Text("等于限值也算在内。", "A value equal to the limit is within it."),
    why=Text("按通常用法，“以内”包括本数。", "In general usage “within” includes the number."),
    other=Text("要低于限值才算。", "It must be below the limit."),
)


PLACES = 9  # limits can be tiny: mercury in water, 0.00005 milligrams a litre


def _compared(values: Values) -> dict[str, object]:
    measured, limit = values["measured"], values["limit"]
    if measured is None or limit is None:
        return {"within_limit": None}
    return {"within_limit": "yes" if measured <= limit else "no"}


response_end = Checklist(
    name="response-end",
    family="response",
    title=Text("能否终止响应", "May the response end"),
    question=Text("终止响应的五项条件都满足了吗？", "Are all five conditions met?"),
    clauses=("4.6.1", "4.6.2"),
    readings=(ENDS, LIMIT),
    met=Text(
        "五项条件都满足，可以终止；由现场应急指挥部确认或批准，谁启动、谁终止",
        "All five conditions are met and the response may end; the on-scene "
        "command confirms or approves, and whoever "
        "started it ends it",
    ),
    unmet=Text(
        "还不能终止：满足{done}项，共{total}项",
        "The response may not end yet; conditions met: {done} of {total}",
    ),
    fields=(
        Number(
            name="measured",
            places=PLACES,
            label=Text("泄漏或释放的测量值", "Measured leakage or release"),
            hint=Text(
                "与限值用同一单位；有几种污染物的，填超得最多的一种",
                "In the unit of the limit; with several pollutants, the one furthest over its limit",
            ),
        ),
        Number(
            name="limit",
            places=PLACES,
            label=Text("规定限值", "Prescribed limit"),
            hint=Text(
                "由相应的排放或环境标准规定，本预案没有写数字",
                "Set by the standard that applies; this plan gives no figure",
            ),
        ),
    ),
    derive=_compared,
    derived=(YesNo(name="within_limit", label=Text("测量值在限值内", "Measured value within the limit")),),
    items=(
        Item(
            name="controlled",
            clause="4.6.1（1）",
            label=Text(
                "现场得到控制，事件条件已经消除",
                "The scene is under control and the conditions that caused the event are gone",
            ),
        ),
        Item(
            name="release_within_limit",
            clause="4.6.1（2）",
            met_by=yes("within_limit"),
            label=Text("泄漏或释放已降到规定限值内", "Leakage or release is within the prescribed limit"),
        ),
        Item(
            name="harm_removed",
            clause="4.6.1（3）",
            label=Text("危害已被彻底清除，无继发可能", "The harm is completely removed and cannot recur"),
        ),
        Item(
            name="no_more_work",
            clause="4.6.1（4）",
            label=Text("各种专业处置行动已无继续的必要", "The specialised work on the scene need not go on"),
        ),
        Item(
            name="protected",
            clause="4.6.1（5）",
            label=Text(
                "已采取必要的防护措施，群众免受再次危害，中长期影响合理且尽量低",
                "Protective measures keep the public from further harm, and medium-term and long-term "
                "effects are reasonable and as low as possible",
            ),
        ),
    ),
)
