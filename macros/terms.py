"""The glossary's terms where they stand in a clause: the first time each is a link to its entry, which a script explains."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from .editions import Clause
from .glossary import Term, plain, used
from .linking import KEPT


def data(terms: tuple[Term, ...]) -> str:
    """A classic script with what each term means, loaded when one is first asked about; over http and from a folder alike.

    By the anchor of the term: Chinese, English, meaning in Chinese, meaning in English.
    """
    entries = {term.anchor: [term.zh, term.en, term.note.zh, term.note.en] for term in terms}
    return f'handbookData("terms",{json.dumps(entries, ensure_ascii=False, separators=(",", ":"))})\n'


def of(chinese: Clause, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The terms of a clause, those of its Chinese: an English word alone may mean something else."""
    return tuple(used(plain(chinese.body), terms))


def marked(text: str, terms: tuple[Term, ...], language: str, glossary: str) -> str:
    """The Markdown of a clause with the first occurrence of each term as a link into the glossary page.

    The longest term counts; links, tags, code and the titles of documents stay as they are. `glossary` is the address.
    """
    if not terms:
        return text
    # Where two terms share their English, the longer Chinese is meant.
    names = {form: term for term in reversed(terms) for form in _forms(term, language)}
    seen: set[Term] = set()

    def mark(match: re.Match[str]) -> str:
        term = names[match["term"] if language == "zh" else _folded(match["term"])] if match["term"] else None
        if term is None or term in seen:
            return match.group()
        seen.add(term)
        return f'<a class="hb-term" href="{glossary}#{term.anchor}">{match.group()}</a>'

    return _pattern(tuple(names), language).sub(mark, text)


def _forms(term: Term, language: str) -> list[str]:
    return [term.zh] if language == "zh" else [_folded(form) for form in (term.en, *term.forms)]


def _folded(words: str) -> str:
    return " ".join(words.lower().split())


@lru_cache(maxsize=1024)
def _pattern(names: tuple[str, ...], language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    kept = rf"{KEPT}|《[^》]*》|\[[^\]]*\]\([^)]*\)"
    if language == "zh":
        return re.compile(rf"{kept}|(?P<term>{words})", re.DOTALL)
    return re.compile(rf"{kept}|(?<![A-Za-z-])(?P<term>{words})(?:s|es)?(?![A-Za-z-])", re.DOTALL | re.IGNORECASE)
