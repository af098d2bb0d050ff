"""The pages of the site as Markdown with named blocks of finished HTML: plans, places, home, indexes, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from calculators.kernel.clauses import anchor
from calculators.kernel.rules import FAMILIES
from calculators.kernel.text import LANGUAGES, day
from calculators.present import clause_link

from . import changes, linking, reading, render, together, topics
from .glossary import Term
from .page import Page, block, front
from .plans import Named, Plan
from .status import review_due
from .words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook:
    """All that the pages are made of. `today` is the day that statuses are worked out for."""

    plans: tuple[Plan, ...]
    terms: tuple[Term, ...]
    questions: tuple[topics.Question, ...]
    today: date
    together: tuple[together.Collection, ...] = ()

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
        yield changes_page(handbook, language)
        yield topics_page(handbook, language)
        for place, _ in handbook.places():
            yield place_page(handbook, place, language)
        for plan in handbook.plans:
            yield plan_page(plan, marks, handbook.today, language, together.goes_on(handbook.together, plan.id))
            yield both_page(plan, marks, handbook.today, language)
        yield from together.pages(handbook.together, handbook.plans, language)


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
        entries += [{w("ways.topics_title"): f"{language}/topics/index.md"},
                    {w("together.title"): f"{language}/{together.FOLDER}/index.md"},
                    {w("nav.calculators"): f"{language}/calculators/index.md"},
                    {w("changes.title"): f"{language}/changes/index.md"},
                    {w("nav.glossary"): f"{language}/glossary/index.md"}, {w("nav.offline"): f"{language}/offline/index.md"},
                    {w("nav.about"): f"{language}/about/index.md"}, {w("nav.hosting"): f"{language}/hosting/index.md"}]
        parts.append({language: entries})
    return parts


def plan_page(plan: Plan, marks: reading.Marks, today: date, language: str, goes_on: together.GoesOn = together.NOWHERE) -> Page:
    """The page of a plan: facts, clauses with their calculators, certificate, readings, notes on the source."""
    w, link = partial(word, language=language), partial(clause_link, language=language)
    clauses = plan.clauses(language)
    title = getattr(plan.title, language)
    blocks = {
        "switch": reading.switch(plan, today, language, language),
        "facts": render.template("facts.html", language, plan=plan, today=today, day=day, link=link,
                                 due=review_due(plan), review_words=changes.review_words),
        "certificate": render.template("certificate.html", language, certificates=render.certificates(plan), link=link),
        "readings": render.template("readings.html", language, readings=render.readings(plan, language)),
        "notes": render.template("notes.html", language, plan=plan, link=link),
    }
    for clause in clauses:
        for name in clause.calculators:
            blocks[f"calculator-{name}"] = render.calculator(plan, plan.rules[name], language, clause.level + 1,
                                                             goes_on.get(name, ()))
    body = reading.edition(plan, marks, language)
    for number, picture in enumerate(plan.pictures, start=1):
        blocks[f"picture-{number}"] = render.picture(picture, number, language)
    body = pictured(body, plan)
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


def pictured(body: str, plan: Plan) -> str:
    """An edition's Markdown with the marks of its pictures, each under the heading of its clause, in their order."""
    for number, picture in reversed(list(enumerate(plan.pictures, start=1))):
        heading = re.compile(rf"^#+ .*{{: #{re.escape(anchor(picture.clause))} .*}}$", re.MULTILINE)
        body = heading.sub(lambda found, number=number: f"{found[0]}\n\n{block(f'picture-{number}')}", body, count=1)
    return body


def home(handbook: Handbook, language: str) -> Page:
    """What this is, in ten seconds, and the ways in: what one wants to know, topic, place, plan, kind of calculator."""
    w = partial(word, language=language)
    make = partial(render.template, language=language)
    kinds = families(handbook, language)
    examples = sum(len(plan.examples) for plan in handbook.plans)
    blocks = {
        "hero": make("home.html", plans=handbook.plans, rules=len(handbook.rules()), examples=examples),
        "questions": make("chips.html", chips=questions(handbook, language)),
        "topics": make("chips.html", chips=topic_chips(handbook, language)),
        "places": make("chips.html", chips=places(handbook, language)),
        "plans": make("plan-cards.html", plans=handbook.plans, today=handbook.today, up=""),
        "families": make("home-families.html", chips=kinds),
        "how": make("home-how.html"),
    }
    parts = [front(w("site.name"), w("site.tagline"), "navigation", "toc"), f"# {w('site.name')}", block("hero")]
    for name in ("questions", "topics", "places", "plans", "families"):
        parts += [f"## {w(f'ways.{name}')} {{: #{name} }}", block(name)]
    parts += [f"## {w('home.how')} {{: #how }}", block("how")]
    return Page(path=f"{language}/index.md", title=w("site.name"), markdown="\n\n".join(parts), blocks=blocks)


#: A way in: its words, what is noted beside it, its address under the language.
Chip = tuple[str, str, str]


def questions(handbook: Handbook, language: str) -> list[Chip]:
    return [(getattr(question.title, language), str(count), f"calculators/index.html#{question.key}")
            for question, count in topics.answered(handbook.questions, handbook.rules())]


def topic_chips(handbook: Handbook, language: str) -> list[Chip]:
    return [(getattr(topic.title, language), str(len(plans)), f"topics/index.html#{topic.key}")
            for topic, plans in topics.by_topic(handbook.plans)]


