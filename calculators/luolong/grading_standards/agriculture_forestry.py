"""Part 1 (5) to (7): pests of farming, pests of forestry, forest fires."""

from __future__ import annotations

from dataclasses import replace

from calculators.kernel import Choice, Count, Grading, Money, Number, OneOf, Reading, Row, Text, Tick, options, ticked

from .fields import (
    GENERAL,
    HARM,
    JUDGED,
    NO_GRADE_IV,
    SCALE,
    ZERO,
    any_of,
    deaths,
    from_zero,
    graded,
    levels,
    loss,
    over,
    silent_on,
    some,
    table,
    tick,
    without,
    without_figures,
)

# 一（五） Pests of farming

AREA_ALONE = Reading(
    id="larger-area-with-lesser-loss",
    clause="一（五）重大（1）",
    says=Text("特大级要6万亩以上并有巨大损失；重大级写到6万亩以下为止，较大级写到3万亩以下为止。",
              "Grade I needs 60,000 mu (六万亩) or more with huge loss; Grade II ends below 60,000 mu, Grade III below 30,000 mu."),
    reads=Text("面积更大而发生程度或损失不到上一级的，仍按符合的发生程度和损失定级，不因面积大而没有等级。",
               "A larger area whose degree or loss falls short of the higher grade keeps the grade that its degree and loss meet."),
    why=Text("面积更大不应使灾害的等级更低，或者没有等级。", "A larger area should not lower a grade or leave none."),
    other=Text("照字面，面积超出的不符合这一级，又不符合上一级，原文没有给出等级。",
               "By the letter it meets neither grade, and the text gives none."),
)
DEGREES = {"huge": ("huge",), "severe": ("huge", "severe"), "fair": ("huge", "severe", "fair")}


def farm_loss(degree: str) -> OneOf:
    return OneOf("farm_loss", DEGREES[degree])


FARM_ROWS = (
    graded("I", "一（五）特大", over("area_mu", "6万亩以上"), farm_loss("huge"), note=JUDGED),
    graded("I", "一（五）特大", ticked("quarantine_extreme"), note=JUDGED),
    graded("II", "一（五）重大（1）", over("area_mu", "3万亩以上6万亩以下"), over("degree", "4级以上"), farm_loss("severe"), note=JUDGED),
    graded("II", "一（五）重大（1）", over("area_mu", "6万亩以上"), over("degree", "4级以上"), farm_loss("severe"), note=JUDGED,
           readings=(AREA_ALONE,)),
    graded("II", "一（五）重大（2）", ticked("outbreak_severe"), note=JUDGED),
    graded("II", "一（五）重大（3）", ticked("transgenic_severe"), note=JUDGED),
    graded("III", "一（五）较大（1）", some("area_mu", "3万亩以下"), over("degree", "3级以上"), farm_loss("fair"), note=JUDGED,
           readings=(ZERO,)),
    graded("III", "一（五）较大（1）", over("area_mu", "3万亩以上"), over("degree", "3级以上"), farm_loss("fair"), note=JUDGED,
           readings=(AREA_ALONE,)),
    graded("III", "一（五）较大（2）", ticked("outbreak_considerable"), note=JUDGED),
    graded("III", "一（五）较大（3）", ticked("transgenic_considerable"), note=JUDGED),
)

