"""Part 四, categories （一）, （三） and （四）: mass incidents, incidents that involve foreigners, terrorist attacks."""

from __future__ import annotations

from calculators.kernel import Grading, Number, Reading, Text, YesNo, join, no, ticked, yes

from .fields import CRITERIA, GENERAL, JUDGED, NO_GRADE_IV, any_of, graded, levels, over, silent_on, table, tick, without

# （一） Mass incidents

STORM_OR_LOOT = Reading(
    id="storming-or-looting",
    clause="四（一）特大（1）",
    says=Text("“冲击、围攻县级以上党政机关和要害部门，打砸抢烧镇（办事处）以上党政机关的事件”，两句用逗号隔开。",
              "Storming or besieging offices at county level, and looting or burning at offices of a town or above, are joined by a comma."),
    reads=Text("有一种就是特大。", "Either is Grade I."),
    why=Text("针对的机关级别不同，是两种行为。", "They are two acts against offices of different levels."),
    other=Text("两种行为都有才是特大；只有一种的，原文没有给出等级。", "Both are needed for Grade I; for one alone the text gives no grade."),
)

CULT = Reading(
    id="cult-in-two-grades",
    clause="四（一）特大（6）",
    says=Text("“涉及国外、境外邪教组织和地下反动势力”，特大级和较大级写得一样。",
              "Cults and underground hostile forces abroad stand in the same words in Grades I and III."),
    reads=Text("按特大级。", "It is Grade I."),
    why=Text("两级都达到时取较高的一级。", "Where both are met the higher counts."),
    other=Text("按较大级，除非严重影响民族团结。", "It is Grade III, unless it severely affects the unity of ethnic groups."),
)

PRISON_RIOT = Reading(
    id="prison-riot-in-two-categories",
    clause="四（一）较大（4）",
    says=Text("暴狱在群体性治安事件里是较大，在刑事案件里是特大（四（二）特大（9））。",
              "A prison riot is Grade III among mass incidents and Grade I among criminal cases (Section 4(2), Grade I (9))."),
    reads=Text("暴狱按特大级。", "A prison riot is Grade I."),
    why=Text("同一件事在两类里都有标准，取较高的一级。", "The same event has a standard in two categories, and the higher counts."),
    other=Text("作为群体性治安事件是较大级。", "As a mass incident it is Grade III."),
)

NO_SECOND = Text("停运、停工不到24小时的是较大级；重大级没有这一项。",
                 "A stop of less than 24 hours is Grade III; Grade II has no such item.")

MASS = (
    graded("I", "四（一）特大（1）", ticked("storm_county"), readings=(STORM_OR_LOOT,)),
    graded("I", "四（一）特大（1）", ticked("loot_town"), readings=(STORM_OR_LOOT,)),
    graded("I", "四（一）特大（2）", over("hours", "24小时以上")),
    graded("I", "四（一）特大（3）", ticked("assembly_huge"), note=JUDGED),
    graded("I", "四（一）特大（3）", ticked("petition_capital"), note=JUDGED),
    graded("I", "四（一）特大（4）", ticked("campus"), note=JUDGED),
    graded("I", "四（一）特大（5）", ticked("fight_huge"), note=JUDGED),
    graded("I", "四（一）特大（6）", ticked("cult"), readings=(CULT,)),
    graded("I", "四（一）特大（6）", ticked("ethnic_severe"), note=JUDGED),
    graded("I", "四（二）特大（9）", ticked("prison_riot"), readings=(PRISON_RIOT,)),
    graded("II", "四（一）重大（1）", ticked("bank_run")),
    graded("II", "四（一）重大（2）", ticked("dispute_severe"), note=JUDGED),
    graded("II", "四（一）重大（3）", ticked("panic_buying")),
    graded("II", "四（一）重大（4）", ticked("economy_severe"), note=JUDGED),
    graded("III", "四（一）较大（1）", ticked("storm_town")),
    graded("III", "四（一）较大（2）", ticked("stopped"), note=NO_SECOND),
    graded("III", "四（一）较大（2）", any_of("hours"), note=NO_SECOND),
    graded("III", "四（一）较大（3）", ticked("assembly_many"), note=JUDGED),
    graded("III", "四（一）较大（3）", ticked("petition_city"), note=JUDGED),
    graded("III", "四（一）较大（4）", ticked("fight_many"), note=JUDGED),
    graded("III", "四（一）较大（4）", ticked("prison_riot")),
    graded("III", "四（一）较大（5）", ticked("cult")),
    graded("III", "四（一）较大（5）", ticked("ethnic_fair"), note=JUDGED),
    graded("III", "四（一）较大（6）", ticked("dispute_fair"), note=JUDGED),
    graded("III", "四（一）较大（7）", ticked("economy_fair"), note=JUDGED),
    graded("IV", "四（一）一般", ticked("small"), note=JUDGED),
)
BOTH_ACTS = (graded("I", "四（一）特大（1）", ticked("storm_county"), ticked("loot_town")), *without(MASS, STORM_OR_LOOT))

