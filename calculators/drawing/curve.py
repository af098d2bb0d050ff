"""The curve of a subsidy: the amount over a field that it hangs on, the other fields being as entered.

Between two turning points an amount is a straight line, so that two values give the whole of it; tiers, jumps and
ceilings stand where the table and the amounts have them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from calculators.kernel.amounts import Brackets, Discretion, Excess, Fixed, Least, Steps, Sum, Term, _Extreme, _Several
from calculators.kernel.answers import VALUE, Answer
from calculators.kernel.cells import breakpoints
from calculators.kernel.clauses import label as clause_label
from calculators.kernel.fields import Figure, Money, Values
from calculators.kernel.rules import Decision
from calculators.kernel.tables import ALL, Row
from calculators.kernel.text import Text, as_decimal, digits, money

from . import text as texts
from .svg import WIDTH, Node, box, dot, folded, line, path, said, svg, table, width_of, words

LEFT, RIGHT, TOP, HEIGHT, BELOW = 4, 8, 30, 150, 40
MOST_CURVES = 2
Case = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The amount between two values of the field, both left out; `start` and `end` are its limits there, None where the text sets none."""

    low: Fraction
    high: Fraction
    row: Row | None
    start: Fraction | None = None
    end: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Stretches from the least value of a field to a good way past its last turning point, and the amounts at the points between."""

    field: Figure
    stretches: tuple[Stretch, ...]
    at: Mapping[Fraction, Fraction | None]
    value: Fraction | None
    amount: Fraction | None
    ceilings: tuple[Term, ...]
    stepped: bool


def draw(rule: Decision, values: Values, answer: Answer, language: str) -> list[Node]:
    """The curves of a subsidy over the fields that its amount hangs on, two at most, with the reader's point on each."""
    drawn: list[Node] = []
    for curve in itertools.islice(curves(rule, values, answer), MOST_CURVES):
        drawn += _figure(rule, curve, language)
    return drawn


def curves(rule: Decision, values: Values, answer: Answer) -> Iterator[Curve]:
    """One for each field that changes the amount, those first that the amount is made of."""
    output = next((output.name for output in rule.outputs if output.kind == "money"), None)
    if output is None or answer.status != VALUE or rule.table.policy == ALL or rule.derive:
        return
    made_of = [name for row in rule.table.verdict(values).hits for name in _made_of(row, output)]
    for name in dict.fromkeys((*made_of, *rule.table.fields())):
        curve = over(rule, output, name, values) if isinstance(rule.known().get(name), Figure) else None
        if curve and len({amount for s in curve.stretches for amount in (s.start, s.end)}) > 1:
            yield curve


def _made_of(row: Row, output: str) -> tuple[str, ...]:
    amount = _amount(row, output)
    return amount.fields() if amount else ()


def _amount(row: Row | None, output: str) -> object | None:
    """The amount that a row sets; None where it sets none."""
    value = row.then.get(output) if row and isinstance(row.then, Mapping) else None
    return None if isinstance(value, Discretion) or not hasattr(value, "fields") else value


def over(rule: Decision, output: str, name: str, case: Case) -> Curve | None:
    """The amount over one field; None where nothing in the table or in the amounts turns on it."""
    field, value = rule.known()[name], case.get(name)
    amounts = [amount for row in (*rule.table.rows, rule.table.otherwise) if (amount := _amount(row, output)) is not None]
    bounds = {Fraction(point) for point in breakpoints(rule.table.rows, name)}
    domain = (Fraction(field.least or 0), Fraction(field.most))
    turns = {turn for amount in amounts for turn in turning(amount, name, case, domain)}
    points = sorted(point for point in bounds | turns if domain[0] <= point < domain[1])
    known = Fraction(value) if value is not None else None
    furthest = max([*points, *([known] if known is not None else [])], default=Fraction(0))
    if not furthest or not (points or any(name in amount.fields() for amount in amounts)):
        return None
    top = min(furthest * Fraction(5, 4), domain[1])
    ends = [domain[0], *(point for point in points if point > domain[0]), *([top] if top > furthest or top not in points else [])]
    at = {end: _exact_at(rule, output, field, end, case, bounds) for end in ends[:-1]}
    stretches = _joined([_stretch(rule, output, field, low, high, case) for low, high in itertools.pairwise(ends)], at)
    here = None if known is None else _exact_at(rule, output, field, known, case, bounds)
    used = [amount for s in stretches if (amount := _amount(s.row, output)) is not None]
    return Curve(field=field, stretches=stretches, at=at, value=known, amount=here, ceilings=_ceilings(used),
                 stepped=any(_has_steps(amount, name) for amount in used))


