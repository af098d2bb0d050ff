"""Part 2 (2): pollution and ecological damage. Fields that Ziyang's environmental plan has too carry its names."""

from __future__ import annotations

from calculators.kernel import PERSON, Choice, Count, Grading, OneOf, Reading, Row, Text, options, ticked

from .degrees import CASUALTY_DEGREE, LOSS_DEGREE, both, casualties, either, harm, losses
from .fields import (
    CRITERIA,
    GENERAL,
    HARM,
    JUDGED,
    NO_GRADE_IV,
    any_of,
    deaths,
    graded,
    injured,
    levels,
    loss,
    over,
    silent_on,
    table,
    tick,
    without_figures,
)

BOTH = both("二（二）特大")
HELP = Reading(
    id="whose-help",
    clause="二（二）重大（9）",
    says=Text("重大级第9项写急需国务院协调，较大级第5项写急需省政府协调；本区总体应急预案1.4说，需国务院协调的是特别重大，"
              "需省人民政府协调的是重大或特别重大。",
              "Item 9 of Grade II asks for the State Council, item 5 of Grade III for the Provincial Government. Clause 1.4 of the district's "
              "master plan has the State Council for Grade I, and the Provincial Government for Grade II or Grade I."),
    reads=Text("按本标准：需国务院协调的属重大，需省政府协调的属较大。",
               "By these standards: the State Council is Grade II, the Provincial Government Grade III."),
    why=Text("本标准逐类列出，比总体预案的总说法具体。", "The standards speak of this kind of accident, the master plan of all kinds."),
    other=Text("按总体预案：需国务院协调的属特大，需省政府协调的属重大。",
               "By the master plan: the State Council is Grade I, the Provincial Government Grade II."),
)
LOSS_ALONE = Text("只有经济损失而没有较大以上伤亡的，原文除特大级（伤亡和损失都要）外，只在自然保护区、风景名胜区和危险化学品泄漏的各项里看损失；"
                  "请看下面有没有符合的情形",
                  "For loss without considerable casualties the text looks at loss only in Grade I, together with casualties, and in the items on "
                  "nature reserves, scenic areas and leaks of hazardous chemicals; see whether one of them below holds")
TOWNSHIP = Text("原文只写“县级以上城镇”的水源地；乡镇水源地取水中断，没有给出等级",
                "The text speaks only of sources of towns at county level or above; for a township's source it gives no grade")
MOVED = Text("原文没有按疏散、转移的人数分级", "The text does not grade by the number of people moved")

