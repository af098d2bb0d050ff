"""A plan read from its folder: what the document is, its two editions, its examples. Frozen, or an error that says where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from calculators import registry
from calculators.kernel.rules import Rule
from calculators.kernel.text import Text, both

from . import editions, examples, pictures
from .editions import Clause
from .examples import Example


class PlanError(ValueError):
    """A plan that cannot be read: file, line and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A key with its words: a place, a kind of document, a topic."""

    key: str
    title: Text
    province: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the source lost, or what was put right in a clause."""

    text: Text
    clause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """When a plan says that it is revised: every so many years, or None where its clause sets no term."""

    clause: str
    years: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What a clause opens or closes: the first day and the last day, None where it sets none."""

    text: Text
    clause: str
    opens: date | None = None
    closes: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another plan of the handbook that this one replaces, or is replaced by, and the day from which that one holds."""

    id: str
    number: str
    short: Text
    since: date | None

    @property
    def name(self) -> Text:
        """Its number, or its short title where it has none."""
        return both(self.number) if self.number else self.short


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One official document and its editions. Dates are None where the source gives none."""

    id: str
    kind: Named
    place: Named
    topics: tuple[Named, ...]
    number: str
    registration: str | None
    title: Text
    short: Text
    authority: Text
    summary: Text
    issued: date | None
    effective: date | None
    effective_clause: str | None
    expires: date | None
    expires_clause: str | None
    plan_year: int | None
    supersedes: tuple[str, ...]
    review: Review | None
    dates: tuple[Window, ...]
    pictures: tuple[pictures.Picture, ...]
    missing: tuple[Note, ...]
    corrections: tuple[Note, ...]
    zh: tuple[Clause, ...]
    en: tuple[Clause, ...]
    examples: tuple[Example, ...]
    replaces: tuple[Related, ...] = ()
    superseded_by: tuple[Related, ...] = ()

    def clauses(self, language: str) -> tuple[Clause, ...]:
        return self.zh if language == "zh" else self.en

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        return registry.rules(self.id) if self.id in registry.plans() else {}

    def examples_of(self, rule: str) -> tuple[Example, ...]:
        return examples.of(self.examples, f"{self.id}/{rule}")


@dataclass(frozen=True, kw_only=True)
class Collection:
    """Rules of several plans put together, under an id like a plan's (`together/chains`), with their examples."""

    id: str
    examples: tuple[Example, ...]

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        return registry.rules(self.id)

    def examples_of(self, rule: str) -> tuple[Example, ...]:
        return examples.of(self.examples, f"{self.id}/{rule}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """plans_src/places.toml."""

    places: Mapping[str, Named]
    kinds: Mapping[str, Named]
    topics: Mapping[str, Named]


class _Table:
    """A table of a TOML file that is taken key by key; what is left over at the end is unknown."""

    def __init__(self, data: Mapping[str, object], path: Path, source: str) -> None:
        self.data, self.path, self.source = dict(data), path, source

    def fail(self, key: str, words: str) -> PlanError:
        line = next((n for n, text in enumerate(self.source.splitlines(), 1)
                     if re.match(rf"\s*(\[+{re.escape(key)}\]|{re.escape(key)}\s*=)", text)), None)
        where = f"line {line}: " if line else ""
        return PlanError(f"{self.path}: {where}{key}: {words}")

    def take[T](self, key: str, kind: type[T], *, default: T | None = None, needed: bool = True) -> T | None:
        value = self.data.pop(key, default)
        if value is None:
            if needed:
                raise self.fail(key, "is missing")
            return None
        if type(value) is not kind:
            raise self.fail(key, f"should be {kind.__name__}, is {value!r}")
        return value

    def text(self, key: str) -> Text:
        return self._text(key, self.take(key, dict))

    def _text(self, key: str, value: Mapping[str, object]) -> Text:
        if set(value) != {"zh", "en"}:
            raise self.fail(key, "has zh and en, and nothing else")
        return Text(**value)

    def notes(self, key: str, *, clause: bool) -> tuple[Note, ...]:
        notes = []
        for given in self.take(key, list, default=[]):
            entry = dict(given)
            where = entry.pop("clause", None)
            if clause and where is None:
                raise self.fail(key, "names the clause")
            notes.append(Note(text=self._text(key, entry), clause=where))
        return tuple(notes)

    def part(self, given: Mapping[str, object]) -> _Table:
        """A table within this one."""
        return _Table(given, self.path, self.source)

    def review(self) -> Review | None:
        given = self.take("review", dict, needed=False)
        if given is None:
            return None
        part = self.part(given)
        made = Review(years=part.take("years", int, needed=False), clause=part.take("clause", str))
        part.done()
        if made.years is not None and made.years < 1:
            raise self.fail("review", "years is 1 or more")
        return made

    def windows(self) -> tuple[Window, ...]:
        return tuple(self._window(self.part(entry)) for entry in self.take("dates", list, default=[]))

    def _window(self, part: _Table) -> Window:
        opens, closes = (part.take(key, date, needed=False) for key in ("opens", "closes"))
        if opens and closes and opens > closes:
            raise self.fail("dates", f"opens on {opens} and closes before that, on {closes}")
        clause = part.take("clause", str)
        return Window(opens=opens, closes=closes, clause=clause, text=part.rest("dates"))

    def optional_text(self, key: str) -> Text | None:
        return self.text(key) if key in self.data else None

    def pictures(self) -> tuple[pictures.Picture, ...]:
        return tuple(self._picture(self.part(entry)) for entry in self.take("picture", list, default=[]))

    def _picture(self, part: _Table) -> pictures.Picture:
        def parts(key: str) -> list[_Table]:
            return [self.part(entry) for entry in part.take(key, list, default=[])]

        boxes = tuple(pictures.Box(key=each.take("key", str), clause=each.take("clause", str, needed=False),
                                   detail=each.optional_text("detail"), name=each.rest("box")) for each in parts("box"))
        links = tuple(pictures.Link(source=each.take("from", str), target=each.take("to", str),
                                    clause=each.take("clause", str, needed=False),
                                    text=each.rest("link") if each.data else None) for each in parts("link"))
        steps = tuple(pictures.Step(head=each.text("head"), clause=each.take("clause", str, needed=False),
                                    text=each.rest("step")) for each in parts("step"))
        made = pictures.Picture(kind=part.take("kind", str), clause=part.take("clause", str), note=part.optional_text("note"),
                                boxes=boxes, links=links, steps=steps, title=part.rest("picture"))
        if wrong := made.faults():
            raise self.fail("picture", f"{made.title.en}: {wrong[0]}")
        return made

    def rest(self, key: str) -> Text:
        """What is left of a table: its words in both languages."""
        return self._text(key, self.data)

    def one_of(self, key: str, known: Mapping[str, Named]) -> Named:
        value = self.take(key, str)
        if value not in known:
            raise self.fail(key, f"{value!r} is not one of {', '.join(known)}")
        return known[value]

    def done(self) -> None:
        for key in self.data:
            raise self.fail(key, "is not a key of this file")


def load_places(folder: Path) -> Places:
    """Places, kinds of documents and topics."""
    data = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))

    def named(name: str) -> dict[str, Named]:
        return {key: Named(key=key, title=Text(value["zh"], value["en"]),
                           province=Text(**value["province"]) if "province" in value else None)
                for key, value in data[name].items()}

    return Places(places=named("place"), kinds=named("kind"), topics=named("topic"))


def load_plan(folder: Path, plan: str, places: Places) -> Plan:
    """One plan. Raises PlanError, EditionError or ExampleError."""
    path = folder / plan / "plan.toml"
    source = path.read_text(encoding="utf-8")
    try:
        table = _Table(tomllib.loads(source), path, source)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(f"{path}: {error}") from None
    place = plan.partition("/")[0]
    if place not in places.places:
        raise PlanError(f"{path}: the place {place!r} is not in places.toml")
    topics = table.take("topics", list)
    if unknown := [topic for topic in topics if topic not in places.topics]:
        raise table.fail("topics", f"{unknown[0]!r} is not one of {', '.join(places.topics)}")
    made = Plan(
        id=plan, place=places.places[place], kind=table.one_of("kind", places.kinds),
        topics=tuple(places.topics[topic] for topic in topics), number=table.take("number", str),
        registration=table.take("registration", str, needed=False), title=table.text("title"), short=table.text("short"),
        authority=table.text("authority"), summary=table.text("summary"),
        issued=table.take("issued", date, needed=False), effective=table.take("effective", date, needed=False),
        effective_clause=table.take("effective_clause", str, needed=False),
        expires=table.take("expires", date, needed=False), expires_clause=table.take("expires_clause", str, needed=False),
        plan_year=table.take("plan_year", int, needed=False), supersedes=tuple(table.take("supersedes", list, default=[])),
        review=table.review(), dates=table.windows(), pictures=table.pictures(),
        missing=table.notes("missing", clause=False), corrections=table.notes("corrections", clause=True),
        zh=editions.read(folder / plan / "zh.md"), en=editions.read(folder / plan / "en.md"),
        examples=examples.load(folder / plan, plan))
    table.done()
    return made


def faults(plan: Plan) -> list[str]:
    """What does not fit together: editions, calculators and their places, clauses that are cited and not there."""
    found = editions.differences(plan.zh, plan.en)
    known = set(editions.references(plan.zh))
    placed = [name for clause in plan.zh for name in clause.calculators]
    found += [f"calculator {name} has no rule" for name in placed if name not in plan.rules]
    found += [f"calculator {name} stands {placed.count(name)} times" for name in plan.rules if placed.count(name) != 1]
    found += [f"{where} cites {clause}, which is not in the edition" for where, clause in _cited(plan) if clause not in known]
    headings = {clause.reference for clause in plan.zh}
    found += [f"the picture {each.title.en} stands under {each.clause}, which is not a heading" for each in plan.pictures
              if each.clause in known - headings]
    found += [f"an example is of {example.calculator}, which is not a rule" for example in plan.examples
              if example.calculator.rpartition("/")[2] not in plan.rules]
    return found


def _cited(plan: Plan) -> list[tuple[str, str]]:
    cited = [(f"rule {name}", clause) for name, rule in plan.rules.items() for clause in rule.clauses]
    for name, rule in plan.rules.items():
        cited += [(f"rule {name}", row.clause) for table in rule.tables() for row in (*table.rows, table.otherwise) if row]
        cited += [(f"reading {reading.id}", reading.clause) for reading in rule.all_readings()]
        cited += [(f"rule {name}", item.clause) for item in getattr(rule, "items", ())]
    cited += [(f"example of {example.calculator}", example.clause) for example in plan.examples]
    cited += [("a correction", note.clause) for note in plan.corrections]
    own = [plan.effective_clause, plan.expires_clause, plan.review and plan.review.clause, *(each.clause for each in plan.dates)]
    cited += [("plan.toml", clause) for clause in own if clause]
    cited += [("a picture", clause) for picture in plan.pictures for clause in picture.clauses()]
    return cited


def load_together(folder: Path) -> tuple[Collection, ...]:
    """What puts rules of several plans together. Raises ExampleError."""
    return tuple(Collection(id=name, examples=examples.load(folder / name, name)) for name in registry.together())


def load_all(folder: Path, wanted: Callable[[str], bool] = lambda plan: True) -> tuple[Plan, ...]:
    """Every plan under a folder, in the order of places.toml. Raises PlanError with all that does not fit."""
    places = load_places(folder)
    order = list(places.places)
    ids = sorted((f"{path.parent.parent.name}/{path.parent.name}" for path in folder.glob("*/*/plan.toml")),
                 key=lambda plan: (order.index(place) if (place := plan.partition("/")[0]) in order else len(order), plan))
    plans = tuple(load_plan(folder, plan, places) for plan in ids if wanted(plan))
    wrong = [f"{plan.id}: {fault}" for plan in plans for fault in faults(plan)]
    if wrong:
        raise PlanError("\n".join(wrong))
    return related(plans)


def related(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """The plans, each with those that it replaces and those that replace it, told by their numbers."""
    def among(wanted: Callable[[Plan], bool]) -> tuple[Related, ...]:
        return tuple(Related(id=plan.id, number=plan.number, short=plan.short, since=plan.effective or plan.issued)
                     for plan in plans if wanted(plan))

    return tuple(replace(plan, replaces=among(lambda other, plan=plan: other.number in plan.supersedes),
                         superseded_by=among(lambda other, plan=plan: plan.number in other.supersedes)) for plan in plans)
