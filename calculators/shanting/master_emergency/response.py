"""Clauses 1.2 to 1.6 and 4.5: who deals with an event, who starts which response, what is done, when it ends."""

from __future__ import annotations

from calculators.kernel import (
    Checklist,
    Choice,
    Decision,
    Item,
    OneOf,
    Option,
    Output,
    Reading,
    Row,
    Silent,
    Table,
    Text,
    Tick,
    YesNo,
    no,
    options,
    ticked,
    yes,
)

from .grades import GRADE, HIGHER

DISTRICT_ACTS = (
    Text("由区政府负责应对，启动应急机制，立即先期处置", "the District Government deals with it, sets the emergency machinery going and responds at once"),
    Text("必要时及时向市政府及有关主管部门报告", "where necessary it reports to the City Government and its departments in time"),
)
ABOVE_ACTS = (
    Text("请求上一级政府或相关部门负责应对，统一指挥", "the government or departments above are asked to deal with it and to direct"),
    Text("区政府立即启动相应专项应急预案", "the District Government starts the special plan concerned at once"),
    Text("在上级统一指导协调下应对", "it acts under guidance and coordination from above"),
)
TIERS = options(district=("区政府", "the District Government"), above=("上级", "the level above"))

SOURCES = {
    "district": Text("要做的事出自1.5和4.5.1（4）", "What is done comes from 1.5 and 4.5.1(4)"),
    "above": Text("要做的事出自1.5", "What is done comes from 1.5"),
}

SCOPE = Reading(
    id="scope-or-grading-clause",
    clause="1.5",
    says=Text(
        "1.2说较大及以上的事件、以及跨区或超出处置能力的一般事件，在上级领导下应对；"
        "1.5说一般事件由区政府负责，只有“涉及跨区（市）行政区域的或超出我区应对能力的较大及以上”事件请求上级。",
        "Clause 1.2 puts Grades I to III, and ordinary events that cross borders or exceed capacity, under the level above; "
        "clause 1.5 leaves ordinary events to the district and asks the level above only for events of Grade III or worse "
        "that cross borders or exceed its capacity.",
    ),
    reads=Text("按1.2判断。", "Clause 1.2 decides."),
    why=Text(
        "1.2讲适用范围，逐级写全了；1.5没有写区里应付得了的较大以上事件归谁。",
        "Clause 1.2, on scope, covers every grade; clause 1.5 does not say who deals with Grades I to III within capacity.",
    ),
    other=Text(
        "照1.5的字面：一般事件都由区政府负责；较大及以上的，跨区或超出能力才请求上级，其余没有写。",
        "By the letter of 1.5 the district deals with every ordinary event; for Grades I to III the level above is asked only "
        "if they cross borders or exceed capacity, and the rest is not said.",
    ),
)


def tier(key: str, actions: tuple[Text, ...], clause: str, *when: OneOf) -> Row:
    return Row(when=when, then={"tier": key, "actions": actions}, clause=clause, note=SOURCES[key])


