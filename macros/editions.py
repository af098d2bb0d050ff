"""An edition: the clauses of zh.md and en.md, with the references and anchors made of their official numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from calculators.kernel.clauses import GRADES, NAMED, UnknownReference, anchor, han_number, label

_HAN = "[〇零一二三四五六七八九十百]+"
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<rest>.*?)\s*#*\s*")
_NUMBER = re.compile(
    rf"(?P<absolute>{'|'.join(NAMED)}|附件\d*|第{_HAN}[章条]|\d+(?:\.\d+)+|{_HAN}(?=、))、?"
    rf"|[（(](?P<item>{_HAN}|\d+)[）)]|(?P<plain>\d+)[.．、]|(?P<grade>{'|'.join(GRADES)})(?=\s|$)")
_ITEM = re.compile(rf"(?P<indent>\s*)(?P<mark>[-*+]\s+)?（(?P<number>\d+|{_HAN})）\s*(?P<rest>.*)")
_CALCULATOR = re.compile(r"<!--\s*calculator:\s*(?P<name>[a-z0-9-]+)\s*-->")


class EditionError(ValueError):
    """An edition that cannot be read: file, line and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: its level (2 is the first), its official number as a reference, its title, its Markdown.

    `items` are the references of the numbered items in it, `calculators` the names of the rules that stand under it.
    """

    level: int
    reference: str
    title: str
    body: str
    line: int
    items: tuple[str, ...] = ()
    calculators: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        return anchor(self.reference)


def read(path: Path) -> tuple[Clause, ...]:
    """The clauses of one language. Raises EditionError."""
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = list(_headings(lines, path))
    if not heads or any(line.strip() for line in lines[:heads[0][0]]):
        raise EditionError(f"{path}: line 1: text before the first numbered heading")
    clauses, parents = [], {}
    ends = [start for start, *_ in heads[1:]] + [len(lines)]
    for (start, level, rest), end in zip(heads, ends, strict=True):
        reference, title = _reference(rest, level, parents, f"{path}: line {start + 1}")
        parents = {depth: ref for depth, ref in parents.items() if depth < level} | {level: reference}
        body = lines[start + 1:end]
        clauses.append(Clause(level=level, reference=reference, title=title, body="\n".join(body).strip(), line=start + 1,
                              items=tuple(item for _, item, _ in _items(body, reference)),
                              calculators=tuple(_CALCULATOR.findall("\n".join(body)))))
    _refuse_doubles(clauses, path)
    return tuple(clauses)


def _headings(lines: list[str], path: Path) -> Iterator[tuple[int, int, str]]:
    fenced = False
    for index, line in enumerate(lines):
        if line.startswith("```"):
            fenced = not fenced
        match = None if fenced else _HEADING.fullmatch(line)
        if match:
            if len(match["marks"]) < 2:
                raise EditionError(f"{path}: line {index + 1}: a heading of the first level is the page's own title")
            yield index, len(match["marks"]), match["rest"]


def _reference(rest: str, level: int, parents: dict[int, str], where: str) -> tuple[str, str]:
    """The reference and the title of a heading."""
    match = _NUMBER.match(rest)
    if not match:
        raise EditionError(f"{where}: a heading begins with the official number of its clause: {rest!r}")
    above = next((ref for depth, ref in sorted(parents.items(), reverse=True) if depth < level), "")
    if match["absolute"]:
        reference = match["absolute"]
    elif match["item"]:
        reference = f"{above}（{match['item']}）"
    elif match["grade"]:
        reference = f"{above}{match['grade']}"
    else:
        reference = f"{above}.{match['plain']}" if above else match["plain"]
    try:
        anchor(reference)
    except UnknownReference as error:
        raise EditionError(f"{where}: {error}") from None
    return reference, rest[match.end():].strip()


def _items(body: list[str], reference: str) -> Iterator[tuple[int, str, re.Match[str]]]:
    """Numbered items with the index of their line: those that are set in belong to the item before them."""
    outer = reference
    for index, line in enumerate(body):
        match = _ITEM.fullmatch(line)
        if not match:
            continue
        deep = len(match["indent"]) >= 2
        item = f"{outer if deep else reference}（{match['number']}）"
        outer = outer if deep else item
        yield index, item, match


def _refuse_doubles(clauses: list[Clause], path: Path) -> None:
    seen: dict[str, int] = {}
    for clause in clauses:
        for reference in (clause.reference, *clause.items):
            if anchor(reference) in seen:
                raise EditionError(f"{path}: line {clause.line}: {reference} stands twice (line {seen[anchor(reference)]})")
            seen[anchor(reference)] = clause.line


def references(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    """Every reference of an edition, clauses and items, in order."""
    return tuple(reference for clause in clauses for reference in (clause.reference, *clause.items))


def differences(chinese: tuple[Clause, ...], english: tuple[Clause, ...]) -> list[str]:
    """How two editions of a plan fail to match: clauses, items or calculators that stand in one only, or elsewhere."""
    found = []
    for name, pick in (("clauses", lambda c: (c.level, c.reference)), ("items", lambda c: (c.reference, c.items)),
                       ("calculators", lambda c: (c.reference, c.calculators))):
        left, right = [pick(c) for c in chinese], [pick(c) for c in english]
        if left != right:
            first = next((pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]),
                         (left[len(right):len(right) + 1], right[len(left):len(left) + 1]))
            found.append(f"{name} differ: zh {first[0]}, en {first[1]}")
    return found


def heading_words(clause: Clause, language: str) -> str:
    """The heading as a reader sees it: 二、参保政策 / Section 2 · Enrolment policy; 特大水旱灾害 / Section 1(1), Grade I · …."""
    number = clause.reference if language == "zh" else label(clause.reference).en
    if language == "zh":
        tail = re.search(rf"(（[^（）]+）|\.\d+|{'|'.join(GRADES)})$", clause.reference)
        number = tail.group().lstrip(".") if tail and not clause.reference[0].isdigit() else number
        close = number.endswith("）") or number in GRADES
        gap = "" if close else "、" if re.fullmatch(_HAN, number) else ". " if number.isdigit() else " "
        return f"{number}{gap}{clause.title}" if clause.title else number
    return f"{number} · {clause.title}" if clause.title else number


def markdown(clauses: tuple[Clause, ...], language: str, text: Callable[[Clause], str] | None = None) -> str:
    """The edition as Markdown for the page: headings and numbered items carry their anchors. `text` makes what a clause says."""
    parts = []
    for clause in clauses:
        parts.append(f"{'#' * clause.level} {heading_words(clause, language)} {heading_marks(clause, language)}")
        parts.append(text(clause) if text else body(clause, language))
    return "\n\n".join(part for part in parts if part)


def heading_marks(clause: Clause, language: str, *more: str) -> str:
    """What follows the words of a clause's heading in Markdown: its anchor, its class, its name in a citation."""
    name = getattr(label(clause.reference), language)
    return " ".join(("{:", f"#{clause.anchor}", ".hb-clause-heading", f'data-name="{name}"', *more, "}"))


def body(clause: Clause, language: str, *, anchors: bool = True) -> str:
    """The Markdown under a heading; numbered items carry their anchors unless another text on the page has them."""
    lines = clause.body.split("\n")
    for index, reference, match in _items(lines, clause.reference):
        lines[index] = _item(reference if anchors else None, match, language)
    return "\n".join(lines)


def without_calculators(text: str) -> str:
    """A clause's Markdown without the places of its calculators."""
    return _CALCULATOR.sub("", text).strip()


def _item(reference: str | None, match: re.Match[str], language: str) -> str:
    number = f"（{match['number']}）" if language == "zh" else f"({han_number(match['number'])})"
    gap = "" if language == "zh" else " "
    span = f'<span class="hb-item" id="{anchor(reference)}">{number}</span>' if reference else number
    return f"{match['indent']}{match['mark'] or ''}{span}{gap}{match['rest']}"
