"""Clause 4.1: the grade of an event. Any one criterion is enough; the highest grade reached counts."""

from __future__ import annotations

from dataclasses import replace

from calculators.kernel import (
    PERSON,
    Choice,
    Count,
    Grading,
    Money,
    OneOf,
    Reading,
    Row,
    Table,
    Text,
    Tick,
    Within,
    options,
    ticked,
)

from .grades import LEVELS, WORDS

ZERO = Reading(
    id="zero-is-not-graded",
    clause="4.1.4",
    says=Text(
        "一般级写的是“3人以下”“10人以下”“5000人以下”“500万元以下”，没有下限。",
        "Grade IV says “below 3”, “below 10”, “below 5,000” and “below 5 million yuan”, without a lower end.",
    ),
    reads=Text(
        "数字为零不算达到一般级，至少要有1人（或有损失）。",
        "Zero does not reach Grade IV; at least one person, or some loss, is needed.",
    ),
    why=Text(
        "这几条说的是污染“导致”的伤亡、转移和损失，没有就谈不上导致。",
        "The criteria speak of harm that pollution caused; where there is none, none was caused.",
    ),
    other=Text(
        "照字面，零也在“以下”之内，属一般级。", "By the letter zero is “below”, so the event is Grade IV."
    ),
)

POOLED = Reading(
    id="poisoned-and-injured-together",
    clause="4.1.1（1）",
    says=Text(
        "“100人以上中毒或重伤”，没有说两类人是合计还是分开算。",
        "“100 or more poisoned or severely injured” does not say whether the two are added up.",
    ),
    reads=Text("中毒和重伤的人数合在一起，与一个标准比。", "Both are added up and held against one figure."),
    why=Text(
        "两类人只用了一个数字，“或”表示哪一类都算。",
        "One figure serves both kinds; “or” lets either kind count.",
    ),
    other=Text(
        "两类各算各的，要有一类单独达到；可以只填人数多的一类再算一次。",
        "Each kind is counted alone; to see that answer, enter only the larger number.",
    ),
)

EVACUATED = Reading(
    id="evacuated-or-to-be-evacuated",
    clause="4.1.4（2）",
    says=Text(
        "前三级说“需疏散、转移”，一般级说“疏散、转移人员”，少一个“需”字。",
        "Grades I to III speak of people who need to be evacuated; Grade IV of people evacuated.",
    ),
    reads=Text(
        "四级都按需要疏散、转移的人数算。", "All four grades look at the number who need to be evacuated."
    ),
    why=Text("四级是同一个标准的四段。", "The four grades are four stretches of one scale."),
    other=Text(
        "一般级只算已经疏散、转移的人；需要转移而还没有转移的，不按这一条算。",
        "For Grade IV only people already evacuated count; those who still have to be moved do not "
        "come under this item.",
    ),
)

OUT_OF_CONTROL = Reading(
    id="source-out-of-control",
    clause="4.1.2（6）",
    says=Text(
        "特别重大级写“丢失、被盗、失控”，重大、较大、一般级只写“丢失、被盗”，没有写“失控”。",
        "Grade I says “lost, stolen or out of control”; Grades II, III and IV say only “lost or stolen”.",
    ),
    reads=Text(
        "失控与丢失、被盗同样对待：Ⅰ、Ⅱ类属重大，Ⅲ类属较大，Ⅳ、Ⅴ类属一般。",
        "A source out of control is treated like one lost or stolen: "
        "Category I or II is Grade II, Category III "
        "Grade III, Category IV or V Grade IV.",
    ),
    why=Text(
        "失控同样危险；国务院《放射性同位素与射线装置安全和防护条例》第四十条的各级都写有“失控”。"
        "最终由主管部门认定。",
        "It is as dangerous, and article 40 of the State Council's regulation "
        "on radioactive isotopes and radiation "
        "devices names it at every grade. The department in charge decides.",
    ),
    other=Text(
        "照字面，失控不属这几条，只能按“对环境造成一定影响”算一般级。",
        "By the letter it meets none of these and counts only as “some effect on the environment”, Grade IV.",
    ),
)

