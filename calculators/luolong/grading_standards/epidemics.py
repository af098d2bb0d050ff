"""Part 三, category （四）: animal and plant epidemics."""

from __future__ import annotations

from calculators.kernel import Bound, Choice, Count, Grading, Interval, OneOf, Reading, Row, Text, Within, options, ticked

from .fields import CRITERIA, GENERAL, JUDGED, ZERO, between, from_zero, graded, levels, over, some, table, tick, without

HEAD, ANIMAL = Text("头", "head|head"), Text("只", "animal|animals")
# What is counted at one outbreak point: name, what it is, unit, and the bounds of Grades II and III as the text has them.
ANIMALS = (
    ("breeding_pigs", Text("种猪", "Breeding pigs"), HEAD, "30头以上50头以下", "30头以下"),
    ("pigs", Text("商品猪", "Commercial pigs"), HEAD, "150头以上300头以下", "150头以下"),
    ("dairy_cattle", Text("奶牛", "Dairy cattle"), HEAD, "10头以上30头以下", "10头以下"),
    ("beef_cattle", Text("肉牛及其他牛", "Beef and other cattle"), HEAD, "50头以上100头以下", "50头以下"),
    ("sheep", Text("羊", "Sheep and goats"), ANIMAL, "300只以上500只以下", "300只以下"),
    ("breeding_poultry", Text("父母代以上代次种禽", "Breeding poultry, parent stock and above"), ANIMAL, "1000只以上3000只以下", "1000只以下"),
    ("poultry", Text("商品代禽", "Commercial poultry"), ANIMAL, "10000只以上30000只以下", "10000只以下"),
)

SEVERE_DISEASE = Reading(
    id="foot-and-mouth-in-two-grades",
    clause="三（四）特大",
    says=Text("口蹄疫、高致病性禽流感等疫情一发生就写在特大级里，重大级第（1）项又给同样的疫情规定了镇数和县区数。",
              "Foot-and-mouth disease, highly pathogenic avian influenza and the like are Grade I as such; item (1) of Grade II sets "
              "numbers of towns and counties for the same epidemics."),
    reads=Text("这类疫情一发生就是特大。", "Such an epidemic is Grade I as soon as it occurs."),
    why=Text("特大级没有写别的条件；两级都达到时取较高的一级。", "Grade I sets no other condition, and where both are met the higher counts."),
    other=Text("这类疫情按重大级第（1）项的镇数和县区数定级，不够数的原文没有给出等级。",
               "Such an epidemic is graded by the numbers of Grade II, item (1); below them the text gives no grade."),
)

ABOVE_TOP = Reading(
    id="more-animals-than-grade-two",
    clause="三（四）重大（3）",
    says=Text("一个疫点的发病数，重大级有上限（如种猪50头以下），特大级没有写发病数；达到或者超过上限的，哪一级也不在。",
              "Grade II has an upper end for the sick animals at one point (breeding pigs below 50, for one), and Grade I has no such "
              "numbers: at or above the upper end no grade fits."),
    reads=Text("至少按重大级；是不是特大，由主管部门认定。", "It is at least Grade II; whether it is Grade I, the department in charge decides."),
    why=Text("发病更多，不会比重大级轻。", "More sick animals cannot be less grave than Grade II."),
    other=Text("照字面，重大级也不符合，原文没有给出等级。", "By the letter it is not Grade II either, and the text gives none."),
)

TEN_TOWNS = Reading(
    id="ten-towns-or-more",
    clause="三（四）重大（1）",
    says=Text("“有10个疫情镇（办事处）”，没有写“以上”。", "“10 infected towns” stands without “or more”."),
    reads=Text("10个以上都算。", "10 or more all count."),
    why=Text("疫情镇更多，不会比10个轻。", "More infected towns cannot be less grave than ten."),
    other=Text("只有正好10个才算。", "It must be exactly ten."),
)

