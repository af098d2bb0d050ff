"""The glossary, and how the build holds both editions to it: one English for one Chinese."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from calculators.kernel.text import Text

from .editions import Clause
from .plans import Plan, PlanError

KEYS = {"zh", "en", "forms", "also", "note"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term: its Chinese, its one English, other inflections, other names people type, what it means."""

    zh: str
    en: str
    note: Text
    forms: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """Its place on the glossary page, the same in both languages."""
        return f"term-{self.zh}"

    def in_english(self, text: str) -> bool:
        return any(form.lower() in text for form in (self.en, *self.forms))


def load(folder: Path) -> tuple[Term, ...]:
    """All terms, longest Chinese first. Raises PlanError."""
    path = folder / "glossary.toml"
    terms: dict[str, Term] = {}
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["term"]:
        if set(entry) - KEYS or not {"zh", "en", "note"} <= set(entry):
            raise PlanError(f"{path}: {entry.get('zh')}: a term has zh, en and note, and may have forms and also")
        if entry["zh"] in terms:
            raise PlanError(f"{path}: {entry['zh']} stands twice")
        terms[entry["zh"]] = Term(zh=entry["zh"], en=entry["en"], note=Text(**entry["note"]),
                                  forms=tuple(entry.get("forms", ())), also=tuple(entry.get("also", ())))
    return tuple(sorted(terms.values(), key=lambda term: -len(term.zh)))


def used(text: str, terms: tuple[Term, ...]) -> list[Term]:
    """The terms in a Chinese text; a term inside a longer one does not count again."""
    found = []
    for term in terms:
        if term.zh in text:
            found.append(term)
            text = text.replace(term.zh, "\0")
    return found


def plain(markdown: str) -> str:
    """Text without comments and marks, white space folded."""
    text = re.sub(r"<!--.*?-->", " ", markdown, flags=re.DOTALL)
    text = re.sub(r"^\s*(?:[-*+>]|\|[-:| ]+\|\s*$)", " ", text, flags=re.MULTILINE)
    return re.sub(r"[\s|*#]+", " ", text)


def faults(plan: Plan, terms: tuple[Term, ...]) -> list[str]:
    """Clauses whose Chinese has a term and whose English has not."""
    found = []
    for chinese, english in zip(plan.zh, plan.en, strict=True):
        words = plain(_whole(english)).lower()
        found += [f"{plan.id} {chinese.reference}: {term.zh} is “{term.en}” in English"
                  for term in used(plain(_whole(chinese)), terms) if not term.in_english(words)]
    return found


def _whole(clause: Clause) -> str:
    return f"{clause.title}\n{clause.body}"