ORDINARY, WORSE = OneOf("grade", ("IV",)), OneOf("grade", HIGHER)
handling_tier = Decision(
    name="handling-tier",
    family="response",
    title=Text("由哪一级应对", "Who deals with it"),
    question=Text("这起事件由区政府应对，还是请求上级？", "Does the district deal with this event, or the level above?"),
    clauses=("1.5", "1.2"),
    fields=(
        GRADE,
        YesNo(name="crosses", label=Text("涉及跨区（市）", "It crosses district (city) borders")),
        YesNo(name="beyond", label=Text("超出本区应对能力", "It is more than the district can handle")),
    ),
    outputs=(
        Output(name="tier", label=Text("负责应对", "Who deals with it"), kind="choice", options=TIERS),
        Output(name="actions", label=Text("要做的事", "What is done"), kind="list"),
    ),
    headline=Text("由{tier}负责应对", "To be dealt with by {tier}"),
    table=Table(
        name="handling-tier",
        policy="first",
        rows=(
            tier("above", ABOVE_ACTS, "1.2", WORSE),
            tier("above", ABOVE_ACTS, "1.2", yes("crosses")),
            tier("above", ABOVE_ACTS, "1.2", yes("beyond")),
            tier("district", DISTRICT_ACTS, "1.2", ORDINARY, no("crosses"), no("beyond")),
        ),
    ),
    others=(
        (
            SCOPE,
            Table(
                name="handling-tier/scope-or-grading-clause",
                policy="first",
                rows=(
                    tier("district", DISTRICT_ACTS, "1.5", ORDINARY),
                    tier("above", ABOVE_ACTS, "1.5", WORSE, yes("crosses")),
                    tier("above", ABOVE_ACTS, "1.5", WORSE, yes("beyond")),
                    Row(
                        when=(WORSE, no("crosses"), no("beyond")),
                        then=Silent(Text("1.5没有写由谁应对", "Clause 1.5 does not say who deals with it")),
                        clause="1.5",
                    ),
                ),
            ),
        ),
    ),
)

# 1.6

LEVELS = (
    Option("I", Text("Ⅰ级响应", "Level I response")),
    Option("II", Text("Ⅱ级响应", "Level II response")),
    Option("III", Text("Ⅲ级响应", "Level III response")),
    Option("IV", Text("Ⅳ级响应", "Level IV response")),
)
GOVERNMENT = Text("区政府", "the District Government")
LEADER = Text("区政府分管负责同志", "the District Government leader in charge")
LEAD = Text("区级主要牵头部门", "the district's main lead department")
SCENE = Text("必要时赴事发地组织指挥", "where necessary they go to the scene to direct the work")

RAISED = Reading(
    id="raised-by-how-much",
    clause="1.6",
    says=Text("“可适当提高响应级别”，没有写提高几级。", "The level “may be raised as appropriate”; by how much is not said."),
    reads=Text("提高一级供参考；是否提高、提高多少由决定启动的一方研判。", "One level up is shown as an option; whether and how far is for those who start the response."),
    why=Text("级别有次序，提高一级是最小的一步。", "Levels stand in order, and one is the smallest step."),
    other=Text("可以一次提高几级，直到Ⅰ级响应。", "It may go up several levels at once, as far as a Level I response."),
)


def authority(level: str, decides: Text, commands: tuple[Text, ...]) -> Row:
    return Row(when=(OneOf("level", (level,)),), then={"decides": decides, "commands": commands, "scene": SCENE}, clause="1.6")


def raised(level: str, to: str) -> Row:
    return Row(when=(ticked("sensitive"), OneOf("level", (level,))), then={"may_raise_to": to}, clause="1.6", readings=(RAISED,))


response_level_authority = Decision(
    name="response-level-authority",
    family="response",
    title=Text("响应级别与启动权限", "Levels of response and who starts them"),
    question=Text("这一级响应由谁决定启动，由谁指挥？", "Who starts this level of response, and who directs it?"),
    clauses=("1.6",),
    fields=(
        Choice(
            name="level",
            label=Text("响应级别", "Level of response"),
            options=LEVELS,
            required=True,
            hint=Text(
                "响应级别不等于事件等级；标准在各专项应急预案里",
                "Not the same as the grade of the event; the criteria stand in the special plans",
            ),
        ),
        Tick(
            name="sensitive",
            label=Text(
                "事件敏感，或在重点地区，或正逢重大活动、重要会议",
                "The event is sensitive, in a key area, or at the time of a major event or important meeting",
            ),
        ),
    ),
    outputs=(
        Output(name="decides", label=Text("决定启动", "Decides to start it")),
        Output(name="commands", label=Text("组织指导协调", "Directs"), kind="list"),
        Output(name="scene", label=Text("现场", "On the scene")),
        Output(name="may_raise_to", label=Text("可以考虑提高到", "May be raised to"), kind="choice", options=LEVELS),
    ),
    headline=Text("{decides}决定启动；组织指导协调：{commands}", "Started by {decides}; directed by {commands}"),
    table=Table(
        name="response-level-authority",
        policy="all",
        rows=(
            authority("I", GOVERNMENT, (Text("区长", "the district head"),)),
            authority("II", GOVERNMENT, (Text("常务副区长", "the executive deputy district head"), LEADER)),
            authority("III", LEADER, (LEADER, Text("牵头部门主要负责人", "the head of the lead department"))),
            authority("IV", LEAD, (Text("牵头部门主要负责同志", "the head of the lead department"),)),
            raised("IV", "III"),
            raised("III", "II"),
            raised("II", "I"),
        ),
    ),
)

