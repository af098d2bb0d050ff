"""The pages of the site as Markdown with named blocks of finished HTML: plans, places, home, indexes, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from calculators.kernel.rules import FAMILIES
from calculators.kernel.text import LANGUAGES, day
from calculators.present import clause_link

from . import linking, reading, render
from .glossary import Term
from .plans import Named, Plan
from .words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its path under the site, its Markdown, and the blocks that `<!-- block: name -->` stands for."""

    path: str
    title: str
    markdown: str
    blocks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """All that the pages are made of. `today` is the day that statuses are worked out for."""

    plans: tuple[Plan, ...]
    terms: tuple[Term, ...]
    today: date

    def places(self) -> list[tuple[Named, int]]:
        found: dict[str, tuple[Named, int]] = {}
        for plan in self.plans:
            found[plan.place.key] = (plan.place, found.get(plan.place.key, (plan.place, 0))[1] + 1)
        return list(found.values())

    def rules(self) -> list[tuple[Plan, object]]:
        return [(plan, rule) for plan in self.plans for rule in plan.rules.values()]


def pages(handbook: Handbook) -> Iterator[Page]:
    """Every generated page, in both languages."""
    marks = reading.Marks(linking.known(handbook.plans), handbook.terms)
    for language in LANGUAGES:
        yield home(handbook, language)
        yield index(handbook, language)
        yield glossary(handbook, language)
        for place, _ in handbook.places():
            yield place_page(handbook, place, language)
        for plan in handbook.plans:
            yield plan_page(plan, marks, handbook.today, language)
            yield both_page(plan, marks, handbook.today, language)


def nav(handbook: Handbook) -> list[dict[str, object]]:
    """The navigation as mkdocs.yml would have it: one part for each language."""
    parts = []
    for language in LANGUAGES:
        w = partial(word, language=language)
        entries: list[dict[str, object]] = [{w("nav.home"): f"{language}/index.md"}]
        for place, _ in handbook.places():
            under = [{getattr(plan.short, language): f"{language}/{plan.id}/index.md"}
                     for plan in handbook.plans if plan.place.key == place.key]
            entries.append({getattr(place.title, language): [f"{language}/{place.key}/index.md", *under]})
        entries += [{w("nav.calculators"): f"{language}/calculators/index.md"},
                    {w("nav.glossary"): f"{language}/glossary/index.md"}, {w("nav.offline"): f"{language}/offline/index.md"},
                    {w("nav.about"): f"{language}/about/index.md"}, {w("nav.hosting"): f"{language}/hosting/index.md"}]
        parts.append({language: entries})
    return parts


def front(title: str, description: str, *hide: str) -> str:
    """The front matter of a page."""
    hidden = f"hide: [{', '.join(hide)}]\n" if hide else ""
    return f"---\ntitle: {quoted(title)}\ndescription: {quoted(description)}\n{hidden}---\n\n"


