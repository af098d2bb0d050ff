"""Part 四, category （二）: criminal cases."""

from __future__ import annotations

from dataclasses import replace

from calculators.kernel import PERSON, Choice, Count, Grading, Money, OneOf, Reading, Row, Text, YesNo, no, options, ticked, yes

from .fields import CRITERIA, GENERAL, HARM, JUDGED, between, deaths, graded, levels, over, silent_on, table, tick, without

HIGHER = Text("两级都达到时取较高的一级。", "Where both are met the higher counts.")

VILE = Reading(
    id="vile-effect-in-two-grades",
    clause="四（二）特大（3）",
    says=Text("用绑架、恐吓、胁迫等手段“造成恶劣社会影响”，特大级和较大级写得一样。",
              "Kidnapping, intimidation or coercion “with a vile effect on society” stands in the same words in Grades I and III."),
    reads=Text("按特大级。", "It is Grade I."),
    why=HIGHER,
    other=Text("按较大级，除非可能造成严重后果。", "It is Grade III, unless serious consequences are possible."),
)

ROBBED = Reading(
    id="robbery-of-a-bank-in-two-grades",
    clause="四（二）特大（4）",
    says=Text("“抢劫金融机构或运钞车”，特大级和较大级都写了，都没有写金额。",
              "Robbery of a financial institution or a cash van stands in Grades I and III, without an amount in either."),
    reads=Text("抢劫金融机构或运钞车按特大级，不看金额。", "It is Grade I, whatever the amount."),
    why=HIGHER,
    other=Text("按同一项里的现金和财物金额分级，金额不到特大的是较大级。",
               "It is graded by the amounts of the same item, and Grade III where they fall short of Grade I."),
)

CASH = Reading(
    id="or-more-for-cash-too",
    clause="四（二）特大（4）",
    says=Text("“抢劫现金50万元或财物价值200万元以上”“盗窃现金100万元或财物价值300万元以上”，“以上”只写在财物后面。",
              "“Robbery of 500,000 yuan in cash or property worth 2 million yuan or more” (and so for theft) has “or more” after the "
              "property alone."),
    reads=Text("现金也是“以上”。", "“Or more” holds for the cash too."),
    why=Text("“以上”管到并列的两个金额；较大级的现金正好写到50万元、100万元以下为止。",
             "It serves both amounts, and Grade III for cash ends just below 500,000 and 1 million yuan."),
    other=Text("只有现金正好是这个数才算，多于它的没有写。", "Only exactly that amount in cash counts, and more is not named."),
)

EXPLOSIVES = Reading(
    id="explosives-in-two-grades",
    clause="四（二）特大（7）",
    says=Text("数量较大的炸药、雷管被盗或丢失，特大级和较大级写得几乎一样。",
              "A large quantity of explosives or detonators, stolen or lost, stands in almost the same words in Grades I and III."),
    reads=Text("按特大级。", "It is Grade I."),
    why=HIGHER,
    other=Text("按较大级。", "It is Grade III."),
)

FOOD_GANG = Reading(
    id="harmful-food-in-two-grades",
    clause="四（二）特大（8）",
    says=Text("有组织的团伙制售有毒有害食品、造成重大威胁，特大级第（8）项和较大级第（6）项写得几乎一样。",
              "A gang that makes or sells harmful food, a major threat, stands in almost the same words in Grade I (8) and Grade III (6)."),
    reads=Text("按特大级。", "It is Grade I."),
    why=HIGHER,
    other=Text("按较大级。", "It is Grade III."),
)

PRISON = Reading(
    id="prison-riot-as-a-case",
    clause="四（二）特大（9）",
    says=Text("暴狱在刑事案件里是特大，在群体性治安事件里是较大（四（一）较大（4））。",
              "A prison riot is Grade I among criminal cases and Grade III among mass incidents (Section 4(1), Grade III (4))."),
    reads=Text("暴狱按特大级。", "A prison riot is Grade I."),
    why=Text("同一件事在两类里都有标准，取较高的一级。", "The same event has a standard in two categories, and the higher counts."),
    other=Text("作为群体性治安事件是较大级。", "As a mass incident it is Grade III."),
)

FEW_DEATHS = Text("不在公共场所、一次死亡1人或2人的，特大、重大、较大三级的死亡标准都没有达到；一般级要求伤亡较小、没有造成严重后果，"
                  "死亡算不算，原文没有写，由公安机关认定",
                  "1 or 2 deaths outside a public place meet the deaths of no grade from I to III; Grade IV asks for few casualties and no "
                  "serious consequences, and the text does not say whether a death is one: the police decide")