mass_incident = Grading(
    name="mass-incident",
    family="grading",
    title=Text("群体性治安事件分级", "Grade of a mass incident"),
    question=Text("这起群体性事件属于哪一级？", "What grade is this mass incident?"),
    clauses=("四（一）",),
    readings=GENERAL,
    levels=levels("四（一）", "I", "II", "III", "IV"),
    fields=(
        tick("I", "storm_county", "冲击、围攻县级以上党政机关和要害部门", "Party and government offices at county level or above and vital departments stormed or besieged"),
        tick("I", "loot_town", "打砸抢烧镇（办事处）以上党政机关", "Party and government offices of a town or above smashed, looted or burnt"),
        tick("III", "stopped", "阻断交通干线、枢纽、城市交通，或者阻挠国家重点工程，造成停运、停工",
             "Main traffic lines, hubs or city traffic blocked, or a key national project obstructed, so that traffic or work stops",
             Text("铁路、国道、高速公路、重要交通枢纽；24小时以上是特大，不到的是较大",
                  "Railways, national highways, expressways, important hubs; Grade I from 24 hours, Grade III below")),
        Number(name="hours", label=Text("因此停运、停工的小时数", "Hours stopped by it"), unit=Text("小时", "hour|hours"), group=CRITERIA["I"], places=2),
        tick("I", "assembly_huge", "人数众多、影响较大的非法集会游行示威、上访请愿、聚众闹事、罢工（市、课）等",
             "Unlawful assembly, demonstration, petition, disturbance or strike with very many people and a considerable effect"),
        tick("I", "petition_capital", "人数不多，但涉及面广、影响较大并有可能进京、赴省的非法集会和集体上访",
             "Unlawful assembly or collective petition of few people, but of many matters and considerable effect, that may go to Beijing or "
             "the provincial capital"),
        tick("I", "campus", "高校内人数较多、影响较大的聚集，或者有可能走出校门影响社会政治稳定",
             "A campus gathering of many people with a considerable effect, or one that may leave the campus and affect stability"),
        tick("I", "fight_huge", "参与人数众多，或者造成较大人员伤亡的械斗、冲突", "Group fight or clash with very many people, or considerable casualties"),
        tick("I", "cult", "涉及国外、境外邪教组织和地下反动势力", "Cults or underground hostile forces abroad are involved"),
        tick("I", "ethnic_severe", "严重影响民族团结", "The unity of ethnic groups is severely affected"),
        tick("II", "bank_run", "金融（含证券、期货）挤兑", "A run on financial institutions, securities and futures included"),
        tick("II", "dispute_severe", "权属争议、环境污染、生态破坏引发，造成严重后果",
             "Grows out of a dispute over land or resources, pollution or ecological damage, with serious consequences"),
        tick("II", "panic_buying", "商品短缺、物价大幅波动造成的抢购和市场混乱", "Panic buying and market disorder from shortages or price swings"),
        tick("II", "economy_severe", "其他严重危害经济安全、影响社会政治稳定和扰乱市场秩序的事件",
             "Another incident that severely endangers economic security, affects stability and disturbs the market"),
        tick("III", "storm_town", "冲击、围攻镇（办事处）党政机关和要害部门", "Party and government offices of a town and vital departments stormed or besieged"),
        tick("III", "assembly_many", "人数较多、有一定影响的非法集会游行示威、上访请愿、聚众闹事、罢工（市、课）等",
             "Unlawful assembly, demonstration, petition, disturbance or strike with many people and some effect"),
        tick("III", "petition_city", "人数不多，但涉及面广、影响较大并有可能围攻市委、市政府的非法集会和集体上访",
             "Unlawful assembly or collective petition of few people, but of many matters and considerable effect, that may besiege the City "
             "Party Committee or the City Government"),
        tick("III", "fight_many", "参与人数较多，或者造成一定人员伤亡的械斗、冲突", "Group fight or clash with many people, or some casualties"),
        tick("III", "prison_riot", "暴狱", "Prison riot"),
        tick("III", "ethnic_fair", "对民族团结造成较大影响", "The unity of ethnic groups is considerably affected"),
        tick("III", "dispute_fair", "权属争议、环境污染、生态破坏引发，造成较大后果",
             "Grows out of a dispute over land or resources, pollution or ecological damage, with considerable consequences"),
        tick("III", "economy_fair", "对经济安全、社会政治稳定和市场秩序有较大影响",
             "A considerable effect on economic security, stability and the order of the market"),
        tick("IV", "small", "规模较小的群体上访，或者其他人数不多、影响不大的群体性事件",
             "A small group petition, or another mass incident with few people and little effect"),
    ),
    table=table("mass-incident", MASS),
    others=(
        (STORM_OR_LOOT, table("mass-incident", BOTH_ACTS)),
        (CULT, table("mass-incident", without(MASS, CULT))),
        (PRISON_RIOT, table("mass-incident", without(MASS, PRISON_RIOT))),
    ),
)