# 4.5.3

CLASSES = options(
    natural=("自然灾害", "Natural disaster"),
    accident=("事故灾难", "Accident"),
    health=("公共卫生事件", "Public health emergency"),
    security=("社会安全事件", "Public security event"),
)


def measure(name: str, number: str, zh: str, en: str) -> Item:
    """One of the 14 measures of 4.5.3（1）."""
    when = (OneOf("event_class", ("natural", "accident", "health")),)
    return Item(name=name, label=Text(number + zh, f"{number} {en}"), clause="4.5.3（1）", when=when)


def security(name: str, number: str, zh: str, en: str) -> Item:
    """One of the 6 measures of 4.5.3（2）."""
    when = (OneOf("event_class", ("security",)),)
    return Item(name=name, label=Text(f"社会安全{number}{zh}", f"Security {number} {en}"), clause="4.5.3（2）", when=when)


MEASURES = (
    measure("information", "①", "获取现场信息，评估损毁，制定处置方案", "Information from the scene, assessment of damage, a plan"),
    measure("rescue", "②", "营救、疏散、安置人员，转移财产", "Rescue, evacuation and housing of people, removal of property"),
    measure("medical", "③", "医疗救治、卫生防疫、心理援助", "Treatment, epidemic prevention, psychological aid"),
    measure("control", "④", "抢险、控制危险源、警戒和交通管制", "Fighting the danger at its source, cordon, traffic control"),
    measure("repair", "⑤", "抢修公共设施或者制定临时方案", "Repair of public facilities, or a temporary plan"),
    measure("environment", "⑥", "环境应急监测，切断和处置污染", "Monitoring the environment, stopping and treating pollution"),
    measure("restrict", "⑦", "禁止、限制使用设备和场所，中止活动", "Forbidding or restricting equipment, places and activities"),
    measure("reserves", "⑧", "动用应急资金和物资，必要时征用", "Emergency funds and supplies, requisition where necessary"),
    measure("living", "⑨", "保障受灾群众基本生活", "Basic living of people struck"),
    measure("dead", "⑩", "遇难人员善后和家属救助补偿", "Care for the dead and help for their families"),
    measure("donations", "⑪", "组织救灾捐赠，管理捐赠款物", "Collecting and managing donations"),
    measure("market", "⑫", "惩处囤积、哄抬、制假售假", "Punishing hoarding, price gouging and fakes"),
    measure("looting", "⑬", "惩处哄抢财物、干扰处置", "Punishing looting and obstruction"),
    measure("secondary", "⑭", "其他防止次生、衍生灾害的措施", "Other measures against secondary or derived disasters"),
    security("persuade", "①", "了解起因，法治宣传，疏导化解", "Learning the cause, explaining the law, easing conflict"),
    security("separate", "②", "维护秩序，强制隔离，解决纠纷", "Keeping order, separating by force, settling disputes"),
    security("area_control", "③", "控制特定区域的设施和供应，必要时依法管控网络、通信", "Controlling facilities and supplies in an area, networks where necessary"),
    security("seal", "④", "封锁场所道路，查验身份证件，限制活动", "Sealing places and roads, identity checks, limits on activities"),
    security("guard", "⑤", "警卫核心机关，设临时警戒线，保护重点", "Guarding core organs, temporary cordons, protecting key points"),
    security("by_law", "⑥", "法律、行政法规规定的其他措施", "Other measures under laws and administrative regulations"),
)

