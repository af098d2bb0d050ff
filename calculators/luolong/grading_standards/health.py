"""Part 三, categories （一） to （三）: infectious diseases, occupational poisoning, food safety."""

from __future__ import annotations

from dataclasses import replace

from calculators.kernel import (
    PERSON,
    Bound,
    Choice,
    Count,
    Grading,
    Interval,
    Number,
    OneOf,
    Reading,
    Row,
    Text,
    Within,
    YesNo,
    options,
    ticked,
    yes,
)

from .fields import (
    GENERAL,
    HARM,
    JUDGED,
    NO_GRADE_IV,
    SCALE,
    ZERO,
    any_of,
    between,
    deaths,
    exactly,
    from_zero,
    graded,
    injured,
    levels,
    over,
    some,
    table,
    tick,
    without,
)

COUNTIES = Text("个", "county|counties")


# （一） Infectious diseases

LOCAL = Reading(
    id="local-case-without-trend",
    clause="三（一）特大（1）",
    says=Text("当地感染的病例要有进一步蔓延的趋势才是特大；重大级只写了传入性病例。",
              "A case infected locally is Grade I only with a trend to spread; Grade II names imported cases alone."),
    reads=Text("当地感染、没有蔓延趋势的，至少按重大级。", "A local case without that trend is at least Grade II."),
    why=Text("当地感染比传入性病例更严重，传入性病例已是重大。",
             "A local infection is graver than an imported case, and an imported case is Grade II already."),
    other=Text("照字面，两级都没有写到这种情形，原文没有给出等级。", "By the letter neither grade has it, and the text gives none."),
)

TIMES = Reading(
    id="exceeds-by-times",
    clause="三（一）特大（2）",
    says=Text("“超过前5年同期平均发病水平2倍以上”“超过……1倍以上”，没有说是超出的部分，还是与平均水平之比。",
              "“Exceeds the average by 2 times or more” and “by 1 time or more” may speak of the excess or of the ratio."),
    reads=Text("说的是超出的部分：超过2倍以上是平均水平的3倍以上，超过1倍以上是2倍以上。",
               "It is the excess: by 2 times or more is a ratio of 3 or more, by 1 time or more a ratio of 2 or more."),
    why=Text("如果是比值，“1倍以上”就是达到平均水平，谈不上“超过”。",
             "As a ratio “1 time or more” would only be as much as the average, which exceeds nothing."),
    other=Text("是与平均水平之比：2倍以上、1倍以上。", "It is the ratio: 2 or more, and 1 or more."),
)

SWAPPED = Reading(
    id="grade-three-stricter-than-two",
    clause="三（一）较大（1）",
    says=Text("乙类、丙类传染病，较大级要超过2倍以上并波及5个以上村，重大级只要超过1倍以上：较大级比重大级还严。",
              "For Class B and C diseases Grade III asks for an excess of 2 times and 5 villages, Grade II only for 1 time: "
              "the lower grade is the stricter one."),
    reads=Text("照字面，各项都算，以最高的一级为准；够较大级的都已够重大级。",
               "By the letter both count and the highest decides; whatever meets Grade III also meets Grade II."),
    why=Text("原文就是这样写的；不能因为怀疑印错就把等级降低。", "So the text stands; a suspected misprint must not lower a grade."),
    other=Text("两级的条件印颠倒了：超过2倍以上、波及5个以上村是重大，超过1倍以上是较大。",
               "The two are printed the wrong way round: 2 times and 5 villages is Grade II, 1 time Grade III."),
)

