"""Part 5: which plan is started for which grade, and how a response is expanded or ended."""

from __future__ import annotations

from dataclasses import replace

from calculators.kernel import Choice, Decision, OneOf, Output, Reading, Row, Silent, Table, Text, YesNo, no, options, yes

from .grades import CITY, COMMITTEE, DISTRICT, GRADES, ORDINARY, RELATIVELY_SERIOUS_UP

OWN_PLAN = Reading(
    id="district-starts-its-own-plan",
    clause="5.4.2",
    says=Text(
        "5.2对较大以上事件只写报请市人民政府启动它的预案；5.4.2写区应急委研判后启动本预案或专项预案。",
        "For Grade III and above, clause 5.2 only has the City Government asked to start its plan; by clause 5.4.2 the District "
        "Emergency Committee starts this plan or a special plan.",
    ),
    reads=Text("两件都做：报请市里启动，区里也启动自己的预案做先期处置。", "Both: the City is asked, and the district starts its own plan for the first response."),
    why=Text("1.6.5让区里负责较大以上事件的先期处置，先期处置要有预案。", "Clause 1.6.5 leaves the first response to the district, which needs a plan for it."),
    other=Text("照5.2，较大以上事件不另外启动区里的预案。", "By clause 5.2 the district's own plan is not started for Grade III and above."),
)

FIRST_BY = Reading(
    id="who-makes-the-first-response",
    clause="5.2",
    says=Text(
        "“报请市政府立即启动市人民政府总体应急预案，全力进行先期处置由市政府按照程序进行处理”，中间缺标点。",
        "The sentence on Grades I and II (“the City Government is asked to start its plan at once, first response with full "
        "strength the City Government handles by procedure”) lacks punctuation.",
    ),
    reads=Text("区里全力先期处置，市人民政府按程序处理。", "The district makes the first response with full strength; the City Government handles the event."),
    why=Text("1.6.5把较大以上事件的先期处置交给区人民政府。", "Clause 1.6.5 gives the first response to the District Government."),
    other=Text("先期处置也由市人民政府做。", "The City Government makes the first response as well."),
)

ORDINARY_PLAN = Reading(
    id="plan-for-ordinary-events",
    clause="5.2",
    says=Text(
        "5.2说一般事件启动区政府应急预案；5.3（2）说事发地政府或专项指挥部按类别和性质启动相应预案。",
        "For ordinary events clause 5.2 starts the District Government's plan; by 5.3(2) the government of the place or the special "
        "command starts the plan that fits.",
    ),
    reads=Text("启动区人民政府的应急预案。", "The District Government's plan is started."),
    why=Text("5.2专讲哪一级启动什么预案；5.3（2）讲程序。", "Clause 5.2 is the one about which plan; 5.3(2) is about procedure."),
    other=Text("由事发地政府或专项指挥部选相应的预案启动。", "The government of the place or the special command starts the plan that fits."),
)

DISTRICT_FIRST = Text("区和镇（办事处）", "the district and the town (or subdistrict office)")
ON_THE_SPOT = Text("事发地主管部门和责任单位", "the department in charge at the place and the body responsible")
ASK = Text("市里的总体或专项预案（报请启动）", "the City's master or special plan (on request)")
ASK_AT_ONCE = Text("市里的总体预案（报请立即启动）", "the City's master plan (on request, at once)")
OWN = Text("区里的本预案或专项预案", "this plan or a special plan of the district")
TOWN = Text("事发地的本级预案", "the plan of the place")
DISTRICT_PLAN = Text("区人民政府的应急预案", "the District Government's emergency plan")
SPECIAL_TOO = Text("必要时加上区相关专项预案", "when necessary also the special plan of the district")
FITTING = Text("事发地政府或专项指挥部选定的预案", "the plan that the government of the place or the special command picks")

