"""Shapes as nodes. A picture is 320 units wide, which fills a phone; its colours and sizes are classes of the style sheet."""

from __future__ import annotations

from calculators.kernel.text import Text

Node = str | list

WIDTH = 320


def svg(height: float, label: str, *shapes: Node) -> Node:
    """A picture with what it shows in words."""
    return ["svg", {"class": "hb-svg", "viewBox": f"0 0 {WIDTH} {place(height)}", "role": "img", "aria-label": label},
            *shapes]


def place(value: float) -> str:
    """A coordinate, to a tenth of a unit."""
    return f"{round(float(value), 1):g}"


def line(x1: float, y1: float, x2: float, y2: float, name: str = "hb-axis") -> Node:
    return ["line", {"x1": place(x1), "y1": place(y1), "x2": place(x2), "y2": place(y2), "class": name}]


def box(x: float, y: float, width: float, height: float, name: str) -> Node:
    return ["rect", {"x": place(x), "y": place(y), "width": place(width), "height": place(height), "class": name}]


def dot(x: float, y: float, *, closed: bool, name: str = "") -> Node:
    """The end of a piece: filled where it is part of it."""
    return ["circle", {"cx": place(x), "cy": place(y), "r": "4", "class": f"hb-end{'' if closed else ' hb-end--open'} {name}".strip()}]


def path(points: str, name: str) -> Node:
    return ["path", {"d": points, "class": name}]


def words(x: float, y: float, text: str, name: str = "", anchor: str = "middle") -> Node:
    """Words that stay within the picture: near an edge they are set from it."""
    half = width_of(text) / 2
    if anchor == "middle" and x < half:
        x, anchor = 0, "start"
    elif anchor == "middle" and x > WIDTH - half:
        x, anchor = WIDTH, "end"
    return ["text", {"x": place(x), "y": place(y), "text-anchor": anchor, **({"class": name} if name else {})}, text]


def width_of(text: str) -> float:
    """About how wide words are: a Chinese character is as wide as the letters are high."""
    return sum(13 if ord(character) > 0x2E7F else 7 for character in text)


def folded(name: str, summary: str, *inside: Node) -> Node:
    return ["details", {"class": name}, ["summary", {}, summary], *inside]


def grid(label: str, *parts: Node) -> Node:
    """A table of these parts. What may have to be scrolled can be reached by the keyboard, and has a name."""
    around = {"class": "hb-table", "role": "group", "tabindex": "0", "aria-label": label}
    return ["div", around, ["table", {"class": "hb-grid"}, *parts]]


def table(caption: str, headings: list[str], rows: list[list[Node]]) -> Node:
    """A table whose first cell of each row is its heading."""
    head = ["tr", {}, *(["th", {"scope": "col"}, cell] for cell in headings)]
    body = [["tr", {}, ["th", {"scope": "row"}, first], *(["td", {}, cell] for cell in rest)] for first, *rest in rows]
    return grid(caption, ["caption", {}, caption], ["thead", {}, head], ["tbody", {}, *body])


def said(text: Text, language: str) -> str:
    return getattr(text, language)
