"""Clause 3.2: the colour of a warning, who issues it, and what follows it."""

from __future__ import annotations

from dataclasses import replace

from calculators.kernel import (
    Checklist,
    Choice,
    Item,
    OneOf,
    Output,
    Reading,
    Table,
    Text,
    lookup,
    options,
)

from .grades import TITLES

DISTRICT = Text("区人民政府", "the District Government")
CITY = Text("市人民政府", "the City Government")
PROVINCE = Text("省人民政府", "the Provincial Government")
COMMAND = Text("区环境应急指挥部", "the District Command")
ASKED = Text("由区里报请", "at the district's request")

COLOURS = options(
    blue=("蓝色", "Blue"), yellow=("黄色", "Yellow"), orange=("橙色", "Orange"), red=("红色", "Red")
)

ISSUER = Reading(
    id="command-or-government-issues",
    clause="3.2.2",
    says=Text(
        "3.2.1按颜色写明由区、市、省人民政府发布；3.2.2又说区环境应急指挥部研究决定后向社会公众发布。",
        "Clause 3.2.1 names the District, City or Provincial Government by "
        "colour; clause 3.2.2 says that the District "
        "Command decides and publishes.",
    ),
    reads=Text(
        "由3.2.1写明的人民政府发布；3.2.2只说区里怎样决定和办理。",
        "The government named in 3.2.1 issues the warning; 3.2.2 only says "
        "how the district decides and prepares it.",
    ),
    why=Text(
        "3.2.1专讲分级和发布权限，黄色以上要报请上级。",
        "Clause 3.2.1 is the one about colours and powers; yellow and above go to a higher government.",
    ),
    other=Text(
        "照3.2.2的字面，各种颜色都由区环境应急指挥部发布，也由它取消。",
        "By the letter of 3.2.2 the District Command issues every colour, and so cancels it.",
    ),
)

CANCEL = Reading(
    id="who-lifts-a-warning",
    clause="3.2.4",
    says=Text(
        "3.2.1说谁发布、谁取消；3.2.4说区人民政府（指挥部）调整级别，没有写由谁宣布解除。",
        "Clause 3.2.1 says that whoever issues a warning cancels it; 3.2.4 "
        "lets the District Government (the command) "
        "change the colour and does not say who declares it lifted.",
    ),
    reads=Text("发布预警的人民政府取消它。", "The government that issued the warning cancels it."),
    why=Text("3.2.1明确写了这条原则。", "Clause 3.2.1 states the principle."),
    other=Text(
        "照3.2.4，由区人民政府（指挥部）宣布解除。",
        "By 3.2.4 the District Government (the command) declares it lifted.",
    ),
)


def warning(grade: str, colour: str, issuer: Text, how: Text) -> tuple:
    """An entry: the grade that may occur, and its warning."""
    return (
        grade,
        TITLES[grade],
        {"colour": colour, "issuer": issuer, "how": how, "cancelled_by": issuer},
        "3.2.1",
    )


def otherwise_read(table: Table, **changed: Text) -> Table:
    """The table with some outputs alike in every row: what another reading makes of it."""
    return replace(table, rows=tuple(replace(row, then={**row.then, **changed}) for row in table.rows))


_by_grade = lookup(
    name="warning-colour",
    family="warning",
    title=Text("预警颜色与发布机关", "Warning colour and who issues it"),
    question=Text(
        "可能发生某一级事件时，发什么颜色的预警，由谁发布？",
        "If an event of this grade may happen, what is the colour of the warning, and who issues it?",
    ),
    clauses=("3.2.1", "3.2.2", "3.2.4"),
    ask=Text("可能发生的事件等级", "Grade that may occur"),
    field="grade",
    hint=Text(
        "不知道等级的，先用4.1的分级计算器估计",
        "If you do not know it, estimate it first with the calculator of 4.1",
    ),
    outputs=(
        Output(name="colour", label=Text("颜色", "Colour"), kind="choice", options=COLOURS),
        Output(name="issuer", label=Text("发布机关", "Issued by")),
        Output(name="how", label=Text("怎样发布", "How")),
        Output(name="cancelled_by", label=Text("取消机关", "Cancelled by")),
    ),
    headline=Text(
        "{colour}预警：由{issuer}发布，由{cancelled_by}取消",
        "{colour} warning: issued by {issuer}, cancelled by {cancelled_by}",
    ),
    entries=(
        warning("IV", "blue", DISTRICT, Text("区里直接发布", "by the district itself")),
        warning("III", "yellow", CITY, ASKED),
        warning("II", "orange", PROVINCE, ASKED),
        warning(
            "I",
            "red",
            PROVINCE,
            Text(
                "由区里报请，根据国务院授权",
                "at the district's request, under authority from the State Council",
            ),
        ),
    ),
)
warning_colour = replace(
    _by_grade,
    others=(
        (ISSUER, otherwise_read(_by_grade.table, issuer=COMMAND, cancelled_by=COMMAND)),
        (
            CANCEL,
            otherwise_read(
                _by_grade.table,
                cancelled_by=Text("区人民政府（指挥部）", "the District Government (the command)"),
            ),
        ),
    ),
)

