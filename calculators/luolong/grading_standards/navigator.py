"""Which of the seventeen categories an event belongs to, and where its grading stands."""

from __future__ import annotations

from calculators.kernel import Answer, Calculation, Choice, Grading, Option, Output, Reading, Rule, Step, Text, listing
from calculators.kernel.clauses import label

from . import accidents, agriculture_forestry, crime, environment, epidemics, health, natural, security
from .fields import HEADS

MODULES = (natural, agriculture_forestry, accidents, environment, health, epidemics, security, crime)
STANDARDS: dict[str, Grading] = {rule.clauses[0]: rule for module in MODULES for rule in module.RULES}

SEVERAL = Reading(
    id="one-event-in-several-categories",
    clause="前言",
    says=Text("同一件事可以同时属于几类，例如美国白蛾、禽流感、暴狱；以哪一类为准，没有写。",
              "One event may belong to several categories (the fall webworm, avian influenza, a prison riot); the text does not say which counts."),
    reads=Text("每一类都定一次级，取较高的一级。", "Grade it in each, and the higher grade counts."),
    why=Text("每一类的标准都适用，不能因为归类不同把等级降低。", "Each standard applies, and the choice of a category must not lower the grade."),
    other=Text("由主管部门按主要原因归入一类。", "The department in charge puts it into one category by its main cause."),
)

# What happened, and the categories whose criteria name it.
EVENTS: tuple[tuple[str, Text, tuple[str, ...]], ...] = (
    ("flood", Text("洪水、决口、水库险情", "Flood, broken dyke, reservoir in danger"), ("一（一）",)),
    ("drought", Text("干旱缺水", "Drought"), ("一（一）",)),
    ("weather", Text("暴雨、寒潮、大雾、大风、冰雹、道路结冰", "Rainstorm, cold wave, fog, gale, hail, icy roads"), ("一（二）",)),
    ("earthquake", Text("地震", "Earthquake"), ("一（三）",)),
    ("geological", Text("地质灾害", "Geological disaster"), ("一（四）",)),
    ("farm-pests", Text("农作物病虫草鼠害", "Crop pests, diseases, weeds or rodents"), ("一（五）",)),
    ("modified", Text("转基因生物造成的危害", "Harm from genetically modified organisms"), ("一（五）",)),
    ("forest-pests", Text("林业病虫害", "Forest pests and diseases"), ("一（六）",)),
    ("webworm", Text("美国白蛾", "Fall webworm"), ("一（五）", "一（六）", "三（四）")),
    ("pine-wilt", Text("松材线虫病", "Pine wilt disease"), ("一（六）", "三（四）")),
    ("forest-fire", Text("森林火灾", "Forest fire"), ("一（七）",)),
    ("work-accident", Text("交通、工矿、工程、公共场所事故", "Accident in transport, industry, construction or a public place"), ("二（一）",)),
    ("fire", Text("企业、学校、居民等火灾", "Fire in a firm, a school, a home"), ("二（一）",)),
    ("arson", Text("人为纵火", "Arson"), ("二（一）", "四（二）")),
    ("services", Text("停水、停气、电力、通信、支付系统事故", "Water or gas cut, power, telecom or payment system failure"), ("二（一）",)),
    ("sabotage", Text("人为破坏供电供水等设施或网络", "Sabotage of utilities or networks"), ("二（一）", "四（二）")),
    ("air-crash", Text("民航飞机事故", "Accident of a civil aircraft"), ("二（一）",)),
    ("hijack", Text("劫持民航飞机", "Hijacking of a civil aircraft"), ("四（二）", "四（四）")),
    ("industrial-poisoning", Text("工业污染使人中毒", "People poisoned by industrial pollution"), ("二（一）", "二（二）")),
    ("pollution", Text("环境污染、生态破坏", "Pollution or ecological damage"), ("二（二）",)),
    ("chemicals", Text("危险化学品泄漏", "Leak of hazardous chemicals"), ("二（一）", "二（二）")),
    ("nuclear", Text("核与辐射事故", "Nuclear or radiation accident"), ("二（二）",)),
    ("radioactive-lost", Text("放射性材料丢失、被盗", "Radioactive material lost or stolen"), ("二（二）", "四（二）")),
    ("laboratory", Text("实验室高致病微生物污染，或者菌、毒种丢失", "Laboratory contamination by pathogens, or strains lost"), ("二（二）", "三（一）")),
    ("infectious", Text("传染病疫情", "Outbreak of an infectious disease"), ("三（一）",)),
    ("unexplained", Text("群体性不明原因疾病", "Group illness of unknown cause"), ("三（一）",)),
    ("vaccine", Text("预防接种、预防性服药的反应", "Reactions to vaccination or preventive medicine"), ("三（一）",)),
    ("medical", Text("医源性感染", "Infection from medical care"), ("三（一）",)),
    ("avian-influenza", Text("禽流感等人和动物都会得的病", "Avian influenza and other diseases of animals and people"), ("三（一）", "三（四）")),
    ("occupational", Text("劳动者急性职业中毒", "Acute occupational poisoning of workers"), ("二（一）", "三（二）")),
    ("food", Text("食物中毒、食品安全事故", "Food poisoning, food safety accident"), ("三（三）",)),
    ("poisoning", Text("投毒，或者团伙制售有毒有害食品", "Poisoning on purpose, or a gang selling harmful food"), ("三（三）", "四（二）")),
    ("animals", Text("动物疫情", "Animal epidemic"), ("三（四）",)),
    ("plants", Text("植物检疫对象等植物疫情", "Plant quarantine object or other plant epidemic"), ("三（四）",)),
    ("crowd", Text("集会、上访、聚集、罢工、械斗", "Assembly, petition, gathering, strike, group fight"), ("四（一）",)),
    ("market", Text("挤兑、抢购、市场混乱", "Bank run, panic buying, market disorder"), ("四（一）",)),
    ("prison-riot", Text("暴狱", "Prison riot"), ("四（一）", "四（二）")),
    ("killing", Text("杀人、爆炸、毒气等案件", "Killing, explosion, poison gas and the like"), ("四（二）",)),
    ("property", Text("抢劫、盗窃", "Robbery, theft"), ("四（二）",)),
    ("economic", Text("走私、诈骗、洗钱、假币", "Smuggling, fraud, money laundering, counterfeit money"), ("四（二）",)),
    ("other-crime", Text("毒品、偷渡、泄密、盗掘古墓等案件", "Drugs, illegal border crossing, state secrets, ancient tombs and the like"), ("四（二）",)),
    ("foreigners", Text("针对境外人员或涉港澳台的案件", "Case against people from abroad, or involving Hong Kong, Macao or Taiwan"), ("四（二）", "四（三）")),
    ("illegal-entry", Text("境外公职人员、军人、安保人员非法入境", "Illegal entry of officials, soldiers or security personnel from abroad"), ("四（三）",)),
    ("hostages", Text("劫持人质", "Hostage-taking"), ("四（二）", "四（四）")),
    ("terror", Text("恐怖袭击（爆炸、生化、核与辐射）", "Terrorist attack: bombing, biochemical, nuclear or radiological"), ("四（二）", "四（四）")),
)
CATEGORIES = {key: categories for key, _, categories in EVENTS}
ORDER = ("I", "II", "III", "IV")
NOT_A_COLOUR = Text("事件的等级不等于预警颜色；这份标准没有写两者的关系。",
                    "The grade of an event is not the colour of a warning; these standards do not tie the two.")