def _stretch(rule: Decision, output: str, field: Figure, low: Fraction, high: Fraction, case: Case) -> Stretch:
    inside = _on_grid(field, (low + high) / 2)
    verdict = rule.table.verdict({**case, field.name: inside})
    row = verdict.hits[0] if verdict.decided and verdict.hits else None
    amount = _amount(row, output)
    third = (high - low) / 3
    first, second = (level(amount, {**case, field.name: low + third * n}) if amount else None for n in (1, 2))
    if first is None or second is None:
        return Stretch(low=low, high=high, row=row)
    return Stretch(low=low, high=high, row=row, start=2 * first - second, end=2 * second - first)


def _joined(stretches: list[Stretch], at: Mapping[Fraction, Fraction | None]) -> tuple[Stretch, ...]:
    """Stretches of one straight line and one clause made one."""
    joined = stretches[:1]
    for after in stretches[1:]:
        before = joined[-1]
        if before.start is not None and before.end == after.start == at[after.low] and _clause(before) == _clause(after) \
                and (before.end - before.start) * (after.high - after.low) == (after.end - after.start) * (before.high - before.low):
            joined[-1] = replace(before, high=after.high, end=after.end)
        else:
            joined.append(after)
    return tuple(joined)


def _clause(stretch: Stretch) -> str | None:
    return stretch.row.clause if stretch.row else None