response_measures_checklist = Checklist(
    name="response-measures-checklist",
    family="response",
    title=Text("应急处置措施", "Measures of response"),
    question=Text("这类事件可以采取哪些措施，已经采取了几项？", "Which measures are there for this class of event, and how many have been taken?"),
    clauses=("4.5.3",),
    least=1,
    met=Text("已采取{done}项，符合“一项或多项”（共{total}项可选）", "Measures taken: {done} of {total}; “one or more” is met"),
    unmet=Text("还没有采取任何一项（共{total}项可选，至少一项）", "None of the {total} measures has been taken; at least one is called for"),
    fields=(
        Choice(
            name="event_class",
            label=Text("事件分类", "Class of the event"),
            options=CLASSES,
            required=True,
            hint=Text("社会安全事件只看后6项，其他三类只看前14项", "Public security events have the last 6 measures, the other classes the first 14"),
        ),
    ),
    items=MEASURES,
)

# 4.5.5

REACH = Reading(
    id="uncontrollable-governs-all",
    clause="4.5.5",
    says=Text(
        "“采取一般处置措施无法控制和消除其严重社会危害”紧跟在第三种情形后面，前面都是逗号。",
        "“Cannot be controlled and removed by ordinary measures” follows the third case, with commas before it.",
    ),
    reads=Text("三种情形都要满足这一条。", "It must hold in all three cases."),
    why=Text("紧急状态是最重的措施，一般措施够用就不需要。", "A state of emergency is the gravest step, and needless where ordinary measures suffice."),
    other=Text("只限制第三种情形；前两种情形加上“需要宣布”就够了。", "It limits only the third case; in the first two the need to declare is enough."),
)
WHICH_COMMAND = Reading(
    id="which-district-command",
    clause="4.5.5",
    says=Text(
        "由“区指挥部”提出建议；本预案只定义了“区专项应急指挥部”（3.2），3.1另有“总指挥部”。",
        "The “district command” proposes; the plan defines only the district special commands (3.2), and 3.1 has a general command.",
    ),
    reads=Text("指当时统一领导应对工作的指挥部：成立了总指挥部的是总指挥部，否则是区专项应急指挥部。",
               "It is the command that leads at the time: the general command where there is one, otherwise the district special command."),
    why=Text("紧急状态涉及全局，应由统一领导的机构提出。", "A state of emergency concerns the whole, so whoever leads proposes it."),
    other=Text("只指区专项应急指挥部。", "Only the district special command is meant."),
)
PROPOSED = (
    Text("区指挥部提出建议", "the district command proposes it"),
    Text("区政府依法报请市政府决定", "the District Government, under the law, asks the City Government to decide"),
    Text("决定立即通过新闻媒体公布", "the decision is published at once through the news media"),
)
NOT_PROPOSED = (Text("不必报请", "nothing needs to be asked"),)
GRAVE = OneOf("grade", ("I", "II"))
LESSER = OneOf("grade", ("III", "IV"))


def proposal(met: bool, *when: OneOf) -> Row:
    return Row(when=when, then={"met": met, "procedure": PROPOSED if met else NOT_PROPOSED}, clause="4.5.5")


