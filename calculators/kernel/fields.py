"""What a reader enters. A field takes a kind and a range, refuses what does not fit, and never bends a value into shape.

Every field reads its own names out of the raw values; empty means "not known". Full-width digits and thousands
separators in their proper places are read as the same number; nothing else is repaired.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import ClassVar

from .errors import InputError
from .text import Text, both, day, moment, money, number, plural

Raw = Mapping[str, object]
Values = dict[str, object]

_FIGURE = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", re.ASCII)
LONGEST = 40
PERSON, HOUSEHOLD = Text("人", "person|people"), Text("户", "household|households")


def is_empty(raw: object) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


@dataclass(frozen=True, kw_only=True)
class Field:
    """A named value with a label in both languages.

    `required` fields are refused when empty; the others are "not known". `group` is the heading that the field stands
    under on the page.
    """

    name: str
    label: Text
    hint: Text | None = None
    required: bool = False
    group: Text | None = None

    kind: ClassVar[str] = ""

    def read(self, raw: Raw) -> object:
        """The value, None when it is not known. Raises InputError."""
        given = raw.get(self.name)
        if is_empty(given):
            if self.required:
                raise self.error("required-choice" if isinstance(self, Choice) else "required")
            return None
        return self.parse(given, raw)

    def parse(self, given: object, raw: Raw) -> object:
        raise NotImplementedError

    def show(self, value: object) -> Text:
        raise NotImplementedError

    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def error(self, code: str, **params: object) -> InputError:
        return InputError(self.name, code, {"label": self.label, **params})

    def describe(self) -> list[dict[str, object]]:
        """What `handbook list` says of the field: one entry for each name it reads."""
        entry: dict[str, object] = {"name": self.name, "kind": self.kind, "label": self.label.as_dict(),
                                    "required": self.required}
        if self.hint:
            entry["hint"] = self.hint.as_dict()
        if self.group:
            entry["group"] = self.group.as_dict()
        return [entry]


@dataclass(frozen=True, kw_only=True)
class Ordered(Field):
    """A value on a scale: it has a least and a most, and a grain, the smallest step between two values."""

    least: object = None
    most: object = None

    below: ClassVar[str] = "too-small"
    above: ClassVar[str] = "too-large"

    def grain(self) -> object:
        raise NotImplementedError

    def within(self, value: object) -> object:
        if self.least is not None and value < self.least:
            raise self.error(self.below, least=self.show(self.least))
        if self.most is not None and value > self.most:
            raise self.error(self.above, most=self.show(self.most))
        return value

    def describe(self) -> list[dict[str, object]]:
        entries = super().describe()
        entries[0]["range"] = {"least": _plain(self.least), "most": _plain(self.most)}
        return entries


def _plain(value: object) -> object:
    """A bound of a range for JSON: whole numbers as numbers, other figures and dates as strings."""
    return value if value is None or isinstance(value, int) else str(value)


@dataclass(frozen=True, kw_only=True)
class Figure(Ordered):
    """A number with a unit and a largest count of decimal places."""

    unit: Text | None = None
    least: Decimal | int | None = 0
    most: Decimal | int | None = 10**12
    places: int = 4

    kind: ClassVar[str] = "number"

    def parse(self, given: object, raw: Raw) -> object:
        return self.within(self.exact(self.figure(given)))

    def figure(self, given: object) -> Decimal:
        if isinstance(given, bool) or not isinstance(given, (int, Decimal, str)):
            raise self.error("not-a-number")
        if isinstance(given, str):
            if len(given) > LONGEST:
                raise self.error("too-long")
            given = unicodedata.normalize("NFKC", given).strip()
            if not _FIGURE.fullmatch(given):
                raise self.error("not-a-number")
            return Decimal(given.replace(",", ""))
        value = Decimal(given)
        if not value.is_finite():
            raise self.error("not-a-number")
        if value.adjusted() > LONGEST:
            raise self.error("too-long")
        return value

    def exact(self, value: Decimal) -> object:
        if value != round(value, self.places):
            raise self.error("too-many-places", places=self.places)
        return value

    def grain(self) -> Decimal:
        return Decimal(1).scaleb(-self.places)

    def show(self, value: object) -> Text:
        return number(value, self.unit)

    def describe(self) -> list[dict[str, object]]:
        entries = super().describe()
        unit = self.unit_words()
        entries[0]["unit"] = unit.as_dict() if unit else None
        entries[0]["places"] = self.places
        return entries

    def unit_words(self) -> Text | None:
        """The unit that a figure is entered in."""
        return plural(self.unit) if self.unit else None


@dataclass(frozen=True, kw_only=True)
class Number(Figure):
    """A decimal number, such as an area in square metres."""


@dataclass(frozen=True, kw_only=True)
class Count(Figure):
    """A whole number of persons or things, 0 or more."""

    most: int | None = 10**9
    places: int = 0

    kind: ClassVar[str] = "count"

    def exact(self, value: Decimal) -> int:
        if value != value.to_integral_value():
            raise self.error("not-whole")
        return int(value)

    def grain(self) -> int:
        return 1


@dataclass(frozen=True, kw_only=True)
class Percent(Figure):
    """A percentage, entered as the number before the sign: 12.5 is 12.5 %."""

    unit: Text | None = Text("%", "%")
    most: Decimal | int | None = 100
    places: int = 2

    kind: ClassVar[str] = "percent"


YUAN = Text("元", "yuan")
UNITS: dict[str, tuple[Text, int]] = {
    "yuan": (YUAN, 1),
    "wan": (Text("万元", "10,000 yuan (万元)"), 10**4),
    "yi": (Text("亿元", "100 million yuan (亿元)"), 10**8),
}


@dataclass(frozen=True, kw_only=True)
class Money(Figure):
    """An amount, held in yuan to the fen. It is entered in yuan, 万元 or 亿元, named by a second value `<name>_unit`."""

    unit: str = "yuan"
    units: tuple[str, ...] = ("yuan", "wan", "yi")
    most: Decimal | int | None = 10**13
    places: int = 2

    kind: ClassVar[str] = "money"

    @property
    def unit_name(self) -> str:
        return f"{self.name}_unit"

    def names(self) -> tuple[str, ...]:
        return (self.name, self.unit_name) if len(self.units) > 1 else (self.name,)

    def parse(self, given: object, raw: Raw) -> Decimal:
        unit = raw.get(self.unit_name)
        unit = self.unit if is_empty(unit) else unit
        if not isinstance(unit, str) or unit not in self.units:
            raise InputError(self.unit_name, "not-a-choice", {"label": self.unit_label()})
        return self.within(self.exact(self.figure(given) * UNITS[unit][1]))

    def unit_words(self) -> Text:
        return UNITS[self.unit][0]

    def unit_label(self) -> Text:
        return Text(f"{self.label.zh}的单位", f"unit of {self.label.en[0].lower()}{self.label.en[1:]}")

    def show(self, value: object) -> Text:
        return money(value)

    def describe(self) -> list[dict[str, object]]:
        entries = super().describe()
        entries[0]["range"]["unit"] = YUAN.as_dict()
        if len(self.units) > 1:
            entries.append({"name": self.unit_name, "kind": "choice", "label": self.unit_label().as_dict(),
                            "required": False, "default": self.unit, "of": self.name,
                            "choices": [{"value": u, "label": UNITS[u][0].as_dict()} for u in self.units]})
        return entries


@dataclass(frozen=True, kw_only=True)
class Date(Ordered):
    """A calendar day, written 2020-09-01."""

    least: date | None = date(1900, 1, 1)
    most: date | None = date(2199, 12, 31)

    kind: ClassVar[str] = "date"
    below: ClassVar[str] = "too-early"
    above: ClassVar[str] = "too-late"

    def parse(self, given: object, raw: Raw) -> date:
        text = unicodedata.normalize("NFKC", given).strip() if isinstance(given, str) else ""
        try:
            value = date.fromisoformat(text) if _DATE.fullmatch(text) else None
        except ValueError:
            value = None
        if value is None:
            raise self.error("not-a-date")
        return self.within(value)

    def grain(self) -> timedelta:
        return timedelta(days=1)

    def show(self, value: object) -> Text:
        return day(value)


@dataclass(frozen=True, kw_only=True)
class Instant(Ordered):
    """A day and a time of day to the minute, local time: 2020-09-01T08:30 (a space may stand for the T)."""

    least: datetime | None = datetime(1900, 1, 1)
    most: datetime | None = datetime(2199, 12, 31, 23, 59)

    kind: ClassVar[str] = "instant"
    below: ClassVar[str] = "too-early"
    above: ClassVar[str] = "too-late"

    def parse(self, given: object, raw: Raw) -> datetime:
        text = unicodedata.normalize("NFKC", given).strip() if isinstance(given, str) else ""
        try:
            value = datetime.fromisoformat(text) if _INSTANT.fullmatch(text) else None
        except ValueError:
            value = None
        if value is None:
            raise self.error("not-an-instant")
        return self.within(value)

    def grain(self) -> timedelta:
        return timedelta(minutes=1)

    def show(self, value: object) -> Text:
        return moment(value)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its key and its words."""

    key: str
    label: Text


