"""Clauses 二（四） and 三（二）: when to pay, from which day one is covered, what proves the payment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from calculators.kernel import (
    Answer,
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
    Output,
    Reading,
    Row,
    Silent,
    Step,
    Sum,
    Table,
    Term,
    Text,
    Within,
    YesNo,
    lookup,
    no,
    options,
    yes,
)
from calculators.kernel.answers import NEEDS, VALUE
from calculators.kernel.bounds import Bound
from calculators.kernel.clocks import first_of_next_month
from calculators.kernel.nearest import changes
from calculators.kernel.text import day

from .dates import EXTENSION_END, MAIN_END, WORDS, YEAR_START, after
from .people import CATEGORIES, CATEGORY_OPTIONS, CLAUSE_AID, CONTRIBUTION, FAMILY_PLANNING

# 二（四） When to pay, and from which day

CLAUSE_WHEN = "二（四）"
SPECIAL = options(
    moved=("当年新迁入户口", "Household registration moved here in that year"),
    soldier=("复转军人", "Demobilised or transferred soldier"),
    graduate=("没有及时就业的大中专毕业生", "Graduate who did not find work in time"),
    abandoned=("社会福利机构新接收的弃婴儿", "Abandoned infant newly taken in by a welfare institution"),
    released=("刑满释放人员", "Released after serving a sentence"),
    job_ended=("劳动关系终止，职工医保中断", "Employment ended and employee medical insurance stopped"),
    found_poor=("排查发现未参保的建档立卡脱贫户、边缘户",
                "Registered household lifted out of poverty, or borderline household, found uninsured"),
    higher=("上级政府明确的其他特殊情形",
            "Another special circumstance that a higher government has specified"))
SPECIAL_KEYS = tuple(option.key for option in SPECIAL)
CASES = (*options(ordinary=("一般居民（没有下列情形）", "Ordinary resident (none of the cases below)"), newborn=("新生儿", "Newborn"),
                  new_employment=("新就业形态从业人员，第一次凭居住证在居住地参保",
                                  "In a new form of employment, first enrolment, with a residence permit")),
         *SPECIAL,
         *options(objective=("其他客观原因（如户籍变动）",
                             "Another objective cause, such as a change of household registration")))

MAIN_START = Reading(
    id="main-period-start", clause=CLAUSE_WHEN,
    says=Text("起始日只写在延长期后面的括号里，集中缴费期没有单独写。",
              "The first day of cover stands only in the bracket after the extension; for the main period it "
              "is not stated."),
    reads=Text("集中缴费期内缴费的，都从2021年1月1日起享受待遇。",
               "Everyone who pays in the main period is covered from 1 January 2021."),
    why=Text("缴的是2021年度的保费；括号紧跟延长期，只管延长期。",
             "The payment is for 2021; the bracket follows the extension and governs it alone."),
    other=Text("括号也管集中缴费期，不是全家参保的从缴费的下个月起；因为不会早于2021年1月1日，结果相同。",
               "The bracket governs the main period too, so people not enrolled as a whole household start "
               "the month after payment; as that cannot be before 1 January 2021, the day is the same."))
SUNDAY = Reading(
    id="last-day-is-a-sunday", clause=CLAUSE_WHEN,
    says=Text("延长期到2021年2月28日，那天是星期日；文件没有写遇休息日怎么办。",
              "The extension ends on 28 February 2021, a Sunday; the text says nothing of days off."),
    reads=Text("2月28日就是最后一天。", "28 February is the last day."),
    why=Text("文件写的是确定的日期，不是一段期间。", "The text names a fixed date, not a length of time."),
    other=Text("照民法典第203条，最后一天是休息日的，顺延到3月1日（星期一）。",
               "By article 203 of the Civil Code a period that ends on a day off ends on the next day, "
               "Monday 1 March."))
DAY_ONE = Reading(
    id="day-of-birth", clause=CLAUSE_WHEN,
    says=Text("“出生后90天内”没有说出生当天算不算第1天。",
              "“Within 90 days of birth” does not say whether the day of birth is day 1."),
    reads=Text("出生当天不算，次日是第1天。", "The day of birth does not count; the day after is day 1."),
    why=Text("民法典第201条：按日计算的，开始的当日不计入。",
             "Civil Code, article 201: the day on which a period begins does not count."),
    other=Text("出生当天就是第1天，最后一天早一天。",
               "The day of birth is day 1, and the last day is one day earlier."))
PLAN_YEAR = Reading(
    id="not-before-the-plan-year", clause=CLAUSE_WHEN,
    says=Text("新就业形态从业人员“从缴费的下个月起”享受待遇，没有说2020年缴费的怎么算。",
              "People in new forms of employment are covered “from the month after payment”; nothing is said "
              "of payment in 2020."),
    reads=Text("缴的是2021年度的保费，待遇不早于2021年1月1日。",
               "The payment is for 2021, so cover does not begin before 1 January 2021."),
    why=Text("本方案只管2021年度。", "The plan is for 2021 alone."),
    other=Text("照字面，从缴费的下个月起，可以早于2021年。",
               "By the letter cover begins the month after payment, even in 2020."))
BORN_2020 = Reading(
    id="born-in-2020", clause=CLAUSE_WHEN,
    says=Text("文件没有说2020年出生的新生儿算不算在2021年度里。",
              "The text does not say whether a child born in 2020 falls under the year 2021."),
    reads=Text("照字面，90天内办好的，从出生那天起享受待遇。",
               "By the letter, a child enrolled within 90 days is covered from birth."),
    why=Text("新生儿这一句没有限定出生年份。", "The sentence on newborns sets no year of birth."),
    other=Text("2021年度的保费只管2021年，从2021年1月1日起。",
               "A payment for 2021 covers 2021 alone, from 1 January 2021."))
OBJECTIVE = Reading(
    id="objective-causes", clause=CLAUSE_WHEN,
    says=Text("“因户籍变动等客观原因或特殊情形（具体指……）”：括号里的九种只解释“特殊情形”，还是两样都解释，没有写清。",
              "“Objective causes such as a change of household registration, or special circumstances (namely …)”: "
              "it is not clear whether the nine named cases explain the special circumstances alone or both."),
    reads=Text("九种只是特殊情形；因其他客观原因错过的，也可以补缴。",
               "The nine are the special circumstances; people held up by another objective cause may pay late too."),
    why=Text("括号紧跟“特殊情形”，“或”字把两样分开。",
             "The bracket follows the special circumstances, which an “or” sets apart from the objective causes."),
    other=Text("九种就是全部，别的客观原因不能补缴。",
               "The nine are all; no other objective cause counts."))


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

    def formula(self) -> Text:
        return self.label

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
PAYS = Text("个人缴费280元（困难群众的资助见二（三））",
            "the individual contribution of 280 yuan (for aid in hardship see section 2(3))")
PAYS_FULL = Text("个人缴费部分加财政补助部分，一次缴足",
                 "the individual contribution and the fiscal contribution, all in one payment")
PAYS_LOCAL = Text("按统筹区规定", "as the pooling area provides")
AFTER_THE_YEAR = Silent(Text("缴费的下个月已经是2022年，2021年度的方案没有规定",
                             "The month after payment is in 2022, of which this plan for 2021 says nothing"))
PAYS_UNSAID = Text("文件没有单独写；一般的个人缴费标准是280元",
                   "not said for this case; the general individual contribution is 280 yuan")
WHICH_CAUSES = Text("哪些算客观原因，文件没有写，要问区医保局",
                    "The document does not say what counts as an objective cause; ask the District Healthcare "
                    "Security Bureau")


def _covered(when: tuple[object, ...], start: object, pays: Text, **parts: object) -> Row:
    return Row(when=when, then={"allowed": True, "start": start, "pays": pays}, clause=CLAUSE_WHEN, **parts)


def _refused(*when: object) -> Row:
    return Row(when=when, then={"allowed": False}, clause=CLAUSE_WHEN)


NEWBORN_DAYS = 90


def window(name: str, *, last: date = EXTENSION_END, days: int = NEWBORN_DAYS, employed_from: date | None = YEAR_START,
           newborn_from: date | None = None, objective_counts: bool = True) -> Table:
    """The cases of clause 二（四）, in the order that decides; the parameters are what readings change."""
    of_case = lambda *keys: OneOf("case", keys)  # noqa: E731
    objective, ordinary = ("objective",), ("ordinary",)
    if not objective_counts:
        objective, ordinary = (), (*ordinary, *objective)
    in_main = Within(field="paid",
                     interval=WORDS.between(None, "", MAIN_END, "至", quote="2020年9月1日至12月31日"))
    in_extension = Within(field="paid",
                          interval=WORDS.between(None, "", last, "至", quote="可适当延长至2021年2月28日"))
    over_age = Within(field="age", interval=Interval(lower=Bound(value=days, closed=False, word="内")))
    in_december = Within(field="paid",
                         interval=Interval(lower=Bound(value=date(2021, 12, 1), closed=True, word="")))
    late = NextMonth(of="paid", label=FROM_NEXT_MONTH)
    return Table(name=name, policy="first", rows=(
        _covered((of_case("newborn"), Within(field="age", interval=WORDS(f"{days}天内"))),
                 OnDay(of="birth", label=FROM_BIRTH, least=newborn_from), PAYS_LOCAL),
        Row(when=(of_case("newborn", "new-employment", *SPECIAL_KEYS, *objective), in_december), then=AFTER_THE_YEAR,
            clause=CLAUSE_WHEN),
        _covered((of_case("new-employment"),),
                 NextMonth(of="paid", label=FROM_NEXT_MONTH, least=employed_from), PAYS_UNSAID),
        _covered((in_main,), YEAR_START, PAYS, readings=(MAIN_START,)),
        _covered((in_extension, yes("extension"), yes("household")), YEAR_START, PAYS),
        _covered((in_extension, yes("extension"), no("household")), late, PAYS),
        _covered((of_case(*SPECIAL_KEYS),), late, PAYS_FULL),
        *(_covered((of_case(key),), late, PAYS_FULL, readings=(OBJECTIVE,), note=WHICH_CAUSES)
          for key in objective),
        _covered((of_case("newborn"), over_age), late, PAYS_FULL),
        _refused(of_case(*ordinary), Within(field="paid", interval=after(last))),
        _refused(of_case(*ordinary), Within(field="paid", interval=after(MAIN_END)), no("extension")),
    ))


class Window(Decision):
    """A decision that says from which day a person is covered, or that nobody may enrol any more."""

    def words(self, result: Mapping[str, object]) -> Text:
        if not result["allowed"]:
            return Text("原则上不能中途参保，也不享受待遇",
                        "In principle no enrolment during the year, and no cover")
        start = day(result["start"])
        return Text(f"可以参保，从{start.zh}起享受待遇", f"May enrol; covered from {start.en}")

    def answer(self, values: Mapping[str, object]) -> Answer:
        """What is asked for once the date of birth is there is what is left without it."""
        answer = super().answer(values)
        if answer.status == NEEDS and values["birth"] is not None:
            return self.still_needed(name for name in answer.needs if name != "birth")
        return answer

    def still_needed(self, names: Iterable[str], **parts: object) -> Answer:
        """An age is asked for as a date of birth; the extension and the household wait until the dates are known."""
        names = ["birth" if name == "age" else name for name in names]
        dates = [name for name in names if name in ("birth", "paid")]
        return super().still_needed(dict.fromkeys(dates or names), **parts)

    def _changes(self, case: Mapping[str, object]) -> tuple[Step, ...]:
        """Other dates and conditions, not other kinds of people.

        On another day of payment a child has another age; a day that turns in time into late, or late into in time,
        is told by the age.
        """
        looked_at = [self.known()[name] for name in self.table.fields() if name != "case"]

        def outcome(other: Mapping[str, object]) -> tuple[object, Text, str | None] | None:
            if other["case"] != "newborn" or other["paid"] == case["paid"]:
                return self._row_outcome(other)
            moved = self.complete(other)
            told = moved["age"] < 0 or (moved["age"] > NEWBORN_DAYS) != (case["age"] > NEWBORN_DAYS)
            return None if told else self._row_outcome(moved)

        return changes(looked_at, self.table.rows, case, outcome)


PAID = Date(name="paid", label=Text("缴费日期", "Date of payment"), least=date(2020, 9, 1),
            most=date(2021, 12, 31),
            hint=Text("2020年9月1日至2021年12月31日之间", "Between 1 September 2020 and 31 December 2021"))
BIRTH = Date(name="birth", label=Text("出生日期", "Date of birth"), least=date(2020, 1, 1),
             most=date(2021, 12, 31),
             hint=Text("只有新生儿要填", "For a newborn only"))


def _check_birth(values: Mapping[str, object]) -> Iterator[InputError]:
    if None not in (values["birth"], values["paid"]) and values["paid"] < values["birth"]:
        yield InputError("paid", "before", {"label": PAID.label, "other": BIRTH.label})


def _age(values: Mapping[str, object]) -> dict[str, object]:
    known = None not in (values["birth"], values["paid"])
    return {"age": (values["paid"] - values["birth"]).days if known else None}


enrolment_window = Window(
    name="enrolment-window-and-benefit-start", family="eligibility",
    title=Text("什么时候能参保，从哪天起享受待遇",
               "When enrolment is open, and from which day you are covered"),
    question=Text("这一天缴费还能不能参保，从哪天起享受待遇？",
                  "Does payment on this day still count, and from which day is the person covered?"),
    clauses=(CLAUSE_WHEN,),
    fields=(
        Choice(name="case", label=Text("属于哪种情形", "Case"), required=True, options=CASES),
        PAID,
        YesNo(name="extension", label=Text("统筹地区延长了缴费期", "The pooling area extended the period"),
              hint=Text("2021年1月、2月缴费的才要填；没有如期达到规定参保率的地区可以延长，不清楚可问区医保局",
                        "For payment in January or February 2021; an area short of the required enrolment rate "
                        "may extend. The District Healthcare Security Bureau (区医保局) can tell")),
        YesNo(name="household", label=Text("全家一起参保", "The whole household enrolled together"),
              hint=Text("2021年1月、2月缴费的才要填", "For payment in January or February 2021")),
        BIRTH,
    ),
    derived=(Count(name="age", label=Text("出生后天数", "Days since birth"), unit=Text("天", "days")),),
    derive=_age, check=_check_birth,
    outputs=(Output(name="allowed", label=Text("能否参保", "May enrol"), kind="yes-no"),
             Output(name="start", label=Text("享受待遇的第一天", "First day of cover"), kind="date"),
             Output(name="pays", label=Text("要缴", "To pay"))),
    headline=Text("{start}", "{start}"),
    table=window("enrolment-window-and-benefit-start"),
    others=((SUNDAY, window("until-monday", last=date(2021, 3, 1))),
            (DAY_ONE, window("birth-is-day-1", days=89)),
            (PLAN_YEAR, window("by-the-letter", employed_from=None)),
            (BORN_2020, window("not-before-2021", newborn_from=YEAR_START)),
            (OBJECTIVE, window("nine-cases-alone", objective_counts=False))))


class NewbornDeadline(Deadline):
    """The 90 days of a newborn, under both readings, with what follows from being in time or late."""

    def all_readings(self) -> tuple[Reading, ...]:
        return (*super().all_readings(), BORN_2020)

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
        late = Text("过了90天：还在集中缴费期或延长期内的，和一般居民一样缴；缴费期也过了的，按特殊情形补缴，"
                    "个人缴费部分和财政补助部分一次缴足，从缴费的下个月起享受待遇",
                    "After the 90 days: within the main payment period or its extension, pay like anyone else; "
                    "later, pay under special circumstances, the individual contribution and the fiscal "
                    "contribution in one payment, with cover from the month after")
        return answer.but(result=result, others=tuple(others), notes=() if in_time else (late,))


newborn_90_days = NewbornDeadline(
    name="newborn-90-days", family="deadline",
    title=Text("新生儿90天", "A newborn's 90 days"),
    question=Text("新生儿最迟哪天办好参保缴费？", "By which day must a newborn be enrolled and paid for?"),
    clauses=(CLAUSE_WHEN,), clause=CLAUSE_WHEN, start="birth", handed_in="paid", count=NEWBORN_DAYS, unit="days",
    act=Text("办理参保登记和缴费", "Enrol and pay"), check=_check_birth,
    fields=(replace(BIRTH, hint=None),
            replace(PAID, label=Text("办好参保缴费的日期", "Date enrolled and paid"),
                                               least=date(2020, 1, 1), most=date(2022, 12, 31), hint=None)),
    readings=(DAY_ONE,),
    outputs=(*Deadline.outputs,
             Output(name="cover_from", label=Text("享受待遇的第一天", "First day of cover"), kind="date")))

AID_WHEN_LATE = Reading(
    id="aid-when-late", clause=CLAUSE_WHEN,
    says=Text("补缴要“一次性足额”缴个人缴费和财政补助两部分；二（三）的资助还给不给，没有写。",
              "Late payment covers both parts “in full”; the text does not say whether the aid of section "
              "2(3) still applies."),
    reads=Text("两部分都由参保人自己缴。", "The person pays both parts."),
    why=Text("“足额”指全部筹资标准，没有写扣除资助。",
             "“In full” means the whole financing standard, with no mention of aid."),
    other=Text("困难群众的个人缴费部分照样资助，只少这一部分。",
               "People in hardship still get the aid for the individual part."))
INDIVIDUAL_PART = Text("个人缴费部分", "individual contribution")
FISCAL_PART = Text("财政补助部分", "fiscal contribution")


def _full_standard(individual: int, clause: str) -> dict[str, object]:
    return {"amount": Sum((Term(name=INDIVIDUAL_PART, amount=Fixed(yuan=individual), clause=clause),
                           Term(name=FISCAL_PART, amount=Of(of="fiscal", label=Text("每人", "of")),
                                clause=CLAUSE_WHEN)))}


late_full_standard_fee = Decision(
    name="late-full-standard-fee", family="fee",
    title=Text("特殊情形补缴多少", "What late payment costs"),
    question=Text("按特殊情形补缴，每人要缴多少？",
                  "How much does a person pay late, under special circumstances?"),
    clauses=(CLAUSE_WHEN, "二（二）"),
    fields=(
        Money(name="fiscal", label=Text("每人的财政补助部分", "Fiscal contribution for each person"),
              units=("yuan",), most=100_000,
              hint=Text("本文件没有写这个数，请问区医保局",
                        "Not in this document; ask the District Healthcare Security Bureau")),
        Choice(name="category", label=Text("困难群众类别", "Category of hardship"),
               options=tuple(option for option in CATEGORY_OPTIONS if option is not FAMILY_PLANNING),
               hint=Text("可以不填；填了能看到补缴也给资助的另一种算法",
                         "Optional; shows what is left to pay if aid is given for late payment too")),
    ),
    outputs=(Output(name="amount", label=Text("每人要缴", "Each person pays"), kind="money"),),
    headline=Text("每人一次缴足 {amount}", "{amount} a person, in one payment"),
    table=Table(name="late-full-standard-fee",
                rows=(Row(when=(), then=_full_standard(CONTRIBUTION, "二（二）"), clause=CLAUSE_WHEN),)),
    others=((AID_WHEN_LATE, Table(name="with-aid", rows=tuple(
        Row(when=(OneOf("category", (key,)),), then=_full_standard(own, CLAUSE_AID), clause=CLAUSE_AID)
        for key, (_, (*_, own)) in CATEGORIES.items()))),))


# 三（二） Ways to pay

CASH_RECEIPT = Reading(
    id="cash-receipt", clause="附件1",
    says=Text("三（二）没有写村组收现金给什么凭据；附件1让村（社区）填写筹资专用收据。",
              "Section 3(2) names no proof for cash; Annex 1 has villages and communities fill in the "
              "special receipt."),
    reads=Text("村组收现金，以筹资专用收据作凭据。",
               "For cash taken by a village group the special receipt is the proof."),
    why=Text("收据由财政所领取和核销，只用于上门收取的参保基金。",
             "Finance offices issue and cancel these receipts, which are for money collected at the door."),
    other=Text("文件没有规定现金缴费的凭据。", "The text sets no proof for cash."))
MAIN, SECOND, UNRANKED = "main", "second", "not-ranked"


def _way(key: str, label: Text, voucher: Text, rank: str, clause: str = "三（二）") -> tuple[str, Text,
                                                                                         dict[str, object],
                                                                                         str]:
    return key, label, {"voucher": voucher, "rank": rank}, clause


SLIP = Text("机器打印的小票", "the slip printed by the machine")
E_VOUCHER = Text("电子订单的支付凭证", "the payment voucher of the electronic order")

NO_PROOF = Text("文件没有规定现金缴费的凭据", "The text sets no proof for cash")

_vouchers = lookup(
    name="payment-voucher",
    title=Text("缴费凭据", "Proof of payment"),
    question=Text("这样缴费，拿什么作凭据？", "What is the proof of payment for this way of paying?"),
    clauses=("三（二）", "附件1"), ask=Text("缴费方式", "Way to pay"), field="way",
    outputs=(Output(name="voucher", label=Text("凭据", "Proof")),
             Output(name="rank", label=Text("主次", "Rank"), kind="choice", options=options(
                 main=("为主", "main way"), second=("为辅", "second way"),
                 not_ranked=("文件没有单独排主次", "not ranked on its own in the text")))),
    headline=Text("以{voucher}为凭", "Keep {voucher}"),
    entries=(
        _way("pos", Text("银行智能POS机", "Bank smart POS terminal"), SLIP, MAIN),
        _way("self-service", Text("银行自助终端等智能机具", "Bank self-service terminal or similar device"),
             SLIP, UNRANKED),
        _way("app", Text("“湘税社保”手机APP", "“Xiangshui Shebao” phone app (湘税社保)"), E_VOUCHER, SECOND),
        _way("online", Text("网上缴费终端", "Online payment terminal"), E_VOUCHER, UNRANKED),
        _way("counter", Text("银行柜台", "Bank counter"), Text("银行收款凭单", "the bank receipt"), UNRANKED),
        _way("village-cash", Text("村组收现金", "Cash taken by a village group"),
             Text("筹资专用收据", "the special receipt of the village or community"), SECOND, "附件1"),
    ),
    row_readings={"village-cash": (CASH_RECEIPT,)})
payment_voucher = replace(_vouchers, others=((CASH_RECEIPT, replace(_vouchers.table, name="no-proof-for-cash", rows=tuple(
    replace(row, then=Silent(NO_PROOF), readings=()) if CASH_RECEIPT in row.readings else row
    for row in _vouchers.table.rows))),))