STEPS = (
    Text("给事发地人民政府作出具体的处置指示", "give the local government concrete instructions"),
    Text("责成区人民政府有关部门立即采取措施", "order the departments of the District Government to act at once"),
    Text("派工作组、专家组或有关部门负责人到事发地指导、督察", "send a working group, the expert group or department heads to guide and inspect"),
    Text("调集专业力量和抢险救援物资增援；必要时请军队和武警部队支援", "bring in professional forces and supplies; if necessary ask the army and the armed police for support"),
    Text("分管副区长到事发地靠前指挥；必要时区长亲临一线指挥", "the deputy head in charge directs at the place; if necessary the head of the district in person"),
    Text("批准启动区专项应急预案，专项应急指挥机构立即运作", "approve the start of the special plan; the special command begins work at once"),
    Text("及时报告市人民政府和区委；必要时请市人民政府或有关部门支持", "report in time to the City Government and the District Party Committee; if necessary ask for support"),
)
NONE_LISTED = (Text("按5.3的程序处置", "follow the procedure of clause 5.3"),)


BY_DISTRICT = Text(
    "一般事件由区人民政府处置（1.6.5），主管部门和责任单位先期处置（5.3（1））。",
    "The District Government handles ordinary events (1.6.5); the department in charge and the body responsible make the first "
    "response (5.3(1)).",
)
BY_CITY = Text(
    "较大以上事件由市人民政府处置，区人民政府先期处置（1.6.5）；事发地启动本级预案（5.1.1），区里的对策见5.1.2。",
    "The City Government handles Grade III and above, the District Government makes the first response (1.6.5); the place starts "
    "its own plan (5.1.1), and 5.1.2 has the steps of the district.",
)
PROVINCE_TOO = BY_CITY + Text(
    "按1.4.1、1.4.2，这两级要由省人民政府或它的部门（特别重大的直至国务院）协调；5.2只写了报请市人民政府。",
    " By 1.4.1 and 1.4.2 these two grades need coordination by the Provincial Government or its departments (Grade I up to the "
    "State Council); clause 5.2 only names the City Government.",
)


def tier(
    when: tuple[OneOf, ...], handles: Text, first: Text, plans: tuple[Text, ...], steps: tuple[Text, ...], note: Text,
    *readings: Reading,
) -> Row:
    then = {"handles": handles, "first_response": first, "plans": plans, "district_steps": steps}
    return Row(when=when, then=then, clause="5.2", note=note, readings=readings)


def grade(*keys: str) -> OneOf:
    return OneOf("grade", keys)


_tiers = Table(
    name="tiered-handling",
    rows=(
        tier((ORDINARY, no("urban")), DISTRICT, ON_THE_SPOT, (DISTRICT_PLAN,), NONE_LISTED, BY_DISTRICT, ORDINARY_PLAN),
        tier((ORDINARY, yes("urban")), DISTRICT, ON_THE_SPOT, (DISTRICT_PLAN, SPECIAL_TOO), NONE_LISTED, BY_DISTRICT, ORDINARY_PLAN),
        tier((grade("III"),), CITY, DISTRICT_FIRST, (ASK, OWN, TOWN), STEPS, BY_CITY, OWN_PLAN),
        tier((grade("I", "II"),), CITY, DISTRICT_FIRST, (ASK_AT_ONCE, OWN, TOWN), STEPS, PROVINCE_TOO, OWN_PLAN, FIRST_BY),
    ),
)


def _changed(table: Table, **changed: dict) -> Table:
    """The table with other outcomes in the rows of some grades: name of an output -> old value -> new value."""

    def row_read(row: Row) -> Row:
        then = {name: changed.get(name, {}).get(value, value) for name, value in row.then.items()}
        return replace(row, then=then)

    return replace(table, rows=tuple(map(row_read, table.rows)))


def _city_first(row: Row) -> Row:
    return replace(row, then={**row.then, "first_response": CITY}) if row.when[0] == grade("I", "II") else row


