"""Work plan for enrolment in and payment of resident medical insurance for 2021, Ziyang District (益资政办发〔2020〕17号).

The plan defines none of its bound words. 以上 and 内 include the number (Civil Code, article 1259); 前 before a day is
read as including that day, and the other reading is shown on that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from calculators.kernel import (
    PERSON,
    Answer,
    Calculation,
    Choice,
    Count,
    Date,
    Deadline,
    Decision,
    Fixed,
    InputError,
    Interval,
    Money,
    Of,
    OneOf,
    Option,
    Output,
    Reading,
    Row,
    Rows,
    Shares,
    Silent,
    Step,
    Sum,
    Table,
    Term,
    Text,
    Tick,
    Within,
    Words,
    YesNo,
    join,
    listing,
    lookup,
    money,
    needs,
    no,
    number,
    options,
    silent,
    ticked,
    yes,
)
from calculators.kernel.answers import VALUE
from calculators.kernel.bounds import Bound
from calculators.kernel.clocks import first_of_next_month
from calculators.kernel.nearest import changes
from calculators.kernel.text import day

WORDS = Words(closed={"前": True})
CONTRIBUTION = 280
YEAR_START = date(2021, 1, 1)
MAIN_END = date(2020, 12, 31)
EXTENSION_END = date(2021, 2, 28)


def after(last: date) -> Interval:
    """Every day after the last day of a period."""
    return Interval(lower=Bound(value=last, closed=False, word="至"))


# 二（一） Who may enrol

ELIGIBLE = Output(name="eligible", label=Text("能否参加", "May enrol"), kind="choice", options=options(
    yes=("可以参加居民医保", "May enrol in resident medical insurance"),
    no=("不能参加居民医保", "Not covered by resident medical insurance")))
AT_HOME = Text("以家庭为单位，在户籍所在地登记和缴费", "with the household, where the household is registered")

PERMIT_PLACE = Reading(
    id="permit-place", clause="三（一）",
    says=Text("二（一）让取得居住证的常住人口参保；三（一）只写“在户籍所在地”登记缴费。",
              "Section 2(1) covers people with a residence permit; section 3(1) only says that residents enrol where their "
              "household is registered."),
    reads=Text("凭居住证参保的人，在发居住证的统筹地区办理。",
               "People covered by a residence permit enrol in the pooling area that issued it."),
    why=Text("他们正是因为在这个统筹地区居住才能参保，户籍在别处。",
             "They are covered because they live in this pooling area; their household is registered elsewhere."),
    other=Text("照三（一）的字面，他们要回户籍所在地办理。",
               "By the letter of section 3(1) they would have to enrol where their household is registered."))

WHO = {
    "rural": Text("农村居民", "Rural resident"),
    "urban-not-working": Text("没有就业的城镇居民", "Urban resident not in work"),
    "university": Text("高校学生", "University student"),
    "student": Text("其他在校学生", "Student at another school"),
    "permit": Text("在统筹地区取得居住证的常住人口", "Member of the resident population with a residence permit"),
    "none": Text("以上都不是", "None of these"),
}
CLAUSE_WHO = "二（一）"


def may_enrol(who: tuple[str, ...], where: Text, clause: str = CLAUSE_WHO, **parts: object) -> Row:
    return Row(when=(no("employee"), OneOf("who", who)), then={"eligible": "yes", "where": where}, clause=clause, **parts)


who_may_enrol = Decision(
    name="who-may-enrol", family="eligibility",
    title=Text("谁可以参加居民医保", "Who may enrol"),
    question=Text("这个人能不能参加居民医保，在哪里办？", "May this person enrol in resident medical insurance, and where?"),
    clauses=(CLAUSE_WHO, "三（一）"),
    fields=(
        YesNo(name="employee", label=Text("应当参加职工医保", "Should be in employee medical insurance"),
              hint=Text("属于职工基本医疗保险应参保人员的，不属于居民医保", "People who should be in it are not covered here")),
        Choice(name="who", label=Text("身份", "Group"),
               options=tuple(Option(key, label) for key, label in WHO.items())),
    ),
    outputs=(ELIGIBLE, Output(name="where", label=Text("在哪里办", "Where"))),
    headline=Text("{eligible}：{where}", "{eligible}: {where}"),
    table=Table(name="who-may-enrol", rows=(
        Row(when=(yes("employee"),), clause=CLAUSE_WHO,
            then={"eligible": "no", "where": Text("应当参加职工医保", "the person should be in employee medical insurance")}),
        may_enrol(("rural", "urban-not-working", "student"), AT_HOME),
        may_enrol(("university",), Text("由学校组织参保和缴费", "through the university, which also collects the payment"), "三（一）"),
        may_enrol(("permit",), Text("在发居住证的统筹地区登记和缴费", "in the pooling area that issued the residence permit"),
                  readings=(PERMIT_PLACE,)),
        Row(when=(no("employee"), OneOf("who", ("none",))), clause=CLAUSE_WHO, then=Silent(Text(
            "文件说覆盖“其他所有城乡居民”，又只列了四类人；四类之外的人能不能参加，要问区医保局",
            "The text covers “all other residents” but lists four groups; whether anyone else may enrol is for the District "
            "Healthcare Security Bureau to say"))),
    )))


# 二（二）、二（三） Who pays the contribution

CLAUSE_AID = "二（三）"
CATEGORIES = {
    "extreme-hardship": (Text("特困人员（五保户、城市“三无”人员、孤儿）", "People in extreme hardship"), (280, 0, 0)),
    "safety-net": (Text("社会保障兜底脱贫对象", "People kept out of poverty by the social security safety net"), (140, 140, 0)),
    "low-income": (Text("城乡低保对象", "Recipients of the urban or rural minimum living allowance"), (140, 0, 140)),
    "disability-1-2": (Text("一级、二级残疾人", "Persons with a disability of level 1 or 2"), (0, 280, 0)),
    "disability-3-4": (Text("三级、四级残疾人", "Persons with a disability of level 3 or 4"), (0, 140, 140)),
    "registered-poor": (Text("建档立卡贫困人口中的非低保对象", "Registered poor people without the minimum living allowance"),
                        (0, 140, 140)),
    "borderline": (Text("“边缘户”", "Borderline households"), (0, 70, 210)),
    "none": (Text("都不是", "None of these"), (0, 0, 280)),
}
FAMILY_PLANNING = Option("family-planning", Text("计生特扶、奖扶对象", "Families under a family planning support scheme"))
PAYERS = ("medical", "fiscal", "self_pay")
EXCLUSIVE = {"low-income", "registered-poor"}

ONE_ROW = Reading(
    id="one-row-only", clause=CLAUSE_AID,
    says=Text("同时属于两类的人怎么资助，文件没有写。", "The text does not say how a person who belongs to two categories is aided."),
    reads=Text("只按一类资助，取自缴最少的一类。", "One category counts, the one that leaves the least to pay."),
    why=Text("每一类的资助都是按280元一个人写全的，没有说可以相加。",
             "Each category shares out the whole 280 yuan of a person; nothing says that aid adds up."),
    other=Text("两类资助相加，以280元为限。", "The aid of both categories adds up, to at most 280 yuan."))
SUPPORT_NAMES = Reading(
    id="family-planning-names", clause="四（三）",
    says=Text("四（三）写“计生特扶对象”，附件1写“计生奖扶对象”，两处都没有金额。",
              "Section 4(3) names the special support scheme, Annex 1 the reward and support scheme; neither gives an amount."),
    reads=Text("两种对象都要审核、要资助，但本文件没有写资助多少。",
               "Both are to be checked and aided, but this document does not say by how much."),
    why=Text("二（三）的金额表没有这两类人。", "The amounts of section 2(3) do not include them."),
    other=Text("二（三）没有列，就没有参保资助。", "Not being listed in section 2(3), they get no aid."))


def _shares(shares: tuple[int, int, int]) -> dict[str, Fixed]:
    return {payer: Fixed(yuan=yuan) for payer, yuan in zip(PAYERS, shares, strict=True)}


CONTRIBUTIONS = Table(
    name="contribution-by-category",
    rows=tuple(Row(when=(OneOf("category", (key,)),), then=_shares(shares), clause="二（二）" if key == "none" else CLAUSE_AID)
               for key, (_, shares) in CATEGORIES.items()),
    otherwise=Row(when=(), clause="四（三）", readings=(SUPPORT_NAMES,), then=Silent(Text(
        "文件没有写计生特扶、奖扶对象的资助金额",
        "The document gives no amount of aid for families under a family planning support scheme"))),
    sums=(Shares(outputs=PAYERS, total=CONTRIBUTION, clause="二（二）"),))

CATEGORY_OPTIONS = (*(Option(key, label) for key, (label, _) in CATEGORIES.items()), FAMILY_PLANNING)
PEOPLE = Rows(
    name="people", label=Text("家庭成员", "People"), row=Text("第{n}行", "Row {n}"), fields=(
        Choice(name="category", label=Text("人员类别", "Category"), required=True, options=CATEGORY_OPTIONS),
        Choice(name="also", label=Text("另外还属于", "Also belongs to"),
               options=tuple(option for option in CATEGORY_OPTIONS if option.key != "none")),
        Count(name="persons", label=Text("人数", "Number of people"), unit=PERSON, required=True, least=1, most=1_000_000),
        Money(name="local_aid", label=Text("每人得到的其他资助", "Other aid for each person"), units=("yuan",),
              hint=Text("乡镇、街道、集体、单位等自愿给的；没有就不填", "Given freely by a town, an employer or others; leave empty if none")),
    ))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """People of one kind: how many, and what each payer pays for one of them.

    `medical` and `fiscal` are None where the text does not say which of the two pays.
    """

    label: Text
    persons: int
    self_pay: Fraction
    medical: Fraction | None
    fiscal: Fraction | None
    local_aid: Fraction


def _outcome(category: str) -> Mapping[str, Fixed] | Silent:
    return CONTRIBUTIONS.verdict({"category": category}).hits[0].then


def _chosen(person: Mapping[str, object]) -> list[str]:
    """The categories of a person that have an amount."""
    named = [person["category"], *([person["also"]] if person["also"] else [])]
    return [key for key in named if key != FAMILY_PLANNING.key]


def _line(person: Mapping[str, object], *, adding: bool = False) -> Line:
    """What is paid for one person of a row; `adding` puts the aid of both categories together."""
    keys = _chosen(person)
    shares = [tuple(_outcome(key)[payer].value({}) for payer in PAYERS) for key in keys]
    least = min(own for *_, own in shares)
    best = {share for share in shares if share[2] == least}
    medical, fiscal, own = best.pop() if len(best) == 1 else (None, None, least)
    if adding and len(shares) > 1:
        medical, fiscal = None, None
        own = max(Fraction(0), CONTRIBUTION - sum(m + f for m, f, _ in shares))
    given = min(Fraction(person["local_aid"] or 0), own)
    return Line(label=listing(CATEGORIES[key][0] for key in keys), persons=person["persons"], medical=medical, fiscal=fiscal,
                local_aid=given, self_pay=own - given)


def _total(lines: list[Line], payer: str) -> Fraction | None:
    amounts = [getattr(line, payer) for line in lines]
    return None if None in amounts else sum((a * line.persons for a, line in zip(amounts, lines, strict=True)), Fraction(0))


def _contribution_headline(lines: list[Line]) -> Text:
    persons, own = sum(line.persons for line in lines), money(_total(lines, "self_pay"))
    return Text(f"{persons:,}人共要自缴{own.zh}", f"{persons:,} {'person pays' if persons == 1 else 'people pay'} {own.en}")


OPEN = Text("没有写由哪一方付", "not said which of the two")


def _cell(amount: Fraction | None) -> Text:
    return OPEN if amount is None else money(amount)


def _contribution_step(line: Line) -> Step:
    if line.medical is None:
        return Step(Text(f"{line.label.zh}：两类自缴一样多，每人自缴{money(line.self_pay).zh}；资助由医疗救助还是财政补贴出，文件没有写",
                         f"{line.label.en}: both leave {money(line.self_pay).en} a person to pay; the text does not say whether "
                         f"medical assistance or the fiscal subsidy pays the rest"), CLAUSE_AID)
    parts = [(Text("医疗救助", "medical assistance"), line.medical), (Text("财政补贴", "fiscal subsidy"), line.fiscal),
             (Text("其他资助", "other aid"), line.local_aid), (Text("自缴", "self-pay"), line.self_pay)]
    words = join((Text(f"{name.zh}{money(amount).zh}", f"{name.en} {money(amount).en}") for name, amount in parts if amount),
                 "，", ", ")
    return Step(Text(f"{line.label.zh}，每人：{words.zh}", f"{line.label.en}, each: {words.en}"),
                "二（二）" if line.label == CATEGORIES["none"][0] else CLAUSE_AID)


def _contribution_table(lines: list[Line]) -> tuple[tuple[Text, ...], tuple[tuple[Text, ...], ...]]:
    headings = (Text("类别", "Category"), Text("人数", "People"), Text("医疗救助（每人）", "Medical assistance, each"),
                Text("财政补贴（每人）", "Fiscal subsidy, each"), Text("其他资助（每人）", "Other aid, each"),
                Text("自缴（每人）", "Self-pay, each"))
    rows = tuple((line.label, number(line.persons), _cell(line.medical), _cell(line.fiscal), money(line.local_aid),
                  money(line.self_pay)) for line in lines)
    return headings, rows


def contributions(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """Each person's 280 yuan shared among the payers, and the sums."""
    people = values["people"]
    if any({person["category"], person["also"]} == EXCLUSIVE for person in people):
        return needs(Text("一个人不能既是低保对象，又是建档立卡贫困人口中的非低保对象，请改选",
                          "Nobody is both a recipient of the minimum living allowance and a registered poor person without it; "
                          "choose again"), "people")
    if not all(_chosen(person) for person in people):
        return silent(_outcome(FAMILY_PLANNING.key).why, readings=(SUPPORT_NAMES,))
    lines = [_line(person) for person in people]
    both = any(len(_chosen(person)) > 1 for person in people)
    headline = _contribution_headline(lines)
    added = _contribution_headline([_line(person, adding=True) for person in people])
    totals = {payer: _total(lines, payer) for payer in (*PAYERS, "local_aid")}
    return Answer(
        status=VALUE, headline=headline,
        result={"persons": sum(line.persons for line in lines), **{k: v for k, v in totals.items() if v is not None}},
        causes=tuple(_contribution_step(line) for line in lines), readings=(ONE_ROW,) if both else (),
        others=((ONE_ROW, added),) if added != headline else (), table=_contribution_table(lines))


