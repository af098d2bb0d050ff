"""What the search looks through: every clause in both languages, the plans, the calculators, what puts them together, the terms.

All of it is classic scripts, which load over http and from a folder alike, each a call `handbookData(name, json)`:

- `head`: how many there are of the others, the terms, and what can be filtered by;
- `text-0`, `text-1`, …: the entries, plan by plan, then the chains and comparisons;
- `pairs-0`, …: only where there is too much text to load all of it: which pieces of text hold a pair of characters, the
  beginning of a word, a clause of some number. Shared out by a hash of the key (`shard`, which fold.mjs has too);
- `words`: every English word, for mistakes in typing.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from calculators.kernel.chains import Together
from calculators.kernel.clauses import anchor
from calculators.kernel.rules import FAMILIES, Rule
from calculators.kernel.text import Text

from . import together
from .editions import Clause, heading_words
from .glossary import Term, plain
from .pages import Handbook
from .plans import Plan
from .status import timeline
from .words import all_words, word

#: So many bytes are loaded whole; more are found by an index.
WHOLE = 4_000_000

#: Bytes of text in a piece: all of them are loaded, or only those that a query needs. And bytes of the index in one script.
PIECE, INDEXED_PIECE, SHARD = 128_000, 64_000, 64_000

#: A key that so large a part of the pieces has tells nothing.
EVERYWHERE = 0.75

STATUSES = ("in-force", "review-due", "not-yet", "expired", "year-over", "superseded", "unknown")

_DROPPED = re.compile(r"[()\[\]{}〔〕【】〈〉《》「」『』\"'“”‘’`]")
_DASHES = re.compile(r"[‐‒–—―−]")
_THOUSANDS = re.compile(r"([0-9]),(?=[0-9]{3}(?![0-9]))")
_HAN = re.compile("[〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{2,}")
_WORD = re.compile("[a-z0-9]{2,}")
_ENGLISH = re.compile("[a-z][a-z-]{2,}[a-z]")
_PREFIXES = (2, 4, 6)
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_HALF = len(_DIGITS) // 2


def folded(text: str) -> str:
    """A text as it is compared: width and case, brackets, quotes, dashes and the commas in figures do not count.

    >>> folded("益资政办发〔2020〕18号，5,000平方米（Ⅰ级）")
    '益资政办发202018号,5000平方米i级'
    """
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", text).lower())
    return re.sub(r"\s+", " ", _THOUSANDS.sub(r"\1", _DASHES.sub("-", text)))


def keys(text: str) -> set[str]:
    """What the index knows of a folded text: pairs of characters, and the first 2, 4 and 6 letters of words.

    >>> sorted(keys("残疾人 flood"))
    ['fl', 'floo', '残疾', '疾人']
    """
    found = {first + second for run in set(_HAN.findall(text)) for first, second in pairwise(run)}
    for token in set(_WORD.findall(text)):
        found.update(token[:length] for length in _PREFIXES if length <= len(token))
    return found


def shard(key: str, shards: int) -> int:
    """Which script of the index has a key."""
    value = 0
    for character in key:
        value = (value * 31 + ord(character)) % 1_000_003
    return value % shards


def posting(pieces: Iterable[int]) -> str:
    """Ascending numbers as the gaps between them, in digits of base 32; the upper half of the digits go on.

    >>> posting([0, 1, 3, 40])
    'AABkB'
    """
    written, before = [], -1
    for piece in pieces:
        gap, before = piece - before - 1, piece
        while gap >= _HALF:
            written.append(_DIGITS[_HALF + gap % _HALF])
            gap //= _HALF
        written.append(_DIGITS[gap])
    return "".join(written)


def scripts(handbook: Handbook, *, whole: int = WHOLE, piece: int = PIECE, indexed_piece: int = INDEXED_PIECE,
            ) -> Iterator[tuple[str, str]]:
    """Every script by its name, without ".js"; the head comes last."""
    large = sum(_size(plan) for plan in handbook.plans) > whole
    index, words, count = Index(), set(), 0
    for groups in _pieces(groups_of(handbook), indexed_piece if large else piece):
        texts = Texts.of(groups)
        words.update(_ENGLISH.findall(texts.titles), _ENGLISH.findall(texts.bodies))
        if large:
            index.add(count, texts)
        yield _script(f"text-{count}", [[group.about, [entry.packed() for entry in group.entries]] for group in groups])
        count += 1
    shards = index.shards()
    for number, part in enumerate(shards):
        yield _script(f"pairs-{number}", part)
    yield _script("words", " ".join(sorted(words)))
    yield _script("head", _head(handbook, count, len(shards)))


def _script(name: str, data: object) -> tuple[str, str]:
    """The data goes as a text, which browsers take in faster than a literal, and when they have the time."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return name, f'handbookData("{name}",{json.dumps(text, ensure_ascii=False)})\n'


