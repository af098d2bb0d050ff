"""Decision tables: rows of conditions with an outcome, a stated hit policy, and three-valued evaluation.

A condition on a value that is not known is neither met nor failed; the table then says which values it still needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .answers import Reading
from .bounds import Interval
from .fields import Field
from .text import Text

Values = Mapping[str, object]

TIMES = ("date", "instant")
# How an end is put, by whether it is of dates and whether it is closed.
_LOWER = {False: {True: Text("≥ {}", "{} or more"), False: Text("> {}", "more than {}")},
          True: {True: Text("{}或以后", "{} or later"), False: Text("晚于{}", "after {}")}}
_UPPER = {False: {True: Text("≤ {}", "at most {}"), False: Text("< {}", "below {}")},
          True: {True: Text("{}或以前", "{} or earlier"), False: Text("早于{}", "before {}")}}
_EXACTLY = {False: Text("= {}", "exactly {}"), True: Text("{}当天", "on {}")}


def _end(value: Text, words: Text) -> Text:
    return Text(words.zh.format(value.zh), words.en.format(value.en))


UNIQUE, FIRST, ALL = POLICIES = ("unique", "first", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """The value of an ordered field lies in an interval."""

    field: str
    interval: Interval

    def holds(self, values: Values) -> bool | None:
        value = values.get(self.field)
        return None if value is None else value in self.interval

    def fact(self, fields: Mapping[str, Field], values: Values) -> Text:
        """`死亡人数 12人（“10人以上30人以下”）` / `Deaths 12 (10 or more, below 30)`."""
        known = fields[self.field]
        value = known.show(values[self.field])
        return Text(f"{known.label.zh} {value.zh}", f"{known.label.en}: {value.en}") + self.wanted(fields, bracket=True)

    def wanted(self, fields: Mapping[str, Field], *, bracket: bool = False) -> Text:
        """The interval in words: the text's own words in Chinese, worked out in English."""
        known, ends = fields[self.field], []
        low, high, times = self.interval.lower, self.interval.upper, known.kind in TIMES
        if low and high and low.value == high.value:
            ends.append(_end(known.show(low.value), _EXACTLY[times]))
        else:
            if low:
                ends.append(_end(known.show(low.value), _LOWER[times][low.closed]))
            if high:
                ends.append(_end(known.show(high.value), _UPPER[times][high.closed]))
        quote = f"“{self.interval.quote}”，" if self.interval.quote else ""
        words = Text(quote + "、".join(e.zh for e in ends), ", ".join(e.en for e in ends))
        return Text(f"（{words.zh}）", f" ({words.en})") if bracket else words


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice is one of some options, or a tick is set."""

    field: str
    options: tuple[object, ...]

    def holds(self, values: Values) -> bool | None:
        value = values.get(self.field)
        return None if value is None else value in self.options

    def fact(self, fields: Mapping[str, Field], values: Values) -> Text:
        known = fields[self.field]
        if known.kind == "tick":
            return known.label if values[self.field] else Text(f"未勾选：{known.label.zh}", f"Not ticked: {known.label.en}")
        value = known.show(values[self.field])
        return Text(f"{known.label.zh}：{value.zh}", f"{known.label.en}: {value.en}")

    def wanted(self, fields: Mapping[str, Field], *, bracket: bool = False) -> Text:
        known = fields[self.field]
        if known.kind == "tick":
            return known.label
        shown = [known.show(option) for option in self.options]
        return Text("或".join(s.zh for s in shown), " or ".join(s.en for s in shown))


def ticked(field: str) -> OneOf:
    return OneOf(field, (True,))


def yes(field: str) -> OneOf:
    return OneOf(field, ("yes",))


def no(field: str) -> OneOf:
    return OneOf(field, ("no",))


Criterion = Within | OneOf


@dataclass(frozen=True, slots=True)
class Silent:
    """An outcome: the text does not say what holds here."""

    why: Text


@dataclass(frozen=True, slots=True)
class Conflict:
    """An outcome: two clauses give different answers."""

    why: Text
    clauses: tuple[str, ...]


Outcome = Mapping[str, object] | Silent | Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """All conditions of a row must hold; no condition means always."""

    when: tuple[Criterion, ...]
    then: Outcome
    clause: str
    note: Text | None = None
    readings: tuple[Reading, ...] = ()

    def holds(self, values: Values) -> bool | None:
        state: bool | None = True
        for criterion in self.when:
            met = criterion.holds(values)
            if met is False:
                return False
            if met is None:
                state = None
        return state


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Outputs of a row that must add up to a stated total, in yuan: the shares of payers."""

    outputs: tuple[str, ...]
    total: int
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a table says of a case: the rows that hold, those that may, and what would have to be known."""

    hits: tuple[Row, ...]
    maybe: tuple[Row, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def decided(self) -> bool:
        return not self.needs


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows under a hit policy.

    unique  at most one row holds
    first   the first row that holds counts; order is part of the text
    all     every row that holds counts
    `otherwise` is what holds when no row does; without it the table must be complete. `sums` are totals that the
    outputs of each row must reach.
    """

    name: str
    rows: tuple[Row, ...]
    policy: str = UNIQUE
    otherwise: Row | None = None
    sums: tuple[Sum, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.policy not in POLICIES:
            raise ValueError(self.policy)

    def fields(self) -> tuple[str, ...]:
        """The names of the fields that its conditions look at, in order."""
        return tuple(dict.fromkeys(c.field for row in self.rows for c in row.when))

    def verdict(self, values: Values) -> Verdict:
        states = [row.holds(values) for row in self.rows]
        sure = [index for index, state in enumerate(states) if state]
        maybe = [index for index, state in enumerate(states) if state is None]
        if self.policy == ALL:
            rows = self._rows(maybe)
            return Verdict(hits=self._rows(sure), maybe=rows, needs=unknown(rows, values))
        if sure:
            maybe = [] if self.policy == UNIQUE else [index for index in maybe if index < sure[0]]
        certain = self._rows(sure[:1]) or ((self.otherwise,) if self.otherwise else ())
        candidates = (*self._rows(maybe), *certain)
        if maybe and (not certain or any(row.then != certain[0].then for row in candidates)):
            return Verdict(hits=(), maybe=self._rows(maybe), needs=unknown(self._rows(maybe), values))
        return Verdict(hits=certain, maybe=self._rows(maybe))

    def _rows(self, indices: list[int]) -> tuple[Row, ...]:
        return tuple(self.rows[index] for index in indices)


def unknown(rows: tuple[Row, ...], values: Values) -> tuple[str, ...]:
    """Fields that are not known and on which one of the rows hangs."""
    return tuple(dict.fromkeys(c.field for row in rows for c in row.when if c.holds(values) is None))