agricultural_pests = Grading(
    name="agricultural-pests",
    family="grading",
    title=Text("农业生物灾害分级", "Grade of a pest disaster in farming"),
    question=Text("这起农业生物灾害属于哪一级？", "What grade is this pest disaster in farming?"),
    clauses=("一（五）",),
    levels=levels("一（五）", "I", "II", "III"),
    none=NO_GRADE_IV,
    fields=(
        Number(name="area_mu", label=Text("成灾面积", "Area damaged"), unit=Text("亩", "mu"), group=SCALE,
               hint=Text("1公顷等于15亩", "1 hectare is 15 mu")),
        Count(name="degree", label=Text("发生程度", "Degree of occurrence"), least=1, most=5, group=SCALE,
               hint=Text("按植保部门的分级填1到5，数字越大越重；原文没有说明怎样分级",
                         "1 to 5 as the plant protection service grades it, 5 the worst; the text does not say how")),
        Choice(name="farm_loss", label=Text("对农业生产造成的经济损失", "Economic loss to farming"), group=HARM,
               hint=Text("由有关部门认定，原文没有数字", "As found by the department in charge; the text gives no figures"),
               options=options(huge=("巨大", "Huge"), severe=("严重", "Severe"), fair=("较大", "Considerable"),
                               less=("不到较大", "Less than considerable"))),
        tick("I", "quarantine_extreme", "新传入的世界性检疫对象，特别严重地威胁本区农业生产",
             "A newly arrived pest under quarantine worldwide threatens farming in the district to an extreme degree",
             Text("例如美国白蛾、加拿大一枝黄花", "Such as the fall webworm or Canada goldenrod")),
        tick("II", "outbreak_severe", "新传入的暴发性有害生物传播流行，严重威胁农业生产",
             "A newly arrived pest prone to outbreaks spreads and severely threatens farming",
             Text("例如苹果绵蚜、美洲斑潜蝇、小麦全蚀病",
                  "Such as the woolly apple aphid, the vegetable leafminer or wheat take-all")),
        tick("II", "transgenic_severe", "转基因生物严重威胁人类、动植物、微生物和生态系统，有高度的侵袭性、传染性、转移性、致病性和破坏性",
             "A genetically modified organism that is highly invasive, infectious, mobile, pathogenic and destructive severely threatens "
             "people, animals, plants, microbes and ecosystems"),
        tick("III", "outbreak_considerable", "新传入的暴发性有害生物传播流行，较大地威胁农业生产",
             "A newly arrived pest prone to outbreaks spreads and considerably threatens farming"),
        tick("III", "transgenic_considerable", "转基因生物较大地威胁人类、动植物、微生物和生态系统，有侵袭性、传染性、转移性、致病性和破坏性",
             "A genetically modified organism that is invasive, infectious, mobile, pathogenic and destructive considerably threatens "
             "people, animals, plants, microbes and ecosystems"),
    ),
    readings=GENERAL,
    table=table("agricultural-pests", FARM_ROWS),
    others=((AREA_ALONE, table("agricultural-pests", without(FARM_ROWS, AREA_ALONE))),
            (ZERO, table("agricultural-pests", tuple(from_zero(row) for row in FARM_ROWS)))),
)

# 一（六） Pests of forestry