WIDER = Reading(
    id="more-counties-than-one",
    clause="三（一）重大（2）",
    says=Text("特大级要波及2个以上县并有蔓延趋势（乙类、丙类还要超过2倍以上），重大级只写“1个县”，"
              "动物间传染病写“局部扩散”；波及2个以上县而其他条件不够特大的，没有写。",
              "Grade I needs 2 counties and a trend to spread (for Class B and C also an excess of 2 times); Grade II says “1 county”, "
              "or “local spread” of a disease from animals. 2 or more counties without the other conditions of Grade I are not named."),
    reads=Text("波及2个以上县的，至少按重大级。", "2 or more counties are at least Grade II."),
    why=Text("范围更大，不会比1个县或局部扩散轻。", "A wider reach cannot be less grave than one county or local spread."),
    other=Text("照字面，重大级没有写到这种情形。", "By the letter Grade II does not cover it."),
)

NEW = Reading(
    id="new-disease-without-trend",
    clause="三（一）特大（5）",
    says=Text("“发生新的传染病，或天花等已消灭的传染病；发生……，并有继续扩散的趋势”，扩散趋势写在分号后的一句里。",
              "The trend to go on spreading stands in the second half of the item, behind a semicolon; new and eradicated diseases "
              "stand in the first."),
    reads=Text("新的或已消灭的传染病一出现就是特大。", "A new or eradicated disease is Grade I as soon as it appears."),
    why=Text("分号隔开两种情形；重大级也没有为它们另设一档。",
             "The semicolon parts two cases, and Grade II has no place for these diseases."),
    other=Text("扩散趋势管到整项，没有这种趋势就不是特大，重大级也没有写。",
               "The trend is asked of the whole item; without it the case is not Grade I, and Grade II does not name it."),
)

SPREAD_OVER = Reading(
    id="spread-that-has-stopped",
    clause="三（一）重大（3）",
    says=Text("特大级写“有继续扩散的趋势”，重大级写“尚未造成扩散”；已经扩散、没有继续扩散趋势的，没有写。",
              "Grade I says “a trend to go on spreading”, Grade II “has not spread”; a disease that has spread and does not go on "
              "is not named."),
    reads=Text("至少按重大级。", "It is at least Grade II."),
    why=Text("已经扩散的，不会比尚未扩散的轻。", "One that has spread cannot be less grave than one that has not."),
    other=Text("照字面，两级都没有写到，原文没有给出等级。", "By the letter neither grade has it, and the text gives none."),
)

NEW_IN_TOWN = Reading(
    id="new-in-town-and-five-cases",
    clause="三（一）一般（1）",
    says=Text("“发现近3年从未报告过的传染病病人”和“单个村1日内单病报告发病数5例以上”只用逗号隔开。",
              "Patients with a disease not reported for 3 years, and 5 cases of one disease in a village in a day, are joined by a comma."),
    reads=Text("两个条件都要满足。", "Both are needed."),
    why=Text("逗号连着的是同一句话。", "The comma joins them in one sentence."),
    other=Text("满足其中一个就够。", "Either is enough."),
)


def times(excess: int, quote: str, *, ratio: bool = False) -> Within:
    """The incidence as so many times the average: by the reading TIMES the excess and the average itself."""
    least = excess if ratio else excess + 1
    return Within(field="ratio", interval=Interval(lower=Bound(value=least, closed=True, word="以上"), quote=quote))


TWICE, ONCE = (2, "超过2倍以上"), (1, "超过1倍以上")


def classes_b_and_c(*, ratio: bool = False, swapped: bool = False) -> tuple[Row, ...]:
    """The rows on Class B and C diseases, under two readings."""
    one, many, trend = exactly("counties", 1, "1个县（市、区）"), over("counties", "2个及以上"), yes("trend")
    villages, twice, once = over("villages", "5个以上"), times(*TWICE, ratio=ratio), times(*ONCE, ratio=ratio)
    strict, plain = ("II", "III") if swapped else ("III", "II")
    clauses = {"II": "三（一）重大（2）", "III": "三（一）较大（1）"}
    return (
        graded("I", "三（一）特大（2）", many, twice, trend, readings=(TIMES,)),
        graded(plain, clauses["II"], one, once, trend, readings=(TIMES, SWAPPED)),
        graded(plain, clauses["II"], many, once, trend, readings=(TIMES, WIDER)),
        graded(strict, clauses["III"], one, villages, twice, trend, readings=(TIMES, SWAPPED)),
    )


