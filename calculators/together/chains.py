"""Chains: what is filled in once goes on from rule to rule. A further chain is one more definition in this list."""

from __future__ import annotations

from calculators import registry
from calculators.kernel import Answer, Grading, Text
from calculators.kernel.answers import SILENT
from calculators.kernel.chains import Chain
from calculators.kernel.uses import Asked, Given, Result, Said, Source, Use

KNOWN_GRADE = Asked(
    "known_grade",
    Text("已经定下的事件等级", "Grade already settled"),
    Text("已经定级的直接选；没有定的留空，由第1步算", "Choose it if the event has been graded; otherwise leave it empty and step 1 works it out"),
)
GRADE = Result("grade", "grade", known=KNOWN_GRADE)


def step(plan: str, rule: str, name: str, title: Text | None = None, *, notes: tuple[Text, ...] = (), others: tuple = (),
         warns: tuple = (), **takes: Source) -> Use:
    """A step: a rule of a plan under a name, and the sources of its fields."""
    found = registry.rule(f"{plan}/{rule}")
    return Use(name=name, title=title or found.title, calculator=f"{plan}/{rule}", rule=found, takes=takes,
               notes=notes, others=others, warns=warns)


def unsaid(plan: str, name: str, title: Text, words: Text, **parts: object) -> Said:
    """A step that the text leaves silent."""
    return Said(name=name, title=title, plan=plan, says=Answer(status=SILENT, headline=words, **parts))


ZIYANG = "ziyang/environmental-emergency"
ziyang_environmental_incident = Chain(
    name="ziyang-environmental-incident",
    key=("grade", "warning"),
    title=Text("资阳区：一起突发环境事件从定级到牵头单位", "Ziyang: an environmental emergency, from its grade to who leads"),
    question=Text("这起事件是哪一级，发什么预警，谁来响应，最迟什么时候报告，由谁牵头？",
                  "Which grade is the event, what warning follows, who responds, by when must it be reported, and who leads?"),
    parts=(
        step(ZIYANG, "event-grade", "grade"),
        step(ZIYANG, "warning-colour", "warning", grade=GRADE, notes=(
            Text("预警按可能发生的等级发布；这里把事件等级当作可能发生的等级。",
                 "A warning goes by the grade that may occur; the grade of the event is taken for it here."),)),
        step(ZIYANG, "response-by-grade", "response", grade=GRADE, notes=(
            Text("文本按事件等级写由谁响应，没有另设响应级别。",
                 "The text says who responds by the grade of the event; it sets no levels of response of its own."),)),
        step(ZIYANG, "report-deadlines", "clock", grade=GRADE),
        step(ZIYANG, "coordination-groups", "lead", Text("牵头单位", "Who leads"), notes=(
            Text("文本没有为整起事件指定一个牵头部门，只写了各协调小组由谁牵头。",
                 "The text names no lead department for the event as a whole, only who leads each coordination group."),)),
    ),
)

LUOLONG = "luolong/master-emergency"
WARNING_GRADE = Asked("warning_grade")
SAME_RANK = next(reading for reading in registry.rule(f"{LUOLONG}/warning-colour-and-issuer").readings
                 if reading.id == "event-grade-and-warning-grade")


def luolong_steps(**lead: Source) -> tuple[Use, ...]:
    """What follows the grade in Luolong's master plan; the warning has a grade of its own."""
    return (
        step(LUOLONG, "warning-colour-and-issuer", "warning", grade=WARNING_GRADE, others=((SAME_RANK, {"grade": GRADE}),)),
        step(LUOLONG, "warning-prevention-measures", "measures", colour=Result("warning", "colour")),
        step(LUOLONG, "tiered-handling", "response", grade=GRADE, urban=Asked("urban_area")),
        step(LUOLONG, "report-deadlines", "clock", grade=GRADE),
        step(LUOLONG, "lead-department", "lead", Text("牵头部门", "Lead department"), **lead),
    )


luolong_incident = Chain(
    name="luolong-incident",
    key=("grade", "response"),
    title=Text("洛龙区：一起突发公共事件从定级到牵头部门", "Luolong: a public emergency, from its grade to the lead department"),
    question=Text("这起事件是哪一级，发什么预警，由谁处置，最迟什么时候报告，由谁牵头？",
                  "Which grade is the event, what warning follows, who handles it, by when must it be reported, and who leads?"),
    parts=(step(LUOLONG, "who-can-handle-grade", "grade"), *luolong_steps()),
)