state_of_emergency = Decision(
    name="state-of-emergency",
    family="response",
    title=Text("报请宣布紧急状态", "Asking for a state of emergency"),
    question=Text("报请宣布紧急状态的条件都有了吗？", "Are the conditions for a state of emergency met?"),
    clauses=("4.5.5",),
    readings=(WHICH_COMMAND,),
    fields=(
        YesNo(name="needed", label=Text("需要宣布全区或部分区域进入紧急状态", "The whole district or part of it needs a state of emergency")),
        YesNo(
            name="uncontrolled",
            label=Text("一般处置措施无法控制和消除严重社会危害", "Ordinary measures cannot control and remove the grave harm to society"),
        ),
        Choice(
            name="grade",
            label=Text("发生或即将发生的事件的等级", "Grade of the event that happens or is about to"),
            options=GRADE.options,
            hint=GRADE.hint,
        ),
        YesNo(name="beyond_control", label=Text("事态进一步扩大，超出本区控制能力", "It spreads further, beyond the district's control")),
        YesNo(
            name="widespread",
            label=Text("已波及本区大部分地区，直接或间接造成重大灾害", "Most of the district is affected, with major disaster caused"),
        ),
    ),
    outputs=(
        Output(name="met", label=Text("条件具备", "Conditions met"), kind="yes-no"),
        Output(name="procedure", label=Text("程序", "Procedure"), kind="list"),
    ),
    headline=Text("条件具备：{met}；程序：{procedure}", "Conditions met: {met}; procedure: {procedure}"),
    table=Table(
        name="state-of-emergency",
        policy="first",
        rows=(
            proposal(False, no("needed")),
            proposal(False, no("uncontrolled")),
            proposal(True, GRAVE, yes("needed"), yes("uncontrolled")),
            proposal(True, yes("beyond_control"), yes("needed"), yes("uncontrolled")),
            proposal(True, yes("widespread"), yes("needed"), yes("uncontrolled")),
            proposal(False, LESSER, no("beyond_control"), no("widespread")),
        ),
    ),
    others=(
        (
            REACH,
            Table(
                name="state-of-emergency/uncontrollable-governs-all",
                policy="first",
                rows=(
                    proposal(False, no("needed")),
                    proposal(True, GRAVE, yes("needed")),
                    proposal(True, yes("beyond_control"), yes("needed")),
                    proposal(True, yes("widespread"), yes("uncontrolled"), yes("needed")),
                    proposal(False, LESSER, no("beyond_control"), no("widespread")),
                    proposal(False, LESSER, no("beyond_control"), no("uncontrolled")),
                ),
            ),
        ),
    ),
)

# 4.5.6


def end(may_end: bool, *when: OneOf) -> Row:
    return Row(when=when, then={"may_end": may_end}, clause="4.5.6")


response_end = Decision(
    name="response-end",
    family="response",
    title=Text("能否宣布应急结束", "May the response end"),
    question=Text("宣布应急结束的条件都满足了吗？", "Are the conditions for ending the response met?"),
    clauses=("4.5.6",),
    fields=(
        YesNo(name="finished", label=Text("现场应急处置工作已经结束", "Work on the scene is finished")),
        YesNo(name="harm_removed", label=Text("相关威胁和危害已控制、消除", "The threat and harm are controlled or removed")),
        YesNo(name="no_secondary", label=Text("确认没有次生、衍生灾害", "It is confirmed that there is no secondary or derived disaster")),
        YesNo(name="experts", label=Text("专家组会商认为符合结束条件", "An expert group has met and finds the conditions met")),
    ),
    outputs=(
        Output(name="may_end", label=Text("可以宣布结束", "May be declared ended"), kind="yes-no"),
    ),
    headline=Text(
        "可以宣布应急结束（或逐步停止措施）：{may_end}；由履行统一领导职责的政府或专项应急指挥机构宣布",
        "The end may be declared (or measures stopped step by step): {may_end}; declared by the government that leads or the special command",
    ),
    table=Table(
        name="response-end",
        policy="first",
        rows=(
            end(False, no("no_secondary")),
            end(False, no("experts")),
            end(True, yes("finished"), yes("no_secondary"), yes("experts")),
            end(True, yes("harm_removed"), yes("no_secondary"), yes("experts")),
            end(False, no("finished"), no("harm_removed")),
        ),
    ),
)