DISEASES = (
    graded("I", "三（一）特大（1）", OneOf("five", ("local-spreading",))),
    graded("I", "三（一）特大（3）", over("unexplained", "2个以上"), yes("unexplained_trend")),
    graded("I", "三（一）特大（4）", over("reactions", "100人以上")),
    graded("I", "三（一）特大（4）", over("reaction_deaths", "1人以上")),
    graded("I", "三（一）特大（5）", OneOf("new_disease", ("spreading",))),
    graded("I", "三（一）特大（5）", OneOf("new_disease", ("still",)), readings=(NEW,)),
    graded("I", "三（一）特大（5）", OneOf("unseen", ("spreading",))),
    graded("I", "三（一）特大（6）", OneOf("animal", ("cases", "spread")), over("animal_counties", "2个以上"), yes("animal_trend")),
    graded("II", "三（一）重大（1）", OneOf("five", ("imported",))),
    graded("II", "三（一）重大（1）", OneOf("five", ("local",)), readings=(LOCAL,)),
    graded("II", "三（一）重大（3）", OneOf("unseen", ("contained",))),
    graded("II", "三（一）重大（3）", OneOf("unseen", ("stopped",)), readings=(SPREAD_OVER,)),
    graded("II", "三（一）重大（4）", exactly("unexplained", 1, "一个县（区）域内")),
    graded("II", "三（一）重大（4）", over("unexplained", "2个以上"), readings=(WIDER,)),
    graded("II", "三（一）重大（5）", over("reactions", "50人以上100人以下")),
    graded("II", "三（一）重大（6）", OneOf("animal", ("spread",))),
    graded("II", "三（一）重大（6）", OneOf("animal", ("cases",)), over("animal_counties", "2个以上"), readings=(WIDER,)),
    graded("II", "三（一）重大（7）", ticked("strain_lost")),
    graded("III", "三（一）较大（2）", over("reactions", "20人以上50人以下")),
    graded("III", "三（一）较大（3）", OneOf("animal", ("cases",))),
    graded("III", "三（一）较大（4）", over("infected", "10人以上")),
    graded("III", "三（一）较大（4）", any_of("infection_deaths")),
    graded("III", "三（一）较大（5）", ticked("school_outbreak")),
    graded("III", "三（一）较大（6）", OneOf("five", ("neighbour-city",)), note=JUDGED),
    graded("IV", "三（一）一般（1）", ticked("new_in_town"), over("village_cases", "5例以上"), readings=(NEW_IN_TOWN,)),
    graded("IV", "三（一）一般（2）", any_of("reactions")),
    graded("IV", "三（一）一般（3）", OneOf("animal", ("no-cases",))),
    graded("IV", "三（一）一般（4）", ticked("infection_outbreak")),
    graded("IV", "三（一）一般（5）", OneOf("five", ("neighbour-county",)), note=JUDGED),
)
EITHER_IN_TOWN = (
    *without(DISEASES, NEW_IN_TOWN),
    graded("IV", "三（一）一般（1）", ticked("new_in_town")),
    graded("IV", "三（一）一般（1）", over("village_cases", "5例以上")),
)
NAME = "infectious-disease"

FIVE = Text("鼠疫、霍乱、肺炭疽、SARS、人禽流感", "Plague, cholera, pulmonary anthrax, SARS, human avian influenza")
CLASSES = Text("乙类、丙类传染病", "Class B and C infectious diseases")
UNEXPLAINED = Text("群体性不明原因疾病", "Group illness of unknown cause")
VACCINE = Text("预防接种或学生预防性服药", "Vaccination, or medicine given to pupils as a preventive")
NEW_OR_RARE = Text("新的、少见的传染病", "New and rare diseases")
ANIMALS = Text("动物间传染病", "Infectious diseases among animals")
MEDICAL = Text("医源性感染、学校暴发、菌毒种", "Infections from medical care, outbreaks in schools, strains")
FIRST_THAT_FITS = Text("有几种情形的，选最靠前的一项；没有的，留空", "With several, choose the first that fits; leave empty if none")
NONE = Text("没有", "None")

