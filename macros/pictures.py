"""Pictures of a plan, drawn from its data: a chain from rank to rank, who takes which level, what comes when.

A picture is an SVG of our own with the same content as a table beside it. It is drawn for the width of a phone: ranks go
down, text is wrapped by an estimate of its width, and colours come from the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from calculators.kernel.clauses import label
from calculators.kernel.text import Text

KINDS = ("chain", "levels", "timeline")

#: A picture's width, and its text: size and distance of lines. In pixels on a phone; wider windows enlarge the whole.
WIDTH, SIZE, SMALL, LINE = 340, 13, 11.5, 17
PAD, GAP, ARROW = 8, 12, 7

#: What a text's class does to its size, as far as its width goes: bold is wider.
SIZES = {"hb-small": SMALL, "hb-strong": SIZE * 1.12}

#: How many boxes fit beside each other.
ABREAST = 3

BRACKETS = {"zh": ("（", "）"), "en": (" (", ")")}

_NEVER_FIRST = "，。、；：！？）》」』”’·%,.;:!?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What stands in a box: its name, more about it, the clause."""

    key: str
    name: Text
    detail: Text | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An arrow from a box to one of the next rank, with what stands beside it."""

    source: str
    target: str
    text: Text | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A level with who takes it, or a time with what comes then."""

    head: Text
    text: Text
    clause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, the clause that it stands under, and what is in it: boxes and links of a chain, or steps."""

    kind: str
    title: Text
    clause: str
    note: Text | None = None
    boxes: tuple[Box, ...] = ()
    links: tuple[Link, ...] = ()
    steps: tuple[Step, ...] = ()

    def clauses(self) -> list[str]:
        """Every clause that it names."""
        return [self.clause, *(part.clause for part in (*self.boxes, *self.links, *self.steps) if part.clause)]

    def faults(self) -> list[str]:
        """Why it cannot be drawn; empty when it can."""
        if self.kind not in KINDS:
            return [f"{self.kind!r} is not one of {', '.join(KINDS)}"]
        if self.kind != "chain":
            return [] if self.steps and not self.boxes else ["has steps, and no boxes"]
        keys = [box.key for box in self.boxes]
        ends = [end for link in self.links for end in (link.source, link.target)]
        found = [f"box {key} stands twice" for key in sorted({key for key in keys if keys.count(key) > 1})]
        found += [f"a link names {end}, which is no box" for end in ends if end not in keys]
        if found or not self.boxes or self.steps:
            return found or ["has boxes, and no steps"]
        return self._rank_faults()

    def _rank_faults(self) -> list[str]:
        rank = self.rank()
        found = [f"{link.source} -> {link.target} does not lead to the next rank" for link in self.links
                 if rank[link.target] != rank[link.source] + 1]
        if any(len(row) > ABREAST and not self.stacked(row) for row in self.ranks()):
            found.append(f"more than {ABREAST} boxes in one rank: put their names into one")
        return found + self._word_faults()

    def _word_faults(self) -> list[str]:
        """Arrows whose words would stand on each other, since both go the same way on the side where words stand."""
        found = []
        for row in self.ranks():
            links = self.leading_to(row)
            ends = [link.target if apart_below(links) else link.source for link in links if link.text or link.clause]
            found += [f"words of two arrows meet at {end}" for end in sorted({end for end in ends if ends.count(end) > 1})]
        return found

    def leading_to(self, row: list[Box]) -> list[Link]:
        """The links to the boxes of a rank."""
        keys = {box.key for box in row}
        return [link for link in self.links if link.target in keys]

    def rank(self) -> dict[str, int]:
        """The rank of each box: one below the lowest of those that lead to it. Links in a ring leave ranks too far apart."""
        rank = {box.key: 0 for box in self.boxes}
        for _ in self.boxes:
            for link in self.links:
                rank[link.target] = max(rank[link.target], rank[link.source] + 1)
        return rank

    def ranks(self) -> list[list[Box]]:
        """The boxes, rank by rank."""
        rank = self.rank()
        return [[box for box in self.boxes if rank[box.key] == number] for number in range(max(rank.values()) + 1)]

    def stacked(self, row: list[Box]) -> bool:
        """Whether a rank stands as a list: three or more boxes under one, which lead nowhere."""
        keys = {box.key for box in row}
        above = {link.source for link in self.links if link.target in keys}
        return len(row) > 2 and len(above) == 1 and not any(link.source in keys for link in self.links)


def apart_below(links: list[Link]) -> bool:
    """Whether the arrows to a rank are apart where they end rather than where they begin; their words stand there."""
    return len({link.target for link in links}) >= len({link.source for link in links})


# --- Text ---------------------------------------------------------------------------------------


#: Characters that are narrower or wider than most, by how wide they are in the widest of the common fonts (DejaVu Sans).
ADVANCES = {character: width for characters, width in {
    " .,;:'|ijlI/-": 0.37, "tfr()!": 0.42, "scvxyzk": 0.6, "ABCEFJKLPRSTUVXYZ": 0.74, "DGHNOQ": 0.8, "mwMW%": 1.0,
}.items() for character in characters}


def advance(character: str) -> float:
    """About how wide a character is, in its own size; never too narrow for common fonts."""
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    return ADVANCES.get(character, 0.64)


def wide(text: str, size: float) -> float:
    """About how wide a text is, in pixels."""
    return size * sum(map(advance, text))


_CJK = "⺀-鿿＀-￯　-〿“”‘’·"
_WORD = re.compile(rf"\s+|[（《“‘]*(?:[Ⅰ-Ⅻ]+级?|[^\s{_CJK}]+|[{_CJK}])[{re.escape(_NEVER_FIRST)}]*")


def wrap(text: str, room: float, size: float = SIZE) -> list[str]:
    """Lines that fit a width: between Chinese characters, between English words; no mark is parted from what it belongs to."""
    lines = [""]
    for word in _WORD.findall(text):
        if lines[-1] and wide(lines[-1] + word.rstrip(), size) > room:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return [line.strip() for line in lines]


# --- Drawing ------------------------------------------------------------------------------------


@dataclass(slots=True)
class Sheet:
    """An SVG that grows downwards. `y` is where the next part begins."""

    language: str
    y: float = 1
    parts: list[str] = field(default_factory=list)

    def words(self, text: Text | None) -> str:
        return getattr(text, self.language) if text else ""

    def reference(self, clause: str | None) -> str:
        return self.words(label(clause)) if clause else ""

    def line(self, text: str, x: float, y: float, name: str = "", anchor: str = "middle") -> None:
        given = f' class="{name}"' if name else ""
        self.parts.append(f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{given}>{escape(text)}</text>')

    def path(self, way: str) -> None:
        self.parts.append(f'<path d="{way}"/>')

    def head(self, x: float, y: float, *, right: bool = False) -> None:
        """An arrow's head whose point is at x, y."""
        half = ARROW / 2
        way = f"M{x - ARROW:g} {y - half:g} {x:g} {y:g} {x - ARROW:g} {y + half:g}" if right else (
            f"M{x - half:g} {y - ARROW:g} {x:g} {y:g} {x + half:g} {y - ARROW:g}")
        self.parts.append(f'<path class="hb-head" d="{way}Z"/>')

    def block(self, lines: Iterable[tuple[str, str]], x: float, y: float, anchor: str = "middle") -> float:
        """Lines of text with their classes under each other; returns where they end."""
        for text, name in lines:
            y += LINE
            self.line(text, x, y - 4, name, anchor)
        return y

    def beside(self, lines: list[tuple[str, str]], x: float, y: float) -> None:
        """Words on an arrow, which is covered where they stand."""
        if lines:
            width = max(wide(text, SIZES.get(name, SIZE)) for text, name in lines) + 4
            size = f'width="{width:g}" height="{LINE * len(lines)}"'
            self.parts.append(f'<rect class="hb-back" x="{x - width / 2:g}" y="{y:g}" {size}/>')
            self.block(lines, x, y)

    def box(self, lines: list[tuple[str, str]], x: float, width: float, height: float) -> None:
        self.parts.append(f'<rect x="{x:g}" y="{self.y:g}" width="{width:g}" height="{height:g}" rx="4"/>')
        self.block(lines, x + width / 2, self.y + (height - LINE * len(lines)) / 2)

    def svg(self) -> str:
        """The whole, hidden from a screen reader, which has the table."""
        return (f'<svg viewBox="0 0 {WIDTH} {self.y + 1:g}" aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg">'
                + "".join(self.parts) + "</svg>")