QUARANTINE = Reading(
    id="new-quarantine-pest-in-two-grades",
    clause="一（六）特大",
    says=Text("新发现传入的世界性检疫有害生物，特大级没有条件，重大级加了“可能造成重大威胁，经专家组评估建议采取应急措施”的条件。",
              "A newly found pest under quarantine worldwide is Grade I without a condition, and Grade II where it may be a major threat "
              "and the expert group advises emergency measures."),
    reads=Text("只要新发现传入，就属特大。", "Once newly found, it is Grade I."),
    why=Text("特大级没有附条件，两级都符合时取较高的一级。", "Grade I sets no condition, and of two grades the higher counts."),
    other=Text("符合重大级所加条件的，按重大级那一句算。", "Where the conditions of Grade II hold, that sentence applies: Grade II."),
)
WIDER = Reading(
    id="larger-area-narrower-spread",
    clause="一（六）重大",
    says=Text("各级把面积和范围写在一起：1万公顷以上要跨县，800公顷以上要跨镇，600至800公顷是局部；面积大而范围窄的没有写。",
              "Each grade joins an area to a spread: 10,000 hectares or more across counties, 800 or more across towns, 600 to 800 local. "
              "A larger area with a narrower spread is not mentioned."),
    reads=Text("面积更大而范围不够上一级的，按范围所在的那一级算；范围更广而面积不够的，按面积所在的那一级算。",
               "A larger area with a narrower spread has the grade of its spread; a wider spread with a smaller area has the grade of its area."),
    why=Text("面积更大、范围更广不应使等级更低，或者没有等级。", "A larger area or a wider spread should not lower a grade or leave none."),
    other=Text("照字面，面积和范围要同时符合；按面积原文没有给出等级。",
               "By the letter area and spread must both fit; by area the text gives no grade."),
)
LOSS_ANYWHERE = Reading(
    id="expected-loss-whatever-the-spread",
    clause="一（六）特大",
    says=Text("各级写“跨县……发生面积达……，或不防治可造成直接经济损失……”，没有说按损失算时还要不要跨县、跨镇或者局部常发。",
              "Each grade says “contiguous across counties … an area of …, or a direct economic loss without control of …” and does not say whether "
              "the spread is asked for with the loss too."),
    reads=Text("按预计损失算时，不看范围。", "For the expected loss the spread does not matter."),
    why=Text("“或”后面另起一个标准，范围说的是面积。", "The “or” begins a measure of its own; the spread belongs to the area."),
    other=Text("按损失算也要符合这一级的范围（跨县、跨镇，或者局部常发病虫害）。",
               "The spread of the grade (across counties, across towns, or local and common) is needed with the loss too."),
)
NOT_COMMON = Text("一般级只写局部的“常发性”病虫害；不是常发性的，按面积原文没有给出等级",
                  "Grade IV speaks only of local and common pests; for one that is not common the text gives no grade by area")
ACROSS_COUNTIES, ACROSS_TOWNS, LOCAL = OneOf("spread", ("counties",)), OneOf("spread", ("counties", "towns")), OneOf("spread", ("local",))

FOREST_PEST_ROWS = (
    graded("I", "一（六）特大", over("area", "1万公顷以上"), ACROSS_COUNTIES),
    graded("I", "一（六）特大", over("expected_loss", "350万元以上"), readings=(LOSS_ANYWHERE,)),
    graded("I", "一（六）特大", ticked("quarantine"), readings=(QUARANTINE,)),
    graded("II", "一（六）重大", over("area", "6000公顷以上1万公顷以下"), ACROSS_TOWNS),
    graded("II", "一（六）重大", over("area", "1万公顷以上"), ACROSS_TOWNS, readings=(WIDER,)),
    graded("II", "一（六）重大", over("expected_loss", "200万元以上350万元以下"), readings=(LOSS_ANYWHERE,)),
    graded("II", "一（六）重大", ticked("quarantine"), ticked("quarantine_threat"), note=JUDGED),
    graded("III", "一（六）较大", over("area", "800公顷以上6000公顷以下"), ACROSS_TOWNS),
    graded("III", "一（六）较大", over("expected_loss", "20万元以上200万元以下"), readings=(LOSS_ANYWHERE,)),
    graded("IV", "一（六）一般", over("area", "600公顷以上800公顷以下"), LOCAL, ticked("common")),
    graded("IV", "一（六）一般", over("area", "800公顷以上"), LOCAL, ticked("common"), readings=(WIDER,)),
    graded("IV", "一（六）一般", over("area", "600公顷以上800公顷以下"), ACROSS_TOWNS, readings=(WIDER,)),
    graded("IV", "一（六）一般", some("expected_loss", "20万元以下"), readings=(ZERO, LOSS_ANYWHERE)),
    silent_on(NOT_COMMON, "一（六）一般", over("area", "600公顷以上"), LOCAL, OneOf("common", (False,))),
)


SPREADS = {"I": (ACROSS_COUNTIES,), "II": (ACROSS_TOWNS,), "III": (ACROSS_TOWNS,), "IV": (LOCAL, ticked("common"))}


def _with_its_spread(row: Row) -> Row:
    return replace(row, when=(*row.when, *SPREADS[row.then["grade"]])) if LOSS_ANYWHERE in row.readings else row