def options(**labels: tuple[str, str]) -> tuple[Option, ...]:
    """options(yes=("是", "yes"), …): keys with their words; an underscore in a key becomes a hyphen."""
    return tuple(Option(key.replace("_", "-"), Text(*words)) for key, words in labels.items())


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a few named options. `blank` is what no choice means on the page, where it is not required."""

    options: tuple[Option, ...]
    blank: Text = Text("不知道", "Not known")

    kind: ClassVar[str] = "choice"

    def keys(self) -> tuple[str, ...]:
        return tuple(option.key for option in self.options)

    def parse(self, given: object, raw: Raw) -> str:
        if not isinstance(given, str) or given not in self.keys():
            raise self.error("not-a-choice")
        return given

    def show(self, value: object) -> Text:
        return next(option.label for option in self.options if option.key == value)

    def describe(self) -> list[dict[str, object]]:
        entries = super().describe()
        entries[0]["choices"] = [{"value": o.key, "label": o.label.as_dict()} for o in self.options]
        return entries


YES_NO = options(yes=("是", "Yes"), no=("否", "No"))


@dataclass(frozen=True, kw_only=True)
class YesNo(Choice):
    """A question answered yes or no; left open it is not known."""

    options: tuple[Option, ...] = YES_NO


@dataclass(frozen=True, kw_only=True)
class Tick(Field):
    """A statement that holds when it is ticked and does not when it is not."""

    kind: ClassVar[str] = "tick"

    def read(self, raw: Raw) -> bool:
        given = raw.get(self.name)
        if is_empty(given) or given is False or given == "false":
            return False
        if given is True or given == "true":
            return True
        raise self.error("not-a-tick")

    def show(self, value: object) -> Text:
        return Text("已勾选", "ticked") if value else Text("未勾选", "not ticked")


@dataclass(frozen=True, kw_only=True)
class Rows(Field):
    """The same few fields again and again: members of a household, awards applied for."""

    fields: tuple[Field, ...]
    least: int = 1
    most: int = 30
    row: Text = Text("第{n}行", "Row {n}")

    kind: ClassVar[str] = "rows"

    def read(self, raw: Raw) -> tuple[Values, ...]:
        given = raw.get(self.name)
        rows = [] if is_empty(given) else given
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.error("not-rows")
        filled = [(index, rows[index]) for index in self.places(raw)]
        if len(filled) < self.least:
            raise self.error("too-few-rows", least=self.least)
        if len(filled) > self.most:
            raise self.error("too-many-rows", most=self.most)
        values, errors = [], []
        for index, row in filled:
            case, wrong = read(self.fields, row)
            values.append(case)
            errors += [self.in_row(error, index) for error in wrong]
        if errors:
            raise RowErrors(errors)
        return tuple(values)

    def places(self, raw: Raw) -> list[int]:
        """Where the rows that were read stand among those given: blank ones count, so that errors find their row."""
        return [index for index, row in enumerate(raw.get(self.name) or ()) if not self._is_blank(row)]

    def in_row(self, error: InputError, index: int) -> InputError:
        """An error of a field inside the row at an index, with the number of the row before the field's label."""
        label = error.params.get("label")
        params = dict(error.params)
        if isinstance(label, Text):
            where = self.row.format(n=index + 1)
            params["label"] = Text(f"{where.zh}的{label.zh}", f"{where.en}: {label.en}")
        return InputError(f"{self.name}.{index}.{error.field}", error.code, params)

    def _is_blank(self, row: Raw) -> bool:
        """Whether nothing is entered in a row; a unit beside an empty amount is nothing."""
        units = {name for field in self.fields for name in field.names()} - {field.name for field in self.fields}
        return all(is_empty(cell) or cell is False for name, cell in row.items() if name not in units)

    def show(self, value: object) -> Text:
        return both(str(len(value)))

    def describe(self) -> list[dict[str, object]]:
        entries = super().describe()
        entries[0] |= {"required": self.least > 0, "range": {"least": self.least, "most": self.most},
                       "fields": [entry for field in self.fields for entry in field.describe()]}
        return entries


class RowErrors(Exception):
    """Several errors inside repeated rows."""

    def __init__(self, errors: list[InputError]) -> None:
        super().__init__(errors)
        self.errors = errors


Check = Callable[[Values], Iterator[InputError]]


def read(fields: tuple[Field, ...], raw: Raw) -> tuple[Values, list[InputError]]:
    """All fields read from raw values, and everything that is wrong with them; a wrong field counts as not known."""
    values: Values = {}
    errors: list[InputError] = []
    for field in fields:
        values[field.name] = None
        try:
            values[field.name] = field.read(raw)
        except InputError as error:
            errors.append(error)
        except RowErrors as several:
            errors += several.errors
    known = {name for field in fields for name in field.names()}
    errors += [InputError(str(name)[:LONGEST], "unknown-field", {"name": str(name)[:LONGEST]})
               for name in raw if name not in known]
    return values, errors