def quoted(words: str) -> str:
    """A YAML string."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def block(name: str) -> str:
    return f"<!-- block: {name} -->"


def plan_page(plan: Plan, marks: reading.Marks, today: date, language: str) -> Page:
    """The page of a plan: facts, clauses with their calculators, certificate, readings, notes on the source."""
    w, link = partial(word, language=language), partial(clause_link, language=language)
    clauses = plan.clauses(language)
    title = getattr(plan.title, language)
    blocks = {
        "switch": reading.switch(plan, today, language, language),
        "facts": render.template("facts.html", language, plan=plan, today=today, day=day, link=link),
        "certificate": render.template("certificate.html", language, certificates=render.certificates(plan), link=link),
        "readings": render.template("readings.html", language, readings=render.readings(plan, language)),
        "notes": render.template("notes.html", language, plan=plan, link=link),
    }
    for clause in clauses:
        for name in clause.calculators:
            blocks[f"calculator-{name}"] = render.calculator(plan, plan.rules[name], language, clause.level + 1)
    body = reading.edition(plan, marks, language)
    for name in plan.rules:
        body = body.replace(f"<!-- calculator: {name} -->", f"\n{block(f'calculator-{name}')}\n")
    parts = [front(title, getattr(plan.summary, language)), f"# {title} {{: #top }}", block("switch"),
             block("facts"), body,
             f"## {w('plan.certificate')} {{: #certificate }}", block("certificate"),
             f"## {w('plan.readings')} {{: #readings }}", block("readings")]
    if plan.missing or plan.corrections:
        parts += [f"## {w('plan.source_notes')} {{: #source }}", block("notes")]
    return Page(path=f"{language}/{plan.id}/index.md", title=title, markdown="\n\n".join(parts), blocks=blocks)


def both_page(plan: Plan, marks: reading.Marks, today: date, language: str) -> Page:
    """Both editions of a plan side by side; in no navigation, since the switch of readings leads there."""
    name = getattr(plan.title, language)
    title = word("reading.title", language, title=name)
    blocks = {"switch": reading.switch(plan, today, language, reading.BOTH),
              "head": render.template("both.html", language, plan=plan, today=today, other="en" if language == "zh" else "zh")}
    parts = [front(title, getattr(plan.summary, language), "navigation"), f"# {name} {{: #top }}", block("switch"), block("head"),
             reading.side_by_side(plan, marks, language)]
    return Page(path=f"{language}/{plan.id}/{reading.BOTH}/index.md", title=title, markdown="\n\n".join(parts), blocks=blocks)


def home(handbook: Handbook, language: str) -> Page:
    """What this is, in ten seconds, and the ways in."""
    w = partial(word, language=language)
    rules = handbook.rules()
    used = [(key, title, sum(rule.family == key for _, rule in rules)) for key, title in FAMILIES.items()]
    make = partial(render.template, language=language)
    blocks = {
        "hero": make("home.html", plans=handbook.plans, rules=len(rules), examples=sum(len(p.examples) for p in handbook.plans)),
        "plans": make("home-plans.html", plans=handbook.plans, today=handbook.today),
        "places": make("home-places.html", places=handbook.places()),
        "families": make("home-families.html", families_used=[entry for entry in used if entry[2]]),
        "how": make("home-how.html"),
    }
    parts = [front(w("site.name"), w("site.tagline"), "navigation", "toc"), f"# {w('site.name')}", block("hero")]
    for name in ("plans", "places", "families", "how"):
        parts += [f"## {w(f'home.{name}')} {{: #{name} }}", block(name)]
    return Page(path=f"{language}/index.md", title=w("site.name"), markdown="\n\n".join(parts), blocks=blocks)


def index(handbook: Handbook, language: str) -> Page:
    """All calculators, by kind and by plan."""
    w = partial(word, language=language)
    rules, blocks = handbook.rules(), {}
    parts = [front(w("nav.calculators"), w("index.lead", count=len(rules))), f"# {w('nav.calculators')}",
             w("index.lead", count=len(rules))]
    for plan in handbook.plans:
        anchor = plan.id.replace("/", "--")
        blocks[anchor] = render.template("rule-list.html", language, up="../", show_plan=False,
                                         rules=[(p, rule) for p, rule in rules if p is plan])
        parts += [f"## {getattr(plan.place.title, language)} · {getattr(plan.short, language)} {{: #{anchor} }}", block(anchor)]
    parts.append(f"## {w('index.by_family')} {{: #by-family }}")
    for key, title in FAMILIES.items():
        mine = [(plan, rule) for plan, rule in rules if rule.family == key]
        if mine:
            blocks[key] = render.template("rule-list.html", language, up="../", show_plan=True, rules=mine)
            parts += [f"### {getattr(title, language)} {{: #{key} }}", block(key)]
    return Page(path=f"{language}/calculators/index.md", title=w("nav.calculators"), markdown="\n\n".join(parts), blocks=blocks)


def glossary(handbook: Handbook, language: str) -> Page:
    """Every term."""
    w = partial(word, language=language)
    terms = sorted(handbook.terms, key=lambda term: term.en.lower() if language == "en" else term.zh)
    parts = [front(w("nav.glossary"), w("glossary.lead")), f"# {w('nav.glossary')}", w("glossary.lead"), block("terms")]
    return Page(path=f"{language}/glossary/index.md", title=w("nav.glossary"), markdown="\n\n".join(parts),
                blocks={"terms": render.template("glossary.html", language, terms=terms)})


def place_page(handbook: Handbook, place: Named, language: str) -> Page:
    """The plans of one place."""
    title = getattr(place.title, language)
    plans = [plan for plan in handbook.plans if plan.place.key == place.key]
    made = render.template("place.html", language, plans=plans, today=handbook.today)
    return Page(path=f"{language}/{place.key}/index.md", title=title, blocks={"plans": made},
                markdown="\n\n".join([front(title, title), f"# {title}", block("plans")]))