def draw(picture: Picture, language: str) -> str:
    """The picture as SVG, in one language."""
    sheet = Sheet(language)
    {"chain": _chain, "levels": _levels, "timeline": _timeline}[picture.kind](sheet, picture)
    return sheet.svg()


def _lines(sheet: Sheet, parts: Iterable[tuple[str, str]], room: float) -> list[tuple[str, str]]:
    """Texts with their classes, wrapped."""
    return [(line, name) for text, name in parts if text for line in wrap(text, room, SIZES.get(name, SIZE))]


def _height(lines: list[tuple[str, str]]) -> float:
    return LINE * len(lines) + 2 * PAD


def _chain(sheet: Sheet, picture: Picture) -> None:
    above: dict[str, float] = {}
    for row in picture.ranks():
        if picture.stacked(row):
            _stack(sheet, picture, row, above)
            return
        width = (WIDTH - 2 - GAP * (len(row) - 1)) / len(row) if len(row) > 1 else WIDTH * 0.8
        left = (WIDTH - width * len(row) - GAP * (len(row) - 1)) / 2
        middles = {box.key: left + number * (width + GAP) + width / 2 for number, box in enumerate(row)}
        if links := picture.leading_to(row):
            _arrows(sheet, links, above, middles, width)
        made = {box.key: _lines(sheet, [(sheet.words(box.name), "hb-strong"), (sheet.words(box.detail), ""),
                                        (sheet.reference(box.clause), "hb-small")], width - 2 * PAD) for box in row}
        height = max(map(_height, made.values()))
        for box in row:
            sheet.box(made[box.key], middles[box.key] - width / 2, width, height)
        above = middles
        sheet.y += height