def _by_the_conditions(row: Row) -> Row:
    return replace(row, when=(*row.when, OneOf("quarantine_threat", (False,)))) if QUARANTINE in row.readings else row


forest_pests = Grading(
    name="forest-pests",
    family="grading",
    title=Text("林业生物灾害分级", "Grade of a pest disaster in forestry"),
    question=Text("这起林业生物灾害属于哪一级？", "What grade is this pest disaster in forestry?"),
    clauses=("一（六）",),
    levels=levels("一（六）", "I", "II", "III", "IV"),
    fields=(
        Number(name="area", label=Text("发生面积", "Area affected"), unit=Text("公顷", "hectare|hectares"), group=SCALE,
               hint=Text("集中连片的面积；15亩等于1公顷", "In one contiguous block; 15 mu are 1 hectare")),
        Choice(name="spread", label=Text("范围", "Spread"), group=SCALE,
               options=options(counties=("跨县（市、区）集中连片", "Contiguous across counties"),
                               towns=("跨镇（办事处）集中连片，不跨县", "Contiguous across towns, within one county"),
                               local=("局部，不跨镇", "Local, within one town"))),
        Tick(name="common", label=Text("是局部发生的常发性病虫害", "It is a common pest, occurring locally"), group=SCALE),
        Money(name="expected_loss", unit="wan", group=HARM,
              label=Text("不防治可造成的直接经济损失", "Direct economic loss to be expected without control")),
        tick("I", "quarantine", "新发现传入本区的世界性检疫有害生物", "A pest under quarantine worldwide is newly found in the district",
             Text("例如松材线虫病、美国白蛾", "Such as pine wilt disease or the fall webworm")),
        tick("II", "quarantine_threat", "这种新发现的检疫有害生物可能造成重大威胁，专家组评估后建议采取应急措施",
             "That newly found pest may be a major threat, and the expert group has advised emergency measures",
             Text("与上一项一起勾选", "Tick it together with the one above")),
    ),
    readings=GENERAL,
    table=table("forest-pests", FOREST_PEST_ROWS),
    others=((QUARANTINE, table("forest-pests", tuple(_by_the_conditions(row) for row in FOREST_PEST_ROWS))),
            (WIDER, table("forest-pests", without(FOREST_PEST_ROWS, WIDER))),
            (LOSS_ANYWHERE, table("forest-pests", tuple(_with_its_spread(row) for row in FOREST_PEST_ROWS))),
            (ZERO, table("forest-pests", tuple(from_zero(row) for row in FOREST_PEST_ROWS)))),
)

# 一（七） Forest fires

