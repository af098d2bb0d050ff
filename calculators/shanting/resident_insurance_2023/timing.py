"""Clauses 五（二）, 六（六） and 七: when to pay, from which day one is covered, what is due by which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.kernel import (
    Answer,
    Bound,
    Calculation,
    Choice,
    Date,
    Decision,
    Interval,
    OneOf,
    Output,
    Reading,
    Row,
    Silent,
    Step,
    Table,
    Text,
    Within,
    Words,
    add_months,
    day,
    listing,
    options,
)
from calculators.kernel.answers import VALUE

from .contributions import CLAUSE_LATE, END_2022, PAID, YEAR_START

# The plan defines neither word; each is read as including its day, and the other reading is shown on that day.
WORDS = Words(closed={"前": True, "后": True})
CLAUSE_STAGE, CLAUSE_COLLECTION, CLAUSE_LISTS = "七（一）", "七（二）", "六（六）"
START, COLLECTION = date(2022, 10, 1), date(2022, 10, 16)
WAIT = 3

# 五（二） From which day one is covered

WINDOW = Reading(
    id="window-from-16-october", clause=CLAUSE_COLLECTION,
    says=Text("五（二）说居民医保的集中缴费期是10月1日至12月31日；七（二）说两项保险的集中缴费阶段是10月16日至12月31日，"
              "10月1日至15日是准备阶段。",
              "Section 5(2) has the main payment period of medical insurance run from 1 October to 31 December; section 7(2) has the "
              "collection stage of both insurances run from 16 October, after a preparation stage of 1 to 15 October."),
    reads=Text("居民医保按五（二），从10月1日起缴的就算在集中缴费期内。",
               "For medical insurance section 5(2) counts: payment from 1 October on is in the main payment period."),
    why=Text("五（二）专门规定医保的缴费期和待遇；七（二）安排的是工作步骤。",
             "Section 5(2) is about the period and the cover of medical insurance; section 7(2) plans the work."),
    other=Text("按七（二），10月16日才开始缴费。", "By section 7(2) payment begins on 16 October."))
FIRST_JANUARY = Reading(
    id="after-1-january", clause=CLAUSE_LATE,
    says=Text("集中缴费期到2022年12月31日为止；晚缴写的是“从2023年1月1日后”，1月1日当天没有写清。",
              "The main payment period ends on 31 December 2022; late payment is “from after 1 January 2023”, which leaves that day "
              "itself unclear."),
    reads=Text("1月1日当天缴的，算晚缴。", "Payment on 1 January itself is late."),
    why=Text("句子以“从”字开头，1月1日又已经过了集中缴费期。",
             "The sentence begins with “from”, and the main payment period is over by then."),
    other=Text("“后”不含1月1日，当天缴的文件没有规定。",
               "“After” leaves the day out, and the text does not say what holds on it."))
NO_SPILL = Reading(
    id="wait-beyond-the-year", clause=CLAUSE_LATE,
    says=Text("2023年9月或以后缴费的，3个月等待期满已经是2024年；2023年度的费管不管2024年，文件没有写。",
              "For payment in September 2023 or later the 3 months of waiting end in 2024; whether a contribution for 2023 gives cover "
              "in 2024 the text does not say."),
    reads=Text("缴的是2023年度的费，只管2023年，所以没有待遇。",
               "The contribution is for 2023 and covers 2023 alone, so there is no cover."),
    why=Text("文件写的是“缴纳当年城乡居民医保费”，按时缴的也只享受“2023全年”。",
             "The text speaks of the contribution “for that year”, and even payment in time gives cover for “the whole of 2023”."),
    other=Text("等待期满就享受，从2024年开始。", "Cover begins once the wait is over, in 2024."))


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterWaiting:
    """The first day after so many whole months of waiting, which begin with the month after the day of a field."""

    of: str
    months: int

    def fields(self) -> tuple[str, ...]:
        return (self.of,)

    def value(self, values: Mapping[str, object]) -> date:
        return add_months(values[self.of].replace(day=1), self.months + 1)

    def waiting(self, paid: date) -> tuple[date, ...]:
        """The first days of the months of waiting."""
        return tuple(add_months(paid.replace(day=1), month) for month in range(1, self.months + 1))

    def formula(self) -> Text:
        return Text(f"缴费次月起等待{self.months}个月，期满的次月1日",
                    f"the first day after {self.months} months of waiting from the month after payment")

    def explain(self, values: Mapping[str, object]) -> Text:
        months = self.waiting(values[self.of])
        zh = listing(Text(f"{month.year}年{month.month}月", f"{month:%B %Y}") for month in months)
        return Text(f"等待期：{zh.zh}", f"Waiting period: {zh.en}")


LATE = AfterWaiting(of="paid", months=WAIT)
OWN_PART = Text("个人缴费部分（一般350元，见五（一））", "The individual contribution (350 yuan as a rule, see section 5(1))")
BEFORE_16 = Silent(Text("10月1日至15日是准备阶段，还没有开始缴费，文件没有规定这时缴费怎么算",
                        "1 to 15 October is the preparation stage; payment has not begun, and the text does not say how it counts"))
ON_FIRST_JANUARY = Silent(Text("2023年1月1日当天缴费，文件没有规定", "The text does not say what holds for payment on 1 January 2023"))
# The last day of payment whose waiting period ends within 2023.
LAST_USEFUL = date(2023, 8, 31)


def _row(first: date | None, last: date | None, then: object, quote: str = "", **parts: object) -> Row:
    interval = Interval(lower=first and Bound(value=first, closed=True, word=""), upper=last and Bound(value=last, closed=True, word=""),
                        quote=quote)
    return Row(when=(Within(field="paid", interval=interval),), then=then, clause=CLAUSE_LATE, **parts)


def cover(name: str, *, first: date = START, late_from: date = YEAR_START, spill: bool = False) -> Table:
    """From which day a day of payment gives cover; the parameters are what readings change."""
    rows = [_row(first, END_2022, {"covered": True, "start": YEAR_START, "pays": OWN_PART}, "2022年10月1日-12月31日",
                 readings=(WINDOW,))]
    if first > START:
        rows.insert(0, _row(None, first - timedelta(days=1), BEFORE_16))
    if late_from > YEAR_START:
        rows.append(_row(YEAR_START, YEAR_START, ON_FIRST_JANUARY))
    after = {"start": LATE} if spill else {}
    return Table(name=name, rows=(
        *rows,
        _row(late_from, LAST_USEFUL, {"covered": True, "start": LATE, "pays": OWN_PART}, "从2023年1月1日后"),
        _row(LAST_USEFUL + timedelta(days=1), None, {"covered": spill, "pays": OWN_PART, **after}, readings=(NO_SPILL,))))


class Cover(Decision):
    """A decision that says from which day a person is covered."""

    def words(self, result: Mapping[str, object]) -> Text:
        if not result["covered"]:
            return Text("2023年内享受不到待遇：等待期满已经是2024年",
                        "No cover in 2023: the waiting period ends in 2024")
        start = day(result["start"])
        if result["start"] == YEAR_START:
            return Text("2023年全年享受待遇", "Covered for the whole of 2023")
        return Text(f"等待{WAIT}个月，从{start.zh}起享受待遇", f"After {WAIT} months of waiting, covered from {start.en}")


benefit_start = Cover(
    name="benefit-start", family="deadline",
    title=Text("居民医保从哪天起享受待遇", "From which day medical insurance covers you"),
    question=Text("这一天缴居民医保，从哪天起享受待遇？", "From which day is one covered after paying on this day?"),
    clauses=(CLAUSE_LATE,), fields=(PAID,),
    outputs=(Output(name="covered", label=Text("2023年内有待遇", "Covered in 2023"), kind="yes-no"),
             Output(name="start", label=Text("享受待遇的第一天", "First day of cover"), kind="date"),
             Output(name="pays", label=Text("要缴", "To pay"))),
    headline=Text("{start}", "{start}"),
    table=cover("benefit-start"),
    others=((WINDOW, cover("from-16-october", first=COLLECTION)),
            (FIRST_JANUARY, cover("from-2-january", late_from=YEAR_START + timedelta(days=1))),
            (NO_SPILL, cover("into-2024", spill=True))))


# 六（六）, 七 What is due by which day

PENSION_WINDOW = Reading(
    id="pension-window", clause=CLAUSE_COLLECTION,
    says=Text("五（二）的标题是“集中征缴时间”，内容只写居民医保10月1日至12月31日；养老保险的时间只有七（二）：10月16日至12月31日。",
              "Section 5(2) is headed “time of collection” but speaks of medical insurance alone, 1 October to 31 December; for pension "
              "insurance there is only section 7(2): 16 October to 31 December."),
    reads=Text("养老保险按七（二），10月16日至12月31日。", "For pension insurance section 7(2) counts: 16 October to 31 December."),
    why=Text("这是文件写到养老保险缴费时间的唯一一处。", "It is the one place that speaks of the time to pay for pension insurance."),
    other=Text("五（二）的标题对两项保险都适用，养老保险也从10月1日起。",
               "The heading of section 5(2) is for both insurances, so pension payment begins on 1 October too."))
BEFORE = Reading(
    id="before-includes-the-day", clause=CLAUSE_LISTS,
    says=Text("“10月31日前”“每月5日前”没有说包不包括当天。",
              "“Before 31 October” and “before the 5th of each month” do not say whether that day is included."),
    reads=Text("当天也算。", "The day itself is included."),
    why=Text("“某日前”通常包括当天。", "“Before a day” usually includes it."),
    other=Text("不含当天，早一天。", "The day is left out: one day earlier."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stage or a deadline: from the first day, if there is one, to the last."""

    last: date
    first: date | None = None

    def words(self) -> Text:
        last = day(self.last)
        if self.first is None:
            return Text(f"最迟{last.zh}", f"By {last.en} at the latest")
        first = day(self.first)
        return Text(f"{first.zh}至{last.zh}", f"{first.en} to {last.en}")

    def holds(self, done: date) -> bool:
        return (self.first or date.min) <= done <= self.last

    def state(self, done: date) -> Text:
        if self.holds(done):
            return Text("，在期内", ": in time") if self.first else Text("，按时", ": in time")
        return Text("，还没有开始", ": not yet begun") if done < self.last else Text("，已过期", ": too late")

    def headline(self, done: date | None) -> Text:
        return self.words() + self.state(done) if done else self.words()