NO_SECOND = Text("死亡人数和抢劫、盗窃金额，原文没有写重大级的标准。", "For deaths and for sums robbed or stolen the text sets no Grade II.")

PUBLIC = yes("public_place")


def ticks(grade: str, head: str, **items: int) -> tuple[Row, ...]:
    """Rows of one tick each: field name and number of the item."""
    return tuple(graded(grade, f"四（二）{head}（{number}）", ticked(name), note=JUDGED) for name, number in items.items())


CASES = (
    graded("I", "四（二）特大（1）", over("deaths", "5人以上")),
    graded("I", "四（二）特大（2）", PUBLIC, over("deaths", "3人以上")),
    graded("I", "四（二）特大（2）", OneOf("school", ("severe",)), note=JUDGED),
    graded("I", "四（二）特大（3）", OneOf("coercion", ("serious",)), note=JUDGED),
    graded("I", "四（二）特大（3）", OneOf("coercion", ("vile",)), readings=(VILE,), note=JUDGED),
    graded("I", "四（二）特大（4）", over("robbed_cash", "50万元以上"), readings=(CASH,)),
    graded("I", "四（二）特大（4）", over("robbed_property", "200万元以上")),
    graded("I", "四（二）特大（4）", ticked("bank_robbed"), readings=(ROBBED,)),
    graded("I", "四（二）特大（4）", over("stolen_cash", "100万元以上"), readings=(CASH,)),
    graded("I", "四（二）特大（4）", over("stolen_property", "300万元以上")),
    graded("I", "四（二）特大（4）", over("bank_cash", "30万元以上")),
    graded("I", "四（二）特大（5）", ticked("aircraft")),
    graded("I", "四（二）特大（6）", ticked("guns")),
    graded("I", "四（二）特大（7）", OneOf("radioactive", ("great",)), note=JUDGED),
    graded("I", "四（二）特大（7）", ticked("explosives"), readings=(EXPLOSIVES,), note=JUDGED),
    graded("I", "四（二）特大（8）", ticked("food_gang"), readings=(FOOD_GANG,), note=JUDGED),
    graded("I", "四（二）特大（9）", ticked("prison_riot"), readings=(PRISON,)),
    graded("II", "四（二）重大（1）", over("case_value", "2000万元以上")),
    graded("II", "四（二）重大（1）", over("forged_money", "200万元以上")),
    graded("II", "四（二）重大（5）", over("smuggled", "50人以上")),
    *ticks("II", "重大", farm_major=2, species_major=3, drugs_major=4, secrets_serious=6, networks_fair=7, relics_vile=8,
           foreign_major=9, other_major=10),
    graded("III", "四（二）较大（1）", between("deaths", 3, 4, "3人或4人"), note=NO_SECOND),
    graded("III", "四（二）较大（2）", PUBLIC, between("deaths", 1, 2, "1人或2人"), note=NO_SECOND),
    silent_on(FEW_DEATHS, "四（二）一般", no("public_place"), between("deaths", 1, 2, "")),
    graded("III", "四（二）较大（2）", OneOf("school", ("fairly",)), note=JUDGED),
    graded("III", "四（二）较大（3）", OneOf("coercion", ("vile", "fairly")), note=JUDGED),
    graded("III", "四（二）较大（4）", over("robbed_cash", "20万元以上50万元以下"), note=NO_SECOND),
    graded("III", "四（二）较大（4）", over("robbed_property", "100万元以上200万元以下"), note=NO_SECOND),
    graded("III", "四（二）较大（4）", ticked("bank_robbed")),
    graded("III", "四（二）较大（4）", over("stolen_cash", "50万元以上100万元以下"), note=NO_SECOND),
    graded("III", "四（二）较大（4）", over("stolen_property", "100万元以上300万元以下"), note=NO_SECOND),
    graded("III", "四（二）较大（4）", over("bank_cash", "10万元以上30万元以下"), note=NO_SECOND),
    graded("III", "四（二）较大（5）", OneOf("radioactive", ("fair",)), note=JUDGED),
    graded("III", "四（二）较大（5）", ticked("explosives"), note=JUDGED),
    graded("III", "四（二）较大（6）", ticked("food_gang"), note=JUDGED),
    graded("III", "四（二）较大（7）", over("case_value", "500万元以上2000万元以下")),
    graded("III", "四（二）较大（7）", over("forged_money", "50万元以上200万元以下")),
    graded("III", "四（二）较大（11）", over("smuggled", "10人以上50人以下")),
    *ticks("III", "较大", farm_fair=8, species_fair=9, drugs_fair=10, secrets_fair=12, networks_some=13, relics_fair=14,
           facilities=15, foreign_fair=16, other_fair=17),
    graded("IV", "四（二）一般", ticked("minor"), note=JUDGED),
)

