"""Checks of a rule's tables, made when they are loaded and shown as a certificate.

Every table is run over all the cells between its bounds: no case without an answer, no case with two, no row that can
never apply, no cap that never binds, shares that add up; and both ways to compute must agree on each cell and bound.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .amounts import Greatest, Least
from .cells import cells, components
from .fields import Field, Ordered
from .plain import amount, compiled
from .rules import Grading, Rule
from .tables import ALL, FIRST, Row, Silent, Table, Within
from .text import Text

GAP, OVERLAP, DEAD_ROW, IDLE_CAP, SHARES, DISAGREE, SILENCE, UNDEFINED = (
    "gap", "overlap", "dead-row", "idle-cap", "shares", "disagree", "silent", "undefined-word")
# Findings that are faults of a rule; the others are facts about the text that a reader should know.
FAULTS = (OVERLAP, DISAGREE, SHARES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fact that a check found, with the clause it concerns."""

    kind: str
    table: str
    text: Text
    clause: str | None = None

    def as_dict(self) -> dict[str, object]:
        return {"kind": self.kind, "table": self.table, "clause": self.clause, "text": self.text.as_dict()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What was run through, and what was found."""

    cells: int
    bounds: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        return not any(finding.kind in FAULTS for finding in self.findings)


def certify(rule: Rule) -> Certificate:
    """All checks over all tables of a rule. Raises TooManyCells."""
    fields = rule.known()
    count, findings, bounds = 0, [], set()
    for table in rule.tables():
        seen, found = _check_table(table, fields, complete=not isinstance(rule, Grading))
        count += seen
        findings += found
        bounds |= {(c.field, b.value, b.closed) for row in table.rows for c in row.when if isinstance(c, Within)
                   for b in c.interval.bounds()}
    findings += _undefined_words(rule)
    once = {(finding.kind, finding.clause, finding.text): finding for finding in findings}
    return Certificate(cells=count, bounds=len(bounds), findings=tuple(once.values()))


def _check_table(table: Table, fields: Mapping[str, Field], *, complete: bool) -> tuple[int, list[Finding]]:
    parts = components(table) if table.policy == ALL else [(list(table.rows), _looked_at(table, fields))]
    plainly = compiled(table)
    used: set[int] = set()
    gaps: list[str] = []
    overlaps: dict[tuple[int, ...], Mapping[str, object]] = {}
    count = 0
    disagree = None
    other = dict.fromkeys(table.fields())
    places = {id(row): place for place, row in enumerate(table.rows)}
    for rows, names in parts:
        mine = sorted(((places[id(row)], row) for row in rows), key=lambda each: each[0])
        for case in cells(fields, rows, names, _turning_points(rows, fields)):
            count += 1
            holding = [place for place, row in mine if row.holds(case)]
            counted = holding[:1] if table.policy == FIRST else holding
            used.update(counted)
            verdict = table.verdict({**other, **case})
            hits = [places[id(row)] for row in verdict.hits if row is not table.otherwise]
            if table.policy != ALL:
                if set(plainly(case)) != set(counted) or (counted and hits != counted[:1]) or not _amounts_agree(table, counted, case):
                    disagree = disagree or case
                if len(holding) > 1 and table.policy != FIRST:
                    overlaps.setdefault(tuple(holding), case)
                if not holding and not table.otherwise and complete:
                    gaps.append(_case_words(fields, case))
            elif not {*counted} <= {*hits}:
                disagree = disagree or case
    return count, [*_gaps(table, gaps), *_overlaps(table, overlaps, fields), *_dead(table, used), *_idle_caps(table, fields),
                   *_shares(table), *_silences(table), *_disagreement(table, disagree, fields)]


def _looked_at(table: Table, fields: Mapping[str, Field]) -> tuple[str, ...]:
    """The fields that conditions look at, and those that amounts are made of."""
    amounts = [name for row in table.rows for value in _outcomes(row) if hasattr(value, "source") for name in value.fields()]
    return tuple(dict.fromkeys([*table.fields(), *(name for name in amounts if isinstance(fields.get(name), Ordered))]))


def _turning_points(rows: list[Row], fields: Mapping[str, Field]) -> dict[str, list[object]]:
    """Values at which a cap begins to bind, for the cells to have them as bounds; of other amounts one above nothing."""
    points = {name: [fields[name].least + fields[name].grain()] for row in rows for value in _outcomes(row)
              if hasattr(value, "source") for name in value.fields() if isinstance(fields.get(name), Ordered)}
    for row in rows:
        for least in (v for v in _outcomes(row) if isinstance(v, Least | Greatest)):
            for term, cap in itertools.permutations(least.terms, 2):
                if cap.amount.fields() or not term.amount.fields() or not hasattr(term.amount, "of"):
                    continue
                name = term.amount.of
                if name in points:
                    turn, grain = term.amount.reaches(cap.amount.value({})), fields[name].grain()
                    points[name] += [] if turn is None else [int(-(-turn // Fraction(grain))) * grain]
    return points


def _outcomes(row: Row) -> Iterator[object]:
    if isinstance(row.then, Mapping):
        yield from row.then.values()


def _amounts_agree(table: Table, counted: list[int], case: Mapping[str, object]) -> bool:
    """The amounts of the row that counts, by both ways, where the case knows their fields."""
    for index in counted:
        for value in _outcomes(table.rows[index]):
            known = hasattr(value, "source") and all(case.get(name) is not None for name in value.fields())
            if known and Fraction(value.value(case)) != amount(value)(case):
                return False
    return True


def _case_words(fields: Mapping[str, Field], case: Mapping[str, object]) -> Text:
    parts = [(fields[name].label, fields[name].show(value)) for name, value in case.items()]
    return Text("，".join(f"{label.zh} {value.zh}" for label, value in parts),
                ", ".join(f"{label.en} {value.en}" for label, value in parts))


def _gaps(table: Table, gaps: list[Text]) -> list[Finding]:
    if not gaps:
        return []
    first = gaps[0]
    return [Finding(kind=GAP, table=table.name, text=Text(
        f"有 {len(gaps)} 种情形没有规定，例如：{first.zh}", f"{len(gaps)} cases have no answer in the text, such as: {first.en}"))]


def _overlaps(table: Table, overlaps: Mapping[tuple[int, ...], Mapping[str, object]],
              fields: Mapping[str, Field]) -> list[Finding]:
    found = []
    for indices, case in overlaps.items():
        words = _case_words(fields, case)
        clauses = "、".join(dict.fromkeys(table.rows[i].clause for i in indices))
        found.append(Finding(kind=OVERLAP, table=table.name, clause=table.rows[indices[0]].clause, text=Text(
            f"一种情形有两个答案（{clauses}）：{words.zh}", f"One case has two answers ({clauses}): {words.en}")))
    return found


def _dead(table: Table, used: set[int]) -> list[Finding]:
    return [Finding(kind=DEAD_ROW, table=table.name, clause=row.clause,
                    text=Text(f"第{i + 1}行永远用不上", f"Row {i + 1} can never apply"))
            for i, row in enumerate(table.rows) if i not in used]


def _idle_caps(table: Table, fields: Mapping[str, Field]) -> list[Finding]:
    """Caps and floors that never decide, over all values that the row admits."""
    found = []
    for row in table.rows:
        for several in (v for v in _outcomes(row) if isinstance(v, Least | Greatest)):
            domain = {name: _domain(row, fields[name]) for name in several.fields()}
            found += [Finding(kind=IDLE_CAP, table=table.name, clause=term.clause, text=Text(
                f"“{term.name.zh}”从不起作用：符合条件时，总由别的限额决定",
                f"“{term.name.en}” never binds: whenever the conditions hold, another limit decides"))
                for term in several.idle(domain)]
    return found


def _domain(row: Row, field: Field) -> tuple[Fraction, Fraction | None]:
    low = Fraction(field.least or 0)
    high = None if field.most is None else Fraction(field.most)
    for criterion in row.when:
        if isinstance(criterion, Within) and criterion.field == field.name:
            interval = criterion.interval
            low = max(low, Fraction(interval.lower.value)) if interval.lower else low
            high = Fraction(interval.upper.value) if interval.upper else high
    return low, high


def _shares(table: Table) -> list[Finding]:
    found = []
    for row, total in itertools.product(table.rows, table.sums):
        added = sum(Fraction(row.then[name].value({})) for name in total.outputs)
        if added != total.total:
            found.append(Finding(kind=SHARES, table=table.name, clause=row.clause, text=Text(
                f"各方分担合计 {added} 元，应为 {total.total} 元", f"The shares add up to {added} yuan, not {total.total}")))
    return found


def _silences(table: Table) -> list[Finding]:
    return [Finding(kind=SILENCE, table=table.name, clause=row.clause, text=row.then.why)
            for row in (*table.rows, table.otherwise) if row and isinstance(row.then, Silent)]


def _disagreement(table: Table, case: Mapping[str, object] | None, fields: Mapping[str, Field]) -> list[Finding]:
    if case is None:
        return []
    words = _case_words(fields, case)
    return [Finding(kind=DISAGREE, table=table.name, text=Text(
        f"两种算法结果不一致：{words.zh}", f"The two ways to compute disagree: {words.en}"))]


def _undefined_words(rule: Rule) -> list[Finding]:
    """Bound words that the plan uses without defining them."""
    words: dict[str, str] = {}
    for table in rule.tables():
        for row in table.rows:
            for criterion in row.when:
                if isinstance(criterion, Within):
                    words |= {b.word: row.clause for b in criterion.interval.bounds() if b.word and not b.defined_in}
    if not words:
        return []
    zh, en = "、".join(f"“{word}”" for word in words), ", ".join(f"“{word}”" for word in words)
    return [Finding(kind=UNDEFINED, table=rule.name, text=Text(
        f"本方案没有定义的界限词，按通常用法理解：{zh}", f"Bound words that the plan does not define, read as generally used: {en}"))]