COUNTY_SEAT = Reading(
    id="county-seat",
    clause="4.1.2（5）",
    says=Text(
        "水源分“地市级以上城市”“县级城市”“乡镇”三档，没有写县城。",
        "Water sources are those of a city of prefecture level or above, "
        "of a county-level city, or of a township or "
        "town; a county seat is not named.",
    ),
    reads=Text("县城按“县级城市”算，属重大。", "A county seat counts as a county-level city: Grade II."),
    why=Text(
        "县城是县一级的城区，供水人口比一般乡镇多。",
        "It is the urban area at county level and serves more people than a town.",
    ),
    other=Text("县城所在地是镇，按“乡镇”算，属较大。", "It lies in a town and counts as one: Grade III."),
)

DEVICE_ZERO = Reading(
    id="device-harm-at-least-one",
    clause="4.1.2（6）",
    says=Text(
        "装置失控的“3人以下急性死亡”“10人以下急性重度放射病、局部器官残疾”没有下限。",
        "For devices out of control, “below 3” deaths and “below 10” people with sickness have no lower end.",
    ),
    reads=Text(
        "装置失控造成的死亡或伤病，至少有1人才算。",
        "At least one death, or one person with the sickness, is needed.",
    ),
    why=Text(
        "条文说的是失控“导致”死亡或伤病。",
        "The criteria speak of death or illness that the loss of control caused.",
    ),
    other=Text(
        "照字面，没有人死亡也在“3人以下”之内，装置一失控就是重大。",
        "By the letter no death is also “below 3”, so any loss of control would be Grade II.",
    ),
)

DEVICE_APART = Reading(
    id="device-deaths-apart",
    clause="4.1.2（6）",
    says=Text(
        "第（1）项说“环境污染直接导致”的死亡，第（6）项另说装置失控导致的“急性死亡”。",
        "Item (1) speaks of deaths caused directly by pollution; item (6) of "
        "acute deaths caused by a device out of control.",
    ),
    reads=Text(
        "装置失控的死亡只与第（6）项比，不加进第（1）项的人数。",
        "Deaths from a device are held against item (6) alone, and not added to item (1).",
    ),
    why=Text("两项是分开写的，标准也不同。", "The two stand apart and have different figures."),
    other=Text(
        "也算环境污染造成的死亡，要加进第（1）项；可以把合计填进死亡人数再算一次。",
        "They are also deaths caused by pollution; to see that answer, enter the total under deaths.",
    ),
)

JUDGED = Text(
    "程度或范围大小，文本没有给出数字，由主管部门认定。",
    "The text gives no figure for the degree or the area; the department in charge decides.",
)
NO_DISPUTE = Text(
    "跨县级的影响没有引起纠纷，或者纠纷没有造成群体影响的，不属第（4）项，按第（6）项算。",
    "An effect on another county without a dispute, or with one that does not affect groups of people, "
    "is not item (4); it counts under item (6).",
)


def graded(grade: str, clause: str, *when: object, **parts: object) -> Row:
    return Row(when=when, then={"grade": grade}, clause=clause, **parts)


def over(field: str, quote: str) -> Within:
    return Within(field=field, interval=WORDS(quote))


def some(field: str, quote: str) -> Within:
    """Below the figure, and by the readings ZERO and DEVICE_ZERO more than none."""
    return Within(field=field, interval=WORDS.some(quote))


def one_of(field: str, *keys: str) -> OneOf:
    return OneOf(field, keys)