infectious_disease = Grading(
    name=NAME,
    family="grading",
    title=Text("传染病等公共卫生事件分级", "Grade of a public health emergency"),
    question=Text("这起传染病疫情或药源性、医源性感染属于哪一级？",
                  "What grade is this outbreak, reaction or infection?"),
    clauses=("三（一）",),
    readings=GENERAL,
    levels=levels("三（一）", "I", "II", "III", "IV"),
    fields=(
        Choice(name="five", label=Text("鼠疫、霍乱等五种病的病例（确诊或疑似）", "Cases of plague, cholera and the like, confirmed or suspected"), group=FIVE, blank=NONE, hint=FIRST_THAT_FITS,
               options=options(
                   local_spreading=("本地区当地感染，有进一步蔓延的趋势", "Infected in the area, with a trend to spread further"),
                   local=("本地区当地感染，没有蔓延趋势，或者还不清楚", "Infected in the area, no trend to spread, or not known yet"),
                   imported=("传入本地区", "Imported into the area"),
                   neighbour_city=("在周边地市，可能危及本区", "In a neighbouring city, may endanger the district"),
                   neighbour_county=("在周边县区，可能危及本市", "In a neighbouring county, may endanger the city"))),
        Count(name="counties", label=Text("乙类、丙类传染病波及的县（市、区）数", "Counties affected by the Class B or C disease"), unit=COUNTIES,
              group=CLASSES),
        Count(name="villages", label=Text("乙类、丙类传染病波及的村数", "Villages affected by the Class B or C disease"), group=CLASSES,
              unit=Text("个", "village|villages")),
        Number(name="ratio", label=Text("1周发病水平是前5年同期平均水平的几倍", "A week's incidence as a multiple of the 5-year average"),
               unit=Text("倍", "time|times"), group=CLASSES,
               hint=Text("与平均水平相同填1，比平均水平多一倍填2", "1 if the same as the average, 2 if double")),
        YesNo(name="trend", label=Text("乙类、丙类传染病有进一步蔓延的趋势", "The Class B or C disease has a trend to spread further"),
              group=CLASSES),
        replace(tick("IV", "new_in_town", "镇（办事处）发现近3年从未报告过的传染病病人",
                     "The town has patients with an infectious disease not reported there in the last 3 years"), group=CLASSES),
        Count(name="village_cases", label=Text("单个村（城市街道、居委会）1日内同一种病的报告数",
                                               "Cases of one disease reported in one village in one day"),
              unit=Text("例", "case|cases"), group=CLASSES),
        Count(name="unexplained", label=Text("不明原因疾病波及的县（区）数", "Counties with the illness of unknown cause"), unit=COUNTIES,
              group=UNEXPLAINED),
        YesNo(name="unexplained_trend", label=Text("不明原因疾病有蔓延趋势", "The illness of unknown cause has a trend to spread"), group=UNEXPLAINED),
        Count(name="reactions", label=Text("不良反应或群体心因性反应的人数", "People with adverse or mass psychogenic reactions"),
              unit=PERSON, group=VACCINE),
        Count(name="reaction_deaths", label=Text("接种或服药后的死亡人数", "Deaths after a vaccination or preventive medicine"), unit=PERSON, group=VACCINE),
        Choice(name="new_disease", label=Text("新的传染病，或天花等已消灭的传染病", "A new disease, or an eradicated one such as smallpox"),
               group=NEW_OR_RARE, blank=NONE,
               options=options(spreading=("有继续扩散的趋势", "With a trend to go on spreading"),
                               still=("没有继续扩散的趋势，或者还不清楚", "Without that trend, or not known yet"))),
        Choice(name="unseen", group=NEW_OR_RARE, blank=NONE,
               label=Text("我国尚未发现的传染病（西尼罗病等），或已严格控制的传染病（脊髓灰质炎等）",
                          "A disease not yet found in China (such as West Nile disease), or one under strict control (such as poliomyelitis)"),
               options=options(spreading=("有继续扩散的趋势", "With a trend to go on spreading"),
                               stopped=("已经扩散，没有继续扩散的趋势", "Has spread, without that trend"),
                               contained=("尚未造成扩散", "Has not spread"))),
        Choice(name="animal", label=Text("动物间暴发或流行后的人间疫情", "Cases in people after an outbreak among animals"),
               group=ANIMALS, blank=Text("没有动物疫情", "No outbreak among animals"),
               options=options(spread=("局部扩散，或出现二代病例", "Local spread, or second-generation cases"),
                               cases=("有人间病例", "Human cases"),
                               no_cases=("人畜共患传染病，未出现人间病例", "A disease shared with people, no human cases"))),
        Count(name="animal_counties", label=Text("人间疫情波及的县（市、区）数", "Counties with human cases"), unit=COUNTIES, group=ANIMALS),
        YesNo(name="animal_trend", label=Text("人间疫情有进一步蔓延的趋势", "Human cases with a trend to spread further"), group=ANIMALS),
        replace(tick("II", "strain_lost", "鼠疫、炭疽、传染性非典型肺炎、艾滋病、霍乱、脊髓灰质炎等菌、毒种丢失",
                     "Strains of plague, anthrax, SARS, AIDS, cholera, poliomyelitis or the like are lost"), group=MEDICAL),
        Count(name="infected", label=Text("医源性感染的人数", "People infected by medical care"), unit=PERSON, group=MEDICAL),
        Count(name="infection_deaths", label=Text("医源性感染的死亡人数", "Deaths from infection by medical care"), unit=PERSON, group=MEDICAL),
        replace(tick("III", "school_outbreak", "学校、托幼机构等人口密集单位暴发传染病，有进一步蔓延的趋势",
                     "An outbreak in a school, nursery or other crowded institution, with a trend to spread further"), group=MEDICAL),
        replace(tick("IV", "infection_outbreak", "发生医源性感染暴发", "An outbreak of infection from medical care"), group=MEDICAL),
    ),
    table=table(NAME, (*DISEASES, *classes_b_and_c())),
    others=(
        (LOCAL, table(NAME, (*without(DISEASES, LOCAL), *classes_b_and_c()))),
        (TIMES, table(NAME, (*DISEASES, *classes_b_and_c(ratio=True)))),
        (SWAPPED, table(NAME, (*DISEASES, *classes_b_and_c(swapped=True)))),
        (WIDER, table(NAME, (*without(DISEASES, WIDER), *without(classes_b_and_c(), WIDER)))),
        (NEW, table(NAME, (*without(DISEASES, NEW), *classes_b_and_c()))),
        (SPREAD_OVER, table(NAME, (*without(DISEASES, SPREAD_OVER), *classes_b_and_c()))),
        (NEW_IN_TOWN, table(NAME, (*EITHER_IN_TOWN, *classes_b_and_c()))),
    ),
)


