"""What would change an answer: for each field the nearest value that gives another one, all else being equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from .answers import Step
from .cells import neighbours
from .fields import Choice, Field, Ordered
from .tables import Row
from .text import DAYS, Text, number

Outcome = tuple[object, Text, str | None]         # what is compared, its words, its clause
MOST = 6


def changes(fields: Iterable[Field], rows: Iterable[Row], values: Mapping[str, object],
            outcome: Callable[[Mapping[str, object]], Outcome | None], *, up_only: bool = False,
            sums: tuple[str, ...] = ()) -> tuple[Step, ...]:
    """The nearest change upwards and downwards in every field.

    `outcome` gives what a case leads to, or None where it leads to no answer. A field that is not known is left alone
    unless it is a count or an amount, where nothing entered is looked at as its least. `sums` are values that
    the rows look at and that several fields add up to: their bounds lie elsewhere in each field and are searched for.
    """
    rows, here = list(rows), outcome(values)
    found: list[Step] = []
    for field in fields:
        if isinstance(field, (Choice, Ordered)):
            found += _in_field(field, rows, values, outcome, here, up_only, sums)
    return tuple(found[:MOST])


def _in_field(field: Field, rows: list[Row], values: Mapping[str, object], outcome: Callable, here: Outcome | None,
              up_only: bool, sums: tuple[str, ...]) -> list[Step]:
    known = values.get(field.name)
    start = field.least if known is None and isinstance(field, Ordered) else known
    if start is None:
        return []
    seen: set[object] = set()
    steps = []
    for other in neighbours(field, rows, start, sums):
        side = _side(field, start, other)
        if side in seen or (up_only and side != "up"):
            continue
        there = outcome({**values, field.name: other})
        if there is None or (here is not None and (there[0] == here[0] or there[1] == here[1])):
            continue
        seen.add(side)
        first = _first(field, start, other, partial(_leads_to, outcome, values, field, there[0])) if sums else other
        steps.append(Step(_words(field, start, first, there[1]), there[2]))
    return steps


def _leads_to(outcome: Callable, values: Mapping[str, object], field: Field, key: object, value: object) -> bool:
    found = outcome({**values, field.name: value})
    return found is not None and found[0] == key


def _first(field: Field, start: object, other: object, reached: Callable[[object], bool]) -> object:
    """The value nearest to the start that is reached, where everything between it and the other value is too."""
    if not isinstance(field, Ordered):
        return other
    grain, sign = field.grain(), 1 if other > start else -1
    near, far = 0, abs(other - start) // grain
    while far - near > 1:
        middle = (near + far) // 2
        near, far = (near, middle) if reached(start + sign * middle * grain) else (middle, far)
    return start + sign * far * grain


def _side(field: Field, start: object, other: object) -> object:
    return other if isinstance(field, Choice) else "up" if other > start else "down"


def _words(field: Field, start: object, other: object, then: Text) -> Text:
    shown = field.show(other)
    change = None if isinstance(field, Choice) else _difference(field, start, other)
    if isinstance(field, Choice):
        return Text(f"{field.label.zh}改为“{shown.zh}”：{then.zh}", f"{field.label.en} changed to “{shown.en}”: {then.en}")
    return Text(f"{field.label.zh}为{shown.zh}{change.zh}：{then.zh}", f"{field.label.en} at {shown.en}{change.en}: {then.en}")


def _difference(field: Field, start: object, other: object) -> Text:
    if isinstance(start, (date, datetime)):
        apart, later = number(abs(other - start).days, DAYS), other > start
        return Text(f"（{'晚' if later else '早'}{apart.zh}）", f" ({apart.en} {'later' if later else 'earlier'})")
    apart = field.show(abs(Decimal(other) - Decimal(start)))
    more = other > start
    return Text(f"（{'多' if more else '少'}{apart.zh}）", f" ({apart.en} {'more' if more else 'less'})")