LAW = Text("总体应急预案1.4说，法律、法规对分级另有规定的，按法律、法规。",
           "Clause 1.4 of the master plan says that where laws or regulations grade an emergency otherwise, they apply.")


def lacking(rule: Grading) -> tuple[str, ...]:
    """The grades that the text has no standard for."""
    there = {part for level in rule.levels for part in level.key.split("-")}
    return tuple(grade for grade in ORDER if grade not in there)


def standard(clause: str) -> Step:
    """A category with its calculator, the grades that it has and those that it lacks."""
    rule, missing = STANDARDS[clause], lacking(STANDARDS[clause])
    here = listing(Text(HEADS[level.key], level.key.replace("-", " or ")) for level in rule.levels)
    gone = listing(Text(HEADS[grade], grade) for grade in missing) if missing else None
    words = Text(f"用“{rule.title.zh}”；等级有{here.zh}", f"Use “{rule.title.en}”; grades: {here.en}")
    return Step(words + Text(f"，没有{gone.zh}", f"; none for {gone.en}") if gone else words, clause)


def navigate(rule: Rule, values: dict[str, object]) -> Answer:
    clauses = CATEGORIES[values["event"]]
    names = tuple(Text(label(c).zh + STANDARDS[c].title.zh, f"{label(c).en} {STANDARDS[c].title.en}") for c in clauses)
    several = len(clauses) > 1
    where = listing(label(clause) for clause in clauses)
    head = Text(f"属于{len(clauses)}类：{where.zh}；分别定级，取较高的一级",
                f"{len(clauses)} categories: {where.en}; grade it in each, the higher counts") if several \
        else Text(f"看{names[0].zh}", f"See {names[0].en}")
    return Answer(status="value", headline=head, result={"standards": names, "categories": len(clauses)},
                  causes=tuple(standard(clause) for clause in clauses), readings=(SEVERAL,) if several else (), notes=(LAW, NOT_A_COLOUR))


grade_navigator = Calculation(
    name="grade-navigator",
    family="grading",
    title=Text("该用哪一类标准", "Which standard applies"),
    question=Text("发生的事属于哪一类，在哪里定级？", "Which category does the event belong to, and where is it graded?"),
    clauses=("前言",),
    fields=(Choice(name="event", label=Text("发生了什么", "What happened"), required=True,
                   options=tuple(Option(key, words) for key, words, _ in EVENTS)),),
    outputs=(Output(name="standards", label=Text("适用的标准", "Standards"), kind="list", quiet=True),
             Output(name="categories", label=Text("类数", "Categories"), kind="count", quiet=True)),
    compute=navigate,
    more_readings=(SEVERAL,),
)

RULES = (grade_navigator,)
