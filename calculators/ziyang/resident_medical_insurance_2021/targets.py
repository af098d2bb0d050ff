"""Clause 五 and 附件2: the targets, the funds, prizes and penalties that go with them, and progress."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
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
    Decision,
    InputError,
    OneOf,
    Option,
    Output,
    Reading,
    Row,
    Rows,
    Silent,
    Step,
    Table,
    Text,
    Tick,
    Within,
    YesNo,
    join,
    money,
    no,
    number,
    silent,
    ticked,
    yes,
)
from calculators.kernel.answers import VALUE
from calculators.kernel.text import day

from .dates import EXTENSION_END, MAIN_END, WORDS, YEAR_START, after

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
    named = [(key, target) for key, (_, target) in TARGETS.items()]
    named += [(key, target) for key, _, target in extra]
    rows = (Row(when=(OneOf("unit", (key,)),), then={"target": target}, clause=CLAUSE_TARGETS)
            for key, target in named)
    return (*rows, Row(when=(OneOf("unit", (HUANGJIAHU.key,)),), then=NO_TARGET, clause=CLAUSE_TARGETS))


UNIT = Choice(name="unit", label=Text("单位", "Unit"), required=True, options=(*UNIT_OPTIONS, HUANGJIAHU))
UNIT_TARGETS = Table(name="targets", rows=_target_rows())
TARGET = Output(name="target", label=Text("任务数", "Target"), kind="count", unit=PERSON)


def target_of(table: Table, unit: str) -> int | None:
    """The target of a unit; None where Annex 2 gives none."""
    then = table.verdict({"unit": unit}).hits[0].then
    return None if isinstance(then, Silent) else then["target"]


def _without_target() -> Answer:
    return silent(NO_TARGET.why, causes=(Step(HUANGJIAHU.label, CLAUSE_TARGETS),))


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
    says=Text("“在2021年2月28日前”没有说包不包括28日当天。",
              "“Before 28 February 2021” does not say whether that day is included."),
    reads=Text("28日当天完成算按时。", "Completion on 28 February itself is in time."),
    why=Text("缴费期可以延长到2月28日，当天还能缴费。",
             "The payment period may run until 28 February, so people may still pay on that day."),
    other=Text("“前”不含当天，28日完成就晚了。", "“Before” leaves the day out, so 28 February is too late."))
BEFORE_FEBRUARY = Reading(
    id="before-february", clause=CLAUSE_FUND,
    says=Text("完成奖励要求“在2021年2月前”全面完成；处罚却以2月28日为界。",
              "The incentive needs completion “before February 2021”; the penalty begins only after 28 "
              "February."),
    reads=Text("2月1日以前，最迟1月31日。", "Before 1 February, that is by 31 January."),
    why=Text("照字面，“2月前”不含2月。", "By the letter “before February” leaves February out."),
    other=Text("“2月前”指2月底以前，最迟2月28日。",
               "It means by the end of February, 28 February at the latest."))
INCENTIVE_BASE = Reading(
    id="incentive-base", clause=CLAUSE_FUND,
    says=Text("完成奖励“按1元/人”，没有说按参保人数还是按任务数。",
              "The incentive is “1 yuan a person”, without saying whether of the people enrolled or of the "
              "target."),
    reads=Text("按参保人数。", "By the people enrolled."),
    why=Text("同一句前半写的是“按参保人数1元/人”。",
             "The first half of the same sentence says “by the number of people enrolled”."),
    other=Text("按附件2的任务数。", "By the target of Annex 2."))
PER_HEAD = Reading(
    id="per-head-fund", clause=CLAUSE_FUND,
    says=Text("没有完成的“取消筹资工作人头经费”，没有说包不包括0.2元的录入工作经费。",
              "A unit that fails loses “the per-head fund for collection work”; nothing is said of the 0.2 "
              "yuan for data entry."),
    reads=Text("只取消1元/人的筹资工作经费。", "Only the collection work fund of 1 yuan a person is lost."),
    why=Text("名称是“筹资工作”经费；录入工作经费另有名称。",
             "The name is that of the collection work fund; data entry has a name of its own."),
    other=Text("两项都按人头算，都取消。", "Both go by heads, so both are lost."))
WHICH_COUNT = Reading(
    id="which-count", clause=CLAUSE_FUND,
    says=Text("“按参保人数”没有说是哪一天的人数。", "“By the number of people enrolled” names no day."),
    reads=Text("按最后的参保人数。", "By the final number."),
    why=Text("经费是给整个筹资工作的。", "The fund is for the whole of the collection."),
    other=Text("按2020年12月31日的参保人数。", "By the number on 31 December 2020."))
ALL_TASKS = Reading(
    id="all-tasks", clause=CLAUSE_FUND,
    says=Text("“全面完成各项筹资任务”没有定义。",
              "“Every part of the collection task completed” is not defined."),
    reads=Text("参保人数达到附件2的任务数，就是全面完成。",
               "It is completed once the target of Annex 2 is reached."),
    why=Text("文件分到各单位的任务只有附件2的人数。",
             "The numbers of Annex 2 are the only tasks set for each unit."),
    other=Text("还要完成台账、收据、录入等各项工作，由区里认定。",
               "Ledgers, receipts and data entry must be done too, as the district finds."))

RECIPIENT = Reading(
    id="who-receives", clause=CLAUSE_FUND,
    says=Text("三项经费按人头安排，文件没有写拨给谁。",
              "The three funds go by heads; the text does not say who receives them."),
    reads=Text("各乡镇、街道、长春经开区按自己的参保人数得。",
               "Each town, subdistrict and the Changchun Economic Development Zone by its own number of people enrolled."),
    why=Text("任务分解到这些单位，没有完成的单位也要取消经费。",
             "The targets are theirs, and a unit that fails loses the fund."),
    other=Text("录入工作经费拨给实际录入信息的单位。",
               "The data entry fund goes to whoever enters the data."))

NEVER = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """How a unit stands: its target, the people enrolled in December and in the end, and the date."""

    target: int
    by_december: int
    enrolled: int
    finished: date

    def funds(self, *, incentive_by: date = date(2021, 1, 31), in_time_by: date = EXTENSION_END,
              by_target: bool = False, by_december: bool = False, entry_too: bool = False,
              ) -> dict[str, Fraction]:
        """The three funds in yuan; the parameters are what readings change."""
        people = self.by_december if by_december else self.enrolled
        in_time = self.finished <= in_time_by
        earned = self.by_december >= least_for(90, self.target) and self.finished <= incentive_by
        return {"collection": Fraction(people if in_time else 0),
                "incentive": Fraction((self.target if by_target else people) if earned else 0),
                "entry": Fraction(0) if entry_too and not in_time else Fraction(people, 5)}


FUND_READINGS = ((BEFORE_FEBRUARY, {"incentive_by": EXTENSION_END}), (INCENTIVE_BASE, {"by_target": True}),
                 (WHICH_COUNT, {"by_december": True}),
                 (DAY_28, {"in_time_by": EXTENSION_END - timedelta(days=1)}),
                 (PER_HEAD, {"entry_too": True}))


def _fund_headline(funds: Mapping[str, Fraction]) -> Text:
    shown = {name: money(amount) for name, amount in funds.items()}
    words = Text("筹资工作经费{collection}，完成奖励{incentive}，录入工作经费{entry}",
                 "Collection work fund {collection}, completion incentive {incentive}, "
                 "data entry fund {entry}")
    return words.format(**shown)


def _finished(values: Mapping[str, object], target: int) -> date | None:
    """The day by which the target was reached; NEVER where it was not, None where it is not known."""
    if values["by_december"] >= target:
        return MAIN_END
    return values["finished_on"] if values["enrolled"] >= target else NEVER


def work_fund(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """The funds of a unit, and what each reading would make of them."""
    if values["unit"] == HUANGJIAHU.key:
        return _without_target()
    missing = [name for name in ("by_december", "enrolled") if values[name] is None]
    if missing:
        return rule.still_needed(missing)
    target = target_of(UNIT_TARGETS, values["unit"])
    finished = _finished(values, target)
    if finished is None:
        return rule.still_needed(("finished_on",))
    unit = Collection(target=target, by_december=values["by_december"], enrolled=values["enrolled"],
                      finished=finished)
    funds = unit.funds()
    headline = _fund_headline(funds)
    others = ((reading, _fund_headline(unit.funds(**changed))) for reading, changed in FUND_READINGS)
    return Answer(status=VALUE, headline=headline, result=funds, causes=_fund_causes(unit),
                  steps=_fund_steps(unit, funds), changes=_fund_changes(unit),
                  others=tuple((reading, words) for reading, words in others if words != headline))


def _fund_causes(unit: Collection) -> tuple[Step, ...]:
    share, least = percent_of(unit.by_december, unit.target), least_for(90, unit.target)
    reached = unit.by_december >= least
    when = day(unit.finished) if unit.finished != NEVER else Text("没有完成", "not completed")
    if unit.by_december >= unit.target:
        when = Text("2020年12月31日以前", "by 31 December 2020")
    return (
        Step(Text(f"任务数{unit.target:,}人，90%要{least:,}人",
                  f"Target {unit.target:,} people; 90% takes {least:,}"), CLAUSE_TARGETS),
        Step(Text(f"2020年12月31日{unit.by_december:,}人，{share}%，"
                  f"{'达到' if reached else '没有达到'}90%以上",
                  f"{number(unit.by_december, PERSON).en} on 31 December 2020, {share}%: "
                  f"{'at least' if reached else 'below'} 90%"), CLAUSE_FUND),
        Step(Text(f"全面完成：{when.zh}", f"Completed: {when.en}"), CLAUSE_FUND))


def _fund_steps(unit: Collection, funds: Mapping[str, Fraction]) -> tuple[Step, ...]:
    steps = [Step(Text(f"录入工作经费：{unit.enrolled:,}人 × 0.2元 = {money(funds['entry']).zh}，"
                       "由区税务局安排",
                       f"Data entry fund: {unit.enrolled:,} × 0.2 yuan = {money(funds['entry']).en}, from "
                       "the District Tax Bureau"), CLAUSE_FUND)]
    if funds["collection"]:
        steps.append(Step(Text(f"筹资工作经费：{unit.enrolled:,}人 × 1元，由区财政局安排",
                               f"Collection work fund: {unit.enrolled:,} × 1 yuan, from the District Finance "
                               "Bureau"), CLAUSE_FUND))
    elif unit.finished > EXTENSION_END:
        steps.append(Step(Text("2021年2月28日前没有完成，取消筹资工作经费",
                               "Not completed before 28 February 2021, so the collection work fund is lost"),
                          CLAUSE_FUND))
    return tuple(steps)


def _fund_changes(unit: Collection) -> tuple[Step, ...]:
    short = least_for(90, unit.target) - unit.by_december
    if short > 0:
        return (Step(Text(f"2020年12月31日再多{short:,}人就达到90%",
                          f"{short:,} more {'person' if short == 1 else 'people'} on 31 December 2020 would make "
                           "90%"), CLAUSE_FUND),)
    if unit.finished > date(2021, 1, 31):
        return (Step(Text("2021年1月31日以前完成，就有完成奖励",
                          "Completion by 31 January 2021 would earn the incentive"), CLAUSE_FUND),)
    return ()


def _check_fund(values: Mapping[str, object]) -> Iterator[InputError]:
    early, final = values["by_december"], values["enrolled"]
    labels = {field.name: field.label for field in FUND_FIELDS}
    if None not in (early, final) and early > final:
        yield InputError("by_december", "more-than",
                         {"label": labels["by_december"], "other": labels["enrolled"]})
    target = target_of(UNIT_TARGETS, values["unit"]) if values["unit"] else None
    if target is None or values["finished_on"] is None:
        return
    if early is not None and early < target and values["finished_on"] <= MAIN_END:
        yield InputError("finished_on", "too-early", {"label": labels["finished_on"], "least": day(YEAR_START)})
    if early is not None and early >= target and values["finished_on"] > MAIN_END:
        yield InputError("finished_on", "too-late", {"label": labels["finished_on"], "most": Text(
            f"2020年12月31日（那天的{early:,}人已达到任务数）",
            f"31 December 2020 (the {number(early, PERSON).en} of that day already reach the target)")})
    if final is not None and final < target:
        yield InputError("enrolled", "less-than", {"label": labels["enrolled"], "other": Text(
            f"任务数{target:,}人（填了达到任务数的日期）",
            f"the target of {target:,} (a date of reaching it is given)")})


FUND_FIELDS = (
    UNIT,
    Count(name="by_december", label=Text("2020年12月31日的参保人数", "People enrolled on 31 December 2020"),
          unit=PERSON),
    Count(name="enrolled", label=Text("最后的参保人数", "People enrolled in the end"), unit=PERSON),
    Date(name="finished_on", label=Text("达到任务数的日期", "Date on which the target was reached"),
         least=date(2020, 9, 1), most=date(2021, 12, 31),
         hint=Text("2020年12月31日还没有达到、后来达到的才要填",
                   "Only if it was reached after 31 December 2020")),
)

work_fund_and_incentive = Calculation(
    name="work-fund-and-incentive", family="fund",
    title=Text("工作经费和完成奖励", "Work funds and completion incentive"),
    question=Text("这个单位有多少工作经费和奖励？", "What funds and incentive does this unit get?"),
    clauses=(CLAUSE_FUND, CLAUSE_TARGETS), fields=FUND_FIELDS, check=_check_fund,
    outputs=(Output(name="collection", label=Text("筹资工作经费", "Collection work fund"), kind="money"),
             Output(name="incentive", label=Text("完成奖励", "Completion incentive"), kind="money"),
             Output(name="entry", label=Text("录入工作经费", "Data entry fund"), kind="money")),
    compute=work_fund, used=(UNIT_TARGETS,), interim=(TARGET,), readings=(ALL_TASKS, RECIPIENT),
    more_readings=tuple(reading for reading, _ in FUND_READINGS))

PRIZES = ((60_000, Text("一等奖", "first prize")), *((30_000, Text("二等奖", "second prize")),) * 2,
          *((20_000, Text("三等奖", "third prize")),) * 3)
RANKING = Reading(
    id="ranking", clause=CLAUSE_FUND,
    says=Text("“根据任务完成进度”评奖，没有说怎么排名次。",
              "Prizes go “by progress”; how units are ranked is not said."),
    reads=Text("按2020年12月31日的完成率从高到低排，超过100%的照实比。",
               "By the share of the target reached on 31 December 2020, highest first; shares over 100% count in full."),
    why=Text("参评条件85%就是那一天的完成率。", "The 85% that qualifies a unit is the share on that day."),
    other=Text("按达到85%的先后排。", "By the order in which units reached 85%."))
STANDING = Rows(
    name="units", label=Text("各单位", "Units"), most=9, row=Text("第{n}行", "Row {n}"), fields=(
        Choice(name="unit", label=Text("单位", "Unit"), required=True, options=UNIT_OPTIONS),
        Count(name="by_december",
              label=Text("2020年12月31日的参保人数", "People enrolled on 31 December 2020"), unit=PERSON,
              required=True),
        Date(name="reached", label=Text("达到85%的日期", "Date on which 85% was reached"),
             least=date(2020, 9, 1), most=MAIN_END,
             hint=Text("不填也可以；填了能看到另一种排法的结果",
                       "Optional; shows the result of the other way to rank")),
    ))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit in the ranking: the places that its tie covers, and its prize, None where that is open."""

    unit: str
    first: int
    last: int
    prize: int | None
    title: Text