ROWS = (
    graded("I", "二（二）特大", *harm("huge"), note=JUDGED, readings=(BOTH,)),
    graded("I", "二（二）特大", ticked("ecology_lost"), ticked("life_severe"), note=JUDGED),
    graded("I", "二（二）特大", ticked("habitat"), note=JUDGED),
    graded("II", "二（二）重大（1）", casualties("major"), note=JUDGED),
    graded("II", "二（二）重大（2）", ticked("river_major"), note=JUDGED),
    graded("II", "二（二）重大（2）", OneOf("water", ("city", "county-city", "county-seat"))),
    graded("II", "二（二）重大（3）", ticked("reserve_national"), note=JUDGED),
    graded("II", "二（二）重大（3）", ticked("exploitation_severe"), note=JUDGED),
    graded("II", "二（二）重大（4）", ticked("chemicals_major"), note=JUDGED),
    graded("II", "二（二）重大（5）", ticked("laboratory")),
    graded("II", "二（二）重大（6）", ticked("site_emergency")),
    graded("II", "二（二）重大（6）", over("ines", "3级以上")),
    graded("II", "二（二）重大（7）", ticked("radiation"), note=JUDGED),
    graded("II", "二（二）重大（8）", over("ines_nearby", "4级以上")),
    graded("II", "二（二）重大（9）", ticked("help_state"), readings=(HELP,)),
    graded("II", "二（二）重大（10）", ticked("imports_severe"), note=JUDGED),
    graded("II", "二（二）重大（11）", ticked("effect_severe"), note=JUDGED),
    graded("III", "二（二）较大（1）", casualties("fair"), note=JUDGED),
    graded("III", "二（二）较大（2）", ticked("river_considerable"), note=JUDGED),
    graded("III", "二（二）较大（2）", ticked("water_disturbed")),
    graded("III", "二（二）较大（3）", ticked("reserve_provincial"), note=JUDGED),
    graded("III", "二（二）较大（3）", ticked("exploitation_considerable"), note=JUDGED),
    graded("III", "二（二）较大（4）", ticked("chemicals_considerable"), note=JUDGED),
    graded("III", "二（二）较大（5）", ticked("help_province"), readings=(HELP,)),
    graded("III", "二（二）较大（6）", ticked("imports_considerable"), note=JUDGED),
    graded("III", "二（二）较大（7）", ticked("effect_considerable"), note=JUDGED),
    silent_on(LOSS_ALONE, "二（二）特大", losses("fair"), OneOf("casualty_degree", ("some", "none"))),
    silent_on(TOWNSHIP, "二（二）重大（2）", OneOf("water", ("township",))),
    *without_figures("二（二）重大（1）", "deaths", "injured", "loss"),
    silent_on(MOVED, "二（二）特大", any_of("evacuated")),
)


def _by_the_master_plan(row: Row) -> Row:
    raised = {"II": "I", "III": "II"}
    return graded(raised[row.then["grade"]], row.clause, *row.when) if HELP in row.readings else row


