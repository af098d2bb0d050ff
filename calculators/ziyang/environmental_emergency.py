"""Emergency plan for environmental emergencies, Ziyang District (益资政办发〔2020〕18号).

Clause 4.1.4 defines the bound words: 以上 includes the number, 以下 does not.
"""

from __future__ import annotations

from calculators.kernel import (
    PERSON, Choice, Count, Grading, Level, Money, OneOf, Output, Reading, Row, Table, Text, Tick, Within, Words, lookup,
    options, ticked,
)

WORDS = Words(defined={"以上": "4.1.4", "以下": "4.1.4"})

LEVELS = (
    Level(key="I", title=Text("特别重大（Ⅰ级）", "Grade I (particularly serious)"), clause="4.1.1"),
    Level(key="II", title=Text("重大（Ⅱ级）", "Grade II (serious)"), clause="4.1.2"),
    Level(key="III", title=Text("较大（Ⅲ级）", "Grade III (fairly serious)"), clause="4.1.3"),
    Level(key="IV", title=Text("一般（Ⅳ级）", "Grade IV (general)"), clause="4.1.4"),
)
GRADES = tuple(option for level in LEVELS for option in options(**{level.key: (level.title.zh, level.title.en)}))

ZERO = Reading(
    id="zero-is-not-graded", clause="4.1.4",
    says=Text("一般级写的是“3人以下”“10人以下”等，没有下限。", "Grade IV says “below 3”, “below 10” and so on, without a lower end."),
    reads=Text("数字为零不算达到一般级，至少要有1人（或有损失）。", "Zero does not reach Grade IV; at least one person (or some loss) is needed."),
    why=Text("没有伤亡、损失的事不成其为事件。", "Without harm or loss there is no incident to grade."),
    other=Text("照字面，零也在“以下”之内，属一般级。", "By the letter zero is “below”, so the incident would be Grade IV."))


def graded(grade: str, clause: str, *when: object, **parts: object) -> Row:
    return Row(when=when, then={"grade": grade}, clause=clause, **parts)


def over(field: str, quote: str) -> Within:
    return Within(field=field, interval=WORDS(quote))


def some(field: str, quote: str) -> Within:
    """Grade IV: below the figure, and by the reading ZERO more than none."""
    return Within(field=field, interval=WORDS.some(quote))


event_grade = Grading(
    name="event-grade", family="grading",
    title=Text("突发环境事件分级", "Grade of an environmental emergency"),
    question=Text("这起事件属于哪一级？", "How serious is this incident?"),
    clauses=("4.1", "4.1.1", "4.1.2", "4.1.3", "4.1.4"),
    levels=LEVELS,
    fields=(
        Count(name="deaths", label=Text("死亡人数", "Deaths"), unit=PERSON,
              hint=Text("因环境污染直接导致", "Caused directly by the pollution")),
        Count(name="injured", label=Text("中毒或重伤人数", "Poisoned or severely injured"), unit=PERSON,
              hint=Text("两类合计", "Both together")),
        Money(name="loss", label=Text("直接经济损失", "Direct economic loss"), unit="wan"),
        Tick(name="ecology_lost", label=Text("区域生态功能丧失", "The area's ecological function is lost")),
    ),
    table=Table(name="event-grade", policy="all", rows=(
        graded("I", "4.1.1（1）", over("deaths", "30人以上")),
        graded("I", "4.1.1（1）", over("injured", "100人以上")),
        graded("I", "4.1.1（3）", over("loss", "1亿元以上")),
        graded("I", "4.1.1（4）", ticked("ecology_lost")),
        graded("II", "4.1.2（1）", over("deaths", "10人以上30人以下")),
        graded("II", "4.1.2（1）", over("injured", "50人以上100人以下")),
        graded("II", "4.1.2（3）", over("loss", "2000万元以上1亿元以下")),
        graded("IV", "4.1.4（1）", some("deaths", "3人以下"), readings=(ZERO,)),
    )))

warning_colour = lookup(
    name="warning-colour", family="warning",
    title=Text("预警颜色与发布机关", "Warning colour and who issues it"),
    question=Text("可能发生某一级事件时，发什么颜色的预警，由谁发布？", "Which colour of warning, and who issues it?"),
    clauses=("3.2.1",), ask=Text("可能发生的事件等级", "Grade that may occur"), field="grade",
    outputs=(Output(name="colour", label=Text("颜色", "Colour"), kind="choice",
                    options=options(blue=("蓝色", "Blue"), yellow=("黄色", "Yellow"))),
             Output(name="issuer", label=Text("发布机关", "Issued by"))),
    headline=Text("{colour}预警，{issuer}", "{colour} warning, issued by {issuer}"),
    entries=(
        ("IV", LEVELS[3].title, {"colour": "blue", "issuer": Text("区人民政府发布", "the District Government")}, "3.2.1"),
        ("III", LEVELS[2].title, {"colour": "yellow", "issuer": Text("报请市人民政府发布", "the City Government, on request")}, "3.2.1"),
    ))

RULES = (warning_colour, event_grade)
