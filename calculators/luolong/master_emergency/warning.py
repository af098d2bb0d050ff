"""Part 4: the colour of a warning, who judges and issues it, and the measures that may follow."""

from __future__ import annotations

from dataclasses import replace

from calculators.kernel import Option, Output, Reading, Row, Silent, Text, lookup, options

from .grades import CITY, DISTRICT

COLOURS = options(red=("红色", "Red"), orange=("橙色", "Orange"), yellow=("黄色", "Yellow"), blue=("蓝色", "Blue"))
LEVELS = (
    Option("I", Text("特别严重（Ⅰ级）", "Grade I (extremely severe)")),
    Option("II", Text("严重（Ⅱ级）", "Grade II (severe)")),
    Option("III", Text("较重（Ⅲ级）", "Grade III (fairly severe)")),
    Option("IV", Text("一般（Ⅳ级）", "Grade IV (ordinary)")),
)
NAMES = {level.key: level.label for level in LEVELS}

SAME_RANK = Reading(
    id="event-grade-and-warning-grade",
    clause="4.1.1",
    says=Text(
        "预警级别按事件的等级、紧急程度和严重性划分，具体标准由各专项应急预案明确；没有写Ⅰ级事件就发红色预警。",
        "Warning grades go by the grade, urgency and severity of the event, and the special plans set the standards; the text "
        "does not say that a Grade I event gets a red warning.",
    ),
    reads=Text("这里填的是预警级别；事件等级只是其中一个因素。", "What is entered here is the warning grade; the grade of the event is one factor only."),
    why=Text("两套级别的名称不同（特别严重、严重、较重与特别重大、重大、较大），还有紧急程度和严重性两项。",
             "The two scales have different names, and urgency and severity count too."),
    other=Text("预警级别与可能发生的事件等级一一对应：Ⅰ级红、Ⅱ级橙、Ⅲ级黄、Ⅳ级蓝。",
               "The warning has the same grade as the event that may happen: I red, II orange, III yellow, IV blue."),
)

WHO_WARNS = Reading(
    id="who-issues-ordinary-warnings",
    clause="4.2.1",
    says=Text(
        "4.1.1说由区人民政府及时作出预警；4.2.1说一般级别由区、镇（办事处）和相关部门负责，必要时发布。",
        "Clause 4.1.1 lets the District Government warn; clause 4.2.1 makes the district, the towns (or subdistrict offices) and "
        "departments responsible for ordinary warnings, to be issued when necessary.",
    ),
    reads=Text("照4.2.1：区、镇（办事处）和相关部门都可以发布。", "By 4.2.1 any of them may issue it."),
    why=Text("4.2.1专讲谁研判、谁发布。", "Clause 4.2.1 is the one about who judges and who issues."),
    other=Text("照4.1.1，一律由区人民政府作出预警。", "By 4.1.1 it is always the District Government that warns."),
)

NOTICE = (
    Text("事件名称", "name of the event"),
    Text("预警级别", "warning grade"),
    Text("预警区域或场所", "area or places"),
    Text("预警期起止时间", "beginning and end of the warning"),
    Text("应对措施", "measures to take"),
    Text("发布机关和时间等", "issuing body, time and so on"),
)
NOT_SAID = Text("文本没有写", "not said in the text")
LOWEST = Text("区、镇（办事处）和相关部门", "the district, the towns (or subdistrict offices) and the departments concerned")
THROUGH_CITY = Text("区人民政府报市人民政府，统一发布", "the District Government reports to the City Government, which issues it for all")


def warning(grade: str, colour: str, judge: Text, issuer: Text, how: Text) -> tuple:
    """An entry: a warning grade, its colour, who judges and who issues."""
    return grade, NAMES[grade], {"colour": colour, "judged_by": judge, "issuer": issuer, "how": how, "notice": NOTICE}, "4.2.1"


