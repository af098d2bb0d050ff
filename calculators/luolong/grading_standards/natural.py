"""Part 1 (1) to (4): floods and droughts, weather, earthquakes, geological disasters."""

from __future__ import annotations

from dataclasses import replace

from calculators.kernel import Choice, Grading, Number, OneOf, Reading, Row, Text, YesNo, options, ticked, yes

from .degrees import BELOW_FAIR, CASUALTY_DEGREE, LOSS_DEGREE, both, casualties, either, harm, lesser, losses, ordinary, uneven
from .fields import (
    GENERAL,
    HIGHEST,
    JUDGED,
    SCALE,
    ZERO,
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

# 一（一） Floods and droughts

FLOOD_BOTH = both("一（一）重大（5）")
BREACH = Reading(
    id="breach-in-two-grades",
    clause="一（一）重大（1）",
    says=Text("重大级写“重大险情或决口”，较大级写“较大险情或决口”，决口两级都有。",
              "Grade II says “major danger or a breach”, Grade III “considerable danger or a breach”: a breach is in both."),
    reads=Text("干流堤防只要决口，就属重大。", "Any breach of a main river's dike is Grade II."),
    why=Text("两级都写了，取较高的一级。", "Both grades name it, and the higher counts."),
    other=Text("“重大”“较大”也说决口的大小，不到重大的决口属较大。",
               "“Major” and “considerable” speak of the breach too, so that a breach less than major is Grade III."),
)
CITY_AND_TOWNS = Reading(
    id="city-and-towns-flooded",
    clause="一（一）重大（2）",
    says=Text("条文写“城市及人口聚集的村镇”受淹，用“及”连接。", "The text speaks of “the city and populous villages and towns” flooded."),
    reads=Text("城市、村镇有一处受淹就算。", "Either the city or such a village or town is enough."),
    why=Text("“及”列出两类地方，不是说要同时受淹。", "“And” lists two kinds of places; it does not ask that both be flooded at once."),
    other=Text("城市和村镇都受淹才算；只有一处的，不够这一项。", "Both must be flooded; one alone does not meet this item."),
)
FLOOD_ORDINARY = ordinary("一（一）一般")
NOT_SMALL = Text("一般级只写“小部分区域受灾”；范围更大而伤亡、损失不到较大的，原文没有给出等级",
                 "Grade IV speaks only of a small part of the area; for a wider one with casualties and loss less than "
                 "considerable the text gives no grade")

FLOOD_ROWS = (
    graded("I", "一（一）特大", OneOf("extent", ("wide",)), *harm("huge"), note=JUDGED, readings=(FLOOD_BOTH,)),
    graded("I", "一（一）特大", ticked("devastated"), note=JUDGED),
    graded("II", "一（一）重大（1）", ticked("dike_major"), note=JUDGED),
    graded("II", "一（一）重大（1）", ticked("dike_breach"), readings=(BREACH,)),
    graded("II", "一（一）重大（1）", ticked("reservoir_major"), note=JUDGED),
    graded("II", "一（一）重大（2）", ticked("towns_flooded"), readings=(CITY_AND_TOWNS,)),
    graded("II", "一（一）重大（3）", ticked("main_routes_cut")),
    graded("II", "一（一）重大（4）", ticked("drought_severe"), note=JUDGED),
    graded("II", "一（一）重大（5）", *harm("major"), note=JUDGED, readings=(FLOOD_BOTH,)),
    graded("III", "一（一）较大（1）", ticked("dike_considerable"), note=JUDGED),
    graded("III", "一（一）较大（1）", ticked("reservoir_considerable"), note=JUDGED),
    graded("III", "一（一）较大（2）", ticked("towns_partly_flooded"), readings=(CITY_AND_TOWNS,)),
    graded("III", "一（一）较大（3）", ticked("local_routes_cut")),
    graded("III", "一（一）较大（4）", ticked("drought_considerable"), note=JUDGED),
    graded("III", "一（一）较大（5）", *harm("fair"), note=JUDGED, readings=(FLOOD_BOTH,)),
    *lesser("一（一）一般", OneOf("extent", ("small",)), reading=FLOOD_ORDINARY),
    *uneven("一（一）重大（5）", FLOOD_BOTH, FLOOD_ORDINARY),
    silent_on(NOT_SMALL, "一（一）一般", OneOf("extent", ("wide", "part")), OneOf("casualty_degree", ("some",))),
    silent_on(NOT_SMALL, "一（一）一般", OneOf("extent", ("wide", "part")), OneOf("loss_degree", ("some",))),
    *without_figures("一（一）重大（5）", "deaths", "loss"),
)


FLOOD_BY_THE_LETTER = (
    *without(FLOOD_ROWS, FLOOD_ORDINARY),
    graded("IV", "一（一）一般", OneOf("extent", ("small",)), casualties("some")),
    graded("IV", "一（一）一般", OneOf("extent", ("small",)), losses("some")),
)


def _breach_considerable(row: Row) -> Row:
    return graded("III", "一（一）较大（1）", *row.when) if BREACH in row.readings else row


flood_drought = Grading(
    name="flood-drought",
    family="grading",
    title=Text("水旱灾害分级", "Grade of a flood or drought"),
    question=Text("这场水旱灾害属于哪一级？", "What grade is this flood or drought?"),
    clauses=("一（一）",),
    levels=levels("一（一）", "I", "II", "III", "IV"),
    fields=(
        Choice(name="extent", label=Text("受灾范围", "Area hit"), group=SCALE,
               options=options(wide=("本区大范围", "A wide part of the district"), part=("介于大范围和小部分之间", "Between wide and small"),
                               small=("小部分区域", "A small part of the area"))),
        CASUALTY_DEGREE,
        LOSS_DEGREE,
        deaths(),
        loss(),
        tick("I", "devastated", "局部地区遭受毁灭性灾害", "Part of the area is devastated"),
        tick("II", "dike_major", "河流干流的堤防出现重大险情", "A dike of a main river is in major danger"),
        tick("II", "dike_breach", "河流干流的堤防决口", "A dike of a main river has breached"),
        tick("II", "reservoir_major", "水库出险或垮坝，直接给下游安全带来重大影响",
             "A reservoir is in danger or its dam has failed, with a direct major effect on safety downstream"),
        tick("II", "towns_flooded", "河流泛滥，淹了城市或人口聚集的村镇",
             "A river in flood has put the city or a populous village or town under water"),
        tick("II", "main_routes_cut", "洪水使重要铁路、国道或高速公路中断",
             "Flooding has cut an important railway, a national road or an expressway"),
        tick("II", "drought_severe", "干旱缺水严重影响城乡居民的生产、生活",
             "Drought severely affects the work and life of urban and rural residents"),
        tick("III", "dike_considerable", "河流干流的堤防出现较大险情", "A dike of a main river is in considerable danger"),
        tick("III", "reservoir_considerable", "水库出险或垮坝，直接给下游安全带来较大影响",
             "A reservoir is in danger or its dam has failed, with a direct considerable effect on safety downstream"),
        tick("III", "towns_partly_flooded", "河流泛滥，淹了城市或人口聚集的村镇的局部",
             "A river in flood has put part of the city or of a populous village or town under water"),
        tick("III", "local_routes_cut", "洪水使地方铁路或地方公路中断", "Flooding has cut a local railway or a local road"),
        tick("III", "drought_considerable", "干旱缺水较大地影响城乡居民的生产、生活",
             "Drought considerably affects the work and life of urban and rural residents"),
    ),
    readings=(HIGHEST,),
    table=table("flood-drought", FLOOD_ROWS),
    others=(
        (FLOOD_BOTH, table("flood-drought", either(FLOOD_ROWS))),
        (FLOOD_ORDINARY, table("flood-drought", FLOOD_BY_THE_LETTER)),
        (BREACH, table("flood-drought", tuple(_breach_considerable(row) for row in FLOOD_ROWS))),
    ),
)

# 一（二） Weather

WEATHER_BOTH = both("一（二）重大")
URBAN_OR_WIDE = Reading(
    id="urban-or-thirty-square-kilometres",
    clause="一（二）特大",
    says=Text("条文写“对城市区、县城和30平方公里以上较大区域”造成特大伤亡和巨大损失。",
              "The text speaks of harm to “urban areas, county seats and larger areas of 30 square kilometres or more”."),
    reads=Text("在城市区或县城，或者在30平方公里以上的区域，有一样就够。",
               "An urban area or county seat is enough, and so is any area of 30 square kilometres or more."),
    why=Text("“和”列出三类区域；城区人多，面积小也会有特大伤亡。",
             "“And” lists three kinds of areas; a city is crowded, and a small part of it can suffer huge casualties."),
    other=Text("要在城市区或县城，而且达到30平方公里以上；不够的，按伤亡和损失算重大。",
               "It must be in an urban area or county seat and also of 30 square kilometres or more; else the harm makes it Grade II."),
)
CASUALTIES_SMALL_LOSS = Text(
    "一般级要求没有人员伤亡，较大级要求损失和伤亡都较大；有伤亡而两样不都达到较大的，原文没有给出等级",
    "Grade IV asks for no casualties and Grade III for considerable loss and casualties; for casualties short of that the text gives no grade")
URBAN = OneOf("urban", ("yes",))

WEATHER_ROWS = (
    graded("I", "一（二）特大", URBAN, *harm("huge"), note=JUDGED, readings=(URBAN_OR_WIDE, WEATHER_BOTH)),
    graded("I", "一（二）特大", over("area", "30平方公里以上"), *harm("huge"), note=JUDGED, readings=(URBAN_OR_WIDE, WEATHER_BOTH)),
    graded("II", "一（二）重大", *harm("major"), note=JUDGED, readings=(WEATHER_BOTH,)),
    graded("II", "一（二）重大", ticked("effect_severe"), note=JUDGED),
    graded("III", "一（二）较大", *harm("fair"), note=JUDGED, readings=(WEATHER_BOTH,)),
    graded("III", "一（二）较大", ticked("effect_considerable"), note=JUDGED),
    graded("IV", "一（二）一般", OneOf("loss_degree", ("some",)), OneOf("casualty_degree", ("none",)), note=JUDGED),
    *uneven("一（二）重大", WEATHER_BOTH),
    silent_on(CASUALTIES_SMALL_LOSS, "一（二）一般", OneOf("casualty_degree", ("some",)), OneOf("loss_degree", BELOW_FAIR)),
    *without_figures("一（二）重大", "deaths", "loss"),
)


def _urban_and_wide(row: Row) -> Row:
    return replace(row, when=(URBAN, over("area", "30平方公里以上"), *harm("huge"))) if URBAN_OR_WIDE in row.readings else row


meteorological = Grading(
    name="meteorological",
    family="grading",
    title=Text("气象灾害分级", "Grade of a weather disaster"),
    question=Text("这场气象灾害属于哪一级？", "What grade is this weather disaster?"),
    clauses=("一（二）",),
    levels=levels("一（二）", "I", "II", "III", "IV"),
    fields=(
        YesNo(name="urban", label=Text("受灾的是城市区或县城", "An urban area or a county seat is hit"), group=SCALE),
        Number(name="area", label=Text("受灾面积", "Area hit"), unit=Text("平方公里", "square kilometres"), group=SCALE),
        CASUALTY_DEGREE,
        LOSS_DEGREE,
        deaths(),
        loss(),
        tick("II", "effect_severe", "严重影响社会、经济和群众的生产、生活",
             "Severe effect on society, the economy and people's work and life"),
        tick("III", "effect_considerable", "较大地影响社会、经济和群众的生产、生活",
             "Considerable effect on society, the economy and people's work and life"),
    ),
    readings=GENERAL,
    table=table("meteorological", WEATHER_ROWS),
    others=(
        (WEATHER_BOTH, table("meteorological", either(WEATHER_ROWS))),
        (URBAN_OR_WIDE, table("meteorological", tuple(_urban_and_wide(row) for row in WEATHER_ROWS))),
    ),
)

# 一（三） Earthquakes

QUAKE_BOTH = both("一（三）重大（4）")
QUAKE_ORDINARY = ordinary("一（三）一般")
SAME_EFFECT = Reading(
    id="serious-effect-in-two-grades",
    clause="一（三）重大（4）",
    says=Text("“对社会产生严重影响”在重大级和较大级的第4项里用词相同。",
              "“A severe effect on society” stands in the same words in item 4 of Grade II and of Grade III."),
    reads=Text("属重大。", "It is Grade II."),
    why=Text("两级都写了，取较高的一级。", "Both grades name it, and the higher counts."),
    other=Text("较大级那一句说的是程度较轻的影响，属较大。", "The words in Grade III mean a lesser effect: Grade III."),
)
DENSE = Reading(
    id="dense-towns-only",
    clause="一（三）较大（1）",
    says=Text("重大级第1项写“本城区和各镇（办事处）人口密集城镇地区”，较大级第1项写“本区和各镇……”。",
              "Item 1 of Grade II speaks of this urban area and the densely populated parts of towns; item 1 of Grade III has "
              "“this district” in place of “this urban area”."),
    reads=Text("两处说的是同一种地方：城区和各镇（办事处）人口密集的城镇地区。",
               "Both mean the same places: the urban area and the densely populated parts of towns and subdistricts."),
    why=Text("如果“本区”是全区，第2项“其他地区4.5级以上”就没有用处了。",
             "If “this district” were all of it, item 2 with magnitude 4.5 for other areas would never be needed."),
    other=Text("照字面是全区，区内任何地方4.0级以上就属较大。",
               "By the letter it is the whole district: magnitude 4.0 or more anywhere in it is Grade III."),
)
IN_DISTRICT = OneOf("place", ("dense", "other"))
DENSE_AREA, OTHER_AREA, NEIGHBOUR = (OneOf("place", (key,)) for key in ("dense", "other", "neighbour"))
NO_LOSS = Text("有人员伤亡而没有经济损失、震级也不够的，原文没有给出等级",
               "For casualties without economic loss, at a magnitude below the figures, the text gives no grade")

QUAKE_ROWS = (
    graded("I", "一（三）特大", over("magnitude", "6.5级以上"), IN_DISTRICT),
    graded("I", "一（三）特大", *harm("huge"), note=JUDGED, readings=(QUAKE_BOTH,)),
    graded("II", "一（三）重大（1）", over("magnitude", "5.0级以上"), DENSE_AREA),
    graded("II", "一（三）重大（2）", over("magnitude", "5.5级以上"), OTHER_AREA),
    graded("II", "一（三）重大（3）", over("magnitude", "6.0级以上"), NEIGHBOUR, yes("damage")),
    graded("II", "一（三）重大（4）", *harm("major"), note=JUDGED, readings=(QUAKE_BOTH,)),
    graded("II", "一（三）重大（4）", ticked("effect_severe"), note=JUDGED, readings=(SAME_EFFECT,)),
    graded("III", "一（三）较大（1）", over("magnitude", "4.0级以上5.0级以下"), DENSE_AREA, readings=(DENSE,)),
    graded("III", "一（三）较大（2）", over("magnitude", "4.5级以上5.5级以下"), OTHER_AREA),
    graded("III", "一（三）较大（3）", over("magnitude", "5.0级以上6.0级以下"), NEIGHBOUR, yes("damage")),
    graded("III", "一（三）较大（4）", *harm("fair"), note=JUDGED, readings=(QUAKE_BOTH,)),
    graded("IV", "一（三）一般", OneOf("loss_degree", ("some",)), OneOf("casualty_degree", BELOW_FAIR), note=JUDGED,
           readings=(QUAKE_ORDINARY,)),
    *uneven("一（三）重大（4）", QUAKE_BOTH, QUAKE_ORDINARY),
    silent_on(NO_LOSS, "一（三）一般", OneOf("casualty_degree", ("some",)), OneOf("loss_degree", ("none",))),
    *without_figures("一（三）重大（4）", "deaths", "loss"),
)


QUAKE_BY_THE_LETTER = (*without(QUAKE_ROWS, QUAKE_ORDINARY), graded("IV", "一（三）一般", losses("some")))


def _effect_considerable(row: Row) -> Row:
    return graded("III", "一（三）较大（4）", *row.when) if SAME_EFFECT in row.readings else row


def _anywhere_in_the_district(row: Row) -> Row:
    return replace(row, when=(row.when[0], IN_DISTRICT)) if DENSE in row.readings else row


earthquake = Grading(
    name="earthquake",
    family="grading",
    title=Text("地震灾害分级", "Grade of an earthquake"),
    question=Text("这次地震属于哪一级？", "What grade is this earthquake?"),
    clauses=("一（三）",),
    levels=levels("一（三）", "I", "II", "III", "IV"),
    fields=(
        Number(name="magnitude", label=Text("震级", "Magnitude"), most=10, places=1, group=SCALE),
        Choice(name="place", label=Text("发生的地方", "Where it struck"), group=SCALE,
               options=options(
                   dense=("本区：城区或镇（办事处）人口密集的城镇地区",
                          "In the district: the urban area or a densely populated part of a town or subdistrict"),
                   other=("本区：其他地区", "In the district: elsewhere"),
                   neighbour=("周边的邻区", "In a neighbouring district"),
                   far=("更远的地方", "Farther away"))),
        YesNo(name="damage", label=Text("邻区的地震对本区造成实际破坏", "An earthquake in a neighbouring district did actual damage here"),
              group=SCALE),
        CASUALTY_DEGREE,
        LOSS_DEGREE,
        deaths(),
        loss(),
        tick("II", "effect_severe", "对社会产生严重影响", "Severe effect on society"),
    ),
    readings=GENERAL,
    table=table("earthquake", QUAKE_ROWS),
    others=(
        (QUAKE_BOTH, table("earthquake", either(QUAKE_ROWS))),
        (QUAKE_ORDINARY, table("earthquake", QUAKE_BY_THE_LETTER)),
        (SAME_EFFECT, table("earthquake", tuple(_effect_considerable(row) for row in QUAKE_ROWS))),
        (DENSE, table("earthquake", tuple(_anywhere_in_the_district(row) for row in QUAKE_ROWS))),
    ),
)

# 一（四） Geological disasters

GEOLOGICAL_ROWS = (
    graded("I", "一（四）特大", over("deaths", "30人以上")),
    graded("I", "一（四）特大", over("loss", "1000万元以上")),
    graded("II", "一（四）重大", over("deaths", "10人以上30人以下")),
    graded("II", "一（四）重大", over("loss", "500万元以上1000万元以下")),
    graded("III", "一（四）较大", over("deaths", "3人以上10人以下")),
    graded("III", "一（四）较大", over("loss", "100万元以上500万元以下")),
    graded("IV", "一（四）一般", some("deaths", "3人以下"), readings=(ZERO,)),
    graded("IV", "一（四）一般", some("loss", "100万元以下"), readings=(ZERO,)),
)


geological = Grading(
    name="geological",
    family="grading",
    title=Text("地质灾害分级", "Grade of a geological disaster"),
    question=Text("这起地质灾害属于哪一级？", "What grade is this geological disaster?"),
    clauses=("一（四）",),
    levels=levels("一（四）", "I", "II", "III", "IV"),
    fields=(deaths(Text("因灾死亡；原文没有说失踪的算不算", "Killed by the disaster; the text does not say whether the missing count")),
            loss()),
    readings=GENERAL,
    table=table("geological", GEOLOGICAL_ROWS),
    others=((ZERO, table("geological", tuple(from_zero(row) for row in GEOLOGICAL_ROWS))),),
)

RULES = (flood_drought, meteorological, earthquake, geological)