def _check_people(values: Mapping[str, object]) -> Iterator[InputError]:
    labels = {field.name: field.label for field in PEOPLE.fields}
    for index, person in enumerate(values["people"] or ()):
        category, also = person["category"], person["also"]
        if also is not None and also == category:
            yield InputError(f"people.{index}.also", "twice", {"label": labels["also"]})
        elif None not in (category, person["persons"]) and person["local_aid"] and _chosen(person):
            own = _line({**person, "local_aid": None}).self_pay
            if person["local_aid"] > own:
                yield InputError(f"people.{index}.local_aid", "more-than",
                                 {"label": labels["local_aid"], "other": Text(f"自缴的{money(own).zh}", f"the {money(own).en} left to pay")})


contribution_by_category = Calculation(
    name="contribution-by-category", family="subsidy",
    title=Text("每人缴多少，谁来缴", "What each person pays, and who pays it"),
    question=Text("这一家人自己要缴多少，资助多少？", "How much do these people pay themselves, and how much is paid for them?"),
    clauses=(CLAUSE_AID, "二（二）"), fields=(PEOPLE,), check=_check_people,
    outputs=(Output(name="persons", label=Text("人数", "People"), kind="count", unit=PERSON),
             Output(name="medical", label=Text("医疗救助合计", "Medical assistance, total"), kind="money"),
             Output(name="fiscal", label=Text("财政补贴合计", "Fiscal subsidy, total"), kind="money"),
             Output(name="local_aid", label=Text("其他资助合计", "Other aid, total"), kind="money"),
             Output(name="self_pay", label=Text("自缴合计", "Self-pay, total"), kind="money")),
    compute=contributions, used=(CONTRIBUTIONS,), more_readings=(ONE_ROW, SUPPORT_NAMES))


# 二（四） When to pay, and from which day

CLAUSE_WHEN = "二（四）"
SPECIAL = options(
    moved=("当年新迁入户口", "Household registration moved here in that year"),
    soldier=("复转军人", "Demobilised or transferred soldier"),
    graduate=("没有及时就业的大中专毕业生", "Graduate who did not find work in time"),
    abandoned=("社会福利机构新接收的弃婴、弃儿", "Abandoned child newly taken in by a welfare institution"),
    released=("刑满释放人员", "Released after serving a sentence"),
    job_ended=("劳动关系终止，职工医保中断", "Employment ended and employee medical insurance stopped"),
    found_poor=("排查发现未参保的建档立卡脱贫户、边缘户",
                "Member of a registered household lifted out of poverty, or of a borderline household, found uninsured"),
    higher=("上级政府明确的其他特殊情形", "Another special circumstance that a higher government has specified"))
SPECIAL_KEYS = tuple(option.key for option in SPECIAL)
CASES = (*options(ordinary=("一般居民", "Anyone else"), newborn=("新生儿", "Newborn"),
                  new_employment=("新就业形态从业人员，第一次凭居住证在居住地参保",
                                  "In a new form of employment, enrolling for the first time here with a residence permit")),
         *SPECIAL)

MAIN_START = Reading(
    id="main-period-start", clause=CLAUSE_WHEN,
    says=Text("起始日只写在延长期后面的括号里，集中缴费期没有单独写。",
              "The first day of cover stands only in the bracket after the extension; for the main period it is not stated."),
    reads=Text("集中缴费期内缴费的，都从2021年1月1日起享受待遇。", "Everyone who pays in the main period is covered from 1 January 2021."),
    why=Text("缴的是2021年度的保费；括号紧跟延长期，只管延长期。",
             "The payment is for 2021; the bracket follows the extension and governs it alone."),
    other=Text("括号也管集中缴费期，不是全家参保的从缴费的下个月起；因为不会早于2021年1月1日，结果相同。",
               "The bracket governs the main period too, so people not enrolled as a whole household start the month after "
               "payment; as that cannot be before 1 January 2021, the day is the same."))
SUNDAY = Reading(
    id="last-day-is-a-sunday", clause=CLAUSE_WHEN,
    says=Text("延长期到2021年2月28日，那天是星期日；文件没有写遇休息日怎么办。",
              "The extension ends on 28 February 2021, a Sunday; the text says nothing of days off."),
    reads=Text("2月28日就是最后一天。", "28 February is the last day."),
    why=Text("文件写的是确定的日期，不是一段期间。", "The text names a fixed date, not a length of time."),
    other=Text("照民法典第203条，最后一天是休息日的，顺延到3月1日（星期一）。",
               "By article 203 of the Civil Code a period that ends on a day off ends on the next day, Monday 1 March."))