END_JANUARY = date(2023, 1, 31)
LISTS_DUE = date(2022, 10, 31)
DEATHS = "report-deaths"
DEATHS_DAY = 5
TASKS = options(
    prepare=("准备：动员会、宣传", "Preparation: launch meeting, publicity"),
    pay_medical=("居民医保集中缴费", "Main payment of medical insurance"),
    pay_pension=("居民养老保险集中缴费", "Main payment of pension insurance"),
    publish=("公示缴费清册", "Posting the payment lists"),
    send_lists=("把资助人员信息发给镇（街）", "Sending the data of people aided to towns and subdistricts"),
    report_deaths=("通报死亡人员信息", "Reporting deaths"))
PERIODS = {
    "prepare": (Period(first=START, last=date(2022, 10, 15)), CLAUSE_STAGE, ()),
    "pay-medical": (Period(first=START, last=END_2022), CLAUSE_LATE, ((WINDOW, Period(first=COLLECTION, last=END_2022)),)),
    "pay-pension": (Period(first=COLLECTION, last=END_2022), CLAUSE_COLLECTION,
                    ((PENSION_WINDOW, Period(first=START, last=END_2022)),)),
    "publish": (Period(first=YEAR_START, last=END_JANUARY), "七（三）", ()),
    "send-lists": (Period(last=LISTS_DUE), CLAUSE_LISTS, ((BEFORE, Period(last=LISTS_DUE - timedelta(days=1))),)),
}
BY_THE_FIFTH, BY_THE_FOURTH = (Text(f"每月最迟{n}日", f"By the {n}th of each month") for n in (DEATHS_DAY, DEATHS_DAY - 1))
DATES = Table(name="calendar", rows=(
    *(Row(when=(OneOf("task", (key,)),), then={"when": period.words()}, clause=clause)
      for key, (period, clause, _) in PERIODS.items()),
    Row(when=(OneOf("task", (DEATHS,)),), then={"when": BY_THE_FIFTH}, clause=CLAUSE_LISTS)))