def _size(plan: Plan) -> int:
    """Bytes of a plan's text, or nearly: a Chinese character has three, and a piece holds names of keys besides."""
    return sum(3 * len(clause.body) for clause in plan.zh) + sum(len(clause.body) for clause in plan.en)


# --- Entries -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something that can be found: where it stands on the page of its group, its titles and texts.

    `items` are the numbers of a clause's items below its own, as in their anchors; `family` is a calculator's.
    """

    kind: str
    anchor: str
    zh_title: str
    zh: str
    en_title: str
    en: str
    items: str = ""
    family: str = ""

    def packed(self) -> list[str]:
        """As a script has it, without what is empty at the end."""
        values = [self.kind, self.anchor, self.zh_title, self.zh, self.en_title, self.en, self.items, self.family]
        while not values[-1]:
            values.pop()
        return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries of one page, and what is to be known of it: its address, and the plans that it is of."""

    about: dict[str, object]
    entries: list[Entry] = field(default_factory=list)


def groups_of(handbook: Handbook) -> Iterator[Group]:
    """Every plan, then every chain and comparison, which belongs to all of its plans."""
    for plan in handbook.plans:
        numbers = [number for number in (plan.number, plan.registration) if number]
        yield Group(about=_about(plan.id, [plan], numbers), entries=list(entries(plan)))
    known = {plan.id: plan for plan in handbook.plans}
    for rule in together.rules(handbook.together):
        plans = [known[plan] for plan in together.plans_of(rule)]
        yield Group(about=_about(f"{together.FOLDER}/{rule.name}", plans, []), entries=[_put_together(rule)])


def _about(page: str, plans: list[Plan], numbers: list[str]) -> dict[str, object]:
    return {"id": page, "numbers": numbers, "names": " ".join(dict.fromkeys(name for plan in plans for name in _names(plan))),
            "plans": [_shown(plan) for plan in plans]}


def _names(plan: Plan) -> Iterable[str]:
    province = plan.place.province
    names = [plan.place.key, plan.place.title.zh, plan.place.title.en, *((province.zh, province.en) if province else ()),
             plan.title.zh, plan.title.en, plan.short.zh, plan.short.en, plan.number, plan.registration]
    return filter(None, names)


def _shown(plan: Plan) -> dict[str, object]:
    """What a result says of a plan, and what it is filtered by."""
    return {"place": plan.place.key, "kind": plan.kind.key, "zh": plan.short.zh, "en": plan.short.en,
            "dates": [[each.since.isoformat() if each.since else "", each.key] for each in timeline(plan)]}


def entries(plan: Plan) -> Iterator[Entry]:
    """All of one plan: itself, its clauses, its calculators."""
    yield Entry(kind="plan", anchor="", zh_title=plan.title.zh, zh=_of_plan(plan, "zh"), en_title=plan.title.en,
                en=_of_plan(plan, "en"))
    for chinese, english in zip(plan.zh, plan.en, strict=True):
        items = " ".join(anchor(item)[len(chinese.anchor) + 1:] for item in chinese.items)
        yield Entry(kind="clause", anchor=chinese.anchor, zh_title=_heading(chinese), zh=_text(chinese),
                    en_title=heading_words(english, "en"), en=_text(english), items=items)
    for rule in plan.rules.values():
        yield _calculator(rule, "calculator", f"calc-{rule.name}-title")


def _put_together(rule: Together) -> Entry:
    """A chain or comparison: it has a page of its own."""
    return _calculator(rule, "together", "")


def _calculator(rule: Rule, kind: str, place: str) -> Entry:
    return Entry(kind=kind, anchor=place, zh_title=rule.title.zh, zh=_labels(rule, "zh"), en_title=rule.title.en,
                 en=_labels(rule, "en"), family=rule.family)


def _heading(clause: Clause) -> str:
    """The Chinese heading; away from its page a clause such as （三） needs the number of the one above it too."""
    words = heading_words(clause, "zh")
    return words if words.startswith(clause.reference) else f"{clause.reference} {clause.title}".strip()


def _of_plan(plan: Plan, language: str) -> str:
    about = [plan.number, plan.registration or "", getattr(plan.summary, language), getattr(plan.authority, language),
             getattr(plan.kind.title, language), *(getattr(topic.title, language) for topic in plan.topics), *plan.supersedes]
    return (" · ").join(part for part in about if part)


def _labels(rule: Rule, language: str) -> str:
    """What a rule answers, its family and its fields."""
    labels = (FAMILIES[rule.family], *_parts(rule), *(each.label for each in rule.inputs()))
    return f"{getattr(rule.question, language)} {' · '.join(dict.fromkeys(getattr(label, language) for label in labels))}"