NAME = "criminal-case"
ROBBERY = Text("抢劫、盗窃", "Robbery and theft")
ECONOMIC = Text("经济犯罪和偷渡", "Economic crime and illegal border crossing")
DEATH_HINT = Text("杀人、爆炸、纵火、毒气、投毒、邮寄危险物品等案件", "From killing, explosion, arson, poison gas, poisoning, dangerous goods by post")


def sum_of_money(name: str, zh: str, en: str, group: Text) -> Money:
    return Money(name=name, label=Text(zh, en), unit="wan", group=group)


criminal_case = Grading(
    name=NAME,
    family="grading",
    title=Text("刑事案件分级", "Grade of a criminal case"),
    question=Text("这起刑事案件属于哪一级？", "What grade is this criminal case?"),
    clauses=("四（二）",),
    readings=GENERAL,
    levels=levels("四（二）", "I", "II", "III", "IV"),
    none=Text("没有达到较大级的标准；是不是一般级，看伤亡和损失是否较小、有没有严重后果和影响",
              "Below Grade III; whether it is Grade IV depends on few casualties, little loss and no serious consequences"),
    fields=(
        deaths(DEATH_HINT),
        YesNo(name="public_place", label=Text("发生在公共场所", "In a public place"), group=HARM),
        Choice(name="school", label=Text("发生在学校内，造成人员伤亡", "Inside a school, with casualties"), group=HARM,
               blank=Text("没有", "None"), hint=Text("杀人、爆炸、纵火、毒气和投毒案件", "Killing, explosion, arson, poison gas and poisoning"),
               options=options(severe=("为害严重", "Severe harm"), fairly=("为害较重", "Fairly severe harm"))),
        Choice(name="coercion", label=Text("采取绑架、恐吓、胁迫等手段", "Kidnapping, intimidation, coercion and the like"), group=HARM,
               blank=Text("没有", "None"), hint=Text("有几种的，选最靠前的一项", "With several, choose the first that fits"),
               options=options(serious=("可能造成严重后果", "Serious consequences possible"),
                               vile=("造成恶劣社会影响", "A vile effect on society"),
                               fairly=("可能造成较重后果", "Fairly serious consequences possible"))),
        sum_of_money("robbed_cash", "抢劫的现金", "Cash robbed", ROBBERY),
        sum_of_money("robbed_property", "抢劫的财物价值", "Value of property robbed", ROBBERY),
        replace(tick("I", "bank_robbed", "抢劫金融机构或运钞车", "A financial institution or a cash van is robbed"), group=ROBBERY),
        sum_of_money("stolen_cash", "盗窃的现金", "Cash stolen", ROBBERY),
        sum_of_money("stolen_property", "盗窃的财物价值", "Value of property stolen", ROBBERY),
        sum_of_money("bank_cash", "盗窃金融机构的现金", "Cash stolen from a financial institution", ROBBERY),
        sum_of_money("case_value", "走私、骗汇、逃税、洗钱、金融诈骗、发票票证案的案值",
                     "Value: smuggling, exchange fraud, tax evasion, money laundering, financial fraud, invoices", ECONOMIC),
        sum_of_money("forged_money", "制贩假币的面值", "Face value of counterfeit money", ECONOMIC),
        Count(name="smuggled", label=Text("偷渡人数", "People crossing the border illegally"), unit=PERSON, group=ECONOMIC),
        tick("I", "aircraft", "在本区劫持民用运输航空器，或者炸机、霸机、冲机、地面破坏等",
             "In the district, a civil transport aircraft hijacked, blown up, occupied, rushed or damaged on the ground"),
        tick("I", "guns", "抢劫、走私、盗窃军（警）用枪械", "Guns of the armed forces or the police robbed, smuggled or stolen"),
        Choice(name="radioactive", label=Text("放射性材料被盗、丢失", "Radioactive material stolen or lost"), group=CRITERIA["I"],
               blank=Text("没有", "None"), options=options(great=("危害性大", "Very dangerous"), fair=("危害性较大", "Fairly dangerous"))),
        tick("I", "explosives", "数量较大的炸药、雷管被盗、丢失", "A large quantity of explosives or detonators stolen or lost"),
        tick("I", "food_gang", "有组织的团伙制售有毒有害食品，重大威胁健康和生命",
             "An organised gang makes or sells poisonous or harmful food, a major threat to health and life"),
        tick("I", "prison_riot", "暴狱", "Prison riot"),
        tick("II", "farm_major", "假劣种子、化肥、农药等造成大面积绝收、减产",
             "Fake or poor seeds, fertilisers or pesticides make crops fail or shrink over a large area"),
        tick("II", "species_major", "非法捕杀、砍伐国家重点保护野生动植物、破坏物种资源的重大案件",
             "Serious case of killing or felling wild animals or plants under key state protection, with danger of dying out"),
        tick("II", "drugs_major", "重大制贩毒品（海洛因、冰毒）案件", "Serious drugs case (heroin, methamphetamine)"),
        tick("II", "secrets_serious", "盗窃、出卖、泄漏、丢失国家秘密资料等，可能造成严重后果",
             "State secrets stolen, sold, leaked or lost, with possibly serious consequences"),
        tick("II", "networks_fair", "攻击破坏网络、卫星通信、广播电视传输系统等，对社会影响较大",
             "Attack on computer networks, satellite communication or broadcasting with a considerable effect on society"),
        tick("II", "relics_vile", "大规模盗掘古墓葬，或者盗窃、破坏国家重点保护文物，影响恶劣",
             "Ancient tombs dug up on a large scale, or protected relics stolen or damaged, with a vile effect"),
        tick("II", "foreign_major", "在本区发生的涉外、涉港澳台重大刑事案件", "Serious case involving foreigners, Hong Kong, Macao or Taiwan"),
        tick("II", "other_major", "其他情节恶劣、影响重大的严重刑事案件", "Another grave case with vile circumstances and a major effect"),
        tick("III", "farm_fair", "假劣种子、化肥、农药等造成较大面积绝收、减产",
             "Fake or poor seeds, fertilisers or pesticides make crops fail or shrink over a fairly large area"),
        tick("III", "species_fair", "非法捕杀、砍伐国家重点保护野生动植物、破坏物种资源的较大案件",
             "Relatively serious case of killing or felling wild animals or plants under key state protection, with danger of dying out"),
        tick("III", "drugs_fair", "较大制贩毒品（海洛因、冰毒）案件", "Relatively serious drugs case (heroin, methamphetamine)"),
        tick("III", "secrets_fair", "盗窃、出卖、泄漏、丢失国家秘密资料等，可能造成较重后果",
             "State secrets stolen, sold, leaked or lost, with possibly fairly serious consequences"),
        tick("III", "networks_some", "攻击破坏网络、卫星通信、广播电视传输系统等，对社会有一定影响",
             "Attack on computer networks, satellite communication or broadcasting with some effect on society"),
        tick("III", "relics_fair", "盗掘古墓葬，或者盗窃、破坏国家重点保护文物，影响较大",
             "Ancient tombs dug up, or protected relics stolen or damaged, with a considerable effect"),
        tick("III", "facilities", "盗窃、破坏电力、燃气、供水、供热、输油管道等公共设施，损失重大",
             "Electricity, gas, water, heating or oil facilities stolen or damaged, with a major loss"),
        tick("III", "foreign_fair", "在本区发生的涉外、涉港澳台较大刑事案件", "Relatively serious case involving foreigners, Hong Kong, Macao or Taiwan"),
        tick("III", "other_fair", "其他情节恶劣、影响较大的严重刑事案件", "Another grave case with vile circumstances and a considerable effect"),
        tick("IV", "minor", "伤亡和财产损失较小，没有造成严重后果和影响", "Few casualties, little loss, no serious consequences or effect"),
    ),
    table=table(NAME, CASES),
    others=(
        *((reading, table(NAME, without(CASES, reading))) for reading in (VILE, ROBBED, EXPLOSIVES, FOOD_GANG)),
        (PRISON, table(NAME, (*without(CASES, PRISON), graded("III", "四（一）较大（4）", ticked("prison_riot"))))),
    ),
)

RULES = (criminal_case,)