ISSUED = date(2022, 11, 22)
ALREADY_PAST = Text("文件2022年11月22日才印发，这个日期已经过了", "The document was issued on 22 November 2022, when this date had passed")
NO_YEAR = Text("第六、七部分没有印年份，按五（二）读作2022年，“次年”读作2023年",
               "Sections 6 and 7 print no year; by section 5(2) it is taken to be 2022, and “the next year” 2023")
AFTER_END = Text("集中缴费期以后也能缴居民医保，但要等待3个月，见五（二）",
                 "Medical insurance can still be paid for later, with 3 months of waiting; see section 5(2)")


def due(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """The period of a task, and where a day lies to it."""
    task, done = values["task"], values["done"]
    if task == DEATHS:
        return _deaths(done)
    period, clause, rivals = PERIODS[task]
    headline = period.headline(done)
    others = tuple((reading, words) for reading, other in rivals if (words := other.headline(done)) != headline)
    notes = [ALREADY_PAST] if period.last < ISSUED else [AFTER_END] if task == "pay-medical" else []
    if clause != CLAUSE_LATE:
        notes.append(NO_YEAR)
    result = {"first_day": period.first, "last_day": period.last, "in_time": done and period.holds(done)}
    return Answer(status=VALUE, headline=headline, result={name: value for name, value in result.items() if value is not None},
                  causes=(Step(rule.known()["task"].show(task), clause),), others=others, notes=tuple(notes),
                  readings=tuple(reading for reading, _ in rivals))


def _deaths(done: date | None) -> Answer:
    """By the fifth of each month; a day is held against the fifth of its own month."""
    cause = (Step(Text("区、镇（街）公安、民政部门，每月5日前，告诉同级人社、医保部门",
                       "Police and civil affairs departments tell the human resources and healthcare security departments of their "
                       "level before the 5th of each month"), CLAUSE_LISTS),)
    if done is None:
        return Answer(status=VALUE, headline=BY_THE_FIFTH, causes=cause, readings=(BEFORE,),
                      others=((BEFORE, BY_THE_FOURTH),))
    period = Period(last=done.replace(day=DEATHS_DAY))
    return Answer(status=VALUE, headline=period.headline(done), result={"last_day": period.last, "in_time": period.holds(done)},
                  causes=cause, readings=(BEFORE,),
                  others=((BEFORE, Period(last=done.replace(day=DEATHS_DAY - 1)).headline(done)),))


calendar = Calculation(
    name="calendar", family="deadline",
    title=Text("征缴日程", "Dates of the collection"),
    question=Text("这件事在哪几天做，最迟哪天？", "When is this done, and by which day?"),
    clauses=("七（三）", CLAUSE_STAGE, CLAUSE_COLLECTION, CLAUSE_LATE, CLAUSE_LISTS),
    fields=(Choice(name="task", label=Text("什么事", "Task"), required=True, options=TASKS),
            Date(name="done", label=Text("哪一天做的", "Day on which it is done"), least=date(2022, 9, 1), most=END_JANUARY.replace(
                month=12), hint=Text("可以不填；填了能看是否在期内", "Optional; shows whether it is in time"))),
    outputs=(Output(name="when", label=Text("什么时候", "When"), quiet=True),
             Output(name="first_day", label=Text("第一天", "First day"), kind="date"),
             Output(name="last_day", label=Text("最后一天", "Last day"), kind="date"),
             Output(name="in_time", label=Text("是否按时", "In time"), kind="yes-no")),
    compute=due, used=(DATES,), more_readings=(WINDOW, PENSION_WINDOW, BEFORE))
