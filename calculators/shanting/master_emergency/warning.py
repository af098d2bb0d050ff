"""Clause 4.3: warning grades and their colours, and what a warning asks for."""

from __future__ import annotations

from calculators.kernel import Checklist, Choice, Count, Item, OneOf, Output, Reading, Text, Tick, lookup, options, ticked
from calculators.kernel.fields import Values

from .grades import any_of

COLOURS = options(blue=("蓝色", "Blue"), yellow=("黄色", "Yellow"), orange=("橙色", "Orange"), red=("红色", "Red"))


def grade(key: str, colour: str, zh: str, en: str) -> tuple:
    """An entry: a grade of warning and its colour."""
    return key, Text(zh, en), {"colour": colour}, "4.3.1"


warning_colour = lookup(
    name="warning-colour",
    family="warning",
    title=Text("预警级别与颜色", "Warning grades and colours"),
    question=Text("这一级预警用什么颜色？", "What is the colour of this warning?"),
    clauses=("4.3.1",),
    ask=Text("预警级别", "Warning grade"),
    field="warning_level",
    hint=Text(
        "划分标准在各专项应急预案里；预警级别不等于事件等级",
        "The criteria stand in the special plans; a warning grade is not the grade of an event",
    ),
    outputs=(Output(name="colour", label=Text("颜色", "Colour"), kind="choice", options=COLOURS),),
    headline=Text("{colour}预警", "{colour} warning"),
    entries=(
        grade("I", "red", "一级（特别严重）", "Grade 1 (particularly grave)"),
        grade("II", "orange", "二级（严重）", "Grade 2 (grave)"),
        grade("III", "yellow", "三级（较重）", "Grade 3 (fairly grave)"),
        grade("IV", "blue", "四级（一般）", "Grade 4 (ordinary)"),
    ),
)

# 4.3.3

BASIC = Text("各种颜色都要做的3项", "The 3 measures of every colour")
FURTHER = Text("橙色、红色预警另选一项或多项", "Further measures for orange and red: one or more")

OTHERS_ACT = Reading(
    id="measure-of-other-units",
    clause="4.3.3",
    says=Text(
        "7项措施由“区政府有关部门”采取；第（7）项写的却是“其他有关单位和部门”分析影响、部署防范。",
        "The 7 measures are for the departments of the District Government; item 7 speaks of what “other units and departments” do.",
    ),
    reads=Text("做了第（7）项也算采取了一项。", "Item 7 counts as one of the measures."),
    why=Text("它与其他6项并列，原文没有另作区分。", "It stands side by side with the other 6."),
    other=Text("第（7）项不是发布预警一方的措施，前6项里至少要有一项。", "Item 7 is not a measure of those who warn; at least one of the first 6 is needed."),
)


def basic(number: int, name: str, zh: str, en: str) -> Tick:
    return Tick(name=name, label=Text(zh, en), group=BASIC)


def further(name: str, zh: str, en: str) -> Tick:
    return Tick(name=name, label=Text(zh, en), group=FURTHER)


THREE = (
    basic(1, "duty", "24小时值班、增加观测、收报信息、编值班表和联络人名单", "24-hour watch, more observation, reports, duty roster and contacts"),
    basic(2, "analysis", "组织专家随时分析评估，预测可能性、范围、强度和级别", "Analysis by experts at any time, with a forecast"),
    basic(3, "public", "公布电话，向社会公告建议，宣传应急知识", "Telephone numbers, advice and knowledge for the public"),
)
SEVEN = (
    further("standby", "（1）救援队伍待命，动员后备人员", "(1) Rescue teams on standby, reserves called up"),
    further("supplies", "（2）调集物资设备，准备应急设施和避难场所", "(2) Supplies brought in, facilities and shelters ready"),
    further("evacuate", "（3）转移、疏散、安置人员，转移重要财产", "(3) People moved and housed, important property moved"),
    further("guard", "（4）加强重点单位和设施保卫，维护治安", "(4) Key units and facilities guarded, order kept"),
    further("utilities", "（5）保障交通、通信、水、电、气等公共设施", "(5) Transport, communications, water, power and gas kept safe"),
    further("close_places", "（6）关闭或限制场所，限制公共场所活动", "(6) Places closed or restricted, public activities limited"),
    further("others_act", "（7）其他单位和部门分析影响，部署防范", "(7) Other units and departments analyse and take precautions"),
)
GRAVE = OneOf("colour", ("orange", "red"))


def items(called: str) -> tuple[Item, ...]:
    """The 3 measures, and for orange and red one or more of those counted under a name."""
    three = tuple(Item(name=tick.name, label=tick.label, clause=f"4.3.3（{number}）", met_by=ticked(tick.name))
                  for number, tick in enumerate(THREE, start=1))
    one = Item(name="one_more", label=Text("橙色、红色预警的7项措施中至少一项", "At least one of the 7 measures for orange and red"),
               clause="4.3.3", when=(GRAVE,), met_by=any_of(called, "一项或多项"))
    return (*three, one)


def _counted(values: Values) -> dict[str, object]:
    done = [bool(values[tick.name]) for tick in SEVEN]
    return {"further": sum(done), "first_six": sum(done[:-1])}


warning_measures = Checklist(
    name="warning-measures",
    family="warning",
    title=Text("预警发布后的措施", "Measures after a warning"),
    question=Text("发布这种颜色的预警后，措施够不够，还缺什么？", "After a warning of this colour, are the measures enough, and what is missing?"),
    clauses=("4.3.3",),
    readings=(OTHERS_ACT,),
    met=Text("要求的措施都做到了（{total}项要求）", "All {total} requirements are met"),
    unmet=Text("还缺：{missing}", "Missing: {missing}"),
    fields=(
        Choice(name="colour", label=Text("预警颜色", "Colour of the warning"), options=COLOURS, required=True),
        *THREE,
        *SEVEN,
    ),
    derive=_counted,
    derived=(
        Count(name="further", label=Text("7项中已采取", "Taken of the 7")),
        Count(name="first_six", label=Text("前6项中已采取", "Taken of the first 6")),
    ),
    items=items("further"),
    others=((OTHERS_ACT, items("first_six")),),
)