def _on_grid(field: Figure, value: Fraction) -> object:
    grain = field.grain()
    return int(value // Fraction(grain)) * grain


def _exact_at(rule: Decision, output: str, field: Figure, value: Fraction, case: Case, bounds: set[Fraction]) -> Fraction | None:
    """The amount at one value, which need not be one that can be entered unless a bound stands there."""
    there = as_decimal(value) if value in bounds else _on_grid(field, value)
    verdict = rule.table.verdict({**case, field.name: there})
    amount = _amount(verdict.hits[0], output) if verdict.decided and verdict.hits else None
    return level(amount, {**case, field.name: value}) if amount else None


def level(amount: object, case: Case) -> Fraction | None:
    """An amount with its steps smoothed to the line that their corners lie on."""
    if isinstance(amount, Steps):
        known = case.get(amount.of)
        return None if known is None else Fraction(known) / Fraction(amount.each) * Fraction(amount.pay)
    if isinstance(amount, _Several):
        levels = [level(term.amount, case) for term in amount.terms]
        if None in levels:
            return None
        return sum(levels, Fraction(0)) if isinstance(amount, Sum) else amount.pick(levels)
    return amount.value(case)


def turning(amount: object, name: str, case: Case, domain: tuple[Fraction, Fraction]) -> set[Fraction]:
    """Values of a field at which an amount takes another slope."""
    if isinstance(amount, Excess):
        return {Fraction(amount.over)} if amount.of == name else set()
    if isinstance(amount, Brackets):
        return {Fraction(start) for start, _ in amount.brackets} if amount.of == name else set()
    if not isinstance(amount, _Several):
        return set()
    turns = {turn for term in amount.terms for turn in turning(term.amount, name, case, domain)}
    if isinstance(amount, _Extreme):
        ends = sorted({*domain, *turns})
        for one, other in itertools.combinations(amount.terms, 2):
            turns |= set(_crossings(one.amount, other.amount, name, case, ends))
    return turns


def _crossings(one: object, other: object, name: str, case: Case, ends: list[Fraction]) -> Iterator[Fraction]:
    """Where two amounts that are straight between the ends are equal."""
    for low, high in itertools.pairwise(ends):
        gaps = [_gap(one, other, {**case, name: end}) for end in (low, high)]
        if None not in gaps and gaps[0] * gaps[1] < 0:
            yield low + (high - low) * gaps[0] / (gaps[0] - gaps[1])


def _gap(one: object, other: object, case: Case) -> Fraction | None:
    levels = level(one, case), level(other, case)
    return None if None in levels else levels[0] - levels[1]


def _ceilings(amounts: Iterable[object]) -> tuple[Term, ...]:
    terms = (term for amount in amounts if isinstance(amount, Least) for term in amount.terms if isinstance(term.amount, Fixed))
    return tuple({(term.amount.yuan, term.clause): term for term in terms}.values())


def _has_steps(amount: object, name: str) -> bool:
    if isinstance(amount, _Several):
        return any(_has_steps(term.amount, name) for term in amount.terms)
    return isinstance(amount, Steps) and amount.of == name


@dataclass(frozen=True, slots=True)
class Frame:
    """Where values stand in the picture."""

    left: Fraction
    right: Fraction
    most: Fraction

    def x(self, value: Fraction) -> float:
        return LEFT + float((value - self.left) / (self.right - self.left)) * (WIDTH - LEFT - RIGHT)

    def y(self, amount: Fraction) -> float:
        return TOP + HEIGHT - float(amount / self.most) * HEIGHT if self.most else TOP + HEIGHT


def _figure(rule: Decision, curve: Curve, language: str) -> list[Node]:
    """Heading, picture, notes and table of one curve."""
    amounts = [a for s in curve.stretches for a in (s.start, s.end) if a is not None]
    ceilings = [Fraction(term.amount.yuan) for term in curve.ceilings]
    frame = Frame(curve.stretches[0].low, curve.stretches[-1].high, max([*amounts, *ceilings, curve.amount or Fraction(0)]) or Fraction(1))
    output = next(output for output in rule.outputs if output.kind == "money")
    title = texts.OVER.format(amount=output.label, field=curve.field.label)
    spoken = said(title, language)
    if curve.value is not None and curve.amount is not None:
        point = texts.POINT.format(value=curve.field.show(as_decimal(curve.value)), amount=_money(curve.amount))
        spoken += f" — {said(point, language)}"
    notes = [texts.SMOOTHED] if curve.stepped else []
    return [["div", {"class": "hb-line"}, ["p", {"class": "hb-line-name"}, ["strong", {}, said(title, language)]],
             svg(TOP + HEIGHT + BELOW, spoken, *_shapes(curve, frame, language)),
             *(["p", {"class": "hb-hint"}, said(note, language)] for note in notes)],
            folded("hb-same", said(texts.AS_TABLE, language), _table(rule, curve, title, language))]


def _shapes(curve: Curve, frame: Frame, language: str) -> list[Node]:
    floor = TOP + HEIGHT
    shapes = [line(LEFT, floor, WIDTH - RIGHT, floor), line(LEFT, TOP - 10, LEFT, floor)]
    shapes += [shape for stretch in curve.stretches for shape in _silence(stretch, frame)]
    shapes += _ceiling_lines(curve, frame, language)
    shapes += [path(f"M{frame.x(s.low):.1f} {frame.y(s.start):.1f} L{frame.x(s.high):.1f} {frame.y(s.end):.1f}", "hb-curve")
               for s in curve.stretches if s.start is not None]
    shapes += _jumps(curve, frame) + _ticks(curve, frame, language) + _highest(curve, frame, language)
    return shapes + _point(curve, frame, language)


def _silence(stretch: Stretch, frame: Frame) -> list[Node]:
    if stretch.start is not None:
        return []
    left, right = frame.x(stretch.low), frame.x(stretch.high)
    return [box(left, TOP, right - left, HEIGHT, "hb-band hb-band--silent"), words((left + right) / 2, TOP + HEIGHT / 2, "?", "hb-grade")]


def _ceiling_lines(curve: Curve, frame: Frame, language: str) -> list[Node]:
    shapes = []
    for term in curve.ceilings:
        y = frame.y(Fraction(term.amount.yuan))
        label = f"{said(term.name, language)} {said(clause_label(term.clause), language)}"
        shapes += [line(LEFT, y, WIDTH - RIGHT, y, "hb-ceiling"), words(LEFT + 4, y - 5, label, "hb-word", "start")]
    return shapes


def _jumps(curve: Curve, frame: Frame) -> list[Node]:
    """Where the amount jumps: both ends, filled where the amount is that of the point itself."""
    shapes = []
    for before, after in itertools.pairwise(curve.stretches):
        if before.end == after.start:
            continue
        exact = curve.at[after.low]
        x = frame.x(after.low)
        if before.end is not None and after.start is not None:
            shapes.append(line(x, frame.y(before.end), x, frame.y(after.start), "hb-jump-line"))
        shapes += [dot(x, frame.y(limit), closed=limit == exact) for limit in (before.end, after.start) if limit is not None]
        if exact is not None and exact not in (before.end, after.start):
            shapes.append(dot(x, frame.y(exact), closed=True))
    return shapes


def _ticks(curve: Curve, frame: Frame, language: str) -> list[Node]:
    """The turning points under the axis, as many as have room, and the unit at its end."""
    shapes, taken = [], -1.0
    name, write = _unit(curve, language)
    for stretch in curve.stretches:
        x, label = frame.x(stretch.low), write(stretch.low)
        half = width_of(label) / 2
        shapes.append(line(x, TOP + HEIGHT, x, TOP + HEIGHT + 4))
        if max(x - half, 0) > taken:
            shapes.append(words(x, TOP + HEIGHT + 18, label))
            taken = max(x, half) + half + 6
    return [*shapes, words(WIDTH, TOP + HEIGHT + 34, name, "hb-word", "end")]


def _highest(curve: Curve, frame: Frame, language: str) -> list[Node]:
    """What the top of the picture stands for, where no ceiling says it."""
    if curve.ceilings:
        return []
    return [line(LEFT, TOP, LEFT + 6, TOP), words(LEFT + 4, TOP - 8, said(_money(frame.most), language), "hb-word", "start")]


def _unit(curve: Curve, language: str) -> tuple[str, object]:
    """The unit of the axis, and how its values are written without it."""
    if isinstance(curve.field, Money):
        scale, name = (10**4, "万元") if language == "zh" else (10**6, "million yuan")
        return name, lambda value: _short(value / scale)
    unit = curve.field.unit_words()
    return said(unit, language) if unit else "", _short


def _short(value: Fraction) -> str:
    """A figure to three places at most: a mark on an axis, the table has it whole."""
    return digits(as_decimal(Fraction(round(value * 1000), 1000)))


def _point(curve: Curve, frame: Frame, language: str) -> list[Node]:
    if curve.value is None or curve.amount is None:
        return []
    x, y = frame.x(curve.value), frame.y(curve.amount)
    return [line(x, y, x, TOP + HEIGHT, "hb-drop"),
            ["circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "6", "class": "hb-pointer"}],
            words(x, y + 22 if y < TOP + 30 else y - 12, said(_money(curve.amount), language), "hb-yours")]


def _money(amount: Fraction) -> Text:
    """An amount; one that has no end of decimals is cut at the fen."""
    return money(as_decimal(Fraction(amount * 100 // 1, 100)))


def _table(rule: Decision, curve: Curve, title: Text, language: str) -> Node:
    """Stretches with the points that belong to them; a point that belongs to neither side has a line of its own."""
    rows, stretches = [], curve.stretches
    for index, stretch in enumerate(stretches):
        before, after = (stretches[index - 1] if index else None), (stretches[index + 1] if index + 1 < len(stretches) else None)
        has_low = curve.at[stretch.low] == stretch.start
        has_high = after is not None and curve.at[after.low] == stretch.end != after.start
        if not has_low and (before is None or curve.at[stretch.low] != before.end):
            rows.append(_point_row(curve, stretch, language))
        rows.append(_stretch_row(curve, stretch, (has_low, has_high, after is None), language))
    return table(said(title, language), [said(t, language) for t in (curve.field.label, texts.AMOUNT, texts.CLAUSE)], rows)


def _show(curve: Curve, value: Fraction) -> Text:
    grain = Fraction(curve.field.grain())
    return curve.field.show(as_decimal(-(-value // grain) * grain))


def _point_row(curve: Curve, stretch: Stretch, language: str) -> list[Node]:
    where = said(_show(curve, stretch.low), language) + _entered(curve, curve.value == stretch.low, language)
    return [where, _amounts((curve.at[stretch.low],), language), _clause_words(stretch, language)]


def _stretch_row(curve: Curve, stretch: Stretch, ends: tuple[bool, bool, bool], language: str) -> list[Node]:
    has_low, has_high, is_last = ends
    words_ = [f"{'≥' if has_low else '>'} {said(_show(curve, stretch.low), language)}"]
    words_ += [] if is_last else [f"{'≤' if has_high else '<'} {said(_show(curve, stretch.high), language)}"]
    value = curve.value
    here = value is not None and (stretch.low < value < stretch.high or (has_low and value == stretch.low)
                                  or (has_high and value == stretch.high) or (is_last and value >= stretch.high))
    where = ("、" if language == "zh" else ", ").join(words_) + _entered(curve, here, language)
    return [where, _amounts((stretch.start, stretch.end), language), _clause_words(stretch, language)]


def _amounts(amounts: tuple[Fraction | None, ...], language: str) -> str:
    known = [_money(amount) for amount in dict.fromkeys(amounts) if amount is not None]
    return " – ".join(said(text, language) for text in known) if known else said(texts.SILENT, language)


def _clause_words(stretch: Stretch, language: str) -> str:
    return said(clause_label(stretch.row.clause), language) if stretch.row else ""


def _entered(curve: Curve, here: bool, language: str) -> str:
    return said(texts.entered(curve.field.show(as_decimal(curve.value))), language) if here else ""