tiered_handling = Decision(
    name="tiered-handling",
    family="response",
    title=Text("分级处置", "Handling by grade"),
    question=Text("发生这一级事件，由哪一级政府处置，启动什么预案？", "Which government handles an event of this grade, and which plan is started?"),
    clauses=("5.2", "1.6.5", "5.1.1", "5.1.2", "5.4.2"),
    fields=(
        Choice(name="grade", label=Text("事件等级", "Grade"), options=GRADES, required=True),
        YesNo(
            name="urban",
            label=Text("发生在市区", "It happened in the urban area"),
            hint=Text("只对一般事件有影响；文本没有界定“市区”", "Matters for ordinary events only; the text does not define the urban area"),
        ),
    ),
    outputs=(
        Output(name="handles", label=Text("负责处置", "Handles the event")),
        Output(name="first_response", label=Text("先期处置", "First response")),
        Output(name="plans", label=Text("启动什么预案", "Plans started"), kind="list"),
        Output(name="district_steps", label=Text("区里的对策", "What the district does"), kind="list"),
    ),
    headline=Text("由{handles}处置；先期处置：{first_response}；启动：{plans}", "Handled by {handles}; first response: {first_response}; plans: {plans}"),
    table=_tiers,
    others=(
        (ORDINARY_PLAN, _changed(_tiers, plans={(DISTRICT_PLAN,): (FITTING,), (DISTRICT_PLAN, SPECIAL_TOO): (FITTING,)})),
        (OWN_PLAN, _changed(_tiers, plans={(ASK, OWN, TOWN): (ASK, TOWN), (ASK_AT_ONCE, OWN, TOWN): (ASK_AT_ONCE, TOWN)})),
        (FIRST_BY, replace(_tiers, rows=tuple(map(_city_first, _tiers.rows)))),
    ),
)

ONLY_III = Reading(
    id="ending-serious-events",
    clause="5.6（1）",
    says=Text(
        "5.6（1）只说较大突发公共事件的紧急处置完成后怎样结束，没有提重大、特别重大。",
        "Clause 5.6(1) says how the response to a Grade III event ends and does not mention Grades II and I.",
    ),
    reads=Text("较大以上都按这个程序结束。", "Grades III and above all end in this way."),
    why=Text("5.6接着5.4“较大以上”的程序；6.4、9.2都把三级写在一起。", "Clause 5.6 follows the procedure of 5.4 for Grade III and above, and 6.4 and 9.2 name the three grades together."),
    other=Text("只适用于较大事件；重大、特别重大的怎样结束，文本没有写。", "It holds for Grade III only; how the response to Grades II and I ends is not said."),
)

WHICH_BODY = Reading(
    id="whom-to-ask-for-ordinary-events",
    clause="5.3（5）",
    says=Text(
        "一般事件控制不住的，5.3（5）说向本级应急领导机构请求；5.5（1）不分级别，说报请区应急委。",
        "For an ordinary event that cannot be controlled, 5.3(5) turns to the emergency leading body of the same level; 5.5(1), for "
        "any grade, to the District Emergency Committee.",
    ),
    reads=Text("一般事件照5.3（5）：向本级应急领导机构请求。", "By 5.3(5): the body of the same level is asked."),
    why=Text("5.3专讲一般事件。", "Clause 5.3 is about ordinary events."),
    other=Text("照5.5（1），一律报请区应急委。", "By 5.5(1) it is always the District Emergency Committee."),
)

COMMAND = Text("现场指挥部", "the on-scene command")
RESERVES = Text("采取措施后，区应急委调集各种预备力量投入处置", "once the measures are taken, the District Emergency Committee brings in reserves of every kind")


def move(when: tuple[OneOf, ...], clause: str, asks: Text, decides: Text, then: tuple[Text, ...], *readings: Reading) -> Row:
    return Row(when=when, then={"asks": asks, "decides": decides, "next": then}, clause=clause, readings=readings)


