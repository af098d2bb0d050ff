"""Pages of chains and comparisons: rules of one plan or of several places behind one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType

from calculators.kernel.chains import Chain, Comparison, Together
from calculators.kernel.clauses import of_plan
from calculators.kernel.differences import Line, differences
from calculators.kernel.rules import FAMILIES
from calculators.kernel.tables import Within
from calculators.kernel.text import Text
from calculators.kernel.uses import Said, Use
from calculators.present import calculator_of, clause_link, page_of

from . import render
from .page import Page, block, front
from .plans import Collection, Plan
from .words import word

GoesOn = Mapping[str, tuple[tuple[str, Text], ...]]
NOWHERE: GoesOn = MappingProxyType({})
FOLDER = "together"


def path(rule: Together) -> str:
    """The page of a chain or comparison, under its language."""
    return f"{FOLDER}/{rule.name}/index.html"


def rules(collections: tuple[Collection, ...]) -> list[Together]:
    """Every chain and comparison."""
    return [rule for collection in collections for rule in collection.rules.values()]


def plans_of(rule: Together) -> list[str]:
    """The plans that take part, each once, in the order of the parts; through a chain that is a column too."""
    found: list[str] = []
    for part in rule.parts:
        found += plans_of(inner) if isinstance(inner := getattr(part, "rule", None), Together) else [part.plan]
    return list(dict.fromkeys(found))


def goes_on(collections: tuple[Collection, ...], plan: str) -> GoesOn:
    """The rules of a plan that are part of something, and the pages (path, title) of what they are part of."""
    found: dict[str, tuple[tuple[str, Text], ...]] = {}
    for rule in rules(collections):
        for calculator in dict.fromkeys(_calculators(rule)):
            if calculator.rpartition("/")[0] == plan:
                name = calculator.rpartition("/")[2]
                found[name] = (*found.get(name, ()), (path(rule), rule.title))
    return found


def pages(collections: tuple[Collection, ...], plans: tuple[Plan, ...], language: str) -> Iterator[Page]:
    """The list of them, and a page for each."""
    yield index(collections, language)
    known = {plan.id: plan for plan in plans}
    for collection in collections:
        for rule in collection.rules.values():
            yield page(collection, rule, known, language)


def index(collections: tuple[Collection, ...], language: str) -> Page:
    """All chains, then all comparisons."""
    w = partial(word, language=language)
    markdown, blocks = lists(collections, language, 2, "")
    parts = [front(w("together.title"), w("together.lead")), f"# {w('together.title')}", w("together.lead"), *markdown]
    return Page(path=f"{language}/{FOLDER}/index.md", title=w("together.title"), markdown="\n\n".join(parts), blocks=blocks)


def lists(collections: tuple[Collection, ...], language: str, level: int, up: str) -> tuple[list[str], dict[str, str]]:
    """Chains and comparisons, each under a heading of a level, as Markdown and its blocks; `up` leads to their folder."""
    parts, blocks = [], {}
    for family, title in FAMILIES.items():
        mine = [rule for rule in rules(collections) if rule.family == family]
        if mine:
            blocks[family] = render.template("together-list.html", language, rules=mine, up=up)
            heading = f"{'#' * level} {getattr(title, language)} {{: #{family} }}"
            parts += [heading, word(f"together.{family}", language), block(family)]
    return parts, blocks


def page(collection: Collection, rule: Together, plans: Mapping[str, Plan], language: str) -> Page:
    """The form, and below it the rules that it goes through."""
    w, title = partial(word, language=language), getattr(rule.title, language)
    heading, heading_of_parts = (w(f"together.{name}_{rule.family}") for name in ("form", "parts"))
    shown = [_shown(part, plans, language) for part in rule.parts]
    blocks = {"form": render.calculator(collection, rule, language, 2, heading=heading),
              "parts": render.template("together-parts.html", language, parts=shown, numbered=isinstance(rule, Chain))}
    hidden = ("navigation", "toc") if isinstance(rule, Comparison) else ()              # columns need the room
    below = [(heading_of_parts, str(len(shown)), "#parts")]
    body = [block("form"), f"## {heading_of_parts} {{: #parts }}", block("parts")]
    if isinstance(rule, Comparison):
        found = _differing(rule, language)
        blocks["differences"] = render.template("together-differences.html", language, **found)
        below.append((w("together.differences"), str(len(found["differing"])), "#differences"))
        body += [f"## {w('together.differences')} {{: #differences }}", w("together.differences_lead"), block("differences")]
    blocks["below"] = render.template("together-below.html", language, chips=below)
    parts = [front(title, getattr(rule.question, language), *hidden), f"# {title}", block("below"), *body]
    return Page(path=f"{language}/{path(rule)[:-4]}md", title=title, markdown="\n\n".join(parts), blocks=blocks)


def _shown(part: Use | Said, plans: Mapping[str, Plan], language: str) -> dict[str, object]:
    """A part in words: its title, its calculator, its plan and its clauses."""
    link = calculator_of(part.calculator) if part.calculator else page_of(part.plan)
    return {"title": getattr(part.title, language), "link": link, "plan": plans.get(part.plan), "page": page_of(part.plan),
            "says": getattr(_says(part), language) if _says(part) else None,
            "clauses": [clause_link(clause, language) for clause in part.clauses()]}


def _says(part: Use | Said) -> Text | None:
    """What a part says before anything is entered: where the text alone speaks, that; for a chain, what it is about."""
    if isinstance(part, Said):
        return part.says.headline
    return part.rule.title if isinstance(part.rule, Together) else None


def _differing(rule: Comparison, language: str) -> dict[str, object]:
    """Shared fields on which the rules differ, with the rows of each place; and those on which they do not."""
    found = differences(rule)
    titles = [column.title for column in rule.parts]
    shown = [{"label": each.label, "count": sum(map(len, each.columns)),
              "columns": [(title, [_line(line, language) for line in lines])
                          for title, lines in zip(titles, each.columns, strict=True)]}
             for each in found if not each.alike]
    return {"differing": shown, "alike": [each.label for each in found if each.alike]}


def _line(line: Line, language: str) -> dict[str, object]:
    """A row in words, with where its plan defines the words of its bounds."""
    bounds = [bound for criterion in line.row.when if isinstance(criterion, Within) for bound in criterion.interval.bounds()]
    words = {bound.word: bound.defined_in and clause_link(of_plan(line.plan, bound.defined_in), language)
             for bound in bounds if bound.word}
    return {**render.row_in_words(line.rule, line.row, language, line.plan), "words": words}


def _calculators(rule: Together) -> Iterator[str]:
    """The rules of plans that take part, through a chain that is a column too."""
    for part in rule.parts:
        if part.calculator and isinstance(part.rule, Together):
            yield from _calculators(part.rule)
        elif part.calculator:
            yield part.calculator