# （二） Occupational poisoning

POISONINGS = (
    graded("I", "三（二）特大", over("deaths", "10人以上")),
    graded("II", "三（二）重大", over("injured", "50人以上")),
    graded("II", "三（二）重大", over("deaths", "5人以上10人以下")),
    graded("III", "三（二）较大", over("injured", "10人以上")),
    graded("III", "三（二）较大", any_of("deaths")),
)

occupational_poisoning = Grading(
    name="occupational-poisoning",
    family="grading",
    title=Text("职业危害事件分级", "Grade of an occupational hazard"),
    question=Text("这起急性职业中毒属于哪一级？", "What grade is this acute occupational poisoning?"),
    clauses=("三（二）",),
    readings=GENERAL,
    levels=levels("三（二）", "I", "II", "III"),
    none=NO_GRADE_IV,
    fields=(
        deaths(Text("一次事件中急性职业中毒死亡的人数", "From acute occupational poisoning, in one event")),
        injured("急性职业中毒人数", "People with acute occupational poisoning", Text("一次事件", "In one event")),
    ),
    table=table("occupational-poisoning", POISONINGS),
)


# （三） Food safety

ONE_DEATH = Reading(
    id="one-death-in-two-grades",
    clause="三（三）特大（2）",
    says=Text("特大级写“出现1例以上死亡病例”，重大级写“出现1例死亡病例”：死亡1例同时在两级里。",
              "Grade I says “1 or more deaths” and Grade II “1 death”: one death stands in both."),
    reads=Text("死亡1例按特大级。", "One death is Grade I."),
    why=Text("两级都达到时取较高的一级；“以上”通常包括本数。", "Where both are met the higher counts, and “or more” as a rule includes the figure."),
    other=Text("特大级要超过1例，死亡1例是重大级。", "Grade I needs more than one death; one death is Grade II."),
)

