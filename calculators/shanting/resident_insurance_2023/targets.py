"""Clause 三: how many of an age group pay into resident pension insurance, against the targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from calculators.kernel import (
    PERSON,
    Answer,
    Bound,
    Calculation,
    Choice,
    Count,
    InputError,
    Interval,
    OneOf,
    Output,
    Percent,
    Reading,
    Row,
    Step,
    Table,
    Text,
    Within,
    join,
    needs,
    number,
    options,
)
from calculators.kernel.answers import VALUE
from calculators.kernel.text import percent

from .people import WORDS

CLAUSE = "三"
GROUPS = {"older": (Text("45至59岁", "Aged 45 to 59"), WORDS("95%以上")),
          "younger": (Text("16至45岁", "Aged 16 to 45"), WORDS("60%以上"))}
AGE_45 = Reading(
    id="aged-45-in-both", clause=CLAUSE,
    says=Text("“45-59岁”和“16-45岁”两组都写了45岁。", "“45 to 59” and “16 to 45” both name the age of 45."),
    reads=Text("照字面，45岁的人在两组里都算。", "By the letter people aged 45 count in both groups."),
    why=Text("两组各有各的参保缴费率，互不相加，都算不会算错总数。",
             "Each group has a rate of its own and the two are never added up, so nobody is counted twice in one figure."),
    other=Text("45岁的人只算在45至59岁一组。", "People aged 45 count in the group from 45 to 59 alone."))
BASE = Reading(
    id="base-of-the-rate", clause=CLAUSE,
    says=Text("前一组写“45-59岁人员”，后一组写“16-45岁的参保人员”；参保缴费率拿什么作分母，没有写。",
              "The first group is “people aged 45 to 59”, the second “insured people aged 16 to 45”; what the rate is a share of "
              "is not written."),
    reads=Text("分母就是这句话里的人：前一组是全部人员，后一组是已经参保的人。",
               "Of the people that the words name: everyone in the first group, those already enrolled in the second."),
    why=Text("两句用词不同，照字面各算各的。", "The two are worded differently, so each is taken by the letter."),
    other=Text("两组都按应参保的全部人员算；后一组要把分母换成全部应参保的人，再填一次。",
               "Both are shares of all who should be insured; for the second group enter all of them instead."))


def _row(key: str, interval: Interval, *, reached: bool) -> Row:
    goal = interval.lower
    inside = interval if reached else Interval(upper=Bound(value=goal.value, closed=False, word=""))
    return Row(when=(OneOf("group", (key,)), Within(field="rate", interval=inside)), then={"reached": reached}, clause=CLAUSE)


TARGETS = Table(name="participation-targets", rows=tuple(
    _row(key, interval, reached=reached) for key, (_, interval) in GROUPS.items() for reached in (True, False)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Of so many people of a group so many have paid."""

    key: str
    base: int
    payers: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.payers * 100, self.base)

    @property
    def reached(self) -> bool:
        row, = TARGETS.verdict({"group": self.key, "rate": self.share}).hits
        return row.then["reached"]

    @property
    def goal(self) -> int:
        return GROUPS[self.key][1].lower.value

    @property
    def short(self) -> int:
        """How many more have to pay."""
        return max(0, -(-self.goal * self.base // 100) - self.payers)

    def words(self, label: Text | None = None) -> Text:
        who, rate = label or GROUPS[self.key][0], percent(self.share)
        more = number(self.short, PERSON)
        state = Text("达到目标", "target reached") if self.reached else Text(f"还差{more.zh}", f"{more.en} short")
        return Text(f"{who.zh}：{rate.zh}，{state.zh}", f"{who.en}: {rate.en}, {state.en}")


def _rate(values: Mapping[str, object], key: str, *parts: str) -> Rate | None:
    """The rate of a group put together of parts; None where a part is not known."""
    base, payers = ([values[f"{kind}_{part}"] for part in parts] for kind in ("base", "payers"))
    if None in base or None in payers or not sum(base):
        return None
    return Rate(key=key, base=sum(base), payers=sum(payers))


def participation(rule: Calculation, values: Mapping[str, object]) -> Answer:
    """The rate of each group whose parts are known, and how many are missing."""
    rates = [rate for rate in (_rate(values, "older", "45", "46_59"), _rate(values, "younger", "16_44", "45")) if rate]
    if not rates:
        return needs(Text("至少要填一组：45岁和46至59岁，或者45岁和16至44岁的人数和缴费人数",
                          "Needs one group: people and payers aged 45 and 46 to 59, or aged 45 and 16 to 44"), readings=(AGE_45, BASE))
    headline = join(rate.words() for rate in rates)
    alone = _rate(values, "younger", "16_44")
    rival = [rate.words() for rate in rates if rate.key == "older"]
    if alone:
        rival.append(alone.words(Text("16至44岁", "Aged 16 to 44")))
    differs = alone and rates[-1].key == "younger" and alone.share != rates[-1].share
    result: dict[str, object] = {}
    for rate in rates:
        result |= {f"rate_{rate.key}": rate.share, f"reached_{rate.key}": rate.reached, f"short_{rate.key}": rate.short}
    return Answer(status=VALUE, headline=headline, result=result, causes=tuple(_step(rate) for rate in rates),
                  readings=(AGE_45, BASE) if any(rate.key == "younger" for rate in rates) else (),
                  others=((AGE_45, join(rival)),) if differs else (), notes=(MEDICAL, CUT))


def _step(rate: Rate) -> Step:
    goal = -(-rate.goal * rate.base // 100)
    base, payers, least = (number(count, PERSON) for count in (rate.base, rate.payers, goal))
    label = GROUPS[rate.key][0]
    return Step(Text(f"{label.zh}{base.zh}，缴费{payers.zh}；“{rate.goal}%以上”要有{least.zh}",
                     f"{label.en}: {base.en}, {payers.en} paid; {rate.goal}% or more takes {least.en}"), CLAUSE)


MEDICAL = Text("居民医保的目标是应保尽保，没有写百分比；16至45岁的60%写的是“鼓励引导”",
               "For medical insurance the target is that everyone who should be insured is, without a percentage; the 60% of people "
               "aged 16 to 45 is “encouraged and guided”")
CUT = Text("缴费率截到两位小数", "Percentages are cut off after two places")


def _check(values: Mapping[str, object]) -> Iterator[InputError]:
    labels = {field.name: field.label for field in FIELDS}
    for part in PARTS:
        base, payers = values[f"base_{part}"], values[f"payers_{part}"]
        if None not in (base, payers) and payers > base:
            yield InputError(f"payers_{part}", "more-than", {"label": labels[f"payers_{part}"], "other": labels[f"base_{part}"]})


PARTS = {"16_44": Text("16至44岁", "aged 16 to 44"), "45": Text("45岁", "aged 45"), "46_59": Text("46至59岁", "aged 46 to 59")}
FIELDS = tuple(field for part, words in PARTS.items() for field in (
    Count(name=f"base_{part}", label=Text(f"{words.zh}的人数", f"People {words.en}"), unit=PERSON),
    Count(name=f"payers_{part}", label=Text(f"{words.zh}已缴费的人数", f"People {words.en} who have paid"), unit=PERSON)))


def _outputs(key: str, label: Text) -> tuple[Output, ...]:
    return (Output(name=f"rate_{key}", label=Text(f"{label.zh}缴费率", f"{label.en}: rate"), kind="percent"),
            Output(name=f"reached_{key}", label=Text(f"{label.zh}达到目标", f"{label.en}: target reached"), kind="yes-no"),
            Output(name=f"short_{key}", label=Text(f"{label.zh}还差", f"{label.en}: short"), kind="count", unit=PERSON))


participation_targets = Calculation(
    name="participation-targets", family="quota",
    title=Text("养老保险参保缴费率达到目标没有", "Pension payment rates against the targets"),
    question=Text("两个年龄组的参保缴费率各是多少，还差多少人？",
                  "What share of each age group has paid, and how many people are missing?"),
    clauses=(CLAUSE,), fields=FIELDS, check=_check,
    derived=(Choice(name="group", label=Text("年龄组", "Age group"), options=options(
                older=("45至59岁", "Aged 45 to 59"), younger=("16至45岁", "Aged 16 to 45"))),
             Percent(name="rate", label=Text("参保缴费率", "Share who have paid"))),
    outputs=tuple(output for key, (label, _) in GROUPS.items() for output in _outputs(key, label)),
    compute=participation, used=(TARGETS,), interim=(Output(name="reached", label=Text("达到目标", "Target reached"), kind="yes-no"),),
    more_readings=(AGE_45, BASE))