_by_grade = lookup(
    name="warning-colour-and-issuer",
    family="warning",
    title=Text("预警颜色与发布机关", "Warning colour and who issues it"),
    question=Text("这一级预警是什么颜色，由谁研判、由谁发布？", "What colour is a warning of this grade, who judges it and who issues it?"),
    clauses=("4.2.1", "4.1.1", "4.1.2", "4.2.2"),
    ask=Text("预警级别", "Warning grade"),
    field="grade",
    hint=Text("由专项应急预案划定；不是事件等级本身", "Set by the special plans; not the grade of the event itself"),
    readings=(SAME_RANK,),
    row_readings={"IV": (WHO_WARNS,)},
    outputs=(
        Output(name="colour", label=Text("颜色", "Colour"), kind="choice", options=COLOURS),
        Output(name="judged_by", label=Text("研判", "Judged by")),
        Output(name="issuer", label=Text("发布", "Issued by")),
        Output(name="how", label=Text("怎样发布", "How")),
        Output(name="notice", label=Text("公告要写", "The notice says"), kind="list"),
    ),
    headline=Text("{colour}预警：由{issuer}发布", "{colour} warning: issued by {issuer}"),
    entries=(
        warning("I", "red", NOT_SAID, CITY, THROUGH_CITY),
        warning("II", "orange", NOT_SAID, CITY, THROUGH_CITY),
        warning(
            "III",
            "yellow",
            Text("区人民政府各专项应急指挥机构，按各自职责", "the special commands of the District Government, each within its duties"),
            DISTRICT,
            Text(
                "必要时，经区人民政府、区应急委批准，以区人民政府名义向全区或事发地发布",
                "when necessary, with the approval of the District Government and the District Emergency Committee, in the name "
                "of the District Government, to the whole district or the place concerned",
            ),
        ),
        warning("IV", "blue", LOWEST, LOWEST, Text("必要时发布", "when necessary")),
    ),
)


LAW_FIRST = Text(
    "法律、法规对预警级别、研判和发布另有规定的，从其规定（4.1.2、4.2.2）。",
    "Where a law or regulation says otherwise on warning grades, judging or issuing, it prevails (4.1.2, 4.2.2).",
)
_rows = tuple(replace(row, note=LAW_FIRST) for row in _by_grade.table.rows)


def _by_the_district(row: Row) -> Row:
    """The row under the other reading: the District Government issues ordinary warnings."""
    return replace(row, then={**row.then, "issuer": DISTRICT}) if row.then["colour"] == "blue" else row


warning_colour_and_issuer = replace(
    _by_grade,
    table=replace(_by_grade.table, rows=_rows),
    others=((WHO_WARNS, replace(_by_grade.table, rows=tuple(map(_by_the_district, _rows)))),),
)

MEASURES = (
    Text(
        "指挥协调镇（办事处）、相关部门和处置力量进入应急状态，调集、征用所需的物资和设备",
        "direct and coordinate towns (or subdistrict offices), departments and response forces into emergency mode; bring in "
        "or requisition supplies and equipment",
    ),
    Text("按事态的性质和严重程度，准备启动总体应急预案或专项应急预案", "prepare to start the master emergency plan or a special plan, by nature and severity"),
    Text(
        "划定警戒区域，采取必要管制；向公众发出危险或避险警告；转移、撤离、疏散可能受害的人员和重要财产",
        "mark off a cordoned area and take the necessary controls; warn the public; move, withdraw or evacuate people who may be "
        "harmed and important property",
    ),
    Text(
        "必要时，请求市人民政府、其他县区人民政府、军队、武警部队支援",
        "if necessary, ask the City Government, other county and district governments, the army and the armed police for support",
    ),
)


def measures(colour: Option, name: str) -> tuple:
    """An entry: a colour and what may be done."""
    return colour.key, Text(f"{colour.label.zh}（{NAMES[name].zh}）", f"{colour.label.en}: {NAMES[name].en}"), {"measures": MEASURES}, "4.3"


RED, ORANGE, YELLOW, BLUE = COLOURS
ORDINARY_SILENT = Silent(Text(
    "4.3只写了特别严重、严重、较重三级；一般（蓝色）预警能采取什么措施，文本没有写",
    "Clause 4.3 covers extremely severe, severe and fairly severe warnings; what may be done at an ordinary (blue) one is not said",
))

warning_prevention_measures = lookup(
    name="warning-prevention-measures",
    family="warning",
    title=Text("预警后可以采取的措施", "Measures that may follow a warning"),
    question=Text("发布这种预警后，区人民政府可以采取什么措施？", "What may the District Government do at a warning of this colour?"),
    clauses=("4.3", "4.1.1"),
    ask=Text("预警颜色", "Colour of the warning"),
    field="colour",
    outputs=(Output(name="measures", label=Text("措施", "Measures"), kind="list"),),
    headline=Text("区人民政府可以采取下列措施（可以，不是必须）", "The District Government may take these measures (may, not must)"),
    entries=(
        measures(RED, "I"),
        measures(ORANGE, "II"),
        measures(YELLOW, "III"),
        (*measures(BLUE, "IV")[:2], ORDINARY_SILENT, "4.3"),
    ),
)