# （三） Incidents that involve foreigners

ONE_CLASS = Text("原文把重大和特大合为一级，没有分开。", "The text makes one class of Grades I and II and does not part them.")
ALSO_A_CASE = Text("同一案件也可以按刑事案件定级（四（二）），取较高的一级。",
                   "The same case may also be graded as a criminal case (Section 4(2)); the higher grade counts.")

foreign_related = Grading(
    name="foreign-related",
    family="grading",
    title=Text("涉外突发事件分级", "Grade of an incident that involves foreigners"),
    question=Text("这起涉外突发事件属于哪一级？", "What grade is this incident that involves foreigners?"),
    clauses=("四（三）",),
    readings=GENERAL,
    levels=levels("四（三）", "I-II", "III"),
    none=NO_GRADE_IV,
    fields=(
        tick("I-II", "major_harm", "本区发生的对境外人员或涉及港澳台同胞的案件，造成重大伤亡或财产损失",
             "A case in the district against people from abroad, or involving people from Hong Kong, Macao or Taiwan, with major casualties "
             "or loss of property"),
        tick("I-II", "illegal_entry", "国外、境外公职人员、军人或安保人员非法入境", "Officials, soldiers or security personnel from abroad enter illegally"),
        tick("III", "fair_harm", "本区发生的对境外人员或涉及港澳台同胞的案件，造成较大伤亡或财产损失",
             "A case in the district against people from abroad, or involving people from Hong Kong, Macao or Taiwan, with considerable "
             "casualties or loss of property"),
    ),
    table=table("foreign-related", (
        graded("I-II", "四（三）重、特大（1）", ticked("major_harm"), note=join((ONE_CLASS, ALSO_A_CASE), "", " ")),
        graded("I-II", "四（三）重、特大（2）", ticked("illegal_entry"), note=ONE_CLASS),
        graded("III", "四（三）较大", ticked("fair_harm"), note=ALSO_A_CASE),
    )),
)


# （四） Terrorist attacks

NOT_GRAVE = Text("原文只给后果严重、影响特别恶劣的恐怖袭击定了级，没有更低的等级；达不到的，原文没有给出等级",
                 "The text grades only attacks with serious consequences and a particularly vile effect and has no lower grade; for others it "
                 "gives none")
KINDS = (
    ("hostages", "四（四）重、特大（1）", "劫持人质恐怖事件", "Terrorist hostage-taking"),
    ("bombing", "四（四）重、特大（2）", "爆炸恐怖袭击", "Terrorist bombing"),
    ("biochemical", "四（四）重、特大（3）", "生物化学恐怖袭击", "Biological or chemical terrorist attack"),
    ("nuclear", "四（四）重、特大（4）", "核与辐射恐怖袭击", "Nuclear or radiological terrorist attack"),
)

terror = Grading(
    name="terror",
    family="grading",
    title=Text("恐怖袭击事件分级", "Grade of a terrorist attack"),
    question=Text("这起恐怖袭击属于哪一级？", "What grade is this terrorist attack?"),
    clauses=("四（四）",),
    readings=GENERAL,
    levels=levels("四（四）", "I-II"),
    none=Text("没有勾选恐怖袭击的种类，原文没有给出等级", "No kind of attack is ticked, and the text gives no grade"),
    fields=(
        *(tick("I-II", name, zh, en) for name, _, zh, en in KINDS),
        YesNo(name="grave", label=Text("后果严重、影响特别恶劣", "Serious consequences and a particularly vile effect"), group=CRITERIA["I-II"]),
    ),
    table=table("terror", (
        *(graded("I-II", clause, ticked(name), yes("grave"), note=ONE_CLASS) for name, clause, _, _ in KINDS),
        *(silent_on(NOT_GRAVE, "四（四）", ticked(name), no("grave")) for name, *_ in KINDS),
    )),
)

RULES = (mass_incident, foreign_related, terror)
