"""References to clauses: `4.1.2（1）`, `二（三）`, `二.3`, `第六条（二）`, `附件1`, `一（一）特大` and the anchors and words made of them.

The official number as the plan prints it is the reference; anchors hold the same numbers in digits, so that they are
alike in both languages and stay when a title changes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .text import Text

HAN = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_HAN = "[〇零一二三四五六七八九十百]+"
#: Clauses without a number, by the word that their heading begins with.
NAMED = {"通知": ("notice", "Notice"), "前言": ("preamble", "Preamble"), "名词术语": ("definitions", "Definitions")}
_HEAD = re.compile(
    rf"(?P<named>{'|'.join(NAMED)})|第(?P<chapter>{_HAN})章|第(?P<article>{_HAN})条|附件(?P<annex>\d*)"
    rf"|(?P<dotted>\d+(?:\.\d+)+)|(?P<section>{_HAN})(?=$|[.(、])|(?P<plain>\d+)")
GRADES = {"重、特大": ("1-2", "Grades I and II"), "特大": ("1", "Grade I"), "重大": ("2", "Grade II"),
          "较大": ("3", "Grade III"), "一般": ("4", "Grade IV")}
_TAIL = re.compile(rf"\((?P<item>\d+|{_HAN})\)|\.(?P<measure>\d+)|(?P<grade>{'|'.join(GRADES)})")


class UnknownReference(ValueError):
    """A reference that is not made of an official number."""


def han_number(words: str) -> int:
    """二十一 -> 21. Numbers below a thousand, as clauses have them."""
    if words.isdigit():
        return int(words)
    total = unit = 0
    for character in words:
        if character == "百":
            total, unit = total + (unit or 1) * 100, 0
        elif character == "十":
            total, unit = total + (unit or 1) * 10, 0
        else:
            unit = HAN[character]
    return total + unit


@lru_cache(maxsize=4096)
def parse(reference: str) -> tuple[str, Text]:
    """The anchor of a reference and how each language writes it. Raises UnknownReference."""
    plain = unicodedata.normalize("NFKC", reference).replace(" ", "")
    head = _HEAD.match(plain)
    if not head:
        raise UnknownReference(f"not a clause: {reference!r}")
    anchor, english, bare = _head(head)
    rest = plain[head.end():]
    while rest:
        tail = _TAIL.match(rest)
        if not tail:
            raise UnknownReference(f"not a clause: {reference!r}")
        rest = rest[tail.end():]
        more, words = _tail(tail)
        anchor, english = anchor + more, english + words + (" " if tail["grade"] and rest else "")
    chinese = plain.replace("(", "（").replace(")", "）")
    return anchor, Text(f"第{chinese}部分" if bare and chinese == head.group() else chinese, english)


def _head(head: re.Match[str]) -> tuple[str, str, bool]:
    """Anchor, English words, and whether the Chinese number stands bare (一) and needs a word after it."""
    if head["named"]:
        anchor, english = NAMED[head["named"]]
        return anchor, english, False
    if head["chapter"]:
        return f"chapter-{han_number(head['chapter'])}", f"Chapter {han_number(head['chapter'])}", False
    if head["article"]:
        return f"article-{han_number(head['article'])}", f"Article {han_number(head['article'])}", False
    if head["annex"] is not None:
        return "annex" + (f"-{head['annex']}" if head["annex"] else ""), f"Annex {head['annex']}".strip(), False
    if head["section"]:
        return f"c-{han_number(head['section'])}", f"Section {han_number(head['section'])}", True
    figure = head["dotted"] or head["plain"]
    return "c-" + figure.replace(".", "-"), figure, False


def of_plan(plan: str, reference: str) -> str:
    """A reference that names its plan too: `ziyang/environmental-emergency#4.1.2`. One that names a plan stays as it is."""
    return reference if apart(reference)[0] else f"{plan}#{reference}"


def apart(reference: str) -> tuple[str | None, str]:
    """The plan that a reference names, None where it is of the plan at hand, and the reference within it."""
    plan, _, within = reference.rpartition("#")
    return plan or None, within


def _tail(tail: re.Match[str]) -> tuple[str, str]:
    """What an item, a measure or a grade adds to the anchor and to the English words."""
    if tail["grade"]:
        figure, words = GRADES[tail["grade"]]
        return f"-grade-{figure}", f", {words}"
    if tail["item"]:
        figure = str(han_number(tail["item"]))
        return f"-{figure}", f"({figure})"
    return f"-{int(tail['measure'])}", f".{int(tail['measure'])}"


def anchor(reference: str) -> str:
    """`4.1.2（1）` -> `c-4-1-2-1`; `第六条（二）` -> `article-6-2`; `二（三）` and `二.3` -> `c-2-3`."""
    return parse(apart(reference)[1])[0]


def label(reference: str) -> Text:
    """`二（三）` -> 二（三） / Section 2(3); `第六条` -> 第六条 / Article 6."""
    return parse(apart(reference)[1])[1]
