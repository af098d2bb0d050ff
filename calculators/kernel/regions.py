"""Regions of cases: boxes of criteria, one for each field, that can be met, cut out of each other and tried on a case.

Rows of a table are boxes already. An amount that is to reach a target is turned into boxes by searching the grid of its
field, so that no rounding is involved and every kind of rising amount is solved alike.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .amounts import Greatest, Least
from .bounds import Bound, Interval
from .fields import Field, Ordered, Tick
from .tables import Criterion, OneOf, Row, Within
from .text import Text

Box = Mapping[str, Criterion]
Fields = Mapping[str, Field]
Values = Mapping[str, object]

FAR = 10**15


class NotSolvable(ValueError):
    """An amount of several fields that are added up: no box holds where it reaches a target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to an outcome: all of `when` hold, and no row of `unless` does."""

    when: tuple[Criterion, ...]
    clause: str
    unless: tuple[Row, ...] = ()
    note: Text | None = None

    def holds(self, values: Values) -> bool:
        return all(criterion.holds(values) for criterion in self.when) and not any(row.holds(values) for row in self.unless)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Every case that leads to an outcome: any one of `ways` holds, and no row of `barred` does."""

    ways: tuple[Way, ...]
    barred: tuple[Row, ...] = ()

    def __contains__(self, values: Values) -> bool:
        return any(way.holds(values) for way in self.ways) and not any(row.holds(values) for row in self.barred)


def box_of(when: Iterable[Criterion], fields: Fields) -> Box | None:
    """Criteria as a box; None where two of them exclude each other."""
    box: Box | None = {}
    for criterion in when:
        box = meet(box, {criterion.field: criterion}, fields)
        if box is None:
            return None
    return box


def meet(one: Box, other: Box, fields: Fields) -> Box | None:
    """What lies in both boxes; None where nothing does."""
    box = dict(one)
    for name, criterion in other.items():
        both = _both(box[name], criterion, fields[name]) if name in box else criterion
        if both is None:
            return None
        box[name] = both
    return box


def without(box: Box, other: Box, fields: Fields) -> list[Box]:
    """The part of a box outside another one, as boxes that do not touch."""
    if meet(box, other, fields) is None:
        return [box]
    pieces, rest = [], box
    for name, criterion in other.items():
        outside = (meet(rest, {name: part}, fields) for part in _outside(criterion, fields[name]))
        pieces += [piece for piece in outside if piece is not None]
        rest = meet(rest, {name: criterion}, fields)
    return pieces


def _both(one: Criterion, other: Criterion, field: Field) -> Criterion | None:
    if isinstance(one, OneOf):
        options = tuple(option for option in one.options if option in other.options)
        return OneOf(one.field, options) if options else None
    lower = _tighter(one.interval.lower, other.interval.lower, 1)
    upper = _tighter(one.interval.upper, other.interval.upper, -1)
    if not _is_there(lower, upper, field):
        return None
    for known in (one, other):
        if (known.interval.lower, known.interval.upper) == (lower, upper):
            return known
    if lower and upper and _first(lower, field) == _last(upper, field):
        lower = upper = Bound(value=_plain(_first(lower, field)), closed=True, word="")
    return Within(field=one.field, interval=Interval(lower=lower, upper=upper))


def _tighter(one: Bound | None, other: Bound | None, sign: int) -> Bound | None:
    """The bound that leaves less; `sign` is 1 for lower ends and -1 for upper ends."""
    if one is None or other is None:
        return one or other
    if one.value == other.value:
        return other if one.closed and not other.closed else one
    return one if (one.value > other.value) == (sign > 0) else other


def _is_there(lower: Bound | None, upper: Bound | None, field: Field) -> bool:
    """Whether the field has a value between the ends."""
    first, last = _first(lower, field), _last(upper, field)
    return first is None or last is None or first <= last


def _first(lower: Bound | None, field: Field) -> object:
    if lower is None:
        return field.least
    value = lower.value if lower.closed else lower.value + field.grain()
    return value if field.least is None else max(value, field.least)


def _last(upper: Bound | None, field: Field) -> object:
    if upper is None:
        return field.most
    value = upper.value if upper.closed else upper.value - field.grain()
    return value if field.most is None else min(value, field.most)


