"""The scale of a grading: for every criterion in figures a band from the lowest to the highest grade.

Pieces between bounds are equally wide, with the bounds as labels: from 3 to 100,000 no true scale can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from calculators.kernel.bounds import Bound
from calculators.kernel.cells import representatives
from calculators.kernel.clauses import label as clause_label
from calculators.kernel.fields import Field, Figure, Money, Values
from calculators.kernel.rules import Grading
from calculators.kernel.tables import Criterion, Row, Silent, Within
from calculators.kernel.text import Text, digits, plural

from . import text as texts
from .svg import WIDTH, Node, box, dot, folded, line, path, said, svg, table, words

TOP, BAND = 26, 26                                # where a band begins, how high it is; the reader's value stands above
NONE, SILENT = "none", "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The rows that look at one field under the same other conditions."""

    field: Field
    others: tuple[Criterion, ...]
    rows: tuple[tuple[Within, Row], ...]
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a field with one outcome, `low` and `high` included or not; None is without end."""

    outcome: str
    low: object
    high: object
    has_low: bool
    has_high: bool


def draw(rule: Grading, values: Values, language: str) -> list[Node]:
    """The scales of a grading with the reader's values on them, its other criteria, and all of it as tables."""
    case = rule.complete(values)
    lines = lines_of(rule)
    drawn: list[Node] = []
    if lines:
        drawn += [_legend(rule, language), *(_line(rule, each, case, language) for each in lines)]
    facts = _facts(rule, case, language)
    tables = [_table(rule, lines, case, language)] if lines else []
    return [*drawn, *facts, *(folded("hb-same", said(texts.AS_TABLE, language), *tables) for _ in tables)]


_MADE: dict[tuple[object, ...], object] = {}


def _once(make: Callable[..., object], of: Grading | Line, *more: object) -> object:
    """What hangs on a rule or on one of its lines alone: it is made once, and an answer follows each key press."""
    key = (make.__name__, id(of), more[-1] if more else None)
    if key not in _MADE:
        _MADE[key] = make(of, *more)
    return _MADE[key]


def lines_of(rule: Grading) -> list[Line]:
    """One line for each field and each set of other conditions, in the order of the table."""
    return _once(_lines, rule)


def _lines(rule: Grading) -> list[Line]:
    return [replace(each, pieces=tuple(pieces(rule, each))) for each in _grouped(rule)]


def _grouped(rule: Grading) -> list[Line]:
    fields, grouped = rule.known(), {}
    for row in rule.table.rows:
        axis = next((c for c in row.when if isinstance(c, Within) and isinstance(fields[c.field], Figure)), None)
        if axis is not None:
            others = tuple(c for c in row.when if c is not axis)
            grouped.setdefault((axis.field, others), []).append((axis, row))
    return [Line(field=fields[name], others=others, rows=tuple(rows)) for (name, others), rows in grouped.items()]


def pieces(rule: Grading, line: Line) -> list[Piece]:
    """The line cut where its outcome changes, from the least value of the field upwards."""
    points = sorted({bound.value for within, _ in line.rows for bound in within.interval.bounds()})
    cut: list[Piece] = []
    for value in representatives(line.field, points):
        outcome = _outcome(rule, line, value)
        if cut and cut[-1].outcome == outcome:
            cut[-1] = _reaching(cut[-1], value)
        else:
            cut.append(Piece(outcome=outcome, low=value, high=value, has_low=True, has_high=True))
    return [_with_bounds(piece, cut, index, points) for index, piece in enumerate(cut)]


def _reaching(piece: Piece, value: object) -> Piece:
    return Piece(outcome=piece.outcome, low=piece.low, high=value, has_low=True, has_high=True)


def _with_bounds(piece: Piece, cut: list[Piece], index: int, points: list[object]) -> Piece:
    """The piece between the bounds of the text: values beside a bound are told by the bound."""
    low, has_low = (piece.low, True) if piece.low in points else (max((p for p in points if p < piece.low), default=None), False)
    high, has_high = (piece.high, True) if piece.high in points else (min((p for p in points if p > piece.high), default=None), False)
    first, last = index == 0, index == len(cut) - 1
    return Piece(outcome=piece.outcome, low=None if first and low is None else low, high=None if last else high,
                 has_low=has_low, has_high=has_high and not last)


def _outcome(rule: Grading, line: Line, value: object) -> str:
    """The highest grade that the line's rows give a value; silent, or none."""
    rows = [row for within, row in line.rows if value in within.interval]
    ranks = [rule.rank(row.then["grade"]) for row in rows if isinstance(row.then, Mapping)]
    if ranks:
        return rule.levels[min(ranks)].key
    return SILENT if any(isinstance(row.then, Silent) for row in rows) else NONE


def _title(rule: Grading, outcome: str) -> Text:
    if outcome == SILENT:
        return texts.SILENT
    return texts.NO_GRADE if outcome == NONE else rule.levels[rule.rank(outcome)].title


