"""What the search looks through: every clause in both languages, the plans, the calculators, the terms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from .editions import Clause, heading_words
from .glossary import plain
from .pages import Handbook
from .plans import Plan


def data(handbook: Handbook) -> str:
    """A classic script that hands the entries to the page, so that it loads over http and from a folder alike.

    An entry is [kind, address under the language, plan, zh title, zh text, en title, en text].
    """
    entries = [*_plans(handbook), *_clauses(handbook), *_calculators(handbook), *_terms(handbook)]
    plans = [{"zh": f"{plan.place.title.zh} · {plan.short.zh}", "en": f"{plan.short.en} · {plan.place.title.en}"}
             for plan in handbook.plans]
    return f"handbookSearchData({json.dumps({'plans': plans, 'entries': entries}, ensure_ascii=False, separators=(',', ':'))})\n"


def _plans(handbook: Handbook) -> Iterator[list[object]]:
    for number, plan in enumerate(handbook.plans):
        yield ["plan", f"{plan.id}/index.html", number, plan.title.zh, f"{plan.number} {plan.summary.zh}".strip(),
               plan.title.en, f"{plan.number} {plan.summary.en}".strip()]


def _clauses(handbook: Handbook) -> Iterator[list[object]]:
    for number, plan in enumerate(handbook.plans):
        for chinese, english in zip(plan.zh, plan.en, strict=True):
            yield ["clause", f"{plan.id}/index.html#{chinese.anchor}", number, heading_words(chinese, "zh"), _text(chinese),
                   heading_words(english, "en"), _text(english)]


def _text(clause: Clause) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain(clause.body)).strip()


def _calculators(handbook: Handbook) -> Iterator[list[object]]:
    for number, plan in enumerate(handbook.plans):
        for rule in plan.rules.values():
            yield ["calculator", f"{plan.id}/index.html#calc-{rule.name}-title", number, rule.title.zh, _labels(rule, plan, "zh"),
                   rule.title.en, _labels(rule, plan, "en")]


def _labels(rule: object, plan: Plan, language: str) -> str:
    gap = "" if language == "zh" else " "
    return getattr(rule.question, language) + gap + " ".join(getattr(field.label, language) for field in rule.inputs())


def _terms(handbook: Handbook) -> Iterator[list[object]]:
    for term in handbook.terms:
        also = " ".join(term.also)
        yield ["term", "glossary/index.html", -1, term.zh, f"{term.note.zh} {also}", term.en, f"{term.note.en} {also}"]
