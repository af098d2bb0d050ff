"""Where the rules of places differ on what they all ask: read from their tables, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .chains import Comparison, Together
from .fields import Rows
from .rules import Rule
from .tables import Criterion, Row, Table, Within
from .text import Text
from .uses import Asked, OneRow, Said, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a rule's table that looks at what is compared."""

    rule: Rule
    plan: str
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What columns are compared on, with the rows of each that look at it, and whether they say the same."""

    label: Text
    columns: tuple[tuple[Line, ...], ...]
    alike: bool


def differences(comparison: Comparison) -> tuple[Difference, ...]:
    """Every shared field that some table looks at, in the order of the form, and what each place asks for itself."""
    asked = [(each.label, {column.name: each.name for column in comparison.parts}) for each in comparison.shared()]
    found = (_difference(comparison, label, names) for label, names in (*asked, *comparison.counterparts))
    return tuple(each for each in found if any(each.columns))


def _difference(comparison: Comparison, label: Text, asked: Mapping[str, str]) -> Difference:
    columns, marks = [], []
    for column in comparison.parts:
        name = asked.get(column.name)
        found = [(Line(rule=rule, plan=plan, row=row), _mark(row, {**names, **dict.fromkeys(_called(names, name), label.en)},
                                                             _back(column, name)))
                 for rule, plan, names in _leaves(column) for table in _tables(rule) for row in table.rows
                 if any(names.get(criterion.field) == name for criterion in row.when)]
        columns.append(tuple(line for line, _ in found))
        marks.append({mark for _, mark in found})
    return Difference(label=label, columns=tuple(columns), alike=all(mark == marks[0] for mark in marks))


def _called(names: Mapping[str, str], name: str | None) -> Iterator[str]:
    """What a rule calls a field of the form."""
    return (own for own, asked in names.items() if asked == name)


def _leaves(part: Use | Said) -> Iterator[tuple[Rule, str, Mapping[str, str]]]:
    """The rules of a column with their plans, and the names that the comparison's form has for their fields."""
    if isinstance(part, Said):
        return
    names = part.names()
    if not isinstance(part.rule, Together):
        yield part.rule, part.plan, names
        return
    for inner in part.rule.parts:
        for rule, plan, own in _leaves(inner):
            yield rule, plan, {name: names[asked] for name, asked in {**own, **_inside_rows(rule)}.items() if asked in names}


def _inside_rows(rule: Rule) -> dict[str, str]:
    """Fields of repeated rows, which a column may fill as one row."""
    return {inner.name: inner.name for each in rule.inputs() if isinstance(each, Rows) for inner in each.fields}


def _tables(rule: Rule) -> tuple[Table, ...]:
    """The tables that the handbook goes by, without those of other readings."""
    return (rule.table,) if hasattr(rule, "table") else rule.tables()


def _back(part: Use | Said, name: str | None) -> Mapping[str, str]:
    """A place's own keys to those of the form, for a field that goes under other keys there."""
    takes = part.takes.values() if isinstance(part, Use) else ()
    asked = [source for each in takes for source in (each.takes.values() if isinstance(each, OneRow) else (each,))]
    means = next((source.means for source in asked if isinstance(source, Asked) and source.name == name), None) or {}
    return {own: shared for shared, own in means.items()}


def _mark(row: Row, names: Mapping[str, str], back: Mapping[str, str]) -> tuple:
    """What two rows must have alike to say the same, whatever the words."""
    when = frozenset((names.get(criterion.field, criterion.field), _bounds(criterion, back)) for criterion in row.when)
    outcome = tuple(sorted((name, repr(value)) for name, value in row.then.items())) if isinstance(row.then, Mapping) else type(row.then)
    return when, outcome


def _bounds(criterion: Criterion, back: Mapping[str, str]) -> tuple:
    if isinstance(criterion, Within):
        ends = (criterion.interval.lower, criterion.interval.upper)
        return tuple(end and (end.value, end.closed) for end in ends)
    return tuple(sorted(str(back.get(option, option)) for option in criterion.options))