def _legend(rule: Grading, language: str) -> Node:
    shown = {piece.outcome for each in lines_of(rule) for piece in each.pieces}
    marks = [(level.key, level.title) for level in rule.levels if level.key in shown]
    marks += [(mark, words_) for outcome, mark, words_ in ((SILENT, "?", texts.SILENT), (NONE, "—", texts.NO_GRADE)) if outcome in shown]
    between = "；" if language == "zh" else "; "
    keys = between.join(f"{key} {said(title, language)}" for key, title in marks)
    return ["p", {"class": "hb-legend"}, keys + between + said(texts.ENDS, language)]


def _line(rule: Grading, each: Line, case: Mapping[str, object], language: str) -> Node:
    """The name of a criterion over its band."""
    value = case.get(each.field.name)
    cut = each.pieces
    colon = "：" if language == "zh" else ": "
    shown = said(texts.NOT_ENTERED if value is None else each.field.show(value), language)
    name = said(each.field.label, language) + _once(_unit, each, language)[0]
    heading: Node = ["p", {"class": "hb-line-name"}, ["strong", {}, name], f"{colon}{shown}"]
    others = ("；" if language == "zh" else "; ").join(_other(criterion, rule, case, language) for criterion in each.others)
    place = next((piece for piece in cut if value is not None and _lies_in(value, piece)), None)
    spoken = f"{name}{colon}{shown}" + (f" — {said(_title(rule, place.outcome), language)}" if place else "")
    return ["div", {"class": "hb-line"}, heading,
            *([["p", {"class": "hb-hint"}, said(texts.AND, language) + others]] if others else []),
            svg(TOP + BAND + 34, spoken, *_once(_bands, each, rule, language),
                *(_marker(cut, place, value, shown) if place else []))]


def _other(criterion: Criterion, rule: Grading, case: Mapping[str, object], language: str) -> str:
    field = rule.known()[criterion.field]
    wanted = said(criterion.wanted(rule.known()), language)
    name = "" if field.kind == "tick" else said(field.label, language) + ("：" if language == "zh" else ": ")
    return f"{name}{wanted}{said(texts.MET[criterion.holds(case)], language)}"


def _lies_in(value: object, piece: Piece) -> bool:
    above = piece.low is None or value > piece.low or (piece.has_low and value == piece.low)
    below = piece.high is None or value < piece.high or (piece.has_high and value == piece.high)
    return above and below


def _bands(each: Line, rule: Grading, language: str) -> list[Node]:
    shapes: list[Node] = []
    cut, (_, scaled) = each.pieces, _unit(each, language)
    step, middle, under = WIDTH / len(cut), TOP + BAND / 2, TOP + BAND
    ranks = {level.key: str(rank + 5 - len(rule.levels)) for rank, level in enumerate(rule.levels)}
    for index, piece in enumerate(cut):
        left = index * step
        shapes.append(box(left, TOP, step, BAND, f"hb-band hb-band--{ranks.get(piece.outcome, piece.outcome)}"))
        mark = {SILENT: "?", NONE: "—"}.get(piece.outcome, piece.outcome)
        shapes.append(words(left + step / 2, middle + 5, mark, "hb-grade"))
    for index, piece in enumerate(cut):
        if piece.low is None or (index == 0 and piece.low == each.field.least):
            continue
        at = index * step
        shapes.append(line(at, TOP - 3, at, under + 5))
        shapes += _ends(cut, index, at, under)
        shapes.append(words(at, under + 18, scaled(piece.low)))
        shapes.append(words(at, under + 31, _word(each, piece.low, language), "hb-word"))
    return shapes


def _ends(cut: tuple[Piece, ...], index: int, at: float, y: float) -> list[Node]:
    """A filled end on the side that the bound belongs to, a hollow one on the other."""
    ends = [dot(at + 5, y, closed=cut[index].has_low)]
    return ends if index == 0 else [dot(at - 5, y, closed=cut[index - 1].has_high), *ends]


def _word(each: Line, value: object, language: str) -> str:
    """The word of the text at a bound; in English what it means."""
    for side in ("lower", "upper"):
        for within, _ in each.rows:
            bound: Bound | None = getattr(within.interval, side)
            if bound and bound.value == value and bound.word:
                return bound.word if language == "zh" else texts.ENGLISH[side, bound.closed]
    return ""


def _marker(cut: tuple[Piece, ...], place: Piece, value: object, shown: str) -> list[Node]:
    """A pointer over the piece that the value lies in, nearer to the bound that it is nearer to."""
    step = WIDTH / len(cut)
    at = (cut.index(place) + _share(place, value)) * step
    return [path(f"M{at - 5:.1f} {TOP - 9} h10 l-5 8 z", "hb-pointer"), words(at, TOP - 12, shown, "hb-yours")]