NEIGHBOUR = Reading(
    id="serious-epidemic-next-door",
    clause="三（四）较大（4）",
    says=Text("周边地市发生特大疫情的是重大，发生较大疫情的是较大；发生重大疫情的，没有写。",
              "A Grade I epidemic in a neighbouring city is Grade II here, a Grade III one is Grade III; a Grade II epidemic there is "
              "not named."),
    reads=Text("周边地市发生重大疫情、可能危及本区的，至少按较大级。", "A Grade II epidemic next door that may endanger the district is at least Grade III."),
    why=Text("比较大疫情更重，不会更轻。", "It is graver than a Grade III one and cannot be graded lower."),
    other=Text("照字面，原文没有给出等级。", "By the letter the text gives no grade."),
)

ANY_DISEASE = Text("原文没有写是哪种动物疫病；是否适用，由主管部门认定。",
                   "The text does not say which animal disease is meant; the department in charge decides whether this applies.")
SEVERE, TOWNS = ticked("severe_disease"), Within(field="towns", interval=Interval(lower=Bound(value=10, closed=True, word=""), quote="10个"))


def beyond(name: str, quote: str) -> Within:
    """At or above the upper end of Grade II, where no word of the text reaches."""
    top = over(name, quote).interval.upper
    return between(name, top.value, None, "")


def sick(name: str, second: str, third: str) -> tuple[Row, ...]:
    """The rows on one kind of animal at one outbreak point."""
    return (
        graded("II", "三（四）重大（3）", over(name, second), note=ANY_DISEASE),
        graded("II", "三（四）重大（3）", beyond(name, second), readings=(ABOVE_TOP,), note=ANY_DISEASE),
        graded("III", "三（四）较大（2）", some(name, third), readings=(ZERO,), note=ANY_DISEASE),
    )


ROWS = (
    graded("I", "三（四）特大", SEVERE, readings=(SEVERE_DISEASE,)),
    graded("I", "三（四）特大", ticked("class_one")),
    graded("I", "三（四）特大", ticked("to_people"), note=JUDGED),
    graded("II", "三（四）重大（1）", SEVERE, TOWNS, readings=(TEN_TOWNS,)),
    graded("II", "三（四）重大（1）", SEVERE, over("joined_towns", "5个以上")),
    graded("II", "三（四）重大（1）", SEVERE, between("counties", 2, None, "两个以上")),
    graded("II", "三（四）重大（2）", ticked("plants_major"), note=JUDGED),
    *(row for name, _, _, second, third in ANIMALS for row in sick(name, second, third)),
    graded("II", "三（四）重大（4）", ticked("port_serious"), note=JUDGED),
    graded("II", "三（四）重大（5）", OneOf("neighbour", ("I",))),
    graded("II", "三（四）重大（6）", ticked("transport_large"), note=JUDGED),
    graded("II", "三（四）重大（7）", ticked("other_major"), note=JUDGED),
    graded("III", "三（四）较大（1）", ticked("plants_fair"), note=JUDGED),
    graded("III", "三（四）较大（3）", ticked("port_fair"), note=JUDGED),
    graded("III", "三（四）较大（4）", OneOf("neighbour", ("III",))),
    graded("III", "三（四）较大（4）", OneOf("neighbour", ("II",)), readings=(NEIGHBOUR,)),
    graded("III", "三（四）较大（5）", ticked("transport_fair"), note=JUDGED),
    graded("III", "三（四）较大（6）", ticked("other_fair"), note=JUDGED),
    graded("IV", "三（四）一般", ticked("some_effect"), note=JUDGED),
)

NAME = "animal-plant-epidemic"
REACH = Text("疫情范围", "Reach of the epidemic")
AT_ONE_POINT = Text("一个疫点内的发病数", "Sick animals at one outbreak point")

