"""Comparisons: the same case under the rules of several places. A further place is one more column in its definition."""

from __future__ import annotations

from calculators import registry
from calculators.kernel import Choice, Option, Text
from calculators.kernel.chains import Comparison
from calculators.kernel.uses import Asked, Given, OneRow, Source, Use

ZIYANG = Text("益阳市资阳区", "Ziyang District, Yiyang")
SHANTING = Text("枣庄市山亭区", "Shanting District, Zaozhuang")
LUOLONG = Text("洛阳市洛龙区", "Luolong District, Luoyang")


def column(name: str, place: Text, chain: str, shares: tuple[str, ...] = (), **takes: Source) -> Use:
    """A place with its chain. The fields that it `shares` are asked once for all places, the others for this place alone."""
    calculator = f"together/chains/{chain}"
    rule = registry.rule(calculator)
    asked = {each.name: Asked(each.name if each.name in shares else f"{name}_{each.name}") for each in rule.inputs()}
    return Use(name=name, title=place, calculator=calculator, rule=rule, takes=asked | takes)


INCIDENT = ("deaths", "injured", "evacuated", "loss", "ecology_lost", "water", "occurred")
environmental_incident = Comparison(
    name="environmental-incident",
    title=Text("同一起环境事件：资阳、山亭、洛龙三地的预案", "One environmental incident under the plans of Ziyang, Shanting and Luolong"),
    question=Text("同一起环境污染事件，三地各定哪一级，发什么预警，谁处置，怎样报告，由谁牵头？",
                  "Which grade does each place give the same incident, what warning follows, who responds, who reports, and who leads?"),
    parts=(
        column("ziyang", ZIYANG, "ziyang-environmental-incident", INCIDENT),
        column("shanting", SHANTING, "shanting-incident", INCIDENT),
        column("luolong", LUOLONG, "luolong-environment", INCIDENT),
    ),
)

# The categories that a resident may be in, as the form calls them; each place knows some of them.
COMMON = {
    "extreme-hardship": Text("特困人员", "Person in extreme hardship"),
    "low-income": Text("城乡低保对象", "Recipient of the urban or rural minimum living allowance"),
    "disability-1-2": Text("一级、二级残疾人", "Person with a disability of level 1 or 2"),
    "disability-3-4": Text("三级、四级残疾人", "Person with a disability of level 3 or 4"),
    "none": Text("都不是（普通居民）", "None of these (ordinary resident)"),
}
ZIYANG_ONLY = {
    "safety-net": Text("社会保障兜底脱贫对象（资阳）", "Kept out of poverty by the social security safety net (Ziyang)"),
    "registered-poor": Text("建档立卡贫困人口中的非低保对象（资阳）", "Registered poor without the minimum living allowance (Ziyang)"),
    "borderline": Text("“边缘户”（资阳）", "Borderline household (Ziyang)"),
}
SHANTING_ONLY = {
    "back-in-poverty": Text("返贫致贫人口（山亭）", "Fallen back or fallen into poverty (Shanting)"),
    "near-low-income": Text("低保边缘家庭成员（山亭）", "In a family just above the minimum living allowance line (Shanting)"),
    "monitored": Text("防止返贫监测帮扶对象（山亭）", "Monitored and helped against a return to poverty (Shanting)"),
}
CATEGORY = Choice(
    name="category", label=Text("人员类别", "Category"),
    hint=Text("只有一个地方写到的类别，注明了地方", "A category that one place alone names has the place behind it"),
    options=tuple(Option(key, label) for key, label in (COMMON | ZIYANG_ONLY | SHANTING_ONLY).items()))


def category(*known: dict[str, Text]) -> Asked:
    """The shared category, as far as a place has it."""
    return Asked("category", means={key: key for each in known for key in each})


resident_insurance = Comparison(
    name="resident-insurance",
    title=Text("同一个居民：资阳2021年度与山亭2023年度居民医保", "One resident: medical insurance in Ziyang 2021 and Shanting 2023"),
    question=Text("同一个人，两地的居民医保各要缴多少、谁来缴，从哪天起享受待遇？",
                  "What does the same person pay in either place, who pays the rest, and from which day is there cover?"),
    fields=(CATEGORY,),
    counterparts=((Text("缴费日期", "Date of payment"), {"ziyang": "ziyang_paid", "shanting": "shanting_paid"}),),
    parts=(
        column("ziyang", ZIYANG, "ziyang-resident-2021",
               people=OneRow({"category": category(COMMON, ZIYANG_ONLY), "persons": Given(1), "also": Asked("ziyang_also")}),
               paid=Asked("ziyang_paid", Text("2021年度的缴费日期", "Date of payment for 2021")),
               birth=Asked("ziyang_birth", Text("新生儿的出生日期", "Date of birth of a newborn"))),
        column("shanting", SHANTING, "shanting-resident-2023",
               people=OneRow({"category": category(COMMON, SHANTING_ONLY), "persons": Given(1), "birth": Asked("shanting_birth")}),
               paid=Asked("shanting_paid", Text("2023年度的缴费日期", "Date of payment for 2023"))),
    ),
)

RULES = (environmental_incident, resident_insurance)