def _share(place: Piece, value: object) -> Fraction:
    """How far into its piece a value lies, off the ends, where the marks of the bounds stand."""
    low, high = place.low, place.high
    if low is None or high is None:
        return Fraction(1, 2)
    if low == high:
        return Fraction(1, 2)
    return min(max(Fraction(Decimal(value) - Decimal(low)) / Fraction(Decimal(high) - Decimal(low)), Fraction(1, 6)), Fraction(5, 6))


def _unit(each: Line, language: str) -> tuple[str, object]:
    """The unit behind the name of a line, and how its bounds are written without it."""
    if isinstance(each.field, Money):
        scale, zh, en = (10**4, "万元", "10,000 yuan") if language == "zh" else (10**6, "", "million yuan")
        if all(Decimal(bound.value) % (scale // 100) == 0 for within, _ in each.rows for bound in within.interval.bounds()):
            return (f"（{zh}）" if language == "zh" else f" ({en})"), lambda value: digits(Decimal(value) / scale)
    unit = each.field.unit_words()
    brackets = ("（", "）") if language == "zh" else (" (", ")")
    return (brackets[0] + said(plural(unit), language) + brackets[1] if unit else ""), digits


def _facts(rule: Grading, case: Mapping[str, object], language: str) -> list[Node]:
    """Criteria without a figure, grade by grade, with those that hold marked."""
    parts: list[Node] = []
    for title, criteria in _once(_criteria, rule, language):
        parts += [["dt", {}, title], ["dd", {}, ["ul", {}, *(_fact(row, what, case, language) for row, what in criteria)]]]
    return [folded("hb-facts-list", said(texts.BY_TICK, language), ["dl", {}, *parts])] if parts else []


def _criteria(rule: Grading, language: str) -> list[tuple[str, list[tuple[Row, str]]]]:
    """The title of each grade with its criteria without a figure, in words."""
    drawn = {id(row) for each in lines_of(rule) for _, row in each.rows}
    between, found = "；" if language == "zh" else "; ", []
    for level in rule.levels:
        rows = [row for row in rule.table.rows
                if id(row) not in drawn and isinstance(row.then, Mapping) and row.then["grade"] == level.key]
        if rows:
            found.append((said(level.title, language), [
                (row, between.join(_condition(criterion, rule, language) for criterion in row.when)) for row in rows]))
    return found


def _fact(row: Row, what: str, case: Mapping[str, object], language: str) -> Node:
    if not row.holds(case):
        return ["li", {}, what]
    return ["li", {"class": "hb-holds"}, ["strong", {}, f"✓ {what}"], f" — {said(texts.TICKED, language)}"]


def _condition(criterion: Criterion, rule: Grading, language: str) -> str:
    field = rule.known()[criterion.field]
    wanted = said(criterion.wanted(rule.known()), language)
    return wanted if field.kind == "tick" else f"{said(field.label, language)}{'：' if language == 'zh' else ': '}{wanted}"


def _table(rule: Grading, lines: list[Line], case: Mapping[str, object], language: str) -> Node:
    rows = []
    for each in lines:
        value = case.get(each.field.name)
        for piece, (name, where, grade) in zip(each.pieces, _once(_rows, each, rule, language), strict=True):
            here = value is not None and _lies_in(value, piece)
            rows.append([name, where + said(texts.entered(each.field.show(value)), language) if here else where, grade])
    return table(said(rule.title, language), [said(t, language) for t in (texts.CRITERION, texts.RANGE, rule.subject)], rows)


def _rows(each: Line, rule: Grading, language: str) -> list[tuple[str, str, str]]:
    """Criterion, range and grade of every piece of a line."""
    name = " + ".join([said(each.field.label, language), *(_condition(criterion, rule, language) for criterion in each.others)])
    return [(name, _range(each, piece, language), said(_title(rule, piece.outcome), language) + _clauses(each, piece, language))
            for piece in each.pieces]


def _range(each: Line, piece: Piece, language: str) -> str:
    if piece.low is not None and piece.low == piece.high:
        return said(each.field.show(piece.low), language)
    ends = []
    if piece.low is not None:
        ends.append(("≥ " if piece.has_low else "> ") + said(each.field.show(piece.low), language))
    if piece.high is not None:
        ends.append(("≤ " if piece.has_high else "< ") + said(each.field.show(piece.high), language))
    return ("、" if language == "zh" else ", ").join(ends)


def _clauses(each: Line, piece: Piece, language: str) -> str:
    cited = dict.fromkeys(row.clause for _, row in each.rows
                          if (row.then["grade"] if isinstance(row.then, Mapping) else SILENT) == piece.outcome)
    between, brackets = ("、", "（{}）") if language == "zh" else (", ", " ({})")
    return brackets.format(between.join(said(clause_label(clause), language) for clause in cited)) if cited else ""