environment = Grading(
    name="environment",
    family="grading",
    title=Text("环境污染和生态破坏事故分级", "Grade of pollution or ecological damage"),
    question=Text("这起环境污染或生态破坏事故属于哪一级？", "What grade is this pollution or ecological damage?"),
    clauses=("二（二）",),
    levels=levels("二（二）", "I", "II", "III"),
    none=NO_GRADE_IV,
    fields=(
        CASUALTY_DEGREE,
        LOSS_DEGREE,
        deaths(),
        injured("中毒或重伤人数", "Poisoned or severely injured"),
        Count(name="evacuated", label=Text("需疏散、转移的人数", "People to be evacuated"), unit=PERSON, group=HARM),
        loss(),
        tick("I", "ecology_lost", "地域生态功能丧失", "The area's ecological function is lost",
             Text("同时勾选下一项才够特大", "Grade I only together with the next one")),
        tick("I", "life_severe", "因此严重影响相关地区的正常生产、生活", "This severely affects normal work and life in the areas concerned"),
        tick("I", "habitat", "濒危物种的生存环境遭到严重破坏", "The habitat of an endangered species is severely damaged"),
        tick("II", "river_major", "主要河流、水库大面积污染（重大）", "A main river or reservoir is polluted over a major area"),
        Choice(name="water", label=Text("取水中断的水源地", "Water source whose intake stopped"), group=CRITERIA["II"],
               blank=Text("没有中断", "None stopped"),
               hint=Text("有几处的，选最靠前的一项；没有中断的，留空", "With several, choose the first that fits; leave empty if none stopped"),
               options=options(city=("地市级以上城市的", "Of a city of prefecture level or above"),
                               county_city=("县级城市的", "Of a county-level city"),
                               county_seat=("县城的（不是县级市）", "Of a county seat that is not a county-level city"),
                               township=("乡镇的", "Of a township or town"))),
        tick("II", "reserve_national", "国家级自然保护区和风景名胜区因污染遭受重大直接经济损失",
             "Pollution has caused major direct economic loss in national nature reserves and scenic areas"),
        tick("II", "exploitation_severe", "资源开发造成严重污染和生态破坏，直接威胁游客安全和当地群众的生产、生活",
             "The exploitation of resources has caused severe pollution and ecological damage that directly threatens visitors' safety "
             "and local people's work and life"),
        tick("II", "chemicals_major", "危险化学品（含剧毒品）在生产、贮运中泄漏，造成重大直接经济损失或严重影响人民生产、生活",
             "Hazardous chemicals (highly toxic ones included) leaked in production, storage or transport, with major direct economic loss "
             "or a severe effect on people's work and life"),
        tick("II", "laboratory", "高致病的病毒、细菌等在实验室研究中造成污染",
             "Highly pathogenic viruses, bacteria or the like polluted the environment in laboratory research"),
        tick("II", "site_emergency", "核设施、铀矿冶炼设施达到或超过“进入场区应急状态”的标准",
             "A nuclear facility or a uranium smelting facility has reached the standard of a site emergency, or more"),
        Count(name="ines", label=Text("核设施、铀矿冶炼设施事件的国际核事件分级", "INES level of an event at a nuclear or uranium smelting facility"),
              most=7, group=CRITERIA["II"], hint=Text("0到7级", "0 to 7")),
        tick("II", "radiation", "核利用中发生重大辐射事故：放射性物质撒、漏、丢失，超剂量照射等",
             "A major radiation accident in the use of nuclear technology: radioactive material spilt, leaked or lost, exposure beyond the dose limit, or the like"),
        Count(name="ines_nearby", label=Text("周边核设施事故的国际核事件分级", "INES level of an accident at a nuclear facility in the vicinity"),
              most=7, group=CRITERIA["II"], hint=Text("0到7级", "0 to 7")),
        tick("II", "help_state", "急需国务院协调地区、部门或军队共同救援", "The State Council is urgently needed to bring regions, departments or the army together for the rescue"),
        tick("II", "imports_severe", "进口再生原料严重环保超标，或进口货物严重核辐射超标",
             "Imported recycled material far exceeds environmental standards, or imported goods far exceed radiation standards"),
        tick("II", "effect_severe", "其他对经济、社会造成严重影响的", "Otherwise a severe effect on the economy and society"),
        tick("III", "river_considerable", "主要河流、水库较大面积污染", "A main river or reservoir is polluted over a considerable area"),
        tick("III", "water_disturbed", "影响县级以上城镇水源地的正常取水", "Normal intake at a water source of a town at county level or above is disturbed"),
        tick("III", "reserve_provincial", "省级自然保护区和风景名胜区因污染遭受较大直接经济损失",
             "Pollution has caused considerable direct economic loss in provincial nature reserves and scenic areas"),
        tick("III", "exploitation_considerable", "资源开发造成较大污染和生态破坏，直接威胁游客安全和当地群众的生产、生活",
             "The exploitation of resources has caused considerable pollution and ecological damage that directly threatens visitors' safety "
             "and local people's work and life"),
        tick("III", "chemicals_considerable", "危险化学品（含剧毒品）在生产、贮运中泄漏，造成较大直接经济损失或较大影响人民生产、生活",
             "Hazardous chemicals (highly toxic ones included) leaked in production, storage or transport, with considerable direct economic loss "
             "or a considerable effect on people's work and life"),
        tick("III", "help_province", "急需省政府协调地区、部门或军队共同救援",
             "The Provincial Government is urgently needed to bring regions, departments or the army together for the rescue"),
        tick("III", "imports_considerable", "进口再生原料环保超标较重，或进口货物核辐射超标较重",
             "Imported recycled material considerably exceeds environmental standards, or imported goods considerably exceed radiation standards"),
        tick("III", "effect_considerable", "其他对经济、社会造成较大影响的", "Otherwise a considerable effect on the economy and society"),
    ),
    readings=GENERAL,
    table=table("environment", ROWS),
    others=((BOTH, table("environment", either(ROWS))),
            (HELP, table("environment", tuple(_by_the_master_plan(row) for row in ROWS)))),
)

RULES = (environment,)