OVER_1000 = Reading(
    id="over-a-thousand-hectares",
    clause="一（七）特大",
    says=Text("特大级要受害1000公顷以上，并造成特大伤亡和巨大损失；重大级按面积写到1000公顷以下为止。",
              "Grade I needs 1,000 hectares or more of forest damaged, with huge casualties and loss; by area Grade II ends below 1,000."),
    reads=Text("1000公顷以上而没有特大伤亡和巨大损失的，至少属重大。",
               "At 1,000 hectares or more without huge casualties and loss a fire is at least Grade II."),
    why=Text("100公顷就是重大，烧得更多不应没有等级。国务院《森林防火条例》第四十条只凭1000公顷以上就定为特别重大，请以主管部门的认定为准。",
             "A hundred hectares is Grade II; more should not leave a fire without a grade. Article 40 of the State Council's Forest Fire "
             "Prevention Regulations makes 1,000 hectares alone Grade I; follow the department in charge."),
    other=Text("照字面，面积超出重大级又不够特大级，按面积原文没有给出等级。",
               "By the letter the area is beyond Grade II and not enough for Grade I; by area the text gives no grade."),
)
DANGER = Reading(
    id="danger-joined-to-the-border",
    clause="一（七）重大（2）",
    says=Text("条文写“威胁居民点……，或者位于与外地市交界地区，危险性重大的森林火灾”，较大级只换成“危险性较大”。",
              "The text speaks of fires that threaten settlements and the like “or lie on the border with another city, of major danger”; "
              "Grade III has “considerable danger” instead."),
    reads=Text("威胁重要目标的、位于交界地区的，都看危险性：重大的属重大，较大的属较大。",
               "For a threat and for a border alike the danger decides: major is Grade II, considerable is Grade III."),
    why=Text("两级只差“危险性”一词，只有它能分开两级。", "The two grades differ in the danger alone; nothing else tells them apart."),
    other=Text("“危险性重大”是单独的一种情形，威胁重要目标或位于交界地区就够重大级。",
               "“Of major danger” is a case of its own, so that a threat or a border alone is enough for Grade II."),
)
ARMY = Reading(
    id="army-in-two-grades",
    clause="一（七）重大（6）",
    says=Text("需要军队、武警支援，重大级和较大级都写了。",
              "Support by the army or the armed police is named in Grade II and in Grade III."),
    reads=Text("需要军队或武警支援，就属重大。", "A need for the army or the armed police is Grade II."),
    why=Text("两级都写了，取较高的一级。", "Both grades name it, and the higher counts."),
    other=Text("只在和省人民政府一起支援时属重大；其余的属较大。",
               "It is Grade II only together with the Provincial Government, and otherwise Grade III."),
)
NO_ORDINARY_FIRE = Text("原文没有一般级的森林火灾，100公顷以下都属较大，没有下限。",
                        "The text has no Grade IV for forest fires: anything below 100 hectares is Grade III, without a lower end.")
DEATHS_APART = Text("森林火灾没有死亡人数的标准；安全事故第8项按死亡人数给“一次火灾”定级（3人以上是重大），"
                    "原文没有说包不包括森林火灾",
                    "Forest fires have no figures for deaths; item 8 of safety accidents grades “one fire” by its deaths (Grade II from 3), and "
                    "the text does not say whether a forest fire is meant")
SPECIAL = ticked("special_forest")
RISK = {"major": OneOf("danger", ("major",)), "considerable": OneOf("danger", ("considerable",))}

FIRE_ROWS = (
    graded("I", "一（七）特大", over("area", "1000公顷以上"), ticked("harm_huge"), note=JUDGED),
    graded("II", "一（七）重大（1）", over("area", "100公顷以上1000公顷以下")),
    graded("II", "一（七）重大（1）", over("area", "1000公顷以上"), readings=(OVER_1000,)),
    graded("II", "一（七）重大（2）", ticked("threat"), RISK["major"], note=JUDGED, readings=(DANGER,)),
    graded("II", "一（七）重大（2）", ticked("border"), RISK["major"], note=JUDGED, readings=(DANGER,)),
    graded("II", "一（七）重大（3）", over("hours", "48小时以上")),
    graded("II", "一（七）重大（4）", over("area", "50公顷以上1000公顷以下"), SPECIAL),
    graded("II", "一（七）重大（5）", ticked("casualties_major"), note=JUDGED),
    graded("II", "一（七）重大（5）", ticked("harm_huge"), note=JUDGED),
    graded("II", "一（七）重大（5）", ticked("effect_major"), note=JUDGED),
    graded("II", "一（七）重大（6）", ticked("help_province")),
    graded("II", "一（七）重大（6）", ticked("help_army"), readings=(ARMY,)),
    graded("III", "一（七）较大（1）", some("area", "100公顷以下"), note=NO_ORDINARY_FIRE, readings=(ZERO,)),
    graded("III", "一（七）较大（2）", ticked("threat"), RISK["considerable"], note=JUDGED, readings=(DANGER,)),
    graded("III", "一（七）较大（2）", ticked("border"), RISK["considerable"], note=JUDGED, readings=(DANGER,)),
    graded("III", "一（七）较大（3）", over("hours", "24小时以上")),
    graded("III", "一（七）较大（4）", some("area", "50公顷以下"), SPECIAL, readings=(ZERO,)),
    graded("III", "一（七）较大（5）", ticked("casualties_considerable"), note=JUDGED),
    graded("III", "一（七）较大（5）", ticked("effect_considerable"), note=JUDGED),
    graded("III", "一（七）较大（6）", ticked("help_city")),
    silent_on(DEATHS_APART, "二（一）重、特大（8）", any_of("deaths")),
    *without_figures("一（七）重大（5）", "loss"),
)