EVENT = Reading(
    id="important-event-in-two-grades",
    clause="三（三）重大（1）",
    says=Text("“发生在地区性或者全国性重要活动期间”，重大级和较大级写得一样。",
              "“During an important regional or national event” stands in the same words in Grades II and III."),
    reads=Text("重要活动期间的食品安全事故按重大级。", "A food safety accident during such an event is Grade II."),
    why=Text("两级都达到时取较高的一级。", "Where both are met the higher counts."),
    other=Text("按较大级，除非别的标准更高。", "It is Grade III, unless another criterion gives more."),
)

BEYOND = Reading(
    id="beyond-the-city-and-severe",
    clause="三（三）重大（1）",
    says=Text("“发生危害严重、影响范围涉及3个县区以上的或者超出本市范围的”，看不出“危害严重”管不管“超出本市范围”。",
              "“With severe harm, affecting 3 or more counties or reaching beyond the city” leaves open whether reaching beyond the "
              "city needs severe harm too."),
    reads=Text("超出本市的，也要危害严重。", "One that reaches beyond the city needs severe harm as well."),
    why=Text("“危害严重”写在两种范围之前，都说的是“影响范围”。", "“Severe harm” stands before both and both are about reach."),
    other=Text("只要超出本市就是重大级，不管危害轻重。", "Reaching beyond the city is enough for Grade II, whatever the harm."),
)

SEVERE_HERE = Reading(
    id="severe-harm-in-few-counties",
    clause="三（三）较大（1）",
    says=Text("较大级写“危害较重”、1个县区以上；“危害严重”要3个县区以上才是重大。危害严重、只有1个或2个县区的，没有写。",
              "Grade III says “fairly severe harm” and 1 county; severe harm is Grade II only from 3 counties. Severe harm in 1 or 2 "
              "counties is not named."),
    reads=Text("至少按较大级。", "It is at least Grade III."),
    why=Text("危害更重的，不会更轻。", "Graver harm cannot be graded lower."),
    other=Text("照字面，两级都没有写到，原文没有给出等级。", "By the letter neither grade has it, and the text gives none."),
)

SCHOOL_DEATH = Text("学校10人以上并有死亡的这一项，已包含在“1例以上死亡”里。",
                    "The item on 10 or more at a school with a death is already covered by “1 or more deaths”.")
AT_SCHOOL, SEVERE = yes("school"), OneOf("harm", ("severe",))