DAY_ONE = Reading(
    id="day-of-birth", clause=CLAUSE_WHEN,
    says=Text("“出生后90天内”没有说出生当天算不算第1天。", "“Within 90 days of birth” does not say whether the day of birth is day 1."),
    reads=Text("出生当天不算，次日是第1天。", "The day of birth does not count; the day after is day 1."),
    why=Text("民法典第201条：按日计算的，开始的当日不计入。", "Civil Code, article 201: the day on which a period begins does not count."),
    other=Text("出生当天就是第1天，最后一天早一天。", "The day of birth is day 1, and the last day is one day earlier."))
PLAN_YEAR = Reading(
    id="not-before-the-plan-year", clause=CLAUSE_WHEN,
    says=Text("新就业形态从业人员“从缴费的下个月起”享受待遇，没有说2020年缴费的怎么算。",
              "People in new forms of employment are covered “from the month after payment”; nothing is said of payment in 2020."),
    reads=Text("缴的是2021年度的保费，待遇不早于2021年1月1日。", "The payment is for 2021, so cover does not begin before 1 January 2021."),
    why=Text("本方案只管2021年度。", "The plan is for 2021 alone."),
    other=Text("照字面，从缴费的下个月起，可以早于2021年。", "By the letter cover begins the month after payment, even in 2020."))