ROWS = (
    graded("I", "4.1.1（1）", over("deaths", "30人以上")),
    graded("I", "4.1.1（1）", over("injured", "100人以上"), readings=(POOLED,)),
    graded("I", "4.1.1（2）", over("evacuated", "5万人以上")),
    graded("I", "4.1.1（3）", over("loss", "1亿元以上")),
    graded("I", "4.1.1（4）", ticked("ecology_lost"), note=JUDGED),
    graded("I", "4.1.1（4）", ticked("species_extinct")),
    graded("I", "4.1.1（5）", one_of("water", "city")),
    graded("I", "4.1.1（6）", one_of("source", "high-wide"), note=JUDGED),
    graded("I", "4.1.1（6）", over("device_deaths", "3人以上"), readings=(DEVICE_APART,)),
    graded("I", "4.1.1（6）", one_of("leak", "large"), note=JUDGED),
    graded("I", "4.1.1（7）", one_of("boundary", "country"), note=JUDGED),
    graded("II", "4.1.2（1）", over("deaths", "10人以上30人以下")),
    graded("II", "4.1.2（1）", over("injured", "50人以上100人以下"), readings=(POOLED,)),
    graded("II", "4.1.2（2）", over("evacuated", "1万人以上5万人以下")),
    graded("II", "4.1.2（3）", over("loss", "2000万元以上1亿元以下")),
    graded("II", "4.1.2（4）", ticked("ecology_partly_lost"), note=JUDGED),
    graded("II", "4.1.2（4）", ticked("population_died"), note=JUDGED),
    graded("II", "4.1.2（5）", one_of("water", "county-city")),
    graded("II", "4.1.2（5）", one_of("water", "county-seat"), readings=(COUNTY_SEAT,)),
    graded("II", "4.1.2（6）", one_of("source", "high-lost")),
    graded("II", "4.1.2（6）", one_of("source", "high-loose"), readings=(OUT_OF_CONTROL,)),
    graded("II", "4.1.2（6）", some("device_deaths", "3人以下"), readings=(DEVICE_ZERO, DEVICE_APART)),
    graded("II", "4.1.2（6）", over("device_sick", "10人以上")),
    graded("II", "4.1.2（6）", one_of("leak", "fairly-large"), note=JUDGED),
    graded("II", "4.1.2（7）", one_of("boundary", "province")),
    graded("III", "4.1.3（1）", over("deaths", "3人以上10人以下")),
    graded("III", "4.1.3（1）", over("injured", "10人以上50人以下"), readings=(POOLED,)),
    graded("III", "4.1.3（2）", over("evacuated", "5000人以上1万人以下")),
    graded("III", "4.1.3（3）", over("loss", "500万元以上2000万元以下")),
    graded("III", "4.1.3（4）", ticked("species_damaged"), note=JUDGED),
    graded("III", "4.1.3（5）", one_of("water", "township")),
    graded("III", "4.1.3（6）", one_of("source", "middle-lost")),
    graded("III", "4.1.3（6）", one_of("source", "middle-loose"), readings=(OUT_OF_CONTROL,)),
    graded("III", "4.1.3（6）", some("device_sick", "10人以下"), readings=(DEVICE_ZERO,)),
    graded("III", "4.1.3（6）", one_of("leak", "small"), note=JUDGED),
    graded("III", "4.1.3（7）", one_of("boundary", "city")),
    graded("IV", "4.1.4（1）", some("deaths", "3人以下"), readings=(ZERO,)),
    graded("IV", "4.1.4（1）", some("injured", "10人以下"), readings=(ZERO, POOLED)),
    graded("IV", "4.1.4（2）", some("evacuated", "5000人以下"), readings=(ZERO, EVACUATED)),
    graded("IV", "4.1.4（3）", some("loss", "500万元以下"), readings=(ZERO,)),
    graded("IV", "4.1.4（4）", one_of("boundary", "county-dispute")),
    graded("IV", "4.1.4（5）", one_of("source", "low-lost")),
    graded("IV", "4.1.4（5）", one_of("source", "low-loose"), readings=(OUT_OF_CONTROL,)),
    graded("IV", "4.1.4（5）", ticked("over_dose")),
    graded("IV", "4.1.4（5）", one_of("leak", "site")),
    graded("IV", "4.1.4（5）", ticked("ore")),
    graded("IV", "4.1.4（6）", one_of("boundary", "county"), note=NO_DISPUTE),
    graded("IV", "4.1.4（6）", ticked("some_effect")),
)


def _from_zero(row: Row) -> Row:
    """The row with the text's own interval, which zero is in."""
    return (
        replace(row, when=tuple(over(c.field, c.interval.quote) for c in row.when))
        if ZERO in row.readings
        else row
    )


def _no_death_counts(row: Row) -> Row:
    """The row where no death is “below 3” too, so that a device out of control is Grade II whoever it harmed."""
    (criterion,) = row.when
    if DEVICE_ZERO in row.readings:
        return graded("II", "4.1.2（6）", over(criterion.field, criterion.interval.quote))
    return graded("II", "4.1.2（6）", *row.when) if criterion == ticked("over_dose") else row