GROWING, BEYOND, DONE = (OneOf("situation", (key,)) for key in ("growing", "beyond", "done"))
NOT_SAID = Text("文本没有写", "not said in the text")
_asks_committee = Text("现场指挥部报请区应急委扩大应急", "the on-scene command asks the District Emergency Committee for an expanded response")
ENDING = (
    Text("现场指挥部宣布结束现场处置，自动解散", "the on-scene command announces the end of the response on the scene and is dissolved"),
    Text("镇（办事处）或相关部门继续完成善后", "the town (or subdistrict office) or departments go on with the care afterwards"),
    Text("2周内向区应急委提交处置情况专题报告", "a special report on the response goes to the District Emergency Committee within 2 weeks"),
)
REPORT_AND_ASK = Text("现场指挥部向区应急委报告，请示结束处置", "the on-scene command reports to the District Emergency Committee and asks to end the response")

_moves = Table(
    name="expand-and-end",
    rows=(
        move((GROWING, RELATIVELY_SERIOUS_UP), "5.5（1）", _asks_committee, COMMITTEE, (RESERVES,)),
        move(
            (GROWING, ORDINARY),
            "5.3（5）",
            Text("现场指挥部向本级应急领导机构请求扩大应急", "the on-scene command asks the emergency leading body of its level for an expanded response"),
            Text("本级应急领导机构", "the emergency leading body of that level"),
            (RESERVES,),
            WHICH_BODY,
        ),
        move(
            (BEYOND,),
            "5.5（3）",
            Text("请求市人民政府和周边县（区）援助", "the City Government and the counties and districts around are asked for help"),
            COMMITTEE,
            (Text("上报市人民政府和市人民政府应急领导机构", "the matter is reported to the City Government and its emergency leading body"),),
        ),
        move((DONE, grade("III")), "5.6（2）", REPORT_AND_ASK, COMMITTEE, ENDING),
        move((DONE, grade("I", "II")), "5.6（2）", REPORT_AND_ASK, COMMITTEE, ENDING, ONLY_III),
        move(
            (DONE, ORDINARY),
            "5.3（6）",
            Text("处置结束后转入后期处置", "when the response is over, the work passes to the aftermath"),
            NOT_SAID,
            (Text("要不要请示、要不要专题报告，文本没有写", "whether to ask for approval or to report is not said"),),
        ),
    ),
)


def _as_any_grade(row: Row) -> Row:
    """The row under the other reading: an ordinary event goes to the committee as well."""
    return replace(row, then={**row.then, "asks": _asks_committee, "decides": COMMITTEE}) if row.clause == "5.3（5）" else row


def _unsaid(row: Row) -> Row:
    """The row under the other reading: no end is written for Grades II and I."""
    if row.when[-1] != grade("I", "II"):
        return row
    return replace(row, then=Silent(Text("重大、特别重大事件怎样结束处置，文本没有写", "How the response to Grades II and I ends is not said in the text")))


expand_and_end = Decision(
    name="expand-and-end",
    family="response",
    title=Text("扩大应急和应急结束", "Expanding and ending the response"),
    question=Text("控制不住时报谁，结束时由谁批准？", "Whom to ask when the event grows, and who approves the end?"),
    clauses=("5.5", "5.6", "5.3（5）", "5.3（6）"),
    fields=(
        Choice(
            name="situation",
            label=Text("现在的情况", "Situation"),
            required=True,
            options=options(
                growing=("有扩大趋势，难以控制", "It tends to grow and is hard to control"),
                beyond=("事态特别严重，区内已难以控制，需要外援", "Particularly severe, beyond the district's control, help from outside needed"),
                done=("紧急处置已经完成", "The urgent work is done"),
            ),
        ),
        Choice(name="grade", label=Text("事件等级", "Grade"), options=GRADES),
    ),
    outputs=(
        Output(name="asks", label=Text("先做什么", "First")),
        Output(name="decides", label=Text("由谁决定或批准", "Who decides")),
        Output(name="next", label=Text("然后", "Then"), kind="list"),
    ),
    headline=Text("{asks}；决定或批准：{decides}", "Decision: {decides}; {asks}"),
    table=_moves,
    others=(
        (WHICH_BODY, replace(_moves, rows=tuple(map(_as_any_grade, _moves.rows)))),
        (ONLY_III, replace(_moves, rows=tuple(map(_unsaid, _moves.rows)))),
    ),
)
