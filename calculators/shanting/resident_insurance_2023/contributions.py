"""Clause 五（一）: the pension tiers with their subsidy, and who pays the medical contribution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from calculators.kernel import (
    PERSON,
    Answer,
    Bound,
    Calculation,
    Choice,
    Count,
    Date,
    Fixed,
    InputError,
    Interval,
    Money,
    OneOf,
    Option,
    Output,
    Reading,
    Row,
    Rows,
    Shares,
    Silent,
    Step,
    Table,
    Text,
    Within,
    Words,
    day,
    join,
    money,
    number,
)
from calculators.kernel.answers import VALUE
from calculators.kernel.rules import Lookup

from .people import WORDS, YEARS_OLD

CLAUSE = "五（一）"

# Pension tiers

TIERS = (100, 300, 500, 600, 800, 1000, 1500, 2000, 2500, 3000, 4000, 5000)
AT_LEAST_800 = WORDS("800元及以上")
SUBSIDY = {tier: 80 if tier in AT_LEAST_800 else 60 if tier in (500, 600) else 30 for tier in TIERS}
LOWEST, HIGHER = TIERS[0], TIERS[1:]
SEVERE = "disability-1-2"
HARDSHIP = {
    SEVERE: Text("重度残疾人（一级、二级）", "Person with a severe disability (level 1 or 2)"),
    "disability-3-4": Text("三级、四级残疾人", "Person with a disability of level 3 or 4"),
    "extreme-hardship": Text("五保户", "Five-guarantee household"),
    "low-income": Text("低保对象", "Recipient of the minimum living allowance"),
    "preferential-care": Text("优抚对象", "Person entitled to preferential care"),
    "poverty-alleviation": Text("扶贫户", "Poverty alleviation household"),
}
ORDINARY = Option("none", Text("都不是（普通居民）", "None of these (ordinary resident)"))

SUBSIDY_TOO = Reading(
    id="subsidy-on-paid-contribution", clause=CLAUSE,
    says=Text("100元档政府补贴30元；重度残疾人的100元由政府代缴。代缴的100元还补不补30元，没有写。",
              "The 100-yuan tier has a subsidy of 30 yuan; for a severe disability the government pays the 100 yuan. Nothing is "
              "said of a subsidy on what it pays itself."),
    reads=Text("照样补贴30元。", "The 30 yuan are added all the same."),
    why=Text("补贴只看缴费档次，没有写代缴的除外。", "The subsidy goes by the tier alone, with no exception."),
    other=Text("钱不是本人缴的，没有补贴。", "Nothing was paid by the person, so there is no subsidy."))
HUNDRED_COUNTS = Reading(
    id="hundred-counts-towards-tier", clause=CLAUSE,
    says=Text("重度残疾人由政府代缴100元；本人选更高的档次时，这100元算不算在里面，没有写。",
              "For a severe disability the government pays 100 yuan; whether they count towards a higher tier that the person "
              "chooses is not said."),
    reads=Text("文件没有写，要问区人社局。",
               "Not settled by the text; ask the District Human Resources and Social Security Bureau."),
    why=Text("只写了代缴的标准是100元，没有写和所选档次怎样合在一起。",
             "Only the standard of 100 yuan is given, not how it goes together with the chosen tier."),
    other=Text("100元算在所选档次里，本人只缴差额。", "The 100 yuan count towards the tier, and the person pays the rest."))
HUNDRED_ONLY = Reading(
    id="hundred-only-for-lowest-tier", clause=CLAUSE,
    says=HUNDRED_COUNTS.says, reads=HUNDRED_COUNTS.reads, why=HUNDRED_COUNTS.why,
    other=Text("代缴只用于100元档；选了更高的档次，本人缴足所选的档次。",
               "The government pays for the 100-yuan tier alone; in a higher one the person pays it all."))


def _paid(self_pay: int, government: int, subsidy: int) -> dict[str, object]:
    amounts = {"self_pay": self_pay, "government": government, "subsidy": subsidy, "total": self_pay + government + subsidy}
    return {"allowed": True} | {name: Fixed(yuan=yuan) for name, yuan in amounts.items()}


def _not_said(subsidy: int) -> Silent:
    extra = money(subsidy)
    return Silent(Text(f"政府补贴{extra.zh}；代缴的100元算不算在所选档次里、自己还要缴多少，文件没有写",
                       f"The government subsidy is {extra.en}; whether the 100 yuan it pays count towards the tier, and how much is "
                       f"left to pay, the text does not say"))


def _row(tiers: tuple[int, ...], groups: tuple[str, ...], then: dict[str, object] | Silent, *readings: Reading) -> Row:
    return Row(when=(OneOf("tier", tuple(map(str, tiers))), OneOf("category", groups)), then=then, clause=CLAUSE, readings=readings)


def _severe_above_100(higher: str) -> list[Row]:
    """Tiers above 100 for a severe disability, by how the text is read."""
    if higher == "not-said":
        return [_row(tuple(tier for tier in HIGHER if SUBSIDY[tier] == subsidy), (SEVERE,), _not_said(subsidy), HUNDRED_COUNTS)
                for subsidy in sorted(set(SUBSIDY.values()))]
    return [_row((tier,), (SEVERE,), _paid(tier - LOWEST, LOWEST, SUBSIDY[tier]) if higher == "counts" else _paid(tier, 0, SUBSIDY[tier]))
            for tier in HIGHER]


def pension(name: str, *, higher: str = "not-said", subsidised: bool = True) -> Table:
    """Each tier for each group; the parameters are what readings change."""
    others = tuple(key for key in HARDSHIP if key != SEVERE)
    extra = SUBSIDY[LOWEST]
    return Table(name=name, rows=(
        _row((LOWEST,), ("none",), {"allowed": False}),
        _row((LOWEST,), others, _paid(LOWEST, 0, extra)),
        *(_row((tier,), (*others, "none"), _paid(tier, 0, SUBSIDY[tier])) for tier in HIGHER),
        _row((LOWEST,), (SEVERE,), _paid(0, LOWEST, extra if subsidised else 0), SUBSIDY_TOO),
        *_severe_above_100(higher)))


NOT_ALLOWED = Text("不能选100元档：它只限五类缴费困难的人，普通居民最低选300元",
                   "The 100-yuan tier is not open: it is for five groups in hardship; others pay at least 300 yuan")


class Tiers(Lookup):
    """What a tier costs and brings, or that it is not open to this person."""

    def words(self, result: Mapping[str, object]) -> Text:
        if not result["allowed"]:
            return NOT_ALLOWED
        own, paid, extra = (result[name] for name in ("self_pay", "government", "subsidy"))
        parts = [Text("自己不用缴", "Nothing to pay") if not own else Text(f"自己缴{money(own).zh}", f"You pay {money(own).en}")]
        if paid:
            parts.append(Text(f"政府代缴{money(paid).zh}", f"the government pays {money(paid).en} for you"))
        parts.append(Text(f"政府补贴{money(extra).zh}", f"government subsidy {money(extra).en}") if extra else
                     Text("没有政府补贴", "no government subsidy"))
        return join(parts, "，", ", ")


pension_tier_subsidy = Tiers(
    name="pension-tier-subsidy", family="subsidy",
    title=Text("居民养老保险：选哪一档，政府补多少", "Pension tiers and the government subsidy"),
    question=Text("选这一档，一年自己缴多少，政府补贴、代缴多少？",
                  "In this tier, how much does one pay a year, and how much does the government add or pay?"),
    clauses=(CLAUSE,),
    fields=(
        Choice(name="tier", label=Text("缴费档次（每年）", "Contribution tier (a year)"), required=True,
               options=tuple(Option(str(tier), money(tier)) for tier in TIERS)),
        Choice(name="category", label=Text("人员类别", "Category"), required=True,
               options=(*(Option(key, label) for key, label in HARDSHIP.items()), ORDINARY),
               hint=Text("属于两类的：一级、二级残疾的选残疾，其余任选一类",
                         "If two fit: choose the severe disability where it is one of them, otherwise either")),
    ),
    outputs=(Output(name="allowed", label=Text("能不能选这一档", "Open to this person"), kind="yes-no"),
             Output(name="self_pay", label=Text("自己缴", "Self-pay"), kind="money"),
             Output(name="government", label=Text("政府代缴", "Paid by the government"), kind="money"),
             Output(name="subsidy", label=Text("政府补贴", "Government subsidy"), kind="money"),
             Output(name="total", label=Text("三项合计", "Total of the three"), kind="money")),
    headline=Text("{self_pay}", "{self_pay}"),
    table=pension("pension-tier-subsidy"),
    others=((SUBSIDY_TOO, pension("no-subsidy-on-paid", subsidised=False)),
            (HUNDRED_COUNTS, pension("hundred-counts", higher="counts")),
            (HUNDRED_ONLY, pension("hundred-only-for-100", higher="all"))))


# The medical contribution

INDIVIDUAL, FISCAL, TOTAL = 350, 610, 960
CLAUSE_LATE, CLAUSE_GROUPS = "五（二）", "五（三）.3"
PAID_FOR = {
    "extreme-hardship": Text("特困人员", "People in extreme hardship"),
    "low-income": Text("城乡低保对象", "Recipients of the urban or rural minimum living allowance"),
    "back-in-poverty": Text("返贫致贫人口", "People who have fallen back or fallen into poverty"),
    "near-low-income": Text("低保边缘家庭成员", "Members of families just above the minimum living allowance line"),
    "monitored": Text("防止返贫监测帮扶对象", "People monitored and helped against a return to poverty"),
}
DISABLED = {
    SEVERE: Text("一级、二级残疾人", "Persons with a disability of level 1 or 2"),
    "disability-3-4": Text("三级、四级残疾人", "Persons with a disability of level 3 or 4"),
}
CATEGORIES = PAID_FOR | DISABLED | {ORDINARY.key: ORDINARY.label}
BY_AGE = (*DISABLED, ORDINARY.key)
PAYERS = ("aid", "self_pay", "fiscal_contribution")
# 五（一） itself says that 70 is included.
AGES = Words(defined={"以上": CLAUSE})
OVER_70 = AGES.between(70, "以上", None, "", quote="70岁（含70岁）以上")
IN_60S = Interval(lower=Bound(value=60, closed=True, word=""), upper=Bound(value=69, closed=True, word=""), quote="60-69岁")
UNDER_60 = Interval(upper=Bound(value=60, closed=False, word=""))

END_2022, END_2023, YEAR_START = date(2022, 12, 31), date(2023, 12, 31), date(2023, 1, 1)
_AGE_SAYS = Text("老年人按60岁、70岁分档，没有写年龄算到哪一天。",
                 "Older people are told apart at 60 and 70; on which day the age counts is not written.")
_AGE_READS = Text("按缴费当天的周岁。", "The full years on the day of payment.")
_AGE_WHY = Text("代缴和减半都是缴费时办的。", "The help is given when the contribution is paid.")
AGE_2022 = Reading(id="age-at-end-of-2022", clause=CLAUSE, says=_AGE_SAYS, reads=_AGE_READS, why=_AGE_WHY,
                   other=Text("按集中缴费期最后一天，2022年12月31日的周岁。",
                              "The full years on the last day of the main payment period, 31 December 2022."))
AGE_2023 = Reading(id="age-at-end-of-2023", clause=CLAUSE, says=_AGE_SAYS, reads=_AGE_READS, why=_AGE_WHY,
                   other=Text("按保障年度内达到的年龄，算到2023年12月31日。",
                              "The age reached within the insured year, up to 31 December 2023."))
DISABILITY = Reading(
    id="disability-and-medical", clause=CLAUSE_GROUPS,
    says=Text("五（一）代缴医保的名单里没有残疾人；五（三）3说政府代缴社保费的人群包括“低保、残疾、特困等”。",
              "The list in section 5(1) of those whose medical contribution is paid does not name people with a disability; section "
              "5(3).3 names “minimum living allowance, disability, extreme hardship and others” as groups the government pays for."),
    reads=Text("只因残疾，医保不代缴；五（三）3说的残疾指养老保险的代缴。",
               "A disability alone does not have the medical contribution paid; section 5(3).3 means the pension contribution."),
    why=Text("五（一）逐类列出了医保代缴的人；残疾只在养老保险那一段写了代缴。",
             "Section 5(1) lists the groups one by one; it has a disability paid for in the pension paragraph alone."),
    other=Text("残疾人的医保也由政府代缴，自己不用缴。", "The medical contribution is paid too, and nothing is left to pay."))
IN_FULL = Reading(
    id="paid-in-full", clause=CLAUSE,
    says=Text("五类困难群众和70岁以上老人的个人缴费“按规定予以代缴”，没有写代缴多少。",
              "The individual contributions of the five groups and of people of 70 or more are “paid on their behalf as the rules "
              "provide”, without an amount."),
    reads=Text("全额代缴350元。", "All 350 yuan are paid."),
    why=Text("同一句对60至69岁写明承担50%，前面没有写比例，就是全部。",
             "The same sentence names 50% for people aged 60 to 69; without a share it is the whole."),
    other=Text("代缴多少看另外的规定，可能不足350元，要问参保地的镇（街）或区医保局。",
               "How much is paid depends on other rules and may be less than 350 yuan; ask the town or subdistrict of enrolment or "
               "the District Healthcare Security Bureau."))
AID_WHEN_LATE = Reading(
    id="aid-when-late", clause=CLAUSE_LATE,
    says=Text("2023年1月1日后缴费的“只缴纳个人缴费部分”，没有写代缴和减半还算不算。",
              "Whoever pays after 1 January 2023 “pays the individual contribution alone”; whether contributions are still paid "
              "or halved is not said."),
    reads=Text("代缴和减半照样算，只缴自己那一部分。", "They are; the person pays what is left."),
    why=Text("五（一）的代缴没有写只限集中缴费期。", "Section 5(1) does not limit the help to the main payment period."),
    other=Text("过了集中缴费期，每人缴足350元。", "After the main payment period everyone pays the whole 350 yuan."))


def _shares(own: int) -> dict[str, Fixed]:
    return {payer: Fixed(yuan=yuan) for payer, yuan in zip(PAYERS, (INDIVIDUAL - own, own, FISCAL), strict=True)}


def _by_age(interval: Interval, own: int) -> Row:
    return Row(when=(OneOf("category", BY_AGE), Within(field="age", interval=interval)), then=_shares(own), clause=CLAUSE)


MEDICAL = Table(name="medical-contribution", sums=(Shares(outputs=PAYERS, total=TOTAL, clause=CLAUSE),), rows=(
    Row(when=(OneOf("category", tuple(PAID_FOR)),), then=_shares(0), clause=CLAUSE),
    _by_age(OVER_70, 0), _by_age(IN_60S, INDIVIDUAL // 2), _by_age(UNDER_60, INDIVIDUAL)))

PAID = Date(name="paid", label=Text("缴费日期", "Date of payment"), least=date(2022, 10, 1), most=END_2023,
            hint=Text("2022年10月1日至2023年12月31日之间", "Between 1 October 2022 and 31 December 2023"))
PEOPLE = Rows(
    name="people", label=Text("家庭成员", "People"), row=Text("第{n}行", "Row {n}"), fields=(
        Choice(name="category", label=Text("人员类别", "Category"), required=True,
               options=tuple(Option(key, label) for key, label in CATEGORIES.items()),
               hint=Text("属于几类的，选排在前面的一类", "If several fit, choose the first of them")),
        Date(name="birth", label=Text("出生日期", "Date of birth"), most=END_2023,
             hint=Text("前五类可以不填；出生日期不同的人分行填",
                       "Not needed for the first five categories; people born on different days each have a row")),
        Count(name="persons", label=Text("人数", "Number of people"), unit=PERSON, required=True, least=1, most=1_000_000),
        Money(name="local_aid", label=Text("每人得到的其他资助", "Other aid for each person"), units=("yuan",),
              hint=Text("单位、镇（街）、村（居）集体等自愿给的；没有就不填",
                        "Given freely by an employer, a town, a village or others; leave empty if none")),
    ))
Person = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """People of one row: how many, and who pays what of 350 yuan for each."""

    label: Text
    persons: int
    aid: Fraction
    local_aid: Fraction
    self_pay: Fraction


def age_on(birth: date, on: date) -> int:
    """Full years on a day; the birthday itself completes a year.

    >>> age_on(date(1963, 1, 1), date(2022, 12, 31)), age_on(date(1963, 1, 1), date(2023, 1, 1))
    (59, 60)
    """
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def _own(person: Person, on: date) -> Fraction:
    """What a person pays of the 350 yuan by section 五（一）."""
    age = None if person["birth"] is None else max(0, age_on(person["birth"], on))
    row, = MEDICAL.verdict({"category": person["category"], "age": age}).hits
    return row.then["self_pay"].value({})


def _line(person: Person, on: date, *, disabled_paid: bool = False, aided: bool = True) -> Line:
    """One row; `disabled_paid` and `aided` are what readings change."""
    paid_for = disabled_paid and person["category"] in DISABLED
    own = Fraction(0) if paid_for else _own(person, on) if aided else Fraction(INDIVIDUAL)
    given = min(Fraction(person["local_aid"] or 0), own)
    return Line(label=CATEGORIES[person["category"]], persons=person["persons"], aid=INDIVIDUAL - own, local_aid=given,
                self_pay=own - given)


def _total(lines: list[Line], payer: str) -> Fraction:
    return sum((getattr(line, payer) * line.persons for line in lines), Fraction(0))


def _headline(lines: list[Line]) -> Text:
    persons, own = sum(line.persons for line in lines), _total(lines, "self_pay")
    pay = "person pays" if persons == 1 else "people pay"
    if not own:
        return Text(f"{persons:,}人都不用自缴" if persons > 1 else "1人，不用自缴", f"{persons:,} {pay} nothing")
    return Text(f"{persons:,}人共要自缴{money(own).zh}", f"{persons:,} {pay} {money(own).en}")


def _needs_birth(person: Person) -> bool:
    return person["category"] in BY_AGE and person["birth"] is None


def _day_matters(person: Person) -> bool:
    return _own(person, max(PAID.least, person["birth"] or PAID.least)) != _own(person, PAID.most)


def _step(person: Person, line: Line, on: date) -> Step:
    who = line.label
    if person["category"] in BY_AGE:
        years = number(max(0, age_on(person["birth"], on)), YEARS_OLD)
        who = Text(f"{who.zh}，{years.zh}", f"{who.en}, {years.en} old")
    parts = ((Text("政府或部门代缴", "paid by the government or a department"), line.aid),
             (Text("其他资助", "other aid"), line.local_aid), (Text("自缴", "self-pay"), line.self_pay))
    words = join((Text(f"{name.zh}{money(amount).zh}", f"{name.en} {money(amount).en}") for name, amount in parts if amount),
                 "，", ", ")
    return Step(Text(f"{who.zh}，每人：{words.zh}", f"{who.en}, each: {words.en}"), CLAUSE)


def _table(lines: list[Line]) -> tuple[tuple[Text, ...], tuple[tuple[Text, ...], ...]]:
    headings = (Text("类别", "Category"), Text("人数", "People"), Text("代缴（每人）", "Paid for, each"),
                Text("其他资助（每人）", "Other aid, each"), Text("自缴（每人）", "Self-pay, each"))
    return headings, tuple((line.label, number(line.persons), money(line.aid), money(line.local_aid), money(line.self_pay))
                           for line in lines)


FISCAL_TOO = Text("财政另外给每人补助610元，和350元合起来是960元",
                  "The fiscal contribution adds 610 yuan for each person, 960 yuan together with the 350 yuan")


def _rivals(people: tuple[Person, ...], on: date, *, late: bool) -> Iterator[tuple[Reading, Text]]:
    """What each other reading gives."""
    yield AGE_2022, _headline([_line(person, END_2022) for person in people])
    yield AGE_2023, _headline([_line(person, END_2023) for person in people])
    yield DISABILITY, _headline([_line(person, on, disabled_paid=True) for person in people])
    if late:
        yield AID_WHEN_LATE, _headline([_line(person, on, aided=False) for person in people])


def contributions(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """Each person's 350 yuan shared among the payers, and the sums."""
    people, paid = values["people"], values["paid"]
    if any(_needs_birth(person) for person in people):
        return rule.still_needed(("birth",))
    if paid is None and any(_day_matters(person) for person in people):
        return rule.still_needed(("paid",))
    on = paid or END_2022
    lines = [_line(person, on) for person in people]
    headline = _headline(lines)
    rivals = [(reading, words) for reading, words in _rivals(people, on, late=on >= YEAR_START) if words != headline]
    disabled = (DISABILITY,) if any(person["category"] in DISABLED for person in people) else ()
    full = (IN_FULL,) if any(line.aid == INDIVIDUAL for line in lines) else ()
    return Answer(
        status=VALUE, headline=headline,
        result={"persons": sum(line.persons for line in lines),
                **{payer: _total(lines, payer) for payer in ("aid", "local_aid", "self_pay")},
                "fiscal_contribution": Fraction(FISCAL * sum(line.persons for line in lines))},
        causes=tuple(_step(person, line, on) for person, line in zip(people, lines, strict=True)),
        readings=(*full, *disabled), others=tuple(rivals), notes=(FISCAL_TOO,), table=_table(lines))


