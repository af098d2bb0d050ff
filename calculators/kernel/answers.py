"""The four answers: a value, what is still needed, "the text is silent", "the clauses conflict"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from .fields import Option
from .text import Text, both, day, digits, listing, moment, money, number, percent, plural, yuan_digits

VALUE, NEEDS, SILENT, CONFLICT = STATUSES = ("value", "needs", "silent", "conflict")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A doubtful passage: what the text says, how the handbook reads it and why, and the other reading."""

    id: str
    clause: str
    says: Text
    reads: Text
    why: Text
    other: Text

    def as_dict(self) -> dict[str, object]:
        return {"id": self.id, "clause": self.clause,
                **{name: getattr(self, name).as_dict() for name in ("says", "reads", "why", "other")}}


@dataclass(frozen=True, slots=True)
class Step:
    """One statement of a reason, with the clause it comes from."""

    text: Text
    clause: str | None = None

    def as_dict(self) -> dict[str, object]:
        return {"text": self.text.as_dict(), "clause": self.clause}


@dataclass(frozen=True, kw_only=True)
class Output:
    """A named result: `kind` is choice, text, list, money, count, number, percent, date, instant or yes-no.

    A `quiet` output is for machines; the reasons already show it to readers.
    """

    name: str
    label: Text
    kind: str = "text"
    unit: Text | None = None
    options: tuple[Option, ...] = ()
    quiet: bool = False

    def show(self, value: object) -> Text:
        """The value as each language writes it."""
        return _SHOW[self.kind](self, value)

    def plain(self, value: object) -> object:
        """The value for JSON: amounts and dates as strings, texts in both languages."""
        if isinstance(value, Text):
            return value.as_dict()
        if isinstance(value, (tuple, list)):
            return [self.plain(item) for item in value]
        if isinstance(value, datetime):
            return value.isoformat(timespec="minutes")
        if isinstance(value, date):
            return value.isoformat()
        if self.kind == "money" and value is not None:
            return yuan_digits(value)
        if self.kind == "percent":
            return percent(value).en.rstrip("%").replace(",", "")
        if isinstance(value, (Decimal, Fraction)):
            return digits(value).replace(",", "")
        return value

    def describe(self) -> dict[str, object]:
        entry: dict[str, object] = {"name": self.name, "label": self.label.as_dict(), "kind": self.kind}
        if self.unit:
            entry["unit"] = plural(self.unit).as_dict()
        if self.options:
            entry["choices"] = [{"value": o.key, "label": o.label.as_dict()} for o in self.options]
        return entry


YES, NO = Text("是", "yes"), Text("否", "no")
_SHOW = {
    "text": lambda output, value: value if isinstance(value, Text) else both(str(value)),
    "list": lambda output, value: listing(value) if value else Text("无", "none"),
    "choice": lambda output, value: next(o.label for o in output.options if o.key == value),
    "money": lambda output, value: money(value),
    "count": lambda output, value: number(value, output.unit),
    "number": lambda output, value: number(value, output.unit),
    "percent": lambda output, value: percent(value),
    "date": lambda output, value: day(value),
    "instant": lambda output, value: moment(value),
    "yes-no": lambda output, value: YES if value else NO,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days of a period: from where it runs to its last day, `unit` days or working-days, and the day held against it."""

    start: date
    last: date
    unit: str
    first_counts: bool
    given: date | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a rule says of one case.

    headline  the answer in one sentence, first
    result    output name -> value, for machines
    causes    the least that decides it
    steps     how it was worked out, each with its clause
    changes   the nearest change that would give another answer
    needs     fields that are still wanted (names), for status "needs"
    readings  the doubtful passages it rests on
    others    what another reading would give: (reading, headline)
    notes     what else a reader should know
    table     rows for a table of the answer: (headings, rows of Text)
    parts     the answers that this one puts together, each with its rule
    span      the days that it counts, where it counts days
    """

    status: str
    headline: Text
    result: Mapping[str, object] = field(default_factory=dict)
    causes: tuple[Step, ...] = ()
    steps: tuple[Step, ...] = ()
    changes: tuple[Step, ...] = ()
    needs: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    others: tuple[tuple[Reading, Text], ...] = ()
    notes: tuple[Text, ...] = ()
    table: tuple[tuple[Text, ...], tuple[tuple[Text, ...], ...]] | None = None
    parts: tuple[Part, ...] = ()
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise ValueError(self.status)

    def but(self, **changed: object) -> Answer:
        """The same answer with some parts changed."""
        return replace(self, **changed)

    def clauses(self) -> tuple[str, ...]:
        """Every clause that the answer names, each once, causes first."""
        cited = [step.clause for step in (*self.causes, *self.steps, *self.changes)]
        cited += [clause for part in self.parts for clause in part.answer.clauses()]
        return tuple(dict.fromkeys(clause for clause in cited if clause))

    def all_readings(self) -> tuple[Reading, ...]:
        return tuple({r.id: r for r in (*self.readings, *(r for r, _ in self.others))}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of several answers: a step of a chain, a column of a comparison. `calculator` is None where no rule computes it."""

    name: str
    title: Text
    plan: str
    calculator: str | None
    answer: Answer
    outputs: tuple[Output, ...] = ()
    family: str = ""

    def value(self, output: str) -> object:
        return self.answer.result.get(output)

    def shown(self, output: str) -> Text:
        return next(o for o in self.outputs if o.name == output).show(self.value(output))


def needs(headline: Text, *fields: str, **parts: object) -> Answer:
    """An answer that cannot be given yet."""
    return Answer(status=NEEDS, headline=headline, needs=fields, **parts)


def silent(headline: Text, **parts: object) -> Answer:
    """The text does not say."""
    return Answer(status=SILENT, headline=headline, **parts)