def _by_other(row: Row, reading: Reading, grade: str, clause: str) -> Row:
    return graded(grade, clause, *row.when) if reading in row.readings else row


def table(rows: tuple[Row, ...] = ROWS) -> Table:
    return Table(name="event-grade", policy="all", rows=rows)


PEOPLE = Text("人员和损失", "People and loss")
NATURE = Text("生态和饮用水", "Ecology and drinking water")
RADIATION = Text("辐射", "Radiation")
DEVICE_ONLY = Text("没有失控的，留空", "Leave empty if none got out of control")
REACH = Text("影响范围和其他", "Reach and other effects")

event_grade = Grading(
    name="event-grade",
    family="grading",
    title=Text("突发环境事件分级", "Grade of an environmental emergency"),
    question=Text("这起事件属于哪一级？", "What grade is this event?"),
    clauses=("4.1", "4.1.1", "4.1.2", "4.1.3", "4.1.4"),
    levels=LEVELS,
    fields=(
        Count(
            name="deaths",
            label=Text("死亡人数", "Deaths"),
            unit=PERSON,
            group=PEOPLE,
            hint=Text("因环境污染直接导致", "Caused directly by the pollution"),
        ),
        Count(
            name="injured",
            label=Text("中毒或重伤人数", "Poisoned or severely injured"),
            unit=PERSON,
            group=PEOPLE,
            hint=Text("两类合计", "Both together"),
        ),
        Count(
            name="evacuated",
            label=Text("需疏散、转移的人数", "People to be evacuated"),
            unit=PERSON,
            group=PEOPLE,
            hint=Text("包括已经转移的", "Including those already moved"),
        ),
        Money(name="loss", label=Text("直接经济损失", "Direct economic loss"), unit="wan", group=PEOPLE),
        Tick(
            name="ecology_lost",
            label=Text("区域生态功能丧失", "The region's ecological function is lost"),
            group=NATURE,
        ),
        Tick(
            name="species_extinct",
            group=NATURE,
            label=Text(
                "该区域国家重点保护物种灭绝", "A species under key state protection died out in the region"
            ),
        ),
        Tick(
            name="ecology_partly_lost",
            group=NATURE,
            label=Text("区域生态功能部分丧失", "Part of the region's ecological function is lost"),
        ),
        Tick(
            name="population_died",
            group=NATURE,
            label=Text(
                "国家重点保护野生动植物种群大批死亡",
                "Wild animals or plants under key state protection died in large numbers",
            ),
        ),
        Tick(
            name="species_damaged",
            group=NATURE,
            label=Text(
                "国家重点保护的动植物物种受到破坏",
                "An animal or plant species under key state protection is damaged",
            ),
        ),
        Choice(
            name="water",
            blank=Text("没有中断", "None stopped"),
            group=NATURE,
            label=Text(
                "取水中断的集中式饮用水水源地", "Centralised drinking water source whose intake stopped"
            ),
            hint=Text(
                "有几处的，选最靠前的一项；没有中断的，留空",
                "With several, choose the first that fits; leave empty if none stopped",
            ),
            options=options(
                city=("地市级以上城市的", "Of a city of prefecture level or above"),
                county_city=("县级城市的", "Of a county-level city"),
                county_seat=("县城的（不是县级市）", "Of a county seat that is not a county-level city"),
                township=("乡镇的", "Of a township or town"),
            ),
        ),
        Choice(
            name="source",
            blank=Text("没有", "None"),
            group=RADIATION,
            label=Text("丢失、被盗或失控的放射源", "Radioactive source lost, stolen or out of control"),
            hint=Text(
                "有几枚的，选最靠前的一项；没有的，留空",
                "With several, choose the first that fits; leave empty if none",
            ),
            options=options(
                high_wide=(
                    "Ⅰ、Ⅱ类丢失、被盗或失控，并造成大范围严重辐射污染后果",
                    "Category I or II lost, stolen or out of control, with severe large-area pollution",
                ),
                high_lost=("Ⅰ、Ⅱ类丢失或被盗", "Category I or II lost or stolen"),
                high_loose=("Ⅰ、Ⅱ类失控", "Category I or II out of control"),
                middle_lost=("Ⅲ类丢失或被盗", "Category III lost or stolen"),
                middle_loose=("Ⅲ类失控", "Category III out of control"),
                low_lost=("Ⅳ、Ⅴ类丢失或被盗", "Category IV or V lost or stolen"),
                low_loose=("Ⅳ、Ⅴ类失控", "Category IV or V out of control"),
            ),
        ),
        Count(
            name="device_deaths",
            unit=PERSON,
            group=RADIATION,
            label=Text(
                "放射性同位素、射线装置失控造成的急性死亡人数",
                "Acute deaths from a radioactive isotope or radiation device out of control",
            ),
            hint=DEVICE_ONLY,
        ),
        Count(
            name="device_sick",
            unit=PERSON,
            group=RADIATION,
            label=Text(
                "放射性同位素、射线装置失控造成的急性重度放射病、局部器官残疾人数",
                "People with severe acute radiation sickness or loss of an organ's use from a "
                "radioactive isotope or radiation device out of control",
            ),
            hint=Text("两类合计；", "Both together. ") + DEVICE_ONLY,
        ),
        Tick(
            name="over_dose",
            group=RADIATION,
            label=Text(
                "放射性同位素、射线装置失控，使人受到超过年剂量限值的照射",
                "A radioactive isotope or radiation device out of control exposed people to more than "
                "the annual dose limit",
            ),
        ),
        Choice(
            name="leak",
            blank=Text("没有", "None"),
            group=RADIATION,
            label=Text(
                "放射性物质泄漏造成的辐射污染", "Radiation pollution from a leak of radioactive material"
            ),
            hint=Text(
                "有几处的，选最靠前的一项；没有泄漏的，留空",
                "With several, choose the first that fits; leave empty if there was no leak",
            ),
            options=options(
                large=("大范围", "Over a large area"),
                fairly_large=("较大范围", "Over a fairly large area"),
                small=("小范围", "Over a small area"),
                site=("厂区内或设施内局部", "Local, inside a plant or facility"),
            ),
        ),
        Tick(
            name="ore",
            group=RADIATION,
            label=Text(
                "铀矿冶、伴生矿超标排放，造成环境辐射污染后果",
                "Uranium or associated mining discharged above the standard and caused radiation pollution",
            ),
        ),
        Choice(
            name="boundary",
            blank=Text("没有越过", "None crossed"),
            group=REACH,
            label=Text("影响越过的边界", "Boundary that the effects cross"),
            hint=Text(
                "有几条的，选最靠前的一项；没有越过的，留空",
                "With several, choose the first that fits; leave empty if none",
            ),
            options=options(
                country=("造成重大跨国境影响", "National border, with a major effect"),
                province=("跨省级行政区域", "Province"),
                city=("跨地级市行政区域", "Prefecture-level city"),
                county_dispute=(
                    "跨县级行政区域，引起纠纷和一般性群体影响",
                    "County, with a dispute that affects groups of people to an ordinary degree",
                ),
                county=(
                    "跨县级行政区域，没有纠纷，或者纠纷没有造成群体影响",
                    "County, without a dispute, or with one that does not affect groups of people",
                ),
            ),
        ),
        Tick(
            name="some_effect",
            group=REACH,
            label=Text(
                "对环境造成一定影响", "Some effect on the environment"
            ),
            hint=Text(
                "其他各项都没有达到较大级别时，按这一项算一般级",
                "Makes the event Grade IV where nothing else reaches Grade III",
            ),
        ),
    ),
    table=table(),
    others=(
        (ZERO, table(tuple(_from_zero(row) for row in ROWS))),
        (DEVICE_ZERO, table(tuple(_no_death_counts(row) for row in ROWS))),
        (OUT_OF_CONTROL, table(tuple(_by_other(row, OUT_OF_CONTROL, "IV", "4.1.4（6）") for row in ROWS))),
        (COUNTY_SEAT, table(tuple(_by_other(row, COUNTY_SEAT, "III", "4.1.3（5）") for row in ROWS))),
    ),
)