def _check_people(values: Mapping[str, object]) -> Iterator[InputError]:
    labels = {field.name: field.label for field in PEOPLE.fields}
    on = values["paid"] or END_2022
    for index, person in enumerate(values["people"] or ()):
        if None not in (person["birth"], values["paid"]) and person["birth"] > values["paid"]:
            yield InputError(f"people.{index}.birth", "too-late", {"label": labels["birth"], "most": day(values["paid"])})
        elif person["local_aid"] and person["category"] is not None and not _needs_birth(person):
            own = _own(person, on)
            if person["local_aid"] > own:
                yield InputError(f"people.{index}.local_aid", "more-than", {"label": labels["local_aid"], "other": Text(
                    f"自缴的{money(own).zh}", f"the {money(own).en} left to pay")})


medical_contribution = Calculation(
    name="medical-contribution", family="subsidy",
    title=Text("居民医保：每人缴多少，谁来缴", "Medical insurance: what each person pays, and who pays it"),
    question=Text("这一家人自己要缴多少，政府代缴多少？", "How much do these people pay themselves, and how much is paid for them?"),
    clauses=(CLAUSE, CLAUSE_LATE, CLAUSE_GROUPS), fields=(PEOPLE, PAID), check=_check_people,
    derived=(Count(name="age", label=Text("年龄", "Age"), unit=YEARS_OLD, most=130),),
    outputs=(Output(name="persons", label=Text("人数", "People"), kind="count", unit=PERSON),
             Output(name="aid", label=Text("政府或部门代缴合计", "Paid by the government or a department, total"), kind="money"),
             Output(name="local_aid", label=Text("其他资助合计", "Other aid, total"), kind="money"),
             Output(name="self_pay", label=Text("自缴合计", "Self-pay, total"), kind="money"),
             Output(name="fiscal_contribution", label=Text("财政补助合计", "Fiscal contribution, total"), kind="money")),
    compute=contributions, used=(MEDICAL,), more_readings=(IN_FULL, AGE_2022, AGE_2023, DISABILITY, AID_WHEN_LATE))
