"""Amounts of money as data: fixed sums, rates, steps, excesses, and the least of several, each with its clause.

An amount can be computed with its reason, turned into a plain Python expression, and asked for its range, which is how
a ceiling that never binds is found. All in yuan, exact.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from .text import Text, digits, join, money

Values = Mapping[str, object]
Range = tuple[Fraction, Fraction | None]          # a missing upper end is without limit


def exact(value: object) -> Fraction:
    return Fraction(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A sum that the text names, in yuan."""

    yuan: int | Decimal

    def fields(self) -> tuple[str, ...]:
        return ()

    def value(self, values: Values) -> Fraction | None:
        return exact(self.yuan)

    def explain(self, values: Values) -> Text:
        return money(self.yuan)

    def formula(self) -> Text:
        return money(self.yuan)

    def source(self) -> str:
        return f'Fraction("{self.yuan}")'

    def range(self, domain: Mapping[str, Range]) -> Range:
        return exact(self.yuan), exact(self.yuan)

    def reaches(self, target: Fraction) -> Fraction | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Linear:
    """A rising amount of one field. `value` of an unknown field is unknown."""

    of: str
    label: Text

    def fields(self) -> tuple[str, ...]:
        return (self.of,)

    def value(self, values: Values) -> Fraction | None:
        known = values.get(self.of)
        return None if known is None else self.at(exact(known))

    def at(self, known: Fraction) -> Fraction:
        raise NotImplementedError

    def range(self, domain: Mapping[str, Range]) -> Range:
        low, high = domain[self.of]
        return self.at(low), None if high is None else self.at(high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Of(_Linear):
    """The whole of a field."""

    def at(self, known: Fraction) -> Fraction:
        return known

    def explain(self, values: Values) -> Text:
        return Text(f"{self.label.zh} {money(values[self.of]).zh}", f"{self.label.en} {money(values[self.of]).en}")

    def formula(self) -> Text:
        return self.label

    def source(self) -> str:
        return f'Fraction(v["{self.of}"])'

    def reaches(self, target: Fraction) -> Fraction:
        return target


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(_Linear):
    """A percentage of the whole of a field."""

    percent: int | Decimal

    def at(self, known: Fraction) -> Fraction:
        return known * exact(self.percent) / 100

    def explain(self, values: Values) -> Text:
        base, result = money(values[self.of]), money(self.value(values))
        return Text(f"{self.label.zh} {base.zh} × {digits(self.percent)}% = {result.zh}",
                    f"{self.label.en} {base.en} × {digits(self.percent)}% = {result.en}")

    def formula(self) -> Text:
        return Text(f"{self.label.zh} × {digits(self.percent)}%", f"{self.label.en} × {digits(self.percent)}%")

    def source(self) -> str:
        return f'Fraction(v["{self.of}"]) * Fraction("{self.percent}") / 100'

    def reaches(self, target: Fraction) -> Fraction:
        return target * 100 / exact(self.percent)


@dataclass(frozen=True, slots=True, kw_only=True)
class PerUnit(_Linear):
    """So much for each one: 1 yuan a person."""

    pay: int | Decimal

    def at(self, known: Fraction) -> Fraction:
        return known * exact(self.pay)

    def explain(self, values: Values) -> Text:
        count, result = digits(values[self.of]), money(self.value(values))
        pay = money(self.pay)
        return Text(f"{self.label.zh} {count} × {pay.zh} = {result.zh}", f"{self.label.en} {count} × {pay.en} = {result.en}")

    def formula(self) -> Text:
        return Text(f"{self.label.zh} × {money(self.pay).zh}", f"{self.label.en} × {money(self.pay).en}")

    def source(self) -> str:
        return f'Fraction(v["{self.of}"]) * Fraction("{self.pay}")'

    def reaches(self, target: Fraction) -> Fraction:
        return target / exact(self.pay)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(_Linear):
    """So much for every completed step: 5 yuan for every 100 dollars; what is short of a step earns nothing."""

    each: int | Decimal
    pay: int | Decimal

    def at(self, known: Fraction) -> Fraction:
        return known // exact(self.each) * exact(self.pay)

    def explain(self, values: Values) -> Text:
        steps = exact(values[self.of]) // exact(self.each)
        pay, result = money(self.pay), money(self.value(values))
        return Text(f"{self.label.zh} {digits(values[self.of])}，满 {digits(self.each)} 的有 {digits(steps)} 个 × {pay.zh} = {result.zh}",
                    f"{self.label.en} {digits(values[self.of])}: full amounts of {digits(self.each)}: {digits(steps)} × {pay.en} = {result.en}")

    def formula(self) -> Text:
        return Text(f"{self.label.zh}每满 {digits(self.each)} 给 {money(self.pay).zh}",
                    f"{money(self.pay).en} for every full {digits(self.each)} of {self.label.en}")

    def source(self) -> str:
        return f'(Fraction(v["{self.of}"]) // Fraction("{self.each}")) * Fraction("{self.pay}")'

    def reaches(self, target: Fraction) -> Fraction:
        steps = -(-target // exact(self.pay))
        return steps * exact(self.each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excess(_Linear):
    """So much for each one beyond a figure: 0.3 yuan for every parcel over 200,000."""

    over: int | Decimal
    pay: int | Decimal

    def at(self, known: Fraction) -> Fraction:
        return max(Fraction(0), known - exact(self.over)) * exact(self.pay)

    def explain(self, values: Values) -> Text:
        pay, result = money(self.pay), money(self.value(values))
        count, over = digits(values[self.of]), digits(self.over)
        return Text(f"（{self.label.zh} {count} − {over}）× {pay.zh} = {result.zh}",
                    f"({self.label.en} {count} − {over}) × {pay.en} = {result.en}")

    def formula(self) -> Text:
        return Text(f"（{self.label.zh} − {digits(self.over)}）× {money(self.pay).zh}",
                    f"({self.label.en} − {digits(self.over)}) × {money(self.pay).en}")

    def source(self) -> str:
        return f'max(Fraction(0), Fraction(v["{self.of}"]) - Fraction("{self.over}")) * Fraction("{self.pay}")'

    def reaches(self, target: Fraction) -> Fraction:
        return exact(self.over) + target / exact(self.pay)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brackets(_Linear):
    """Marginal rates: each part of the field is charged at the rate of its bracket.

    `brackets` are (where the bracket begins, percent), lowest first, the first from 0.
    """

    brackets: tuple[tuple[int | Decimal, int | Decimal], ...]

    def __post_init__(self) -> None:
        starts = [start for start, _ in self.brackets]
        if not starts or starts[0] != 0 or starts != sorted(set(starts)):
            raise ValueError(f"brackets begin at 0 and rise: {starts}")

    def parts(self, known: Fraction) -> list[tuple[Fraction, Fraction]]:
        """(what lies in the bracket, its percent) for every bracket that is reached."""
        ends = [exact(start) for start, _ in self.brackets[1:]] + [known]
        return [(min(known, end) - exact(start), exact(percent))
                for (start, percent), end in zip(self.brackets, ends, strict=True) if known > start]

    def at(self, known: Fraction) -> Fraction:
        return sum((part * percent / 100 for part, percent in self.parts(known)), Fraction(0))

    def explain(self, values: Values) -> Text:
        result = money(self.value(values))
        terms = [Text(f"{money(part).zh} × {digits(percent)}%", f"{money(part).en} × {digits(percent)}%")
                 for part, percent in self.parts(exact(values[self.of]))]
        return join((join(terms, " + ", " + "), result), " = ", " = ") if terms else result

    def formula(self) -> Text:
        return join((Text(f"{self.label.zh}超过{money(start).zh}的部分 × {digits(percent)}%",
                          f"{self.label.en} above {money(start).en} × {digits(percent)}%")
                     for start, percent in self.brackets))

    def source(self) -> str:
        value, ends = f'Fraction(v["{self.of}"])', [start for start, _ in self.brackets[1:]]
        parts = [f'max(Fraction(0), min({value}, Fraction("{end}")) - Fraction("{start}")) * Fraction("{percent}") / 100'
                 for (start, percent), end in zip(self.brackets, ends, strict=False)]
        start, percent = self.brackets[-1]
        return "(" + " + ".join([*parts, f'max(Fraction(0), {value} - Fraction("{start}")) * Fraction("{percent}") / 100']) + ")"

    def reaches(self, target: Fraction) -> Fraction | None:
        """The least value of the field at which the target is reached; None where it never is."""
        for index, (start, percent) in enumerate(self.brackets):
            end = exact(self.brackets[index + 1][0]) if index + 1 < len(self.brackets) else None
            if percent and (end is None or self.at(end) >= target):
                return exact(start) + (target - self.at(exact(start))) * 100 / exact(percent)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A named part of a least or a sum, with the clause that sets it."""

    name: Text
    amount: object
    clause: str


@dataclass(frozen=True, slots=True)
class _Several:
    terms: tuple[Term, ...]

    def fields(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for term in self.terms for name in term.amount.fields()))

    def known(self, values: Values) -> list[Fraction | None]:
        return [term.amount.value(values) for term in self.terms]

    def reaches(self, target: Fraction) -> Fraction | None:
        return None


@dataclass(frozen=True, slots=True)
class _Extreme(_Several):
    """The smallest or the largest of several; `pick` is min or max."""

    pick: ClassVar[Callable[..., object]]
    opening: ClassVar[Text]
    name: ClassVar[Text]

    def value(self, values: Values) -> Fraction | None:
        known = self.known(values)
        return None if None in known else self.pick(known)

    def binding(self, values: Values) -> Term:
        """The first term that decides."""
        return self.pick(self.terms, key=lambda term: term.amount.value(values))

    def turning_point(self, term: Term) -> Fraction | None:
        """The value of the term's field at which the nearest fixed sum is reached; None without one."""
        fixed = [other.amount.value({}) for other in self.terms if not other.amount.fields()]
        return term.amount.reaches(self.pick(fixed)) if fixed and term.amount.fields() else None

    def explain(self, values: Values) -> Text:
        parts = join(Text(f"{t.name.zh}：{t.amount.explain(values).zh}", f"{t.name.en}: {t.amount.explain(values).en}")
                      for t in self.terms)
        return self.opening + parts

    def formula(self) -> Text:
        parts = [term.name for term in self.terms]
        return self.name + Text("、".join(p.zh for p in parts), "; ".join(p.en for p in parts))

    def source(self) -> str:
        return f"{self.pick.__name__}({', '.join(term.amount.source() for term in self.terms)})"


@dataclass(frozen=True, slots=True)
class Least(_Extreme):
    """The smallest of several: a rate with its ceilings."""

    pick: ClassVar[Callable[..., object]] = min
    opening: ClassVar[Text] = Text("取最小的一项。", "The smallest of these counts. ")
    name: ClassVar[Text] = Text("取最小：", "The smallest of: ")

    def range(self, domain: Mapping[str, Range]) -> Range:
        ranges = [term.amount.range(domain) for term in self.terms]
        highs = [high for _, high in ranges if high is not None]
        return min(low for low, _ in ranges), min(highs) if highs else None

    def idle(self, domain: Mapping[str, Range]) -> tuple[Term, ...]:
        """Terms that are never smaller than another, over all values of the domain."""
        ranges = [term.amount.range(domain) for term in self.terms]
        return tuple(term for index, term in enumerate(self.terms)
                     if any(high is not None and high <= ranges[index][0]
                            for other, (_, high) in enumerate(ranges) if other != index))


@dataclass(frozen=True, slots=True)
class Greatest(_Extreme):
    """The largest of several: a rate with its floor."""

    pick: ClassVar[Callable[..., object]] = max
    opening: ClassVar[Text] = Text("取最大的一项。", "The largest of these counts. ")
    name: ClassVar[Text] = Text("取最大：", "The largest of: ")

    def range(self, domain: Mapping[str, Range]) -> Range:
        ranges = [term.amount.range(domain) for term in self.terms]
        highs = [high for _, high in ranges]
        return max(low for low, _ in ranges), None if None in highs else max(highs)

    def idle(self, domain: Mapping[str, Range]) -> tuple[Term, ...]:
        """Terms that are never larger than another, over all values of the domain."""
        ranges = [term.amount.range(domain) for term in self.terms]
        return tuple(term for index, term in enumerate(self.terms) if ranges[index][1] is not None
                     and any(low >= ranges[index][1] for other, (low, _) in enumerate(ranges) if other != index))


@dataclass(frozen=True, slots=True)
class Sum(_Several):
    """All of several added up."""

    def value(self, values: Values) -> Fraction | None:
        known = self.known(values)
        return None if None in known else sum(known, Fraction(0))

    def explain(self, values: Values) -> Text:
        return join((Text(f"{t.name.zh} {t.amount.explain(values).zh}", f"{t.name.en} {t.amount.explain(values).en}")
                     for t in self.terms), " + ", " + ")

    def formula(self) -> Text:
        return join((term.name for term in self.terms), " + ", " + ")

    def source(self) -> str:
        return f"({' + '.join(term.amount.source() for term in self.terms)})"

    def range(self, domain: Mapping[str, Range]) -> Range:
        ranges = [term.amount.range(domain) for term in self.terms]
        highs = [high for _, high in ranges]
        return sum((low for low, _ in ranges), Fraction(0)), None if None in highs else sum(highs, Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Discretion:
    """No figure in the text: the government decides case by case."""

    why: Text

    def fields(self) -> tuple[str, ...]:
        return ()


Amount = Fixed | _Linear | Least | Greatest | Sum