def places(handbook: Handbook, language: str) -> list[Chip]:
    found = []
    for place, count in handbook.places():
        province = [getattr(place.province, language)] if place.province else []
        found.append((getattr(place.title, language), " · ".join([*province, str(count)]), f"{place.key}/index.html"))
    return found


def families(handbook: Handbook, language: str) -> list[Chip]:
    counts = [(key, title, sum(rule.family == key for _, rule in handbook.rules())) for key, title in FAMILIES.items()]
    return [(getattr(title, language), str(count), f"calculators/index.html#{key}") for key, title, count in counts if count]


def index(handbook: Handbook, language: str) -> Page:
    """All calculators: by what one wants to know and by kind, then by plan."""
    w = partial(word, language=language)
    rules, blocks = handbook.rules(), {}
    make = partial(render.template, "rule-list.html", language, up="../", today=handbook.today)
    lead = w("index.lead", count=len(rules))
    blocks["questions"] = render.template("chips.html", language, chips=[
        (title, count, link.removeprefix("calculators/index.html")) for title, count, link in questions(handbook, language)])
    parts = [front(w("nav.calculators"), lead), f"# {w('nav.calculators')}", lead, block("questions"),
             f"## {w('ways.questions')} {{: #by-question }}"]
    for question, _ in topics.answered(handbook.questions, rules):
        parts.append(f"### {getattr(question.title, language)} {{: #{question.key} }}")
        for key in question.families:
            mine = [(plan, rule) for plan, rule in rules if rule.family == key]
            if mine:
                blocks[key] = make(show_plan=True, rules=mine)
                parts += [f"#### {getattr(FAMILIES[key], language)} {{: #{key} }}", block(key)]
    parts.append(f"## {w('index.by_plan')} {{: #by-plan }}")
    for plan in handbook.plans:
        key = plan.id.replace("/", "--")
        blocks[key] = make(show_plan=False, rules=[(p, rule) for p, rule in rules if p is plan])
        parts += [f"### {getattr(plan.place.title, language)} · {getattr(plan.short, language)} {{: #{key} }}", block(key)]
    markdown, made = together.lists(handbook.together, language, 3, f"../{together.FOLDER}/")
    parts, blocks = [*parts, *markdown], blocks | made
    return Page(path=f"{language}/calculators/index.md", title=w("nav.calculators"), markdown="\n\n".join(parts), blocks=blocks)


def topics_page(handbook: Handbook, language: str) -> Page:
    """The plans of each topic that has one."""
    w = partial(word, language=language)
    parts = [front(w("ways.topics_title"), w("ways.topics_lead")), f"# {w('ways.topics_title')}", w("ways.topics_lead")]
    blocks = {}
    for topic, plans in topics.by_topic(handbook.plans):
        blocks[topic.key] = render.template("plan-cards.html", language, plans=plans, today=handbook.today, up="../")
        parts += [f"## {getattr(topic.title, language)} {{: #{topic.key} }}", block(topic.key)]
    return Page(path=f"{language}/topics/index.md", title=w("ways.topics_title"), markdown="\n\n".join(parts), blocks=blocks)


def glossary(handbook: Handbook, language: str) -> Page:
    """Every term."""
    w = partial(word, language=language)
    terms = sorted(handbook.terms, key=lambda term: term.en.lower() if language == "en" else term.zh)
    parts = [front(w("nav.glossary"), w("glossary.lead")), f"# {w('nav.glossary')}", w("glossary.lead"), block("terms")]
    return Page(path=f"{language}/glossary/index.md", title=w("nav.glossary"), markdown="\n\n".join(parts),
                blocks={"terms": render.template("glossary.html", language, terms=terms)})


def changes_page(handbook: Handbook, language: str) -> Page:
    """Every date of every plan: ahead, past, and what has none."""
    w = partial(word, language=language)
    ahead, past = changes.split(changes.changes(handbook.plans), handbook.today)
    undated = changes.undated(handbook.plans)
    make = partial(render.template, "changes.html", language, day=day)
    blocks = {"ahead": make(group="ahead", found=ahead), "past": make(group="past", found=past)}
    as_of = w("changes.as_of_edition", day=getattr(day(handbook.today), language))
    parts = [front(w("changes.title"), w("changes.lead")), f"# {w('changes.title')}", w("changes.lead"),
             f'<p class="hb-as-of" data-as-of="{w("changes.as_of_reader", day="{day}")}">{as_of}</p>']
    for name in blocks:
        parts += [f"## {w(f'changes.{name}')} {{: #{name} }}", block(name)]
    if undated:
        blocks["undated"] = make(group="", found=undated)
        parts += [f"## {w('changes.undated')} {{: #undated }}", w("changes.undated_lead"), block("undated")]
    return Page(path=f"{language}/changes/index.md", title=w("changes.title"), markdown="\n\n".join(parts), blocks=blocks)


def place_page(handbook: Handbook, place: Named, language: str) -> Page:
    """The plans of one place."""
    title = getattr(place.title, language)
    plans = [plan for plan in handbook.plans if plan.place.key == place.key]
    made = render.template("place.html", language, plans=plans, today=handbook.today)
    return Page(path=f"{language}/{place.key}/index.md", title=title, blocks={"plans": made},
                markdown="\n\n".join([front(title, title), f"# {title}", block("plans")]))