def _outside(criterion: Criterion, field: Field) -> list[Criterion]:
    """What a field can be where a criterion does not hold."""
    if isinstance(criterion, OneOf):
        every = (True, False) if isinstance(field, Tick) else field.keys()
        rest = tuple(option for option in every if option not in criterion.options)
        return [OneOf(criterion.field, rest)] if rest else []
    low, high = criterion.interval.lower, criterion.interval.upper
    below = low and Interval(upper=_beside(low, field, -1))
    above = high and Interval(lower=_beside(high, field, 1))
    return [Within(field=criterion.field, interval=interval) for interval in (below, above)
            if interval and _is_there(interval.lower, interval.upper, field)]


def _beside(bound: Bound, field: Field, sign: int) -> Bound:
    """The end of what lies beyond a bound, by the figure that is the shorter to read: below 30, but at most 100.00."""
    if not bound.closed or bound.word:
        return Bound(value=bound.value, closed=not bound.closed, word="")
    last = _plain(bound.value + sign * field.grain())
    return Bound(value=last, closed=True, word="") if _length(last) < _length(bound.value) else Bound(
        value=bound.value, closed=False, word="")


def _length(value: object) -> int:
    return len(Decimal(value).normalize().as_tuple().digits) if isinstance(value, int | Decimal) else 0


def exactly(amount: object, target: Fraction, fields: Fields) -> list[Box]:
    """Where an amount is a target. Raises NotSolvable."""
    found = reached(amount, target, fields)
    for passed in reached(amount, target, fields, passed=True):
        found = [piece for box in found for piece in without(box, passed, fields)]
    return found


def reached(amount: object, target: Fraction, fields: Fields, *, passed: bool = False) -> list[Box]:
    """Where an amount is a target or more (`passed`: more), as boxes; they may touch. Raises NotSolvable."""
    names = amount.fields()
    if not names:
        return [{}] if _is_reached(amount.value({}), target, passed) else []
    if len(names) == 1:
        return _from(amount, fields[names[0]], target, passed)
    if isinstance(amount, Greatest):
        return [box for term in amount.terms for box in reached(term.amount, target, fields, passed=passed)]
    if isinstance(amount, Least):
        parts = [reached(term.amount, target, fields, passed=passed) for term in amount.terms]
        met = (_all(boxes, fields) for boxes in itertools.product(*parts))
        return [box for box in met if box is not None]
    raise NotSolvable(", ".join(names))


def _is_reached(value: Fraction, target: Fraction, passed: bool) -> bool:
    return value > target if passed else value >= target


def _all(boxes: Iterable[Box], fields: Fields) -> Box | None:
    whole: Box | None = {}
    for box in boxes:
        whole = meet(whole, box, fields)
        if whole is None:
            return None
    return whole


def _from(amount: object, field: Ordered, target: Fraction, passed: bool) -> list[Box]:
    """The least value of its one field at which a rising amount reaches a target, by halving the field's grid."""
    grain = field.grain()
    low = field.least if field.least is not None else -FAR
    count = int((Fraction(FAR if field.most is None else field.most) - Fraction(low)) // Fraction(grain))

    def there(step: int) -> bool:
        return _is_reached(amount.value({field.name: low + step * grain}), target, passed)

    if there(0):
        return [{}]
    if not there(count):
        return []
    short, far = 0, count
    while far - short > 1:
        middle = (short + far) // 2
        short, far = (short, middle) if there(middle) else (middle, far)
    bound = Bound(value=_plain(low + far * grain), closed=True, word="")
    return [{field.name: Within(field=field.name, interval=Interval(lower=bound))}]


def _plain(value: object) -> object:
    """Whole figures as whole numbers, which show shorter."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def excluding(way: Way, rows: Iterable[Row], fields: Fields) -> Way | None:
    """A way without the cases in which one of the rows holds; None where nothing is left.

    A row that takes away a part at one end makes the way narrower; what takes away more is named in `unless`.
    """
    box, unless = box_of(way.when, fields), []
    for row in rows:
        other = box_of(row.when, fields)
        if other is None or meet(box, other, fields) is None:
            continue
        pieces = without(box, other, fields)
        if not pieces:
            return None
        if len(pieces) == 1 and {*other} <= {*box}:
            box = pieces[0]
        else:
            unless.append(row)
    return Way(when=tuple(box.values()), clause=way.clause, unless=tuple(unless), note=way.note)
