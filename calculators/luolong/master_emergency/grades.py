"""Clause 1.4: the four grades, by who has to step in. The figures stand in the grading standards."""

from __future__ import annotations

from calculators.kernel import Choice, Decision, OneOf, Option, Output, Reading, Row, Silent, Table, Text, options

GRADES = (
    Option("I", Text("特别重大（Ⅰ级）", "Grade I (particularly serious)")),
    Option("II", Text("重大（Ⅱ级）", "Grade II (serious)")),
    Option("III", Text("较大（Ⅲ级）", "Grade III (relatively serious)")),
    Option("IV", Text("一般（Ⅳ级）", "Grade IV (ordinary)")),
)
TITLES = {grade.key: grade.label for grade in GRADES}
CLAUSES = {"I": "1.4.1", "II": "1.4.2", "III": "1.4.3", "IV": "1.4.4"}
RELATIVELY_SERIOUS_UP = OneOf("grade", ("I", "II", "III"))
ORDINARY = OneOf("grade", ("IV",))

DISTRICT = Text("区人民政府", "the District Government")
CITY = Text("市人民政府", "the City Government")
COMMITTEE = Text("区应急委", "the District Emergency Committee")

HARM = Reading(
    id="harm-and-who-is-needed",
    clause="1.4",
    says=Text(
        "每一级写了两点：损害有多大（特别重大、重大、较大、相对较小），要由谁协调或处置；损害没有写数字。",
        "Each grade has two marks: how great the harm is (particularly serious, serious, relatively serious, relatively "
        "small) and who has to coordinate or handle it; the harm has no figure.",
    ),
    reads=Text(
        "看要由谁出面；只有需要省人民政府本身时，Ⅰ级、Ⅱ级都写到，再看损害。",
        "Who has to step in decides; only where the Provincial Government itself is needed, which both Grade I and Grade II "
        "name, does the harm decide.",
    ),
    why=Text(
        "损害的几个词和级别名称一样，没有另外的尺度；由谁出面是可以判断的。",
        "The words for the harm repeat the names of the grades and give no measure; who has to step in can be judged.",
    ),
    other=Text(
        "两点都要符合；一点符合、一点不符合的，1.4没有写是哪一级。",
        "Both marks must fit; where only one does, clause 1.4 does not say which grade holds.",
    ),
)

OVERLAP = Reading(
    id="provincial-government-in-two-grades",
    clause="1.4.2",
    says=Text(
        "Ⅰ级写“由省人民政府乃至国务院”，Ⅱ级写“省人民政府有关职能部门乃至省人民政府”：省人民政府两级都有。",
        "Grade I names the Provincial Government up to the State Council, Grade II its departments up to the Provincial "
        "Government: it stands in both.",
    ),
    reads=Text("需要省人民政府的，按损害分：特别重大的是Ⅰ级，重大的是Ⅱ级。", "The harm divides them: particularly serious is Grade I, serious is Grade II."),
    why=Text("除了由谁出面，两级只差在损害。", "Apart from who is needed, the two grades differ in the harm alone."),
    other=Text("只要需要省人民政府，就取高的一级（Ⅰ级）。", "Wherever the Provincial Government is needed, the higher grade (I) counts."),
)

LAW_FIRST = Text(
    "法律、法规对这类事件分级另有规定的，从其规定（1.4.5）；有数字标准的，看《突发公共事件分级标准》。",
    "Where a law or regulation grades this kind of event otherwise, it prevails (1.4.5); for figures see the Grading "
    "Standards for Public Emergencies.",
)

NOT_TOGETHER = Silent(Text(
    "损害和由谁出面对不上同一级，1.4没有写是哪一级",
    "The harm and who is needed do not fit one grade; clause 1.4 does not say which holds",
))


def graded(grade: str, *when: OneOf, readings: tuple[Reading, ...] = ()) -> Row:
    return Row(when=when, then={"grade": grade}, clause=CLAUSES[grade], note=LAW_FIRST, readings=readings)


def needed(*keys: str) -> OneOf:
    return OneOf("needed", keys)


def harm(*keys: str) -> OneOf:
    return OneOf("harm", keys)


_common = (
    graded("II", needed("provincial-departments")),
    graded("III", needed("city")),
    graded("IV", needed("district-and-city-departments")),
)

who_can_handle_grade = Decision(
    name="who-can-handle-grade",
    family="grading",
    title=Text("按由谁处置定级", "Grade by who has to handle it"),
    question=Text(
        "要由哪一级出面才能处置，是哪一级事件？",
        "Who has to step in before the event can be handled, and which grade is it?",
    ),
    clauses=("1.4", "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5"),
    readings=(HARM,),
    fields=(
        Choice(
            name="needed",
            label=Text("最高要由谁出面", "Highest body that has to step in"),
            required=True,
            options=options(
                district_and_city_departments=(
                    "区人民政府和市人民政府职能部门就能处置",
                    "The District Government and departments of the City Government can handle it",
                ),
                city=("要由市人民政府协调", "The City Government has to coordinate"),
                provincial_departments=(
                    "要由省人民政府有关职能部门协调",
                    "Departments of the Provincial Government have to coordinate",
                ),
                province=("要由省人民政府协调", "The Provincial Government has to coordinate"),
                state=(
                    "要由国务院或国务院有关职能部门协调",
                    "The State Council or its departments have to coordinate",
                ),
            ),
        ),
        Choice(
            name="harm",
            label=Text("损害", "Harm"),
            hint=Text(
                "对人身、财产、社会秩序和生态环境；原文没有写数字",
                "To people, property, public order and the environment; the text gives no figures",
            ),
            options=options(
                particularly_serious=("特别重大", "Particularly serious"),
                serious=("重大", "Serious"),
                relatively_serious=("较大", "Relatively serious"),
                relatively_small=("相对较小", "Relatively small"),
            ),
        ),
    ),
    outputs=(Output(name="grade", label=Text("级别", "Grade"), kind="choice", options=GRADES),),
    headline=Text("{grade}", "{grade}"),
    table=Table(
        name="who-can-handle-grade",
        rows=(
            graded("I", needed("state")),
            graded("I", needed("province"), harm("particularly-serious"), readings=(OVERLAP,)),
            graded("II", needed("province"), harm("serious"), readings=(OVERLAP,)),
            Row(
                when=(needed("province"), harm("relatively-serious", "relatively-small")),
                then=NOT_TOGETHER,
                clause="1.4.2",
                readings=(OVERLAP,),
            ),
            *_common,
        ),
    ),
    others=(
        (
            HARM,
            Table(
                name="who-can-handle-grade-both-marks",
                rows=(
                    graded("I", needed("state", "province"), harm("particularly-serious")),
                    graded("II", needed("province", "provincial-departments"), harm("serious")),
                    graded("III", needed("city"), harm("relatively-serious")),
                    graded("IV", needed("district-and-city-departments"), harm("relatively-small")),
                ),
                otherwise=Row(when=(), then=NOT_TOGETHER, clause="1.4"),
            ),
        ),
        (
            OVERLAP,
            Table(
                name="who-can-handle-grade-higher",
                rows=(graded("I", needed("state", "province")), *_common),
            ),
        ),
    ),
)
