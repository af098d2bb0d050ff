"""The cells between bounds: for each field one value below, at and above every bound that a table names.

Enumerating them visits every case that a table can tell apart, so checks over them are exact, not sampled.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from .fields import Choice, Field, Ordered, Tick
from .tables import Row, Table, Within

MOST_CELLS = 400_000


class TooManyCells(ValueError):
    """A table that looks at too many fields together to enumerate."""


def breakpoints(rows: Iterable[Row], name: str) -> list[object]:
    """Every bound that the rows set on a field, in order."""
    values = {bound.value for row in rows for c in row.when if isinstance(c, Within) and c.field == name
              for bound in c.interval.bounds()}
    return sorted(values)


def representatives(field: Field, points: Iterable[object]) -> list[object]:
    """One value for every cell that the points cut the field's range into, the points themselves included."""
    if isinstance(field, Tick):
        return [False, True]
    if isinstance(field, Choice):
        return list(field.keys())
    if not isinstance(field, Ordered):
        raise TypeError(f"{field.name} has no cells")
    points, grain = [_like(field, p) for p in points], field.grain()
    if not points:
        return [field.least]
    wanted = {p + step for p in points for step in (-grain, grain * 0, grain)}
    wanted |= {middle for low, high in itertools.pairwise(points) if (middle := _between(low, high, grain))}
    wanted |= {field.least, field.most}
    return sorted(value for value in wanted if value is not None and _inside(field, value))


def _like(field: Field, value: object) -> object:
    return Decimal(value) if isinstance(field.grain(), Decimal) else value


def _inside(field: Ordered, value: object) -> bool:
    return (field.least is None or value >= field.least) and (field.most is None or value <= field.most)


def _between(low: object, high: object, grain: object) -> object | None:
    steps = (high - low) // grain
    return low + grain * int(steps // 2) if steps > 1 else None


def components(table: Table) -> list[tuple[list[Row], tuple[str, ...]]]:
    """Rows grouped so that no two groups look at a common field; for the policy `all`, where rows do not compete."""
    groups: list[tuple[list[Row], set[str]]] = []
    for row in table.rows:
        names = {c.field for c in row.when}
        touching = [group for group in groups if group[1] & names]
        merged = [r for rows, _ in touching for r in rows] + [row], names.union(*(n for _, n in touching))
        groups = [group for group in groups if group not in touching] + [merged]
    return [([row for row in table.rows if row in rows], tuple(sorted(names))) for rows, names in groups]


def cells(fields: Mapping[str, Field], rows: Iterable[Row], names: Iterable[str],
          extra: Mapping[str, Iterable[object]] | None = None) -> Iterator[dict[str, object]]:
    """Every cell over the named fields, as a case. Raises TooManyCells."""
    rows, names, extra = list(rows), list(names), extra or {}
    axes = [representatives(fields[name], sorted({*breakpoints(rows, name), *extra.get(name, ())})) for name in names]
    size = 1
    for axis in axes:
        size *= len(axis)
    if size > MOST_CELLS:
        raise TooManyCells(f"{size} cells over {', '.join(names)}")
    for values in itertools.product(*axes):
        yield dict(zip(names, values, strict=True))


def neighbours(field: Field, rows: Iterable[Row], value: object, sums: Iterable[str] = ()) -> list[object]:
    """Values of one field just inside every other cell, nearest first: where to look for a different answer.

    The bounds of `sums`, values that the field adds to, count as its own: whatever else is added, they are reached there.
    """
    if isinstance(field, (Tick, Choice)):
        return [other for other in representatives(field, ()) if other != value]
    rows = list(rows)
    others = representatives(field, sorted({point for name in (field.name, *sums) for point in breakpoints(rows, name)}))
    if isinstance(value, (date, datetime)):
        return sorted((o for o in others if o != value), key=lambda o: abs(o - value))
    return sorted((o for o in others if o != value), key=lambda o: abs(Decimal(o) - Decimal(value)))