animal_plant_epidemic = Grading(
    name=NAME,
    family="grading",
    title=Text("动植物疫情分级", "Grade of an animal or plant epidemic"),
    question=Text("这起动植物疫情属于哪一级？", "What grade is this animal or plant epidemic?"),
    clauses=("三（四）",),
    readings=GENERAL,
    levels=levels("三（四）", "I", "II", "III", "IV"),
    fields=(
        tick("I", "severe_disease", "口蹄疫、高致病性禽流感等严重危害人畜健康的动植物疫情",
             "Foot-and-mouth disease, highly pathogenic avian influenza or another epidemic that severely harms people and animals"),
        tick("I", "class_one", "国家规定的其他一类动植物疫情", "Another epidemic that the state lists as Class 1"),
        tick("I", "to_people", "可能造成人间传播的动植物疫情", "An epidemic that may pass to people"),
        Count(name="towns", label=Text("10日内全区的疫情镇（办事处）数", "Infected towns in the district within 10 days"), group=REACH,
              unit=Text("个", "town|towns"), hint=Text("只用于口蹄疫、高致病性禽流感等疫情", "Only for foot-and-mouth disease, avian influenza and the like")),
        Count(name="joined_towns", label=Text("其中连片的疫情镇（办事处）数", "Of these, adjoining infected towns"), group=REACH,
              unit=Text("个", "town|towns")),
        Count(name="counties", label=Text("疫情县区数", "Infected counties or districts"), group=REACH, unit=Text("个", "county|counties")),
        tick("II", "plants_major", "松材线虫病、美国白蛾等植物检疫对象，对本区植物安全有重大威胁或破坏",
             "A plant quarantine object such as pine wilt disease or the fall webworm: a major threat or damage to plants in the district"),
        *(Count(name=name, label=label, unit=unit, group=AT_ONE_POINT) for name, label, unit, _, _ in ANIMALS),
        tick("II", "port_serious", "在进境口岸截获重大动植物疫情", "A serious epidemic intercepted at a port of entry"),
        tick("II", "transport_large", "运送的动植物大面积死亡，原因不明", "Animals or plants in transport die over a large area, cause unknown"),
        tick("II", "other_major", "其他严重威胁群众生命健康，或者可能造成重大经济损失的疫情",
             "Another epidemic that severely threatens life and health, or may cause a major economic loss"),
        tick("III", "plants_fair", "松材线虫病、美国白蛾等植物检疫对象，对本区植物安全有较大威胁或破坏",
             "A plant quarantine object such as pine wilt disease or the fall webworm: a considerable threat or damage to plants in the district"),
        tick("III", "port_fair", "在进境口岸截获较大动植物疫情", "A relatively serious epidemic intercepted at a port of entry"),
        Choice(name="neighbour", label=Text("周边地市发生的疫情（可能危及本区）", "Epidemic in a neighbouring city that may endanger the district"),
               group=CRITERIA["III"], blank=Text("没有", "None"), hint=Text("特大疫情属重大级", "A Grade I epidemic there is Grade II here"),
               options=options(I=("特大疫情", "Grade I"), II=("重大疫情", "Grade II"), III=("较大疫情", "Grade III"))),
        tick("III", "transport_fair", "运送的动植物较大面积死亡，原因不明", "Animals or plants in transport die over a fairly large area, cause unknown"),
        tick("III", "other_fair", "其他威胁群众生命健康，或者可能造成较大经济损失的疫情",
             "Another epidemic that threatens life and health, or may cause a considerable economic loss"),
        tick("IV", "some_effect", "不到以上各级，但有一定影响和危害", "Below these grades, with some effect and harm"),
    ),
    table=table(NAME, ROWS),
    others=(
        (SEVERE_DISEASE, table(NAME, without(ROWS, SEVERE_DISEASE))),
        (ABOVE_TOP, table(NAME, without(ROWS, ABOVE_TOP))),
        (NEIGHBOUR, table(NAME, without(ROWS, NEIGHBOUR))),
        (ZERO, table(NAME, tuple(from_zero(row) for row in ROWS))),
    ),
)

RULES = (animal_plant_epidemic,)