def _parts(rule: Rule) -> Iterator[Text]:
    """Of rules put together, what their page says they are for, and the titles of the parts."""
    if isinstance(rule, Together):
        yield all_words()[f"together.form_{rule.family}"]
        yield from (part.title for part in rule.parts)


def _text(clause: Clause) -> str:
    body = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", clause.body)
    return plain("\n".join(_rows(body.split("\n")))).strip()


def _rows(lines: list[str]) -> Iterator[str]:
    """Lines of Markdown, with every row of a table in words: each figure after the head of its column."""
    heads: list[str] | None = None
    for line in lines:
        if not line.lstrip().startswith("|"):
            heads = None
            yield line
        elif heads is None:
            heads = _cells(line)
        elif not re.fullmatch(r"[\s|:-]+", line):
            gap, stop = ("：", "；") if _HAN.search("".join(heads)) else (": ", "; ")
            pairs = zip(heads, _cells(line), strict=False)
            yield stop.join(f"{head}{gap}{cell}" if head else cell for head, cell in pairs if cell) + stop


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _pieces(all_groups: Iterable[Group], size: int) -> Iterator[list[Group]]:
    """Groups of entries that make up a script of about `size` bytes; a long plan stands in several."""
    groups: list[Group] = []
    used = 0
    for group in all_groups:
        groups.append(Group(about=group.about))
        for entry in group.entries:
            if used > size:
                yield groups
                groups, used = [Group(about=group.about)], 0
            groups[-1].entries.append(entry)
            used += 3 * (len(entry.zh) + len(entry.zh_title)) + len(entry.en) + len(entry.en_title)
    if groups:
        yield groups


# --- The index -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """All that a piece has, folded, for the index: its titles, its other texts, and marks of other kinds."""

    titles: str
    bodies: str
    marks: set[str]

    @classmethod
    def of(cls, groups: list[Group]) -> Texts:
        """`#` marks anchors, `@` what can be filtered by."""
        own = [entry for group in groups for entry in group.entries]
        titles = [title for entry in own for title in (entry.zh_title, entry.en_title)]
        titles += [number for group in groups for number in group.about["numbers"]]
        bodies = [body for entry in own for body in (entry.zh, entry.en)] + [str(group.about["names"]) for group in groups]
        marks = {f"@{plan[key]}" for group in groups for plan in group.about["plans"] for key in ("place", "kind")}
        marks.update(f"@{entry.family}" for entry in own)
        marks.update(f"#{entry.anchor}" for entry in own)
        marks.update(f"#{entry.anchor}-{item}" for entry in own for item in entry.items.split())
        return cls(titles=folded("\n".join(titles)), bodies=folded("\n".join(bodies)), marks=marks)

    def known(self) -> set[str]:
        """What the index knows of the piece; `^` marks what stands in a title."""
        titles = keys(self.titles)
        return titles | {f"^{key}" for key in titles} | keys(self.bodies) | self.marks


class Index:
    """Which pieces have a key."""

    def __init__(self) -> None:
        self.pieces: dict[str, array[int]] = {}
        self.count = 0

    def add(self, piece: int, texts: Texts) -> None:
        """Take in one piece; they come in order."""
        self.count = piece + 1
        for key in texts.known():
            self.pieces.setdefault(key, array("I")).append(piece)

    def shards(self) -> list[dict[str, str]]:
        """The postings, shared out; `*` stands for a key that is nearly everywhere."""
        postings = {key: "*" if len(pieces) > self.count * EVERYWHERE else posting(pieces)
                    for key, pieces in sorted(self.pieces.items())}
        number = math.ceil(sum(len(key) + len(value) + 8 for key, value in postings.items()) / SHARD)
        parts: list[dict[str, str]] = [{} for _ in range(number)]
        for key, value in postings.items():
            parts[shard(key, number)][key] = value
        return parts


# --- The head ------------------------------------------------------------------------------------------


def _head(handbook: Handbook, pieces: int, shards: int) -> dict[str, object]:
    kinds = {plan.kind.key: plan.kind.title for plan in handbook.plans}
    families = {rule.family for rule in (*(rule for _, rule in handbook.rules()), *together.rules(handbook.together))}
    statuses = {each.key for plan in handbook.plans for each in timeline(plan)}
    return {
        "pieces": pieces, "shards": shards,
        "place": [[place.key, place.title.zh, place.title.en] for place, _ in handbook.places()],
        "kind": [[key, title.zh, title.en] for key, title in kinds.items()],
        "family": [[key, title.zh, title.en] for key, title in FAMILIES.items() if key in families],
        "status": [[key, *(word(f"search.status_{key}", language) for language in ("zh", "en"))]
                   for key in STATUSES if key in statuses],
        "terms": [_term(term) for term in handbook.terms],
    }


def _term(term: Term) -> list[object]:
    return [term.zh, term.en, term.note.zh, term.note.en, list(term.also), list(term.forms)]