TIE = Text("并列，由区里决定", "a tie, for the district to settle")


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
        prize, title = prizes.pop() if len(prizes) == 1 else (None, TIE)
        places.append(Place(unit=unit, first=ahead + 1, last=last, prize=prize, title=title))
    return tuple(places)


def _named(place: Place) -> Text:
    unit = TARGETS[place.unit][0]
    words = Text(f"{unit.zh}：{place.title.zh}", f"{unit.en}: {place.title.en}")
    return words if place.prize is None else words + Text(" ", " ") + money(place.prize)


def _winners(places: tuple[Place, ...]) -> Text:
    winning = [place for place in places if place.prize != 0]
    if not winning:
        return Text("没有单位得奖", "No unit gets a prize")
    return join(_named(place) for place in winning)


def _among(units: Sized, words: Text) -> Text:
    """The words, with how many units the ranking rests on where not every one is entered."""
    count = len(units)
    if count == len(TARGETS):
        return words
    return words + Text(f"（只在填入的{count}个单位中排名）",
                        f" (ranked among the {count} units entered)" if count > 1 else " (only one unit entered)")


def progress(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """Units with at least 85 % on 31 December 2020, ranked, with their prizes."""
    counts = {row["unit"]: row["by_december"] for row in values["units"]}
    shares = {unit: Fraction(count, TARGETS[unit][1]) for unit, count in counts.items()}
    eligible = {unit: share for unit, share in shares.items() if share * 100 >= 85}
    places = ranked(eligible)
    headline = _among(counts, _winners(places))
    tied = any(place.prize is None for place in places)
    amounts = [place.prize for place in places if place.prize]
    notes = [Text("完成率截到两位小数", "Percentages are cut off after two places")]
    if len(counts) < len(TARGETS):
        notes.append(Text("附件2一共有9个单位；没有填的单位可能改变名次和奖金",
                          "Annex 2 has 9 units; those not entered may change the places and prizes"))
    return Answer(
        status=VALUE, headline=headline,
        result={"prizes": tuple(_named(place) for place in places if place.prize != 0),
                **({} if tied else {"total": Fraction(sum(amounts))})},
        causes=tuple(_progress_cause(unit, count) for unit, count in counts.items()),
        others=_by_date(values["units"], eligible, places), notes=tuple(notes),
        table=_progress_table(counts, places))


def _by_date(rows: tuple[Mapping[str, object], ...], eligible: Mapping[str, Fraction],
             places: tuple[Place, ...]) -> tuple[tuple[Reading, Text], ...]:
    """The prizes by the order of reaching 85 %, where every date is known and the result differs."""
    dates = {row["unit"]: row["reached"] for row in rows if row["unit"] in eligible}
    if not dates or None in dates.values():
        return ()
    by_date = ranked(dates, highest=False)
    if {(place.unit, place.title) for place in by_date} == {(place.unit, place.title) for place in places}:
        return ()
    return ((RANKING, _among(rows, _winners(by_date))),)


def _progress_cause(unit: str, count: int) -> Step:
    label, target = TARGETS[unit]
    least, share = least_for(85, target), percent_of(count, target)
    if count >= least:
        return Step(Text(f"{label.zh}{count:,}人，{share}%，达到85%以上",
                         f"{label.en}: {number(count, PERSON).en}, {share}%, at least 85%"), CLAUSE_FUND)
    return Step(Text(f"{label.zh}{count:,}人，{share}%，不到85%，还差{least - count:,}人",
                     f"{label.en}: {number(count, PERSON).en}, {share}%, below 85% by "
                     f"{number(least - count, PERSON).en}"),
                CLAUSE_FUND)


def _progress_table(counts: Mapping[str, int],
                    places: tuple[Place, ...]) -> tuple[tuple[Text, ...], tuple[tuple[Text, ...], ...]]:
    headings = (Text("名次", "Place"), Text("单位", "Unit"), Text("任务数", "Target"),
                Text("参保人数", "Enrolled"),
                Text("完成率", "Share"), Text("奖励", "Prize"))
    rows = []
    for place in places:
        label, target = TARGETS[place.unit]
        rank = f"{place.first}" if place.first == place.last else f"{place.first}–{place.last}"
        share = f"{percent_of(counts[place.unit], target)}%"
        amount = place.title if not place.prize else place.title + Text(" ", " ") + money(place.prize)
        rows.append((Text(rank, rank), label, number(target), number(counts[place.unit]), Text(share, share),
                     amount))
    return headings, tuple(rows)


def _check_standing(values: Mapping[str, object]) -> Iterator[InputError]:
    seen: set[object] = set()
    for index, row in enumerate(values["units"] or ()):
        if row["unit"] is not None and row["unit"] in seen:
            yield InputError(f"units.{index}.unit", "twice", {"label": STANDING.fields[0].label})
        seen.add(row["unit"])
        if None not in (row["unit"], row["by_december"], row["reached"]):
            least = least_for(85, TARGETS[row["unit"]][1])
            if row["by_december"] < least:
                other = Text(f"85%的{least:,}人（填了达到85%的日期）",
                             f"the {least:,} of 85% (a date of reaching it is given)")
                yield InputError(f"units.{index}.by_december", "less-than",
                                 {"label": STANDING.fields[1].label, "other": other})


progress_prize = Calculation(
    name="progress-prize", family="fund",
    title=Text("进度奖", "Progress prizes"),
    question=Text("按2020年12月31日的进度，哪些单位得什么奖？",
                  "Which unit gets which prize for its progress on 31 December 2020?"),
    clauses=(CLAUSE_FUND, CLAUSE_TARGETS), fields=(STANDING,), check=_check_standing,
    outputs=(Output(name="prizes", label=Text("获奖单位", "Winners"), kind="list"),
             Output(name="total", label=Text("奖金合计", "Prizes, total"), kind="money")),
    compute=progress, readings=(RANKING,))

CRITICISM = Text("通报批评", "a circular of criticism")
FUND_LOST = Text("取消筹资工作人头经费", "loss of the per-head fund for collection work")
ACCOUNT = Text("严肃问责", "being held strictly to account")
MISSED = (CRITICISM, FUND_LOST, ACCOUNT)


def _liable(for_zh: str, for_en: str) -> dict[str, object]:
    return {"measures": (Text(f"因{for_zh}，依法、依纪、依规追究有关单位和人员的责任",
                              f"liability of the units and persons concerned, under the law, discipline and the "
                              f"rules, for {for_en}"),)}


def penalties(name: str, last: date) -> Table:
    """What follows when the target is not reached by the last day, and for other faults."""
    late = Within(field="finished_on", interval=after(last, "前"))
    in_time = Within(field="finished_on", interval=WORDS.between(None, "", last, "前"))
    poor_work = _liable("工作不力没有完成任务", "poor work that left the task undone")
    return Table(name=name, policy="all", rows=(
        Row(when=(no("finished"),), then={"measures": MISSED}, clause=CLAUSE_FUND),
        Row(when=(yes("finished"), late), then={"measures": MISSED}, clause=CLAUSE_FUND),
        Row(when=(yes("finished"), in_time), then={"measures": ()}, clause=CLAUSE_FUND),
        Row(when=(no("finished"), ticked("poor_work")), then=poor_work, clause=CLAUSE_FUND),
        Row(when=(yes("finished"), late, ticked("poor_work")), then=poor_work, clause=CLAUSE_FUND),
        Row(when=(ticked("embezzled"),), then=_liable("贪污、挪用保费", "embezzled or misused contributions"),
            clause=CLAUSE_FUND),
        Row(when=(ticked("accident"),),
            then=_liable("发生其他重大资金安全事故", "another major accident with the safety of money"),
            clause=CLAUSE_FUND),
    ))


class Penalties(Decision):
    """Measures that add up, each fact and each measure told once."""

    def words(self, result: Mapping[str, object]) -> Text:
        measures = result["measures"]
        return self.headline.format(measures=join(measures)) if measures else NO_MEASURE

    def still_needed(self, names: Iterable[str], **parts: object) -> Answer:
        """The date waits until it is known that the task was completed."""
        names = tuple(names)
        return super().still_needed((n for n in names if n != "finished_on" or "finished" not in names), **parts)

    def under(self, table: Table, case: Mapping[str, object]) -> Answer:
        answer = super().under(table, case)
        return answer.but(causes=tuple(dict.fromkeys(answer.causes)))


NO_MEASURE = Text("没有要处理的情形", "No measure follows")


def _check_penalty(values: Mapping[str, object]) -> Iterator[InputError]:
    finished, finished_on, poor_work, *_ = PENALTY_FIELDS
    if values["finished"] == "no" and values["finished_on"] is not None:
        yield InputError("finished_on", "excludes", {"label": finished_on.label, "other": Text(
            f"{finished.label.zh}：否", f"{finished.label.en}: no")})
    in_time = values["finished_on"] is not None and values["finished_on"] < EXTENSION_END
    if values["finished"] == "yes" and in_time and values["poor_work"]:
        yield InputError("poor_work", "excludes", {
            "label": Text(f"“{poor_work.label.zh}”", f"“{poor_work.label.en}”"),
            "other": Text(f"{finished_on.label.zh}：{day(values['finished_on']).zh}",
                          f"{finished_on.label.en}: {day(values['finished_on']).en}")})


PENALTY_FIELDS = (
    YesNo(name="finished", label=Text("任务最后完成了", "Task completed in the end")),
    Date(name="finished_on", label=Text("完成的日期", "Date of completion"), least=date(2020, 9, 1),
         most=date(2021, 12, 31), hint=Text("完成了的才要填", "Only if it was completed")),
    Tick(name="poor_work", label=Text("因工作不力没有按时完成", "Not completed in time because of poor work")),
    Tick(name="embezzled", label=Text("贪污、挪用保费", "Contributions embezzled or misused")),
    Tick(name="accident", label=Text("其他重大资金安全事故", "Another major accident with the safety of money")),
)

incomplete_penalty = Penalties(
    name="incomplete-penalty", family="penalty",
    title=Text("没有完成任务的后果", "What follows when the task is not completed"),
    question=Text("这个单位会受到什么处理？", "What measures follow for this unit?"),
    clauses=(CLAUSE_FUND,), fields=PENALTY_FIELDS, check=_check_penalty,
    outputs=(Output(name="measures", label=Text("处理", "Measures"), kind="list"),),
    headline=Text("处理：{measures}", "Measures: {measures}"),
    table=penalties("incomplete-penalty", EXTENSION_END),
    others=((DAY_28, penalties("before-the-28th", EXTENSION_END - timedelta(days=1))),))


# 附件2 Progress towards the targets

ALL_TARGETS = Table(name="all-targets", rows=_target_rows(DISTRICT))
RATE_BASE = Reading(
    id="rate-base", clause="附件1",
    says=Text("一写基本医疗保险（居民医保加职工医保）参保率95%以上；附件1写“辖区内人口参保率”100%，"
              "没有说算哪种保险、按哪种人口。",
              "Section 1 sets 95% for basic medical insurance, both schemes together; Annex 1 sets 100% of "
              "“the population” without naming the scheme or the kind of population."),
    reads=Text("两处都把两种医保合起来算，按常住人口。",
               "Both count the two schemes together, over the resident population."),
    why=Text("职工医保的人不能再参加居民医保；统计部门提供的是常住人口。",
             "People in the employee scheme cannot join this one; the statistics office supplies the "
             "resident population."),
    other=Text("附件1只算居民医保。", "Annex 1 counts resident medical insurance alone."))


def completion(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """The share of the target, what is missing for each mark, and the enrolment rate if asked."""
    if values["unit"] == HUANGJIAHU.key:
        return _without_target()
    if values["enrolled"] is None:
        return rule.still_needed(("enrolled",))
    target = target_of(ALL_TARGETS, values["unit"])
    enrolled = values["enrolled"]
    share, short = percent_of(enrolled, target), max(0, target - enrolled)
    lacking = {f"to_{mark}": max(0, least_for(mark, target) - enrolled) for mark in (85, 90)}
    headline = (Text(f"完成{share}%，还差{short:,}人",
                     f"{share}% of the target; {number(short, PERSON).en} short") if short else
                Text(f"完成{share}%，任务已完成", f"{share}% of the target: completed"))
    rate, others, notes = _rate(values)
    if rate:
        headline += Text(f"；参保率{rate['rate']}%", f"; enrolment rate {rate['rate']}%")
    return Answer(status=VALUE, headline=headline,
                  result={"completion": share, "shortfall": short, **lacking, **rate},
                  causes=(Step(Text(f"任务数{target:,}人", f"Target {target:,} people"), CLAUSE_TARGETS),),
                  steps=_marks(enrolled, target), readings=(RATE_BASE,) if rate else (), others=others,
                  notes=(Text("完成率截到两位小数", "Percentages are cut off after two places"), *notes))


def _marks(enrolled: int, target: int) -> tuple[Step, ...]:
    steps = []
    for mark, words in ((85, Text("评进度奖", "to compete for a progress prize")),
                        (90, Text("得完成奖励", "for the completion incentive"))):
        least = least_for(mark, target)
        lacking = least - enrolled
        state = Text(f"还差{lacking:,}人", f"{lacking:,} short") if lacking > 0 else Text("已达到", "reached")
        wanted = Text(f"{mark}%要有{least:,}人（{words.zh}，看2020年12月31日的人数）：{state.zh}",
                      f"{mark}% takes {least:,} people ({words.en}, by the number on 31 December 2020): {state.en}")
        steps.append(Step(wanted, CLAUSE_FUND))
    return tuple(steps)


MORE_THAN_LIVE_THERE = Text(
    "参保的人比常住人口多：请核对数字；按户籍参保、人在外地住的，不在常住人口之内",
    "More people are insured than live there: check the figures; people enrol where their household is registered, "
    "and those who live elsewhere are not in the resident population")


def _rate(values: Mapping[str, object]) -> tuple[dict[str, object], tuple[tuple[Reading, Text], ...],
                                                 tuple[Text, ...]]:
    """The enrolment rate over the resident population, against both marks."""
    population, employees = values["population"], values["employees"]
    if population is None and employees is None:
        return {}, (), ()
    if population is None or employees is None:
        return {}, (), (Text("要算参保率，常住人口和职工医保人数都要填",
                             "For the enrolment rate both the resident population and the people in employee "
                             "insurance are needed"),)
    insured, alone = values["enrolled"] + employees, percent_of(values["enrolled"], population)
    rate = {"rate": percent_of(insured, population), "at_least_95": insured * 100 >= population * 95,
            "full": insured >= population}
    words = Text(f"附件1的参保率为{alone}%", f"The rate of Annex 1 is {alone}%")
    notes = (MORE_THAN_LIVE_THERE,) if insured > population else ()
    return rate, ((RATE_BASE, words),) if alone != rate["rate"] else (), notes


enrolment_plan_completion = Calculation(
    name="enrolment-plan-completion", family="quota",
    title=Text("参保任务完成多少", "Progress towards the enrolment target"),
    question=Text("完成了多少，还差多少人？",
                  "How far is the target reached, and how many people are missing?"),
    clauses=(CLAUSE_TARGETS, "五", "一", "附件1"),
    fields=(
        replace(UNIT, options=(*UNIT_OPTIONS, Option(*DISTRICT[:2]), HUANGJIAHU)),
        Count(name="enrolled",
              label=Text("居民医保参保人数", "People enrolled in resident medical insurance"), unit=PERSON),
        Count(name="population", label=Text("常住人口", "Resident population"), unit=PERSON, least=1,
              hint=Text("要算参保率才填", "Only for the enrolment rate")),
        Count(name="employees", label=Text("职工医保参保人数", "People in employee medical insurance"),
              unit=PERSON,
              hint=Text("要算参保率才填", "Only for the enrolment rate")),
    ),
    outputs=(Output(name="completion", label=Text("完成率", "Share of the target"), kind="percent"),
             Output(name="shortfall", label=Text("还差人数", "People short"), kind="count", unit=PERSON),
             Output(name="to_85", label=Text("到85%还差", "Short of 85%"), kind="count", unit=PERSON),
             Output(name="to_90", label=Text("到90%还差", "Short of 90%"), kind="count", unit=PERSON),
             Output(name="rate", label=Text("参保率", "Enrolment rate"), kind="percent"),
             Output(name="at_least_95", label=Text("达到95%（一）", "At least 95% (section 1)"),
                    kind="yes-no"),
             Output(name="full", label=Text("达到100%（附件1）", "100% (Annex 1)"), kind="yes-no")),
    compute=completion, used=(ALL_TARGETS,), interim=(TARGET,), more_readings=(RATE_BASE,))