def food(first_death: Row) -> tuple[Row, ...]:
    """The rows on food safety, with the one on deaths that makes Grade I."""
    return (
        graded("I", "三（三）特大（1）", SEVERE, over("counties", "5个县区以上"), note=JUDGED),
        graded("I", "三（三）特大（2）", over("injured", "50人以上")),
        first_death,
        graded("I", "三（三）特大（2）", AT_SCHOOL, over("injured", "10人以上"), any_of("deaths"), note=SCHOOL_DEATH),
        graded("II", "三（三）重大（1）", ticked("important_event"), readings=(EVENT,)),
        graded("II", "三（三）重大（1）", SEVERE, over("counties", "3个县区以上"), note=JUDGED),
        graded("II", "三（三）重大（1）", SEVERE, ticked("beyond_city"), readings=(BEYOND,), note=JUDGED),
        graded("II", "三（三）重大（2）", over("injured", "30人以上50人以下")),
        graded("II", "三（三）重大（2）", exactly("deaths", 1, "1例"), readings=(ONE_DEATH,)),
        graded("II", "三（三）重大（2）", AT_SCHOOL, over("injured", "10人以上")),
        graded("II", "三（三）重大（3）", ticked("severe_threat"), note=JUDGED),
        graded("III", "三（三）较大（1）", ticked("important_event")),
        graded("III", "三（三）较大（1）", OneOf("harm", ("fairly",)), over("counties", "1个县区以上"), note=JUDGED),
        graded("III", "三（三）较大（1）", SEVERE, over("counties", "1个县区以上"), readings=(SEVERE_HERE,)),
        graded("III", "三（三）较大（2）", some("injured", "30人以下"), readings=(ZERO,)),
        graded("III", "三（三）较大（2）", AT_SCHOOL, some("injured", "10人以下"), readings=(ZERO,)),
        graded("III", "三（三）较大（3）", ticked("threat"), note=JUDGED),
    )


FOOD = food(graded("I", "三（三）特大（2）", over("deaths", "1例以上"), readings=(ONE_DEATH,)))
MORE_THAN_ONE = food(graded("I", "三（三）特大（2）", between("deaths", 2, None, "")))
BEYOND_ALONE = (*without(FOOD, BEYOND), graded("II", "三（三）重大（1）", ticked("beyond_city")))

food_safety = Grading(
    name="food-safety",
    family="grading",
    title=Text("食品安全事件分级", "Grade of a food safety incident"),
    question=Text("这起食物中毒或食品安全事故属于哪一级？", "What grade is this food poisoning or food safety accident?"),
    clauses=("三（三）",),
    readings=GENERAL,
    levels=levels("三（三）", "I", "II", "III"),
    none=NO_GRADE_IV,
    fields=(
        deaths(Text("食物中毒的死亡病例", "From food poisoning")),
        injured("食物中毒人数", "People with food poisoning", Text("一次发生的人数", "At one time")),
        YesNo(name="school", label=Text("发生在学校", "At a school"), group=HARM),
        Choice(name="harm", label=Text("事故的危害", "Harm of the accident"), group=SCALE,
               options=options(severe=("危害严重", "Severe"), fairly=("危害较重", "Fairly severe"), less=("没有那么重", "Less than that")),
               hint=Text("程度由主管部门认定，原文没有标准", "The department in charge decides; the text sets no measure")),
        Count(name="counties", label=Text("影响范围涉及的县区数", "Counties or districts affected"), unit=COUNTIES, group=SCALE),
        replace(tick("II", "beyond_city", "影响范围超出本市", "It reaches beyond the city"), group=SCALE),
        replace(tick("II", "important_event", "发生在地区性或者全国性重要活动期间", "During an important regional or national event"),
                group=SCALE),
        tick("II", "severe_threat", "其他严重威胁群众生命健康的食品安全事件", "Another incident that severely threatens life and health"),
        tick("III", "threat", "其他威胁群众生命健康的食品安全事件", "Another incident that threatens life and health"),
    ),
    table=table("food-safety", FOOD),
    others=(
        (ONE_DEATH, table("food-safety", MORE_THAN_ONE)),
        (EVENT, table("food-safety", without(FOOD, EVENT))),
        (BEYOND, table("food-safety", BEYOND_ALONE)),
        (SEVERE_HERE, table("food-safety", without(FOOD, SEVERE_HERE))),
        (ZERO, table("food-safety", tuple(from_zero(row) for row in FOOD))),
    ),
)

RULES = (infectious_disease, occupational_poisoning, food_safety)