STANDARDS = "luolong/grading-standards"
# Part 1 of the standards is on natural disasters, and so on: the kinds that the master plan names a lead department for.
KINDS = {"一": "natural-disaster", "二": "accident", "三": "public-health", "四": "public-security"}


def luolong_category(rule: Grading) -> Chain:
    """The chain that begins with one category of the grading standards."""
    return Chain(
        name=f"luolong-{rule.name}",
        key=("grade", "response"),
        title=Text(f"洛龙区：{rule.title.zh}，再到预警、处置、报告和牵头部门", f"Luolong: {rule.title.en[0].lower()}{rule.title.en[1:]}, and on to the lead department"),
        question=luolong_incident.question,
        parts=(step(STANDARDS, rule.name, "grade"), *luolong_steps(item=Given(KINDS[rule.clauses[0][0]]))),
    )


luolong_categories = tuple(luolong_category(rule) for rule in registry.rules(STANDARDS).values() if isinstance(rule, Grading))

SHANTING = "shanting/master-emergency"
shanting_incident = Chain(
    name="shanting-incident",
    key=("tier", "response"),
    title=Text("山亭区：一起突发事件由谁应对、怎样报告、由谁牵头", "Shanting: who deals with an emergency, who reports it, who leads"),
    question=Text("这起事件由哪一级应对，发什么预警，谁启动响应，向谁报告，由谁牵头？",
                  "Who deals with the event, what warning follows, who starts the response, who reports to whom, and who leads?"),
    parts=(
        unsaid(SHANTING, "grade", Text("分级", "Grading"),
               Text("本预案没有分级标准，标准在各专项应急预案里；等级、预警级别和响应级别都要由你填",
                    "This plan has no criteria for grades; they stand in the special plans. The grade, the warning grade and the "
                    "level of response are for you to enter")),
        step(SHANTING, "handling-tier", "tier"),
        step(SHANTING, "warning-colour", "warning"),
        step(SHANTING, "response-level-authority", "response"),
        step(SHANTING, "report-path", "report"),
        step(SHANTING, "lead-department", "lead"),
    ),
)

NOT_ELIGIBLE = ((Result("who", "eligible"), "no", Text(
    "第1步的结果是不能参加；这一步只对能参加的人有用。", "By step 1 this person may not join; this step holds for people who may.")),)
RESIDENT_2021 = "ziyang/resident-medical-insurance-2021"
ziyang_resident_2021 = Chain(
    name="ziyang-resident-2021",
    key=("contribution", "window"),
    title=Text("资阳区：2021年度居民医保，一户人从资格到待遇", "Ziyang: resident medical insurance 2021, from who may enrol to the first day of cover"),
    question=Text("能不能参保，每人缴多少、谁来缴，什么时候缴，从哪天起享受待遇？",
                  "Who may enrol, what does each person pay and who pays it, when, and from which day is there cover?"),
    parts=(
        step(RESIDENT_2021, "who-may-enrol", "who"),
        step(RESIDENT_2021, "contribution-by-category", "contribution", warns=NOT_ELIGIBLE),
        step(RESIDENT_2021, "enrolment-window-and-benefit-start", "window", warns=NOT_ELIGIBLE),
    ),
)

RESIDENT_2023 = "shanting/resident-insurance-2023"
shanting_resident_2023 = Chain(
    name="shanting-resident-2023",
    key=("contribution", "window"),
    title=Text("山亭区：2023年度居民医保，一户人从资格到待遇", "Shanting: resident medical insurance 2023, from who may join to the first day of cover"),
    question=Text("能不能参保，每人缴多少、谁来缴，什么时候缴，从哪天起享受待遇？",
                  "Who may join, what does each person pay and who pays it, when, and from which day is there cover?"),
    parts=(
        step(RESIDENT_2023, "eligibility", "who", insurance=Given("medical"), student=Given(None), age=Given(None)),
        step(RESIDENT_2023, "medical-contribution", "contribution", warns=NOT_ELIGIBLE),
        step(RESIDENT_2023, "benefit-start", "window", warns=NOT_ELIGIBLE),
    ),
)

RULES = (ziyang_environmental_incident, luolong_incident, *luolong_categories, shanting_incident, ziyang_resident_2021,
         shanting_resident_2023)