BORN_2020 = Reading(
    id="born-in-2020", clause=CLAUSE_WHEN,
    says=Text("文件没有说2020年出生的新生儿算不算在2021年度里。", "The text does not say whether a child born in 2020 falls under the year 2021."),
    reads=Text("照字面，90天内办好的，从出生那天起享受待遇。", "By the letter, a child enrolled within 90 days is covered from birth."),
    why=Text("新生儿这一句没有限定出生年份。", "The sentence on newborns sets no year of birth."),
    other=Text("2021年度的保费只管2021年，从2021年1月1日起。", "A payment for 2021 covers 2021 alone, from 1 January 2021."))


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDay:
    """A date among the outcomes of a row: the day of a field, but not before `least`."""

    of: str
    label: Text
    least: date | None = None

    def fields(self) -> tuple[str, ...]:
        return (self.of,)

    def value(self, values: Mapping[str, object]) -> date:
        return max(self.on(values[self.of]), self.least or date.min)

    def on(self, known: date) -> date:
        return known

    def explain(self, values: Mapping[str, object]) -> Text:
        start = day(self.value(values))
        return Text(f"{self.label.zh}：{start.zh}", f"{self.label.en}: {start.en}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMonth(OnDay):
    """The first day of the month after the day of a field."""

    def on(self, known: date) -> date:
        return first_of_next_month(known)


FROM_BIRTH = Text("从出生那天起", "From the day of birth")
FROM_NEXT_MONTH = Text("从缴费的下个月起", "From the month after payment")
PAYS = Text("个人缴费280元（困难群众的资助见二（三））", "the individual contribution of 280 yuan (for aid in hardship see section 2(3))")
PAYS_FULL = Text("个人缴费部分加财政补助部分，一次缴足",
                 "the individual contribution and the fiscal contribution, all in one payment")
PAYS_LOCAL = Text("按统筹区规定", "as the pooling area provides")
PAYS_UNSAID = Text("文件没有写", "not said in the document")


def _covered(when: tuple[object, ...], start: object, pays: Text, **parts: object) -> Row:
    return Row(when=when, then={"allowed": True, "start": start, "pays": pays}, clause=CLAUSE_WHEN, **parts)


def _refused(*when: object) -> Row:
    return Row(when=when, then={"allowed": False}, clause=CLAUSE_WHEN)


def window(name: str, *, last: date = EXTENSION_END, days: int = 90, employed_from: date | None = YEAR_START,
           newborn_from: date | None = None) -> Table:
    """The cases of clause 二（四） in the order in which they exclude each other; the parameters are what readings change."""
    of_case = lambda *keys: OneOf("case", keys)  # noqa: E731
    in_main = Within(field="paid", interval=WORDS.between(None, "", MAIN_END, "至", quote="2020年9月1日至12月31日"))
    in_extension = Within(field="paid", interval=WORDS.between(None, "", last, "至", quote="可适当延长至2021年2月28日"))
    over_age = Within(field="age", interval=Interval(lower=Bound(value=days, closed=False, word="内")))
    late = NextMonth(of="paid", label=FROM_NEXT_MONTH)
    return Table(name=name, policy="first", rows=(
        _covered((of_case("newborn"), Within(field="age", interval=WORDS(f"{days}天内"))),
                 OnDay(of="birth", label=FROM_BIRTH, least=newborn_from), PAYS_LOCAL),
        _covered((of_case("new-employment"),), NextMonth(of="paid", label=FROM_NEXT_MONTH, least=employed_from), PAYS_UNSAID),
        _covered((in_main,), YEAR_START, PAYS, readings=(MAIN_START,)),
        _covered((in_extension, yes("extension"), yes("household")), YEAR_START, PAYS),
        _covered((in_extension, yes("extension"), no("household")), late, PAYS),
        _covered((of_case(*SPECIAL_KEYS),), late, PAYS_FULL),
        _covered((of_case("newborn"), over_age), late, PAYS_FULL),
        _refused(of_case("ordinary"), Within(field="paid", interval=after(last))),
        _refused(of_case("ordinary"), Within(field="paid", interval=after(MAIN_END)), no("extension")),
    ))


class Window(Decision):
    """A decision that says from which day a person is covered, or that nobody may enrol any more."""

    def words(self, result: Mapping[str, object]) -> Text:
        if not result["allowed"]:
            return Text("原则上不能中途参保，也不享受待遇", "In principle no enrolment during the year, and no cover")
        start = day(result["start"])
        return Text(f"可以参保，从{start.zh}起享受待遇", f"May enrol; covered from {start.en}")

    def still_needed(self, names: object, **parts: object) -> Answer:
        """An age is asked for as a date of birth."""
        return super().still_needed(dict.fromkeys("birth" if name == "age" else name for name in names), **parts)

    def _changes(self, case: Mapping[str, object]) -> tuple[Step, ...]:
        """Other dates and conditions, not other kinds of people."""
        looked_at = [self.known()[name] for name in self.table.fields() if name != "case"]
        return changes(looked_at, self.table.rows, case, self._row_outcome)


PAID = Date(name="paid", label=Text("缴费日期", "Date of payment"), least=date(2020, 9, 1), most=date(2021, 12, 31),
            hint=Text("2020年9月1日至2021年12月31日之间", "Between 1 September 2020 and 31 December 2021"))
BIRTH = Date(name="birth", label=Text("出生日期", "Date of birth"), least=date(2020, 1, 1), most=date(2021, 12, 31),
             hint=Text("只有新生儿要填", "For a newborn only"))


def _check_birth(values: Mapping[str, object]) -> Iterator[InputError]:
    if None not in (values["birth"], values["paid"]) and values["paid"] < values["birth"]:
        yield InputError("paid", "before", {"label": PAID.label, "other": BIRTH.label})


def _age(values: Mapping[str, object]) -> dict[str, object]:
    known = None not in (values["birth"], values["paid"])
    return {"age": (values["paid"] - values["birth"]).days if known else None}


enrolment_window = Window(
    name="enrolment-window-and-benefit-start", family="eligibility",
    title=Text("什么时候能参保，从哪天起享受待遇", "When enrolment is open, and from which day you are covered"),
    question=Text("这一天缴费还能不能参保，从哪天起享受待遇？",
                  "Does payment on this day still count, and from which day is the person covered?"),
    clauses=(CLAUSE_WHEN,),
    fields=(
        Choice(name="case", label=Text("属于哪种情形", "Case"), options=CASES),
        PAID,
        YesNo(name="extension", label=Text("统筹地区延长了缴费期", "The pooling area extended the period"),
              hint=Text("没有如期达到规定参保率的统筹地区可以延长", "An area short of the required enrolment rate may do so")),
        YesNo(name="household", label=Text("全家一起参保", "The whole household enrolled together")),
        BIRTH,
    ),
    derived=(Count(name="age", label=Text("出生后天数", "Days since birth"), unit=Text("天", "days")),),
    derive=_age, check=_check_birth,
    outputs=(Output(name="allowed", label=Text("能否参保", "May enrol"), kind="yes-no"),
             Output(name="start", label=Text("享受待遇的第一天", "First day of cover"), kind="date"),
             Output(name="pays", label=Text("要缴", "Pays"))),
    headline=Text("{start}", "{start}"),
    table=window("enrolment-window-and-benefit-start"),
    others=((SUNDAY, window("until-monday", last=date(2021, 3, 1))), (DAY_ONE, window("birth-is-day-1", days=89)),
            (PLAN_YEAR, window("by-the-letter", employed_from=None)),
            (BORN_2020, window("not-before-2021", newborn_from=YEAR_START))))


class NewbornDeadline(Deadline):
    """The 90 days of a newborn, under both readings, with what follows from being in time or late."""

    def answer(self, values: Mapping[str, object]) -> Answer:
        answer = super().answer(values)
        if answer.status != VALUE:
            return answer
        others = [(DAY_ONE, Deadline.answer(replace(self, first_counts=True), values).headline)]
        result, in_time = dict(answer.result), answer.result.get("in_time")
        if in_time:
            result["cover_from"] = values["birth"]
            if values["birth"] < YEAR_START:
                others.append((BORN_2020, Text("从2021年1月1日起享受待遇", "Covered from 1 January 2021")))
        late = Text("过了期限，按特殊情形补缴：个人缴费部分和财政补助部分一次缴足，从缴费的下个月起享受待遇",
                    "Too late means paying under special circumstances: the individual contribution and the fiscal contribution in "
                    "one payment, with cover from the month after")
        return answer.but(result=result, others=tuple(others), notes=() if in_time else (late,))


newborn_90_days = NewbornDeadline(
    name="newborn-90-days", family="deadline",
    title=Text("新生儿90天", "A newborn's 90 days"),
    question=Text("新生儿最迟哪天办好参保缴费？", "By which day must a newborn be enrolled and paid for?"),
    clauses=(CLAUSE_WHEN,), clause=CLAUSE_WHEN, start="birth", handed_in="paid", count=90, unit="days",
    act=Text("办理参保登记和缴费", "Enrol and pay"), check=_check_birth,
    fields=(replace(BIRTH, hint=None), replace(PAID, label=Text("办好参保缴费的日期", "Date enrolled and paid"),
                                               least=date(2020, 1, 1), most=date(2022, 12, 31), hint=None)),
    readings=(DAY_ONE,),
    outputs=(*Deadline.outputs, Output(name="cover_from", label=Text("享受待遇的第一天", "First day of cover"), kind="date")))

AID_WHEN_LATE = Reading(
    id="aid-when-late", clause=CLAUSE_WHEN,
    says=Text("补缴要“一次性足额”缴个人缴费和财政补助两部分；二（三）的资助还给不给，没有写。",
              "Late payment covers both parts “in full”; the text does not say whether the aid of section 2(3) still applies."),
    reads=Text("两部分都由参保人自己缴。", "The person pays both parts."),
    why=Text("“足额”指全部筹资标准，没有写扣除资助。", "“In full” means the whole financing standard, with no mention of aid."),
    other=Text("困难群众的个人缴费部分照样资助，只少这一部分。", "People in hardship still get the aid for the individual part."))
INDIVIDUAL_PART = Text("个人缴费部分", "the individual contribution")
FISCAL_PART = Text("财政补助部分", "fiscal contribution")


def _full_standard(individual: int, clause: str) -> dict[str, object]:
    return {"amount": Sum((Term(name=INDIVIDUAL_PART, amount=Fixed(yuan=individual), clause=clause),
                           Term(name=Text("加上", "and"), amount=Of(of="fiscal", label=FISCAL_PART), clause=CLAUSE_WHEN)))}


late_full_standard_fee = Decision(
    name="late-full-standard-fee", family="fee",
    title=Text("特殊情形补缴多少", "What late payment costs"),
    question=Text("按特殊情形补缴，每人要缴多少？", "How much does a person pay late, under special circumstances?"),
    clauses=(CLAUSE_WHEN, "二（二）"),
    fields=(
        Money(name="fiscal", label=Text("每人的财政补助部分", "Fiscal contribution for each person"), units=("yuan",), most=100_000,
              hint=Text("本文件没有写这个数，请问区医保局", "Not in this document; ask the District Healthcare Security Bureau")),
        Choice(name="category", label=Text("困难群众类别", "Category of hardship"),
               options=tuple(option for option in CATEGORY_OPTIONS if option is not FAMILY_PLANNING)),
    ),
    outputs=(Output(name="amount", label=Text("每人要缴", "Each person pays"), kind="money"),),
    headline=Text("每人一次缴足 {amount}", "{amount} a person, in one payment"),
    table=Table(name="late-full-standard-fee", rows=(Row(when=(), then=_full_standard(CONTRIBUTION, "二（二）"), clause=CLAUSE_WHEN),)),
    others=((AID_WHEN_LATE, Table(name="with-aid", rows=tuple(
        Row(when=(OneOf("category", (key,)),), then=_full_standard(own, CLAUSE_AID), clause=CLAUSE_AID)
        for key, (_, (*_, own)) in CATEGORIES.items()))),))


# 三（二） Ways to pay

CASH_RECEIPT = Reading(
    id="cash-receipt", clause="附件1",
    says=Text("三（二）没有写村组收现金给什么凭据；附件1让村（社区）填写筹资专用收据。",
              "Section 3(2) names no proof for cash; Annex 1 has villages and communities fill in the special receipt."),
    reads=Text("村组收现金，以筹资专用收据作凭据。", "For cash taken by a village group the special receipt is the proof."),
    why=Text("收据由财政所领取和核销，只用于上门收取的参保基金。", "Finance offices issue and cancel these receipts, which are for money collected at the door."),
    other=Text("文件没有规定现金缴费的凭据。", "The text sets no proof for cash."))
MAIN, SECOND, UNRANKED = "main", "second", "not-ranked"


def _way(key: str, label: Text, voucher: Text, rank: str, clause: str = "三（二）") -> tuple[str, Text, dict[str, object], str]:
    return key, label, {"voucher": voucher, "rank": rank}, clause


SLIP = Text("机器打印的小票", "the slip printed by the machine")
E_VOUCHER = Text("电子订单的支付凭证", "the payment voucher of the electronic order")

payment_voucher = lookup(
    name="payment-voucher",
    title=Text("缴费凭据", "Proof of payment"),
    question=Text("这样缴费，拿什么作凭据？", "What is the proof of payment for this way of paying?"),
    clauses=("三（二）", "附件1"), ask=Text("缴费方式", "Way to pay"), field="way",
    outputs=(Output(name="voucher", label=Text("凭据", "Proof")),
             Output(name="rank", label=Text("主次", "Rank"), kind="choice", options=options(
                 main=("为主", "main way"), second=("为辅", "second way"),
                 not_ranked=("文件没有排主次", "not ranked in the text")))),
    headline=Text("以{voucher}为凭", "Keep {voucher}"),
    entries=(
        _way("pos", Text("银行智能POS机", "Bank smart POS terminal"), SLIP, MAIN),
        _way("self-service", Text("银行自助终端等智能机具", "Bank self-service terminal or similar device"), SLIP, UNRANKED),
        _way("app", Text("“湘税社保”手机APP", "“Xiangshui Shebao” phone app (湘税社保)"), E_VOUCHER, SECOND),
        _way("online", Text("网上缴费终端", "Online payment terminal"), E_VOUCHER, UNRANKED),
        _way("counter", Text("银行柜台", "Bank counter"), Text("银行收款凭单", "the bank receipt"), UNRANKED),
        _way("village-cash", Text("村组收现金", "Cash taken by a village group"),
             Text("筹资专用收据", "the special receipt of the village or community"), SECOND, "附件1"),
    ),
    row_readings={"village-cash": (CASH_RECEIPT,)})


# 四（三） and 附件1 Who does what

VILLAGE_ROW = Reading(
    id="village-duties", clause="附件1",
    says=Text("村（社区）的职责写在乡镇、街道、长春经开区那一格里，没有自己的单位名称。",
              "The duties of villages and communities stand in the cell of the towns, without a unit name of their own."),
    reads=Text("这一段是村支两委和社区自己的职责。", "The passage sets out duties of the villages and communities themselves."),
    why=Text("这一段以“村、支两委及社区负责”开头。", "It begins “the village bodies and communities are responsible for”."),
    other=Text("这些也是乡镇、街道、长春经开区的职责，由它们督促村（社区）去做。",
               "They are duties of the towns too, which have the villages and communities do them."))


def _duty(key: str, unit: Text, main: Text, *duties: tuple[str, str],
          clause: str = "附件1") -> tuple[str, Text, dict[str, object], str]:
    return key, unit, {"main": main, "duties": tuple(Text(*words) for words in duties)}, clause


department_duty = lookup(
    name="department-duty",
    title=Text("哪个单位做什么", "Which body does what"),
    question=Text("这个单位在参保缴费工作中负责什么？", "What is this body responsible for?"),
    clauses=("四（三）", "附件1"), ask=Text("单位", "Body"), field="unit",
    outputs=(Output(name="main", label=Text("主要职责", "Main duty")),
             Output(name="duties", label=Text("具体职责", "Duties"), kind="list")),
    headline=Text("{main}", "{main}"),
    entries=(
        _duty("tax", Text("区税务局", "District Tax Bureau"), Text("征收居民医保费", "Collects the contributions"),
              ("与乡镇、街道、长春经开区分别建立联系，派人协助筹资", "Keeps a working link with each town and sends staff to help"),
              ("及时准确地催缴、入库", "Calls in contributions and pays them into the treasury, promptly and correctly"),
              ("推送已缴费人员信息", "Passes on the details of those who have paid"),
              ("配合区政府督查室督导", "Helps the District Government Supervision Office with its checks")),
        _duty("healthcare-security", Text("区医保局", "District Healthcare Security Bureau"),
              Text("登记参保人员信息", "Registers the details of the insured"),
              ("宣传2021年度政策", "Explains the policy for 2021"),
              ("登记、完善参保人员信息", "Registers and completes the details of the insured"),
              ("及时更新、标识特殊人群，更新后由共享平台自动传给税务部门",
               "Promptly updates and marks special groups; a shared platform passes updates to the tax departments")),
        _duty("finance", Text("区财政局", "District Finance Bureau"), Text("安排经费、奖励和补助", "Provides funds, prizes and aid"),
              ("落实筹资工作经费和奖励资金", "Provides the collection work fund and the prize money"),
              ("落实建档立卡贫困人口等特殊对象的个人缴费补助",
               "Provides the aid for the individual contributions of registered poor people and other special groups"),
              ("编好配套资金预算，管好基金和票据，专户专账", "Budgets the matching funds; controls money and receipts in a separate account"),
              ("财政所领取和核销筹资专用收据，指导填写，汇总上缴参保基金",
               "Local finance offices draw and cancel the special receipts, show how to fill them in, and hand over the money")),
        _duty("education", Text("区教育局", "District Education Bureau"), Text("督促学校参保", "Has schools enrol their students"),
              ("摸清全日制普通大中专院校（含民办学校）的参保情况",
               "Finds out how far full-time universities, colleges and secondary vocational schools, private ones included, are enrolled"),
              ("督促没有参保的学校整改", "Has schools that are not enrolled put this right")),
        _duty("publicity", Text("区委宣传部", "District Publicity Department"), Text("督促、指导宣传", "Presses for and guides publicity"),
              ("督促、指导筹资宣传，跟踪报道进度和典型", "Presses for and guides publicity; reports progress and good examples"),
              ("力争医保政策入户率达到100%", "Aims to bring the policy to 100% of households")),
        _duty("supervision-office", Text("区政府督查室", "District Government Supervision Office"),
              Text("督查任务按时完成", "Checks that tasks are completed on time"),
              ("督查各乡镇、街道、长春经开区按时完成任务",
               "Checks that towns, subdistricts and the Changchun Economic Development Zone complete their tasks on time"),
              ("及时报道筹资信息和进度", "Reports information and progress promptly"),
              ("发现问题及时纠正", "Has problems corrected promptly")),
        _duty("statistics", Text("区统计局", "District Statistics Bureau"), Text("提供人口数据", "Supplies population figures"),
              ("提供全区常住人口数据", "Supplies the figures of the resident population")),
        _duty("discipline", Text("区纪委监委", "District Discipline and Supervision Commission"),
              Text("监督医保基金", "Supervises the insurance fund"),
              ("监督医保基金的筹集、管理和使用", "Supervises the raising, management and use of the insurance fund")),
        _duty("health", Text("区卫生健康局", "District Health Bureau"),
              Text("门诊统筹，核定计生奖扶对象", "Outpatient pooling and the family planning list"),
              ("做好门诊统筹的有关工作", "Does its part for outpatient pooling"),
              ("2020年11月13日前核定计生奖扶对象名单",
               "Before 13 November 2020 settles the list of families under the family planning reward and support scheme")),
        _duty("civil-affairs", Text("区民政局", "District Civil Affairs Bureau"),
              Text("核定五保户、低保户名单", "Settles the lists of households in need"),
              ("2020年11月13日前核定五保户、低保户等对象的名单",
               "Before 13 November 2020 settles the list of five-guarantee households, minimum living allowance households and "
               "similar people")),
        _duty("poverty-alleviation", Text("区扶贫办", "District Poverty Alleviation Office"),
              Text("核准建档立卡贫困人口和“边缘户”", "Verifies registered poor people and borderline households"),
              ("与民政部门核准没有享受低保的建档立卡贫困人口和“边缘户”",
               "With the civil affairs department, verifies registered poor people without the minimum living allowance, and "
               "borderline households"),
              ("2020年11月13日前把详细名单交给区财政局和区医保局",
               "Before 13 November 2020 gives the detailed list to the District Finance Bureau and the District Healthcare "
               "Security Bureau")),
        _duty("disabled-federation", Text("区残联", "District Disabled Persons' Federation"),
              Text("核定残疾对象名单", "Settles the list of persons with a disability"),
              ("2020年11月13日前核定符合政策的残疾对象名单",
               "Before 13 November 2020 settles the list of eligible persons with a disability")),
        _duty("audit", Text("区审计局", "District Audit Bureau"), Text("审计参保基金", "Audits the enrolment money"),
              ("审计参保基金的筹集和使用", "Audits the raising and use of the enrolment money")),
        _duty("performance", Text("区绩考办", "District Performance Assessment Office"), Text("督促检查", "Checks the work"),
              ("加强督促检查，保证任务完成", "Steps up checks so that the work gets done"), clause="四（三）"),
        _duty("towns", Text("乡镇人民政府、街道办事处、长春经开区管委会",
                            "Town and township governments, subdistrict offices, Administrative Committee of the Changchun "
                            "Economic Development Zone"),
              Text("筹资的直接责任单位", "Directly responsible for collection"),
              ("宣传发动，代收个人缴费", "Explain the policy, mobilise people and collect individual contributions"),
              ("审核《筹资台账》和村级、社区汇总表", "Check the collection ledgers and the summaries of villages and communities"),
              ("按村、社区填报2021年度《参保筹资统计汇总表》", "Fill in and submit the 2021 summary table by village and community"),
              ("组织专门班子，专人包村包组，保证本地人口参保率达到100%",
               "Set up a team with named persons for each village and group, so that 100% of the local population is enrolled"),
              ("信息录入及时、准确、完整", "See that data are entered promptly, correctly and completely")),
        _duty("villages", Text("村支两委、社区", "Village Party branches and villagers' committees, communities"),
              Text("上门收取，登记台账", "Collect at the door and keep the ledger"),
              ("与驻村、驻社区干部一起宣传发动", "Explain the policy and mobilise people with the cadres posted there"),
              ("准确填写2021年度《筹资台账》", "Fill in the 2021 collection ledger correctly"),
              ("上门收取参保基金", "Collect from door to door"),
              ("按时核对收据和台账，由居民医保管理办公室或劳动服务保障中心与财政所盖公章确认",
               "Check receipts against the ledger on time, confirmed with the official seals of the resident medical insurance "
               "office or the labour service centre and of the local finance office"),
              ("以户为单位核查《筹资台账》，填报汇总表", "Verify the ledger household by household and submit the summary"),
              ("妥善保管、正确填写筹资专用收据", "Keep the special receipts safe and fill them in correctly")),
    ),
    row_readings={"villages": (VILLAGE_ROW,), "health": (SUPPORT_NAMES,)})


# 五 Funds, prizes and penalties; 附件2 gives the targets

CLAUSE_FUND, CLAUSE_TARGETS = "五", "附件2"
TARGETS = {
    "cihukou": (Text("茈湖口镇", "Cihukou Town"), 37_736),
    "changchun-zone": (Text("长春经开区", "Changchun Economic Development Zone"), 28_772),
    "yingfengqiao": (Text("迎风桥镇", "Yingfengqiao Town"), 32_076),
    "zhangjiasai": (Text("张家塞乡", "Zhangjiasai Township"), 41_038),
    "xinqiaohe": (Text("新桥河镇", "Xinqiaohe Town"), 79_717),
    "shatou": (Text("沙头镇", "Shatou Town"), 24_528),
    "changchun-town": (Text("长春镇", "Changchun Town"), 70_755),
    "qichelu": (Text("汽车路街道", "Qichelu Subdistrict"), 17_453),
    "damatou": (Text("大码头街道", "Damatou Subdistrict"), 17_925),
}
DISTRICT = ("district", Text("全区（小计）", "The whole district (total)"), 350_000)
HUANGJIAHU = Option("huangjiahu", Text("黄家湖新区", "Huangjiahu New Area"))
UNIT_OPTIONS = tuple(Option(key, label) for key, (label, _) in TARGETS.items())
NO_TARGET = Silent(Text("附件2没有给黄家湖新区分配任务数", "Annex 2 gives the Huangjiahu New Area no target"))


def _target_rows(*extra: tuple[str, Text, int]) -> tuple[Row, ...]:
    named = (*((key, target) for key, (_, target) in TARGETS.items()), *((key, target) for key, _, target in extra))
    rows = (Row(when=(OneOf("unit", (key,)),), then={"target": target}, clause=CLAUSE_TARGETS) for key, target in named)
    return (*rows, Row(when=(OneOf("unit", (HUANGJIAHU.key,)),), then=NO_TARGET, clause=CLAUSE_TARGETS))


UNIT = Choice(name="unit", label=Text("单位", "Unit"), options=(*UNIT_OPTIONS, HUANGJIAHU))
UNIT_TARGETS = Table(name="targets", rows=_target_rows())


def target_of(table: Table, unit: str) -> int | None:
    """The target of a unit; None where Annex 2 gives none."""
    then = table.verdict({"unit": unit}).hits[0].then
    return None if isinstance(then, Silent) else then["target"]


def least_for(percent: int, target: int) -> int:
    """The smallest number of people that is at least so many percent of a target.

    >>> least_for(85, 37736), least_for(90, 37736), least_for(90, 350000)
    (32076, 33963, 315000)
    """
    return -(-percent * target // 100)


def percent_of(part: int, whole: int) -> Decimal:
    """A percentage cut off after two places, so that it never shows a mark that is not reached.

    >>> percent_of(32075, 37736), percent_of(32076, 37736)
    (Decimal('84.99'), Decimal('85'))
    """
    return Decimal(part * 10_000 // whole) / 100


DAY_28 = Reading(
    id="before-28-february", clause=CLAUSE_FUND,
    says=Text("“在2021年2月28日前”没有说包不包括28日当天。", "“Before 28 February 2021” does not say whether that day is included."),
    reads=Text("28日当天完成算按时。", "Completion on 28 February itself is in time."),
    why=Text("缴费期可以延长到2月28日，当天还能缴费。", "The payment period may run until 28 February, so people may still pay on that day."),
    other=Text("“前”不含当天，28日完成就晚了。", "“Before” leaves the day out, so 28 February is too late."))
BEFORE_FEBRUARY = Reading(
    id="before-february", clause=CLAUSE_FUND,
    says=Text("完成奖励要求“在2021年2月前”全面完成；处罚却以2月28日为界。",
              "The incentive needs completion “before February 2021”; the penalty begins only after 28 February."),
    reads=Text("2月1日以前，最迟1月31日。", "Before 1 February, that is by 31 January."),
    why=Text("照字面，“2月前”不含2月。", "By the letter “before February” leaves February out."),
    other=Text("“2月前”指2月底以前，最迟2月28日。", "It means by the end of February, 28 February at the latest."))
INCENTIVE_BASE = Reading(
    id="incentive-base", clause=CLAUSE_FUND,
    says=Text("完成奖励“按1元/人”，没有说按参保人数还是按任务数。",
              "The incentive is “1 yuan a person”, without saying whether of the people enrolled or of the target."),
    reads=Text("按参保人数。", "By the people enrolled."),
    why=Text("同一句前半写的是“按参保人数1元/人”。", "The first half of the same sentence says “by the number of people enrolled”."),
    other=Text("按附件2的任务数。", "By the target of Annex 2."))
PER_HEAD = Reading(
    id="per-head-fund", clause=CLAUSE_FUND,
    says=Text("没有完成的“取消筹资工作人头经费”，没有说包不包括0.2元的录入工作经费。",
              "A unit that fails loses “the per-head fund for collection work”; nothing is said of the 0.2 yuan for data entry."),
    reads=Text("只取消1元/人的筹资工作经费。", "Only the collection work fund of 1 yuan a person is lost."),
    why=Text("名称是“筹资工作”经费；录入工作经费另有名称。", "The name is that of the collection work fund; data entry has a name of its own."),
    other=Text("两项都按人头算，都取消。", "Both go by heads, so both are lost."))
WHICH_COUNT = Reading(
    id="which-count", clause=CLAUSE_FUND,
    says=Text("“按参保人数”没有说是哪一天的人数。", "“By the number of people enrolled” names no day."),
    reads=Text("按最后的参保人数。", "By the final number."),
    why=Text("经费是给整个筹资工作的。", "The fund is for the whole of the collection."),
    other=Text("按2020年12月31日的参保人数。", "By the number on 31 December 2020."))
ALL_TASKS = Reading(
    id="all-tasks", clause=CLAUSE_FUND,
    says=Text("“全面完成各项筹资任务”没有定义。", "“Every part of the collection task completed” is not defined."),
    reads=Text("参保人数达到附件2的任务数，就是全面完成。", "It is completed once the target of Annex 2 is reached."),
    why=Text("文件分到各单位的任务只有附件2的人数。", "The numbers of Annex 2 are the only tasks set for each unit."),
    other=Text("还要完成台账、收据、录入等各项工作，由区里认定。", "Ledgers, receipts and data entry must be done too, as the district finds."))

NEVER = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """How a unit stands: its target, the people enrolled on 31 December 2020 and at the end, and the day it completed."""

    target: int
    by_december: int
    enrolled: int
    finished: date

    def funds(self, *, incentive_by: date = date(2021, 1, 31), in_time_by: date = EXTENSION_END, by_target: bool = False,
              by_december: bool = False, entry_too: bool = False) -> dict[str, Fraction]:
        """The three funds in yuan; the parameters are what readings change."""
        people = self.by_december if by_december else self.enrolled
        in_time = self.finished <= in_time_by
        earned = self.by_december >= least_for(90, self.target) and self.finished <= incentive_by
        return {"collection": Fraction(people if in_time else 0),
                "incentive": Fraction((self.target if by_target else people) if earned else 0),
                "entry": Fraction(0) if entry_too and not in_time else Fraction(people, 5)}


FUND_READINGS = ((BEFORE_FEBRUARY, {"incentive_by": EXTENSION_END}), (INCENTIVE_BASE, {"by_target": True}),
                 (WHICH_COUNT, {"by_december": True}), (DAY_28, {"in_time_by": EXTENSION_END - timedelta(days=1)}),
                 (PER_HEAD, {"entry_too": True}))


def _fund_headline(funds: Mapping[str, Fraction]) -> Text:
    shown = {name: money(amount) for name, amount in funds.items()}
    return Text("筹资工作经费{collection}，完成奖励{incentive}，录入工作经费{entry}",
                "Collection work fund {collection}, completion incentive {incentive}, data entry fund {entry}").format(**shown)


def _finished(values: Mapping[str, object], target: int) -> date | None:
    """The day by which the target was reached; NEVER where it was not, None where it is not known."""
    if values["by_december"] >= target:
        return MAIN_END
    return values["finished_on"] if values["enrolled"] >= target else NEVER


def work_fund(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """The funds of a unit, and what each reading would make of them."""
    missing = [name for name in ("unit", "by_december", "enrolled") if values[name] is None]
    if missing:
        return rule.still_needed(missing)
    target = target_of(UNIT_TARGETS, values["unit"])
    if target is None:
        return silent(NO_TARGET.why, causes=(Step(HUANGJIAHU.label, CLAUSE_TARGETS),))
    finished = _finished(values, target)
    if finished is None:
        return rule.still_needed(("finished_on",))
    unit = Collection(target=target, by_december=values["by_december"], enrolled=values["enrolled"], finished=finished)
    funds = unit.funds()
    headline = _fund_headline(funds)
    others = ((reading, _fund_headline(unit.funds(**changed))) for reading, changed in FUND_READINGS)
    return Answer(status=VALUE, headline=headline, result=funds, causes=_fund_causes(unit), steps=_fund_steps(unit, funds),
                  changes=_fund_changes(unit), others=tuple((reading, words) for reading, words in others if words != headline))


def _fund_causes(unit: Collection) -> tuple[Step, ...]:
    share, least = percent_of(unit.by_december, unit.target), least_for(90, unit.target)
    reached = unit.by_december >= least
    when = day(unit.finished) if unit.finished != NEVER else Text("没有完成", "not completed")
    if unit.by_december >= unit.target:
        when = Text("2020年12月31日以前", "by 31 December 2020")
    return (
        Step(Text(f"任务数{unit.target:,}人，90%要{least:,}人", f"Target {unit.target:,}; 90% takes {least:,} people"), CLAUSE_TARGETS),
        Step(Text(f"2020年12月31日{unit.by_december:,}人，{share}%，{'达到' if reached else '没有达到'}90%以上",
                  f"{unit.by_december:,} people on 31 December 2020, {share}%: {'at least' if reached else 'below'} 90%"), CLAUSE_FUND),
        Step(Text(f"全面完成：{when.zh}", f"Completed: {when.en}"), CLAUSE_FUND))


def _fund_steps(unit: Collection, funds: Mapping[str, Fraction]) -> tuple[Step, ...]:
    steps = [Step(Text(f"录入工作经费：{unit.enrolled:,}人 × 0.2元 = {money(funds['entry']).zh}，由区税务局安排",
                       f"Data entry fund: {unit.enrolled:,} × 0.2 yuan = {money(funds['entry']).en}, from the District Tax Bureau"), CLAUSE_FUND)]
    if funds["collection"]:
        steps.append(Step(Text(f"筹资工作经费：{unit.enrolled:,}人 × 1元，由区财政局安排",
                               f"Collection work fund: {unit.enrolled:,} × 1 yuan, from the District Finance Bureau"), CLAUSE_FUND))
    elif unit.finished > EXTENSION_END:
        steps.append(Step(Text("2021年2月28日前没有完成，取消筹资工作经费",
                               "Not completed before 28 February 2021, so the collection work fund is lost"), CLAUSE_FUND))
    return tuple(steps)


def _fund_changes(unit: Collection) -> tuple[Step, ...]:
    short = least_for(90, unit.target) - unit.by_december
    if short > 0:
        return (Step(Text(f"2020年12月31日再多{short:,}人就达到90%", f"{short:,} more people on 31 December 2020 would make 90%"), CLAUSE_FUND),)
    if unit.finished > date(2021, 1, 31):
        return (Step(Text("2021年1月31日以前完成，就有完成奖励", "Completion by 31 January 2021 would earn the incentive"), CLAUSE_FUND),)
    return ()


def _check_fund(values: Mapping[str, object]) -> Iterator[InputError]:
    early, final = values["by_december"], values["enrolled"]
    labels = {field.name: field.label for field in FUND_FIELDS}
    if None not in (early, final) and early > final:
        yield InputError("by_december", "more-than", {"label": labels["by_december"], "other": labels["enrolled"]})
    if values["unit"] and values["finished_on"] and early is not None:
        target = target_of(UNIT_TARGETS, values["unit"])
        if target is not None and early < target and values["finished_on"] <= MAIN_END:
            yield InputError("finished_on", "too-small", {"label": labels["finished_on"], "least": day(YEAR_START)})


FUND_FIELDS = (
    UNIT,
    Count(name="by_december", label=Text("2020年12月31日的参保人数", "People enrolled on 31 December 2020"), unit=PERSON),
    Count(name="enrolled", label=Text("最后的参保人数", "People enrolled in the end"), unit=PERSON),
    Date(name="finished_on", label=Text("达到任务数的日期", "Date on which the target was reached"),
         least=date(2020, 9, 1), most=date(2021, 12, 31),
         hint=Text("2020年12月31日还没有达到、后来达到的才要填", "Only if it was reached after 31 December 2020")),
)

work_fund_and_incentive = Calculation(
    name="work-fund-and-incentive", family="fund",
    title=Text("工作经费和完成奖励", "Work funds and completion incentive"),
    question=Text("这个单位有多少工作经费和奖励？", "What funds and incentive does this unit get?"),
    clauses=(CLAUSE_FUND, CLAUSE_TARGETS), fields=FUND_FIELDS, check=_check_fund,
    outputs=(Output(name="collection", label=Text("筹资工作经费", "Collection work fund"), kind="money"),
             Output(name="incentive", label=Text("完成奖励", "Completion incentive"), kind="money"),
             Output(name="entry", label=Text("录入工作经费", "Data entry fund"), kind="money")),
    compute=work_fund, used=(UNIT_TARGETS,), readings=(ALL_TASKS,),
    more_readings=tuple(reading for reading, _ in FUND_READINGS))

PRIZES = ((60_000, Text("一等奖", "first prize")), *((30_000, Text("二等奖", "second prize")),) * 2,
          *((20_000, Text("三等奖", "third prize")),) * 3)
RANKING = Reading(
    id="ranking", clause=CLAUSE_FUND,
    says=Text("“根据任务完成进度”评奖，没有说怎么排名次。", "Prizes go “by progress”; how units are ranked is not said."),
    reads=Text("按2020年12月31日的完成率从高到低排。", "By the share of the target reached on 31 December 2020, highest first."),
    why=Text("参评条件85%就是那一天的完成率。", "The 85% that qualifies a unit is the share on that day."),
    other=Text("按达到85%的先后排。", "By the order in which units reached 85%."))
STANDING = Rows(
    name="units", label=Text("各单位", "Units"), most=9, row=Text("第{n}行", "Row {n}"), fields=(
        Choice(name="unit", label=Text("单位", "Unit"), required=True, options=UNIT_OPTIONS),
        Count(name="by_december", label=Text("2020年12月31日的参保人数", "People enrolled on 31 December 2020"), unit=PERSON, required=True),
        Date(name="reached", label=Text("达到85%的日期", "Date on which 85% was reached"), least=date(2020, 9, 1), most=MAIN_END,
             hint=Text("不填也可以；填了能看到另一种排法的结果", "Optional; shows the result of the other way to rank")),
    ))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit in the ranking: first and last place that its tie covers, and its prize, None where a tie leaves it open."""

    unit: str
    first: int
    last: int
    prize: int | None
    title: Text


def _prize(place: int) -> tuple[int, Text]:
    return PRIZES[place - 1] if place <= len(PRIZES) else (0, Text("没有奖", "no prize"))


def ranked(keys: Mapping[str, object], *, highest: bool = True) -> tuple[Place, ...]:
    """Units in the order of their keys; units with equal keys share their places.

    >>> [(p.unit, p.prize) for p in ranked({"a": 2, "b": 3})]
    [('b', 60000), ('a', 30000)]
    """
    places = []
    for unit in sorted(keys, key=keys.get, reverse=highest):
        ahead = sum(other > keys[unit] if highest else other < keys[unit] for other in keys.values())
        last = ahead + sum(other == keys[unit] for other in keys.values())
        prizes = {_prize(place) for place in range(ahead + 1, last + 1)}
        prize, title = prizes.pop() if len(prizes) == 1 else (None, Text("并列，由区里决定", "a tie, for the district to settle"))
        places.append(Place(unit=unit, first=ahead + 1, last=last, prize=prize, title=title))
    return tuple(places)


def _named(place: Place) -> Text:
    unit = TARGETS[place.unit][0]
    words = Text(f"{unit.zh}：{place.title.zh}", f"{unit.en}: {place.title.en}")
    return words if place.prize is None else words + Text(" ", " ") + money(place.prize)


def _winners(places: tuple[Place, ...]) -> Text:
    winning = [place for place in places if place.prize != 0]
    return join((_named(place) for place in winning), "；", "; ") if winning else Text("没有单位得奖", "No unit gets a prize")


def progress(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """Units with at least 85 % on 31 December 2020, ranked, with their prizes."""
    counts = {row["unit"]: row["by_december"] for row in values["units"]}
    shares = {unit: Fraction(count, TARGETS[unit][1]) for unit, count in counts.items()}
    eligible = {unit: share for unit, share in shares.items() if share * 100 >= 85}
    places = ranked(eligible)
    headline = _winners(places)
    tied = any(place.prize is None for place in places)
    amounts = [place.prize for place in places if place.prize]
    notes = [Text("完成率截到两位小数", "Percentages are cut off after two places")]
    if len(counts) < len(TARGETS):
        notes.append(Text("只在填入的单位中排名；附件2一共有9个单位", "Only the units entered are ranked; Annex 2 has 9"))
    return Answer(
        status=VALUE, headline=headline,
        result={"prizes": tuple(_named(place) for place in places if place.prize != 0),
                **({} if tied else {"total": Fraction(sum(amounts))})},
        causes=tuple(_progress_cause(unit, count) for unit, count in counts.items()),
        others=_by_date(values["units"], eligible, headline), notes=tuple(notes), table=_progress_table(counts, places))


def _by_date(rows: tuple[Mapping[str, object], ...], eligible: Mapping[str, Fraction],
             headline: Text) -> tuple[tuple[Reading, Text], ...]:
    """The prizes by the order of reaching 85 %, where every date is known and the result differs."""
    dates = {row["unit"]: row["reached"] for row in rows if row["unit"] in eligible}
    if not dates or None in dates.values():
        return ()
    words = _winners(ranked(dates, highest=False))
    return ((RANKING, words),) if {*words.zh.split("；")} != {*headline.zh.split("；")} else ()


def _progress_cause(unit: str, count: int) -> Step:
    label, target = TARGETS[unit]
    least, share = least_for(85, target), percent_of(count, target)
    if count >= least:
        return Step(Text(f"{label.zh}{count:,}人，{share}%，达到85%以上", f"{label.en}: {count:,} people, {share}%, at least 85%"), CLAUSE_FUND)
    return Step(Text(f"{label.zh}{count:,}人，{share}%，不到85%，还差{least - count:,}人",
                     f"{label.en}: {count:,} people, {share}%, below 85% by {least - count:,} people"), CLAUSE_FUND)


def _progress_table(counts: Mapping[str, int],
                    places: tuple[Place, ...]) -> tuple[tuple[Text, ...], tuple[tuple[Text, ...], ...]]:
    headings = (Text("名次", "Place"), Text("单位", "Unit"), Text("任务数", "Target"), Text("参保人数", "Enrolled"),
                Text("完成率", "Share"), Text("奖励", "Prize"))
    rows = []
    for place in places:
        label, target = TARGETS[place.unit]
        rank = f"{place.first}" if place.first == place.last else f"{place.first}–{place.last}"
        share = f"{percent_of(counts[place.unit], target)}%"
        amount = place.title if not place.prize else place.title + Text(" ", " ") + money(place.prize)
        rows.append((Text(rank, rank), label, number(target), number(counts[place.unit]), Text(share, share), amount))
    return headings, tuple(rows)


def _check_standing(values: Mapping[str, object]) -> Iterator[InputError]:
    seen: set[object] = set()
    for index, row in enumerate(values["units"] or ()):
        if row["unit"] is not None and row["unit"] in seen:
            yield InputError(f"units.{index}.unit", "twice", {"label": STANDING.fields[0].label})
        seen.add(row["unit"])


progress_prize = Calculation(
    name="progress-prize", family="fund",
    title=Text("进度奖", "Progress prizes"),
    question=Text("按2020年12月31日的进度，哪些单位得什么奖？", "Which unit gets which prize for its progress on 31 December 2020?"),
    clauses=(CLAUSE_FUND, CLAUSE_TARGETS), fields=(STANDING,), check=_check_standing,
    outputs=(Output(name="prizes", label=Text("获奖单位", "Winners"), kind="list"),
             Output(name="total", label=Text("奖金合计", "Prizes, total"), kind="money")),
    compute=progress, readings=(RANKING,))

CRITICISM = Text("通报批评", "a circular of criticism")
FUND_LOST = Text("取消筹资工作人头经费", "loss of the per-head fund for collection work")
ACCOUNT = Text("严肃问责", "being held strictly to account")
MISSED = (CRITICISM, FUND_LOST, ACCOUNT)


def _liable(for_zh: str, for_en: str) -> dict[str, object]:
    return {"measures": (Text(f"{for_zh}：依法、依纪、依规追究单位和人员责任",
                              f"{for_en}: units and persons held liable under the law, discipline and the rules"),)}


def penalties(name: str, last: date) -> Table:
    """What follows when the target is not reached by the last day, and for other faults."""
    late = Within(field="finished_on", interval=Interval(lower=Bound(value=last, closed=False, word="前")))
    poor_work = _liable("工作不力没有完成任务", "Poor work left the task undone")
    return Table(name=name, policy="all", rows=(
        Row(when=(no("finished"),), then={"measures": MISSED}, clause=CLAUSE_FUND),
        Row(when=(yes("finished"), late), then={"measures": MISSED}, clause=CLAUSE_FUND),
        Row(when=(no("finished"), ticked("poor_work")), then=poor_work, clause=CLAUSE_FUND),
        Row(when=(yes("finished"), late, ticked("poor_work")), then=poor_work, clause=CLAUSE_FUND),
        Row(when=(ticked("embezzled"),), then=_liable("贪污、挪用保费", "Contributions embezzled or misused"), clause=CLAUSE_FUND),
        Row(when=(ticked("accident"),), then=_liable("其他重大资金安全事故", "Another major accident with the safety of money"), clause=CLAUSE_FUND),
    ), otherwise=Row(when=(), then={"measures": ()}, clause=CLAUSE_FUND))


incomplete_penalty = Decision(
    name="incomplete-penalty", family="penalty",
    title=Text("没有完成任务的后果", "What follows when the task is not completed"),
    question=Text("这个单位会受到什么处理？", "What measures follow for this unit?"),
    clauses=(CLAUSE_FUND,),
    fields=(
        YesNo(name="finished", label=Text("完成了筹资目标任务", "The collection task was completed")),
        Date(name="finished_on", label=Text("完成的日期", "Date of completion"), least=date(2020, 9, 1), most=date(2021, 12, 31)),
        Tick(name="poor_work", label=Text("因工作不力没有完成", "Poor work left the task undone")),
        Tick(name="embezzled", label=Text("贪污、挪用保费", "Contributions were embezzled or misused")),
        Tick(name="accident", label=Text("其他重大资金安全事故", "Another major accident with the safety of money")),
    ),
    outputs=(Output(name="measures", label=Text("处理", "Measures"), kind="list"),),
    headline=Text("处理：{measures}", "Measures: {measures}"),
    table=penalties("incomplete-penalty", EXTENSION_END),
    others=((DAY_28, penalties("before-the-28th", EXTENSION_END - timedelta(days=1))),))


# 附件1 Lists of people to be aided

LISTS_DUE = date(2020, 11, 13)
DAY_13 = Reading(
    id="before-13-november", clause="附件1",
    says=Text("“在11月13日前”没有年份，也没有说包不包括13日当天。",
              "“Before 13 November” has no year and does not say whether that day is included."),
    reads=Text("2020年11月13日，当天也算。", "13 November 2020, that day included."),
    why=Text("通知2020年11月6日发出，名单用于2021年度；“某日前”通常包括当天。",
             "The notice is of 6 November 2020 and the lists are for 2021; “before a day” usually includes it."),
    other=Text("不含13日当天，最迟11月12日。", "The day itself is left out: 12 November at the latest."))
LISTS = {
    "health": (Text("区卫生健康局", "District Health Bureau"),
               Text("计生奖扶对象名单", "list of families under the family planning reward and support scheme"), None),
    "civil-affairs": (Text("区民政局", "District Civil Affairs Bureau"),
                      Text("五保户、低保户等对象名单",
                           "list of five-guarantee households, minimum living allowance households and similar people"), None),
    "poverty-alleviation": (Text("区扶贫办", "District Poverty Alleviation Office"),
                            Text("没有享受低保的建档立卡贫困人口和“边缘户”名单",
                                 "list of registered poor people without the minimum living allowance, and borderline households"),
                            Text("区财政局和区医保局", "District Finance Bureau and District Healthcare Security Bureau")),
    "disabled-federation": (Text("区残联", "District Disabled Persons' Federation"),
                            Text("残疾对象名单", "list of eligible persons with a disability"), None),
}


def _due(last: date, done: date | None) -> Text:
    by = day(last)
    words = Text(f"最迟{by.zh}", f"by {by.en} at the latest")
    if done is None:
        return words
    return words + (Text("，按时", ": in time") if done <= last else Text("，已过期", ": too late"))


def list_due(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """The list of an office, whom it goes to, and whether a date is in time."""
    if values["office"] is None:
        return rule.still_needed(("office",))
    office, names, to = LISTS[values["office"]]
    done = values["done"]
    headline, earlier = _due(LISTS_DUE, done), _due(LISTS_DUE - timedelta(days=1), done)
    receiver = to or Text("文件没有写交给谁", "The text does not say whom it goes to")
    result = {"list": names, "to": receiver, "last_day": LISTS_DUE, **({} if done is None else {"in_time": done <= LISTS_DUE})}
    return Answer(status=VALUE, headline=Text(f"{names.zh}：{headline.zh}", f"{names.en[0].upper()}{names.en[1:]}: {headline.en}"),
                  result=result, causes=(Step(Text(f"{office.zh}：11月13日前", f"{office.en}: before 13 November"), "附件1"),),
                  others=((DAY_13, earlier),))


list_deadlines = Calculation(
    name="list-deadlines", family="deadline",
    title=Text("困难群众名单的期限", "Deadlines of the lists"),
    question=Text("这个单位要在哪天以前拿出哪份名单？", "Which list does this office owe, and by which day?"),
    clauses=("附件1",),
    fields=(Choice(name="office", label=Text("单位", "Office"), options=tuple(Option(key, entry[0]) for key, entry in LISTS.items())),
            Date(name="done", label=Text("名单拿出的日期", "Date on which the list was ready"))),
    outputs=(Output(name="list", label=Text("名单", "List")), Output(name="to", label=Text("交给", "Goes to")),
             Output(name="last_day", label=Text("最后一天", "Last day"), kind="date"),
             Output(name="in_time", label=Text("是否按时", "In time"), kind="yes-no")),
    compute=list_due, readings=(DAY_13,))


# 附件2 Progress towards the targets

ALL_TARGETS = Table(name="all-targets", rows=_target_rows(DISTRICT))
RATE_BASE = Reading(
    id="rate-base", clause="附件1",
    says=Text("一写基本医疗保险（居民医保加职工医保）参保率95%以上；附件1写“辖区内人口参保率”100%，没有说算哪种保险、按哪种人口。",
              "Section 1 sets 95% for basic medical insurance, both schemes together; Annex 1 sets 100% of “the population” without "
              "naming the scheme or the kind of population."),
    reads=Text("两处都把两种医保合起来算，按常住人口。", "Both count the two schemes together, over the resident population."),
    why=Text("职工医保的人不能再参加居民医保；统计部门提供的是常住人口。",
             "People in the employee scheme cannot join this one; the statistics office supplies the resident population."),
    other=Text("附件1只算居民医保。", "Annex 1 counts resident medical insurance alone."))


def completion(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """The share of the target reached, what is missing for each mark, and the enrolment rate where the population is known."""
    missing = [name for name in ("unit", "enrolled") if values[name] is None]
    if missing:
        return rule.still_needed(missing)
    target = target_of(ALL_TARGETS, values["unit"])
    if target is None:
        return silent(NO_TARGET.why, causes=(Step(HUANGJIAHU.label, CLAUSE_TARGETS),))
    enrolled = values["enrolled"]
    share, short = percent_of(enrolled, target), max(0, target - enrolled)
    lacking = {f"to_{mark}": max(0, least_for(mark, target) - enrolled) for mark in (85, 90)}
    headline = (Text(f"完成{share}%，还差{short:,}人", f"{share}% of the target; {short:,} people short") if short else
                Text(f"完成{share}%，任务已完成", f"{share}% of the target: completed"))
    rate, others, notes = _rate(values)
    return Answer(status=VALUE, headline=headline, result={"completion": share, "shortfall": short, **lacking, **rate},
                  causes=(Step(Text(f"任务数{target:,}人", f"Target {target:,} people"), CLAUSE_TARGETS),),
                  steps=_marks(enrolled, target), readings=(RATE_BASE,) if rate else (), others=others,
                  notes=(Text("完成率截到两位小数", "Percentages are cut off after two places"), *notes))


def _marks(enrolled: int, target: int) -> tuple[Step, ...]:
    steps = []
    for mark, words in ((85, Text("评进度奖", "to compete for a progress prize")), (90, Text("得完成奖励", "for the completion incentive"))):
        least = least_for(mark, target)
        lacking = least - enrolled
        state = Text(f"还差{lacking:,}人", f"{lacking:,} short") if lacking > 0 else Text("已达到", "reached")
        steps.append(Step(Text(f"2020年12月31日要有{least:,}人才到{mark}%（{words.zh}）：{state.zh}",
                               f"{mark}% on 31 December 2020 takes {least:,} people ({words.en}): {state.en}"), CLAUSE_FUND))
    return tuple(steps)


def _rate(values: Mapping[str, object]) -> tuple[dict[str, object], tuple[tuple[Reading, Text], ...], tuple[Text, ...]]:
    """The enrolment rate over the resident population, against both marks."""
    population, employees = values["population"], values["employees"]
    if population is None and employees is None:
        return {}, (), ()
    if population is None or employees is None:
        return {}, (), (Text("要算参保率，常住人口和职工医保人数都要填",
                             "For the enrolment rate both the resident population and the people in employee insurance are needed"),)
    insured, alone = values["enrolled"] + employees, percent_of(values["enrolled"], population)
    rate = {"rate": percent_of(insured, population), "at_least_95": insured * 100 >= population * 95, "full": insured >= population}
    words = Text(f"参保率{alone}%", f"Enrolment rate {alone}%")
    return rate, ((RATE_BASE, words),) if alone != rate["rate"] else (), ()


enrolment_plan_completion = Calculation(
    name="enrolment-plan-completion", family="quota",
    title=Text("参保任务完成多少", "Progress towards the enrolment target"),
    question=Text("完成了多少，还差多少人？", "How far is the target reached, and how many people are missing?"),
    clauses=(CLAUSE_TARGETS, "五", "一", "附件1"),
    fields=(
        replace(UNIT, options=(*UNIT_OPTIONS, Option(*DISTRICT[:2]), HUANGJIAHU)),
        Count(name="enrolled", label=Text("居民医保参保人数", "People enrolled in resident medical insurance"), unit=PERSON),
        Count(name="population", label=Text("常住人口", "Resident population"), unit=PERSON, least=1,
              hint=Text("要算参保率才填", "Only for the enrolment rate")),
        Count(name="employees", label=Text("职工医保参保人数", "People in employee medical insurance"), unit=PERSON,
              hint=Text("要算参保率才填", "Only for the enrolment rate")),
    ),
    outputs=(Output(name="completion", label=Text("完成率", "Share of the target"), kind="percent"),
             Output(name="shortfall", label=Text("还差人数", "People short"), kind="count", unit=PERSON),
             Output(name="to_85", label=Text("到85%还差", "Short of 85%"), kind="count", unit=PERSON),
             Output(name="to_90", label=Text("到90%还差", "Short of 90%"), kind="count", unit=PERSON),
             Output(name="rate", label=Text("参保率", "Enrolment rate"), kind="percent"),
             Output(name="at_least_95", label=Text("达到95%（一）", "At least 95% (section 1)"), kind="yes-no"),
             Output(name="full", label=Text("达到100%（附件1）", "100% (Annex 1)"), kind="yes-no")),
    compute=completion, used=(ALL_TARGETS,), more_readings=(RATE_BASE,))

RULES = (who_may_enrol, contribution_by_category, enrolment_window, newborn_90_days, late_full_standard_fee, payment_voucher,
         department_duty, work_fund_and_incentive, progress_prize, incomplete_penalty, list_deadlines,
         enrolment_plan_completion)