def _stack(sheet: Sheet, picture: Picture, row: list[Box], above: dict[str, float]) -> None:
    """The last rank as a list, with one line down its side."""
    trunk, left, top = 9, 28, sheet.y
    sheet.y += 2 * GAP
    for box in row:
        link = next(link for link in picture.links if link.target == box.key)
        parts = [(_said(sheet, link, box), "hb-small"), (sheet.words(box.name), "hb-strong"), (sheet.words(box.detail), ""),
                 (sheet.reference(box.clause or link.clause), "hb-small")]
        lines = _lines(sheet, parts, WIDTH - left - 1 - 2 * PAD)
        height = _height(lines)
        sheet.box(lines, left, WIDTH - left - 1, height)
        middle = sheet.y + height / 2
        sheet.path(f"M{trunk} {middle:g}H{left - ARROW:g}")
        sheet.head(left, middle, right=True)
        sheet.y += height + GAP
    sheet.y -= GAP
    sheet.path(f"M{above[link.source]:g} {top:g}V{top + GAP:g}H{trunk}V{middle:g}")


def _said(sheet: Sheet, link: Link, box: Box) -> str:
    """The words of a link above its box, with the clause that they come from where the box has another."""
    clause = link.clause if link.text and box.clause and link.clause != box.clause else None
    opening, closing = BRACKETS[sheet.language]
    return sheet.words(link.text) + (f"{opening}{sheet.reference(clause)}{closing}" if clause else "")


def _arrows(sheet: Sheet, links: list[Link], above: dict[str, float], below: dict[str, float], width: float) -> None:
    """The arrows between two ranks. Words stand on the side where the arrows are apart."""
    by_end, made = apart_below(links), []
    for link in links:
        room = (width if by_end or len(links) == 1 else WIDTH / len(links) - GAP) - PAD
        words = _lines(sheet, [(sheet.words(link.text), ""), (sheet.reference(link.clause), "hb-small")], room)
        made.append((link, words))
    deepest = max(len(words) for _, words in made)
    top, bottom = sheet.y, sheet.y + 2 * GAP + ARROW + LINE * deepest
    bend = top + GAP / 2 if by_end else bottom - ARROW - GAP / 2
    for link, words in made:
        start, end = above[link.source], below[link.target]
        sheet.path(f"M{start:g} {top:g}V{bend:g}H{end:g}V{bottom - ARROW:g}")
        sheet.head(end, bottom)
        sheet.beside(words, end if by_end else start, top + GAP + (LINE * (deepest - len(words))) / 2)
    sheet.y = bottom


def _levels(sheet: Sheet, picture: Picture) -> None:
    left, gap = 112, 30
    right = WIDTH - left - gap - 2
    for step in picture.steps:
        head = _lines(sheet, [(sheet.words(step.head), "hb-strong")], left - 2 * PAD)
        text = _lines(sheet, [(sheet.words(step.text), ""), (sheet.reference(step.clause), "hb-small")], right - 2 * PAD)
        height = max(_height(head), _height(text))
        sheet.box(head, 1, left, height)
        sheet.box(text, left + gap + 1, right, height)
        middle = sheet.y + height / 2
        sheet.path(f"M{left + 1:g} {middle:g}H{left + gap + 1 - ARROW:g}")
        sheet.head(left + gap + 1, middle, right=True)
        sheet.y += height + GAP
    sheet.y -= GAP


def _timeline(sheet: Sheet, picture: Picture) -> None:
    x, left = 9, 26
    points = []
    for step in picture.steps:
        points.append(sheet.y + LINE - 8)
        lines = _lines(sheet, [(sheet.words(step.head), "hb-strong"), (sheet.words(step.text), ""),
                               (sheet.reference(step.clause), "hb-small")], WIDTH - left)
        sheet.y = sheet.block(lines, left, sheet.y, "start") + GAP
    sheet.path(f"M{x} {points[0]:g}V{points[-1]:g}")
    sheet.parts += [f'<circle cx="{x}" cy="{point:g}" r="5"/>' for point in points]
    sheet.y -= GAP


# --- The same in words --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: its cells in one language, and the clauses."""

    cells: tuple[str, ...]
    clauses: tuple[str, ...]


def table(picture: Picture, language: str) -> list[Line]:
    """What the picture shows, line by line: a box with where it leads, or a step."""
    def words(text: Text | None) -> str:
        return getattr(text, language) if text else ""

    if picture.kind != "chain":
        return [Line((words(step.head), words(step.text)), (step.clause,) if step.clause else ()) for step in picture.steps]
    names = {box.key: words(box.name) for box in picture.boxes}
    opening, closing = BRACKETS[language]
    lines = []
    for box in picture.boxes:
        out = [link for link in picture.links if link.source == box.key]
        leads = [names[link.target] + (f"{opening}{words(link.text)}{closing}" if link.text else "") for link in out]
        clauses = dict.fromkeys(clause for clause in (box.clause, *(link.clause for link in out)) if clause)
        lines.append(Line((names[box.key], words(box.detail), ("；" if language == "zh" else "; ").join(leads)), tuple(clauses)))
    return lines