def _danger_apart(row: Row) -> Row:
    if DANGER not in row.readings:
        return row
    return graded("II", "一（七）重大（2）", row.when[0])


def _army_alone(row: Row) -> Row:
    return graded("III", "一（七）较大（6）", *row.when) if ARMY in row.readings else row


forest_fire = Grading(
    name="forest-fire",
    family="grading",
    title=Text("森林火灾分级", "Grade of a forest fire"),
    question=Text("这场森林火灾属于哪一级？", "What grade is this forest fire?"),
    clauses=("一（七）",),
    levels=levels("一（七）", "I", "II", "III"),
    none=NO_GRADE_IV,
    fields=(
        Number(name="area", label=Text("受害森林面积", "Area of forest damaged"), unit=Text("公顷", "hectare|hectares"), group=SCALE,
               hint=Text("15亩等于1公顷", "15 mu are 1 hectare")),
        Tick(name="special_forest", group=SCALE,
             label=Text("在自然保护区、森林公园、风景旅游区、天然林区或其他重点林区",
                        "In a nature reserve, a forest park, a scenic area, a natural forest or another key forest area")),
        Number(name="hours", label=Text("连续燃烧、仍不能控制的时间", "Time it has burnt without being brought under control"),
               unit=Text("小时", "hour|hours"), group=SCALE),
        Tick(name="threat", group=SCALE,
             label=Text("威胁居民点、重要设施、原始森林或重点防护林区",
                        "It threatens a settlement, an important facility, virgin forest or a key protection forest")),
        Tick(name="border", label=Text("位于与外地市交界的地区", "It lies on the border with another city"), group=SCALE),
        Choice(name="danger", label=Text("危险性", "Danger"), group=SCALE,
               hint=Text("勾选了上面两项之一时填", "Where one of the two above is ticked"),
               options=options(major=("重大", "Major"), considerable=("较大", "Considerable"), less=("不到较大", "Less than considerable"))),
        deaths(),
        loss(),
        tick("I", "harm_huge", "造成特大人员伤亡和巨大经济损失（两样都有）", "Huge casualties and huge economic loss, both"),
        tick("II", "casualties_major", "造成重大人员伤亡", "Major casualties"),
        tick("II", "effect_major", "其他造成重大影响和财产损失的", "Otherwise a major effect and major loss of property"),
        tick("II", "help_province", "需要省人民政府及其厅局支援扑救", "Support by the Provincial Government or its departments is needed"),
        tick("II", "help_army", "需要军队或武警支援扑救", "Support by the army or the armed police is needed"),
        tick("III", "casualties_considerable", "造成较大人员伤亡", "Considerable casualties"),
        tick("III", "effect_considerable", "其他造成较大影响和财产损失的", "Otherwise a considerable effect and considerable loss of property"),
        tick("III", "help_city", "需要市人民政府及其委局支援扑救", "Support by the City Government or its departments is needed"),
    ),
    readings=GENERAL,
    table=table("forest-fire", FIRE_ROWS),
    others=((OVER_1000, table("forest-fire", without(FIRE_ROWS, OVER_1000))),
            (DANGER, table("forest-fire", tuple(_danger_apart(row) for row in FIRE_ROWS))),
            (ARMY, table("forest-fire", tuple(_army_alone(row) for row in FIRE_ROWS))),
            (ZERO, table("forest-fire", tuple(from_zero(row) for row in FIRE_ROWS)))),
)

RULES = (agricultural_pests, forest_pests, forest_fire)
