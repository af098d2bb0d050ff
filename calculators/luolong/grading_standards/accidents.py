"""Part 2 (1): safety accidents, with the fires of item 8. One grade 重、特大 stands for two, but for those fires."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from calculators.kernel import (
    HOUSEHOLD,
    PERSON,
    Count,
    Grading,
    InputError,
    Money,
    Number,
    Reading,
    Row,
    Text,
    YesNo,
    ticked,
    yes,
)

from .fields import GENERAL, HARM, JUDGED, any_of, deaths, graded, injured, levels, loss, over, silent_on, table, tick, without

HOUR = Text("小时", "hour|hours")
FIRE = yes("fire")

FIRE_DEATHS = Reading(
    id="fire-with-three-to-nine-deaths",
    clause="二（一）重、特大（8）",
    says=Text("一次火灾死亡3人以上10人以下，重、特大级第8项说是重大；较大级第1项、第5项又把死亡3人以上10人以下列为较大。",
              "Item 8 of Grades I and II makes one fire with 3 to 9 deaths Grade II; items 1 and 5 of Grade III have 3 to 9 deaths "
              "as Grade III."),
    reads=Text("火灾死亡3至9人属重大。", "A fire with 3 to 9 deaths is Grade II."),
    why=Text("第8项专门说火灾，又是较高的一级。", "Item 8 is about fires alone, and it is the higher grade."),
    other=Text("按较大级第1项、第5项，属较大。", "By items 1 and 5 of Grade III it is Grade III."),
)
CALLED_HUGE = Reading(
    id="called-particularly-serious",
    clause="二（一）重、特大（1）",
    says=Text("重、特大合为一级；第1项里死亡10人以上、损失1000万元以上的又叫“特大事故”。较大级第1项也用了“特大事故”这个词。",
              "Grades I and II are one class; item 1 calls 10 deaths or a loss of 10 million yuan a “particularly serious accident” (特大事故), "
              "words that item 1 of Grade III uses too."),
    reads=Text("答作“重、特大”，不分是哪一级。", "The answer is “Grade I or II”, without saying which."),
    why=Text("较大级也用这个词，可见它在这里不说明等级。", "Grade III uses the same words, so that they do not name a grade here."),
    other=Text("第1项说了“特大事故”，属特大。", "Item 1 says “particularly serious”: Grade I."),
)
STOPPED_A_DAY = Reading(
    id="traffic-stopped-for-a-day",
    clause="二（一）重、特大（2）",
    says=Text("“造成重大影响和损失的”写在电力、通信等事故前面，后面接着“和城市交通、道路交通中断24小时以上的事件”。",
              "“With a major effect and loss” stands before accidents of power, communications and the like, followed by “and events in which "
              "city or road traffic is cut for 24 hours or more”."),
    reads=Text("交通中断24小时以上就够，不另看影响和损失。", "Traffic cut for 24 hours is enough, whatever the effect and loss."),
    why=Text("24小时已经是衡量影响的尺度。", "The 24 hours already measure the effect."),
    other=Text("还要造成重大影响和损失；没有的，这一项不够。", "It must also have a major effect and loss; without them this item is not met."),
)
POOLED = Reading(
    id="dead-and-severely-injured-together",
    clause="二（一）重、特大（8）",
    says=Text("第8项在死亡、重伤之外，又列“死亡、重伤10人以上20人以下”“死亡、重伤20人以上”。",
              "Beside deaths and severe injuries, item 8 lists “dead, severely injured: 10 or more, below 20” and “20 or more”."),
    reads=Text("这一条是死亡和重伤相加。", "This one adds the dead and the severely injured."),
    why=Text("两样各自的标准前面已经列出。", "Each has its own figure before it."),
    other=Text("不相加，死亡、重伤各算各的。", "They are not added up; each is counted alone."),
)
HARMLESS = Reading(
    id="no-casualties-and-no-loss",
    clause="二（一）重、特大（9）",
    says=Text("原文“未有财产损失，未有人员伤亡和直接经济损失，但造成大规模人员转移”。",
              "The text speaks of accidents “without loss of property, without casualties and direct economic loss, but with people moved on a "
              "large scale”."),
    reads=Text("没有任何伤亡和损失，也没有说多少人才算大规模，由主管部门认定。",
               "There are no casualties and no loss at all; how many people are “a large scale” the text does not say, and the department decides."),
    why=Text("条文逐一排除了财产损失、伤亡和经济损失。", "The sentence rules out loss of property, casualties and economic loss one by one."),
    other=Text("有伤亡、损失而又大规模转移的更严重，也应当算。", "An accident with casualties or loss as well is worse and should count too."),
)
MOVED = Text("原文只说“大规模人员转移”，没有人数；请在下面勾选经认定的情形",
             "The text speaks of people moved on a large scale and gives no number; tick what has been found below")
NO_LESSER_ACCIDENT = Text("没有符合任何一级的标准（较大级从死亡3人、中毒20人算起）；这一类没有“一般”级的标准，原文没有给出等级",
                       "No criterion of any grade is met (Grade III begins at 3 deaths or 20 poisoned); the text has no Grade IV for safety accidents and gives no grade")

ROWS = (
    graded("I-II", "二（一）重、特大（1）", over("deaths", "10人以上"), readings=(CALLED_HUGE,)),
    graded("I-II", "二（一）重、特大（1）", over("loss", "1000万元以上"), readings=(CALLED_HUGE,)),
    graded("I-II", "二（一）重、特大（1）", over("possible_deaths", "10人以上")),
    graded("I-II", "二（一）重、特大（2）", ticked("service_major"), note=JUDGED),
    graded("I-II", "二（一）重、特大（2）", over("traffic_hours", "24小时以上"), readings=(STOPPED_A_DAY,)),
    graded("I-II", "二（一）重、特大（2）", over("households", "3万户以上"), over("supply_hours", "24小时以上")),
    graded("I-II", "二（一）重、特大（3）", ticked("aircraft")),
    graded("I-II", "二（一）重、特大（4）", ticked("payments_all")),
    graded("I-II", "二（一）重、特大（5）", ticked("school"), note=JUDGED),
    graded("I-II", "二（一）重、特大（6）", over("poisoned", "50人以上")),
    graded("I-II", "二（一）重、特大（7）", over("casualties", "10人以上"), ticked("works_fire_major"), note=JUDGED),
    graded("II", "二（一）重、特大（8）", FIRE, over("deaths", "3人以上10人以下"), readings=(FIRE_DEATHS,)),
    graded("II", "二（一）重、特大（8）", FIRE, over("injured", "10人以上20人以下")),
    graded("II", "二（一）重、特大（8）", FIRE, over("dead_or_injured", "10人以上20人以下"), readings=(POOLED,)),
    graded("II", "二（一）重、特大（8）", over("fire_households", "30户以上50户以下")),
    graded("II", "二（一）重、特大（8）", over("property_loss", "30万元以上100万元以下")),
    graded("I", "二（一）重、特大（8）", FIRE, over("deaths", "10人以上")),
    graded("I", "二（一）重、特大（8）", FIRE, over("injured", "20人以上")),
    graded("I", "二（一）重、特大（8）", FIRE, over("dead_or_injured", "20人以上"), readings=(POOLED,)),
    graded("I", "二（一）重、特大（8）", over("fire_households", "50户以上")),
    graded("I", "二（一）重、特大（8）", over("property_loss", "100万元以上")),
    graded("I-II", "二（一）重、特大（9）", ticked("moved_unharmed"), note=JUDGED, readings=(HARMLESS,)),
    graded("I-II", "二（一）重、特大（10）", ticked("help_province"), note=JUDGED),
    graded("III", "二（一）较大（1）", over("deaths", "3人以上10人以下")),
    graded("III", "二（一）较大（1）", over("loss", "500万元以上1000万元以下")),
    graded("III", "二（一）较大（1）", over("possible_deaths", "3人以上10人以下")),
    graded("III", "二（一）较大（2）", ticked("service_considerable"), note=JUDGED),
    graded("III", "二（一）较大（2）", over("households", "5000户以上3万户以下"), over("supply_hours", "24小时以上")),
    graded("III", "二（一）较大（3）", ticked("payments_part")),
    graded("III", "二（一）较大（4）", over("poisoned", "20人以上50人以下")),
    graded("III", "二（一）较大（5）", over("deaths", "3人以上10人以下"), ticked("works_fire_considerable"), note=JUDGED),
    graded("III", "二（一）较大（6）", ticked("help_city"), note=JUDGED),
    silent_on(MOVED, "二（一）重、特大（9）", any_of("evacuated")),
)


def _dead_or_injured(values: Mapping[str, object]) -> dict[str, object]:
    """The dead and the severely injured together; what is not known is left out."""
    known = [values[name] for name in ("deaths", "injured") if values.get(name) is not None]
    return {"dead_or_injured": sum(known) if known else None}


def _agree(values: Mapping[str, object]) -> Iterator[InputError]:
    """The casualties hold the dead and the severely injured; figures of a fire belong to a fire."""
    worst, added = values.get("casualties"), _dead_or_injured(values)["dead_or_injured"]
    if worst is not None and added is not None and worst < added:
        yield InputError("casualties", "less-than", {"label": CASUALTIES.label, "other": DEAD_OR_INJURED.label})
    if values.get("fire") == "no":
        for field in FIRE_FIGURES:
            if values.get(field.name) is not None:
                yield InputError(field.name, "excludes", {"label": field.label, "other": Text("不是火灾", "It is not a fire")})


def _by_grade_iii(row: Row) -> Row:
    return graded("III", "二（一）较大（5）", *row.when) if FIRE_DEATHS in row.readings else row


def _by_its_name(row: Row) -> Row:
    return graded("I", row.clause, *row.when) if CALLED_HUGE in row.readings else row


CASUALTIES = Count(name="casualties", label=Text("伤亡总人数", "Dead and injured in all"), unit=PERSON, group=HARM,
                   hint=Text("死亡和所有受伤的人", "The dead and everyone injured"))
DEAD_OR_INJURED = Count(name="dead_or_injured", label=Text("死亡、重伤合计", "Dead and severely injured"), unit=PERSON)
FIRES = Text("火灾", "Fire")
FIRE_FIGURES = (
    Count(name="fire_households", label=Text("火灾受灾户数", "Households hit by the fire"), unit=HOUSEHOLD, group=FIRES),
    Money(name="property_loss", label=Text("火灾直接财产损失", "Direct property loss by the fire"), unit="wan", group=FIRES,
          hint=Text("30万元起就有标准", "Has figures from 300,000 yuan")))
SUPPLY = Text("交通和供水、供气", "Traffic, water and gas")

safety_accident = Grading(
    name="safety-accident",
    family="grading",
    title=Text("安全事故分级", "Grade of a safety accident"),
    question=Text("这起安全事故属于哪一级？", "What grade is this safety accident?"),
    clauses=("二（一）",),
    levels=levels("二（一）", "I", "I-II", "II", "III", I="二（一）重、特大（8）", II="二（一）重、特大（8）"),
    none=NO_LESSER_ACCIDENT,
    fields=(
        deaths(Text("一次事故死亡", "In one accident")),
        Count(name="possible_deaths", label=Text("险情可能造成的死亡人数", "Deaths that the danger may cause"), unit=PERSON, group=HARM),
        injured("重伤人数", "Severely injured", Text("只在火灾时有标准", "Has figures only for a fire")),
        CASUALTIES,
        Count(name="poisoned", label=Text("中毒人数", "Poisoned"), unit=PERSON, group=HARM,
              hint=Text("因工业污染等一次造成", "By industrial pollution and the like, at one time")),
        Count(name="evacuated", label=Text("转移人数", "People moved away"), unit=PERSON, group=HARM),
        loss(Text("一次事故造成；火灾的直接财产损失另填", "In one accident; enter the direct property loss by a fire apart")),
        YesNo(name="fire", label=Text("是火灾", "It is a fire"), group=FIRES),
        *FIRE_FIGURES,
        Number(name="traffic_hours", label=Text("城市交通或道路交通中断时间", "Time that city or road traffic is cut"), unit=HOUR, group=SUPPLY),
        Count(name="households", label=Text("停水、停气的居民户数", "Households without water or gas"), unit=HOUSEHOLD, group=SUPPLY),
        Number(name="supply_hours", label=Text("停水、停气时间", "Time without water or gas"), unit=HOUR, group=SUPPLY),
        tick("I-II", "service_major", "电力、通信、信息网络或特种设备事故，造成重大影响和损失",
             "An accident of power, communications, information networks or special equipment with a major effect and loss"),
        tick("I-II", "aircraft", "民用运输航空器在洛阳市境内坠机、撞机等，或可能导致事故的紧急迫降",
             "A civil transport aircraft crashed, collided or the like within Luoyang, or made an emergency landing that could have led to an accident"),
        tick("I-II", "payments_all", "因不可抗力或人为破坏，整个支付、清算系统瘫痪",
             "Force majeure or sabotage has paralysed the whole payment and clearing system"),
        tick("I-II", "school", "学校火灾、房屋倒塌等，造成人员伤亡和重大直接财产损失",
             "A fire, a collapsed building or the like at a school with casualties and major direct property loss"),
        tick("I-II", "works_fire_major", "矿山、工业和商贸企业等的火灾（含民事火灾），有重大直接财产损失",
             "A fire at a mine, an industrial or commercial firm or the like (civil fires included) with major direct property loss",
             Text("伤亡10人以上才算，请填上面的人数", "Counts with 10 or more casualties; enter the number above")),
        tick("I-II", "moved_unharmed", "没有任何伤亡和损失，但造成大规模人员转移", "No casualties and no loss, but people were moved on a large scale"),
        tick("I-II", "help_province", "急需省政府协调有关部门或军队共同救援，对社会稳定、经济建设造成重大影响的其他事故",
             "Another accident with a major effect on social stability and the economy that urgently needs the Provincial Government "
             "to bring departments or the army together for the rescue"),
        tick("III", "service_considerable", "电力、通信、信息网络、特种设备或城市交通、道路交通事故，造成较大影响和损失",
             "An accident of power, communications, information networks, special equipment or of city or road traffic "
             "with a considerable effect and loss"),
        tick("III", "payments_part", "因不可抗力或人为破坏，部分支付、清算系统瘫痪",
             "Force majeure or sabotage has paralysed part of the payment and clearing system"),
        tick("III", "works_fire_considerable", "矿山、工业和商贸企业等的火灾（含民事火灾），有较大直接财产损失",
             "A fire at a mine, an industrial or commercial firm or the like (civil fires included) with considerable direct property loss",
             Text("死亡3人以上才算，请填上面的人数", "Counts with 3 or more deaths; enter the number above")),
        tick("III", "help_city", "急需市政府协调有关部门或军队共同救援，对社会稳定、经济建设造成较大影响的其他事故",
             "Another accident with a considerable effect on social stability and the economy that urgently needs the City Government "
             "to bring departments or the army together for the rescue"),
    ),
    check=_agree,
    readings=GENERAL,
    derive=_dead_or_injured,
    derived=(DEAD_OR_INJURED,),
    table=table("safety-accident", ROWS),
    others=((FIRE_DEATHS, table("safety-accident", tuple(_by_grade_iii(row) for row in ROWS))),
            (CALLED_HUGE, table("safety-accident", tuple(_by_its_name(row) for row in ROWS))),
            (STOPPED_A_DAY, table("safety-accident", without(ROWS, STOPPED_A_DAY))),
            (POOLED, table("safety-accident", without(ROWS, POOLED)))),
)

RULES = (safety_accident,)