DOWNSTREAM = Reading(
    id="tell-downstream",
    clause="3.2.3（3）",
    says=Text(
        "“通知下游政府”写在饮用水的内容之后，中间用分号隔开。",
        "Telling the governments downstream stands after the words on drinking water, behind a semicolon.",
    ),
    reads=Text("任何预警都要通知下游。", "Every warning calls for it."),
    why=Text(
        "分号隔开的各项措施并列，没有写条件。",
        "The measures between semicolons stand side by side, without a condition.",
    ),
    other=Text(
        "只在饮用水受到威胁或污染时才通知下游。",
        "It is needed only where drinking water is threatened or polluted.",
    ),
)

JUDGE, PREVENT, PREPARE, OPINION = (f"3.2.3（{number}）" for number in (1, 2, 3, 4))


def todo(name: str, clause: str, zh: str, en: str, when: tuple[OneOf, ...] = ()) -> Item:
    return Item(name=name, label=Text(zh, en), clause=clause, when=when)


warning_actions = Checklist(
    name="warning-actions",
    family="warning",
    title=Text("预警发布后要做的事", "What to do after a warning"),
    question=Text("预警行动还缺哪些？", "Which actions are still missing?"),
    clauses=("3.2.3",),
    readings=(DOWNSTREAM,),
    met=Text("预警行动都已做到（{done}项）", "All {done} actions are done"),
    unmet=Text("已做{done}项，共{total}项", "Actions done: {done} of {total}"),
    fields=(
        Choice(
            name="drinking_water",
            label=Text("饮用水的情况", "Drinking water"),
            required=True,
            options=options(
                safe=("没有受到威胁", "Not threatened"),
                threatened=("安全受到威胁", "Threatened"),
                polluted=("水源已受到污染", "The source is polluted"),
            ),
        ),
    ),
    items=(
        todo(
            "study",
            JUDGE,
            "组织成员和专家研判，估计影响范围和危害程度",
            "Members and experts study the warning and estimate reach and harm",
        ),
        todo(
            "survey",
            JUDGE,
            "调查污染源、放射源和生物物种资源",
            "Pollution sources, radioactive sources and species are surveyed",
        ),
        todo(
            "census",
            JUDGE,
            "普查产生、贮存、运输、销毁废弃化学品和放射源的情况",
            "Waste chemicals and radioactive sources are surveyed, from production to destruction",
        ),
        todo(
            "sources_known",
            JUDGE,
            "掌握污染源的产生原由、种类和分布",
            "Origin, kinds and places of pollution sources are known",
        ),
        todo(
            "start",
            PREVENT,
            "启动相关应急响应，向下传达预警信息",
            "The response is started and the warning passed down",
        ),
        todo(
            "stop_early",
            PREVENT,
            "采取有效处置措施，控制事件苗头",
            "Effective steps are taken to stop the event early",
        ),
        todo(
            "signs", PREVENT, "在涉险区域设立提示或警告标志", "Notices or danger signs stand in areas at risk"
        ),
        todo(
            "tell_public",
            PREVENT,
            "多次宣传，告知公众避险、减轻危害和健康防护的办法",
            "The public is told often how to avoid danger, reduce harm and protect health",
        ),
        todo(
            "move_people",
            PREPARE,
            "转移、撤离、疏散并妥善安置可能受害的人，做好安抚",
            "People who may be harmed are moved, housed and reassured",
        ),
        todo(
            "standby",
            PREPARE,
            "救援队伍和有特定职责的人员待命，动员后备人员",
            "Teams are on standby and reserves ready",
        ),
        todo(
            "monitor",
            PREPARE,
            "开展应急监测，掌握并报告事态进展",
            "Emergency monitoring runs and developments are reported",
        ),
        todo("supplies", PREPARE, "调集物资和设备，做好保障", "Supplies and equipment are brought in"),
        todo(
            "close_places",
            PREPARE,
            "封闭、隔离或者限制使用有关场所，停止可能扩大危害的活动",
            "Places are closed or restricted, and harmful activities stopped",
        ),
        todo(
            "store_water",
            PREPARE,
            "做好储水和启用后备水源的准备",
            "Water is stored and the reserve source made ready",
            (OneOf("drinking_water", ("threatened",)),),
        ),
        todo(
            "reserve_source",
            PREPARE,
            "启用后备水源，先保居民生活用水和消防用水",
            "The reserve source is in use, households and firefighting first",
            (OneOf("drinking_water", ("polluted",)),),
        ),
        todo(
            "downstream",
            PREPARE,
            "通知下游政府及有关部门，做好监测监控和储水避峰等准备",
            "Governments and departments downstream are told, to monitor, store water and avoid the peak",
        ),
        todo(
            "publish",
            OPINION,
            "及时准确发布事态最新情况",
            "The latest facts are published promptly and accurately",
        ),
        todo("enquiry_line", OPINION, "公布咨询电话", "An enquiry number is published"),
        todo("explain", OPINION, "组织专家解读", "Experts explain"),
        todo("watch_opinion", OPINION, "监控相关舆情，引导舆论", "Public opinion is watched and guided"),
    ),
)
