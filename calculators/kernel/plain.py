"""The second way to compute: a table written out as a plain Python function.

It shares nothing with the interpreter in tables.py but the data: comparisons are spelled out, amounts are one
expression in exact fractions. Checks run both over every cell and every bound.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from .tables import FIRST, Row, Table, Within


def source(table: Table) -> str:
    """The table as a function `rows(v)` that returns the numbers of the rows that count."""
    lines = ["def rows(v):", "    hits = []"]
    for index, row in enumerate(table.rows):
        lines += [f"    if {condition(row)}:", f"        hits.append({index})"]
        if table.policy == FIRST:
            lines.append("        return hits")
    return "\n".join([*lines, "    return hits"])


def condition(row: Row) -> str:
    """The conditions of a row as one Python expression."""
    parts = []
    for criterion in row.when:
        value = f"v[{criterion.field!r}]"
        if isinstance(criterion, Within):
            low, high = criterion.interval.lower, criterion.interval.upper
            if low:
                parts.append(f"{value} {'>=' if low.closed else '>'} {_literal(low.value)}")
            if high:
                parts.append(f"{value} {'<=' if high.closed else '<'} {_literal(high.value)}")
        else:
            parts.append("(" + " or ".join(f"{value} == {option!r}" for option in criterion.options) + ")")
    return " and ".join(parts) or "True"


def _literal(value: object) -> str:
    if isinstance(value, datetime):
        return f"datetime({value.year}, {value.month}, {value.day}, {value.hour}, {value.minute})"
    if isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    return f'Decimal("{value}")' if isinstance(value, Decimal) else repr(value)


def compiled(table: Table) -> Callable[[Mapping[str, object]], list[int]]:
    """`source` as a function."""
    names: dict[str, object] = {"Decimal": Decimal, "date": date, "datetime": datetime}
    exec(source(table), names)  # noqa: S102 - our own text, made of a checked table
    return names["rows"]


def amount(expression: object) -> Callable[[Mapping[str, object]], Fraction]:
    """An amount as a function of the values."""
    names = {"Fraction": Fraction, "min": min, "max": max}
    return eval(f"lambda v: {expression.source()}", names)  # noqa: S307 - our own text, made of an amount
