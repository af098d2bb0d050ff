"""The days of a deadline: a calendar, week under week, from the day it starts to the last day; a long one as a line."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.kernel import clocks
from calculators.kernel.answers import Answer, Span
from calculators.kernel.text import MONTHS, Text, both, day

from . import text as texts
from .svg import WIDTH, Node, box, dot, folded, line, said, svg, table, words

CELL, ROW, HEAD, LEFT = 40, 38, 20, 40
MOST_WEEKS = 16
NEAR = timedelta(days=28)
SHORT = tuple(month[:3] for month in MONTHS)


def draw(answer: Answer, language: str) -> list[Node]:
    """The days that an answer counts, with the day that was entered where it is near."""
    span = answer.span
    if span is None:
        return []
    first, last = _from_to(span)
    monday = first - timedelta(days=first.weekday())
    weeks = (last - monday).days // 7 + 1
    picture = _grid(span, monday, weeks, language) if weeks <= MOST_WEEKS else _line(span, language)
    return [_legend(span, language), picture, folded("hb-same", said(texts.AS_TABLE, language), _table(span, weeks <= MOST_WEEKS, language))]


def _from_to(span: Span) -> tuple[date, date]:
    """The first and the last day to be shown: the entered one is among them where it is near."""
    days = [span.start, span.last]
    if span.given and span.start - NEAR <= span.given <= span.last + NEAR:
        days.append(span.given)
    return min(days), max(days)


def counted(span: Span) -> dict[date, int]:
    """The days that count with their numbers, to the last day."""
    day_, number, numbers = span.start, 0, {}
    if not span.first_counts:
        day_ += clocks.ONE_DAY
    while day_ <= span.last:
        if span.unit == "days" or clocks.CALENDAR.is_working(day_):
            number += 1
            numbers[day_] = number
        day_ += clocks.ONE_DAY
    return numbers


def _grid(span: Span, monday: date, weeks: int, language: str) -> Node:
    numbers = counted(span)
    shapes: list[Node] = [words(LEFT + column * CELL + CELL / 2, HEAD - 6, name, "hb-word")
                          for column, name in enumerate(said(texts.WEEKDAYS, language).split())]
    for number in range(weeks * 7):
        day_ = monday + timedelta(days=number)
        shapes += _day(span, day_, numbers, LEFT + number % 7 * CELL, HEAD + number // 7 * ROW, language)
        if number % 7 == 0 and (number == 0 or day_.day <= 7):
            shapes.append(words(0, HEAD + number // 7 * ROW + 16, _month(day_, language), "hb-word", "start"))
    return svg(HEAD + weeks * ROW + 4, _spoken(span, language), *shapes)


def _month(day_: date, language: str) -> str:
    return f"{day_.month}月" if language == "zh" else SHORT[day_.month - 1]


def _day(span: Span, day_: date, numbers: dict[date, int], x: float, y: float, language: str) -> list[Node]:
    inside = span.start <= day_ <= span.last
    if not inside and day_ != span.given:
        return []
    kind = "last" if day_ == span.last else "start" if day_ == span.start else "counted" if day_ in numbers else "off" if inside else "outside"
    below = _under(span, day_, numbers, language)
    shapes = [box(x + 1, y + 1, CELL - 2, ROW - 2, f"hb-day hb-day--{kind}"),
              words(x + CELL / 2, y + 16, _date(day_, language), "hb-grade" if kind in ("start", "last") else ""),
              *([words(x + CELL / 2, y + 31, below, "hb-word")] if below else [])]
    return [*shapes, dot(x + CELL - 7, y + 7, closed=True, name="hb-given")] if day_ == span.given else shapes


def _date(day_: date, language: str) -> str:
    """The day of the month; the first with its month."""
    if day_.day != 1:
        return str(day_.day)
    return f"{day_.month}/1" if language == "zh" else f"1 {SHORT[day_.month - 1]}"


def _under(span: Span, day_: date, numbers: dict[date, int], language: str) -> str:
    if day_ in numbers:
        return said(texts.NUMBERED, language).format(n=numbers[day_])
    if day_ == span.start:
        return said(texts.START, language)
    return said(texts.OFF, language) if span.start < day_ <= span.last else ""


def _line(span: Span, language: str) -> Node:
    """A period of many weeks on one line, with the entered day in its place."""
    total = (span.last - span.start).days or 1
    left, right, y = 8, WIDTH - 8, 46

    def place(day_: date) -> float:
        return left + min(max((day_ - span.start).days / total, 0), 1.05) * (right - left) / 1.05

    shapes = [line(place(span.start), y, place(span.last), y, "hb-curve"), dot(place(span.start), y, closed=span.first_counts),
              dot(place(span.last), y, closed=True), words(0, y + 24, said(day(span.start), language), anchor="start"),
              words(WIDTH, y + 24, said(day(span.last), language), anchor="end")]
    if span.given:
        shapes += [dot(place(span.given), y, closed=True, name="hb-given"), words(place(span.given), y - 14, said(day(span.given), language), "hb-yours")]
    return svg(y + 36, _spoken(span, language), *shapes)


def _parts(span: Span) -> list[tuple[Text, Text]]:
    parts = [(texts.FROM, day(span.start)), (texts.LAST_DAY, day(span.last))]
    if span.given:
        parts.append((texts.GIVEN, day(span.given) + (texts.IN_TIME if span.given <= span.last else texts.TOO_LATE)))
    return parts


def _spoken(span: Span, language: str) -> str:
    colon, between = ("：", "；") if language == "zh" else (": ", "; ")
    return between.join(f"{said(name, language)}{colon}{said(what, language)}" for name, what in _parts(span))


def _legend(span: Span, language: str) -> Node:
    return ["p", {"class": "hb-legend"}, _spoken(span, language)]


def _table(span: Span, each: bool, language: str) -> Node:
    """Every day with its number, or of a long period its ends."""
    numbers = counted(span) if each else {}
    rows = [[said(name, language), said(what, language)] for name, what in _parts(span)]
    day_ = span.start
    while each and day_ <= span.last:
        rows.append([said(day(day_), language), _under(span, day_, numbers, language) or said(both("—"), language)])
        day_ += clocks.ONE_DAY
    return table(said(texts.DAYS_COUNTED, language), [said(texts.DATE, language), said(texts.COUNTED, language)], rows)
