"""The three readings of a plan: Chinese, English, and both side by side. What a clause says with its links and its terms; the
addresses, the switch, the pairs of clauses.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from calculators.kernel.text import LANGUAGES, day

from . import editions, linking, render, terms
from .editions import Clause
from .glossary import Term
from .plans import Plan
from .words import word

BOTH = "both"
READINGS = (*LANGUAGES, BOTH)


#: A table that Material styles, and the frame that it gives one, so that a wide one scrolls.
_TABLE = re.compile(r"<table(?![^>]*\bclass=)[^>]*>.*?</table>", re.DOTALL)
_FRAME = r'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">\g<0></div></div>'

_HEADING = re.compile(r'<(h[2-6])\b(?=[^>]*\bhb-clause-heading\b)[^>]*\bdata-name="(?P<name>[^"]*)"[^>]*>.*?</\1>', re.DOTALL)


def path(plan: Plan, language: str, reading: str) -> str:
    """The file of a reading under the site, for a reader whose pages are in a language."""
    return f"{language}/{plan.id}/{BOTH}/index.html" if reading == BOTH else f"{reading}/{plan.id}/index.html"


def switch(plan: Plan, today: date, language: str, here: str) -> str:
    """Links to the three readings, for the page that shows the reading `here`; with them the form of a citation."""
    folder = posixpath.dirname(path(plan, language, here))
    links = [(reading, posixpath.relpath(path(plan, language, reading), folder)) for reading in READINGS]
    return render.template("switch.html", language, links=links, here=here, citation=citation(plan, today, language))


def furnished(html: str, language: str) -> str:
    """The content of a page with frames around its tables and the buttons that cite its clauses.

    Put there by a script as the page opens, they have the browser work out the style of most of the page once more.
    """
    def with_buttons(heading: re.Match[str]) -> str:
        return heading[0] + render.template("cite.html", language, clause=Markup(heading["name"]))  # noqa: S704 - an attribute's text, escaped

    return _HEADING.sub(with_buttons, _TABLE.sub(_FRAME, html))


def citation(plan: Plan, today: date, language: str) -> str:
    """How a clause is cited, with `{clause}` and `{address}` for the script to fill in."""
    title = plan.title.zh.replace("《", "〈").replace("》", "〉") if language == "zh" else plan.title.en
    form = "reading.citation" if plan.number else "reading.citation_without_number"
    return word(form, language, title=title, number=plan.number, day=getattr(day(today), language),
                clause="{clause}", address="{address}")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the text of a clause is marked with: links to what it names, and the terms of the glossary."""

    plans: linking.Plans
    terms: tuple[Term, ...]

    def text(self, plan: Plan, clause: Clause, language: str, root: str, *, anchors: bool = True) -> str:
        """The Markdown of a clause. `root` leads from its page to the folder of the site."""
        chinese = next(each for each in plan.zh if each.reference == clause.reference)
        made = linking.linked(editions.body(clause, language, anchors=anchors), plan=plan, clause=clause, language=language,
                              plans=self.plans, root=root)
        return terms.marked(made, terms.of(chinese, self.terms), language, f"{root}{language}/glossary/index.html")


def counted(pages: Iterable[str]) -> str:
    """What was linked in the Markdown of pages, in words."""
    count = Counter(mark for markdown in pages for mark in re.findall('<a class="hb-(ref|term)"', markdown))
    return f"{count['ref']} references and {count['term']} terms are links"


def edition(plan: Plan, marks: Marks, language: str) -> str:
    """One edition as Markdown."""
    return editions.markdown(plan.clauses(language), language, lambda clause: marks.text(plan, clause, language, "../../../"))


def side_by_side(plan: Plan, marks: Marks, language: str) -> str:
    """Both editions as Markdown, clause by clause; the anchors stand in the text that is in the reader's language."""
    pairs = zip(plan.zh, plan.en, strict=True)
    return "\n\n".join(part for chinese, english in pairs for part in _pair(plan, marks, chinese, english, language) if part)


def _pair(plan: Plan, marks: Marks, chinese: Clause, english: Clause, language: str) -> tuple[str, str, str]:
    sides = {"zh": chinese, "en": english}
    words = {each: editions.heading_words(clause, each) for each, clause in sides.items()}
    contents = f'data-toc-label="{words[language].replace(chr(34), chr(39))}"'
    heading = " ".join(f'<span lang="{each}">{words[each]}</span>' for each in sides)
    texts = {each: editions.without_calculators(marks.text(plan, clause, each, "../../../../", anchors=each == language))
             for each, clause in sides.items()}
    return (f"{'#' * chinese.level} {heading} {editions.heading_marks(chinese, language, '.hb-pair-heading', contents)}",
            _columns(texts) if any(texts.values()) else "", _calculators(plan, chinese, language))


def _columns(texts: dict[str, str]) -> str:
    sides = "\n".join(f'<div lang="{each}" markdown="1">\n\n{text}\n\n</div>' for each, text in texts.items())
    return f'<div class="hb-pair" markdown="1">\n{sides}\n</div>'


def _calculators(plan: Plan, clause: Clause, language: str) -> str:
    """Links to the forms of a clause, which stand on the page of the plan."""
    link = Markup('<p class="hb-pair-calculator">{}<a href="../index.html#calc-{}-title">{}</a></p>')
    return "\n".join(link.format(word("reading.calculator", language), name, getattr(plan.rules[name].title, language))
                     for name in clause.calculators)
