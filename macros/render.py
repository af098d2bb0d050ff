"""Our own templates, filled with a plan's data. An author's text is never a template."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from calculators.backwards import LESS, MORE
from calculators.kernel.checks import Certificate, certify
from calculators.kernel.clauses import anchor, label, of_plan
from calculators.kernel.fields import UNITS, Field, read
from calculators.kernel.inverse import ask
from calculators.kernel.rules import FAMILIES, Rule
from calculators.kernel.tables import FIRST, Conflict, Row, Silent, Table
from calculators.kernel.text import Text
from calculators.present import Node, clause_link, reading_view

from . import pictures
from .examples import Example
from .plans import Collection, Plan
from .status import as_json, status
from .words import word

COLON = {"zh": "：", "en": ": "}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Jinja over macros/templates; an unknown name is an error, and everything is escaped."""
    made = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True,
                       undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals |= {"html": html, "anchor": anchor, "families": FAMILIES, "units": UNITS, "status": status, "timeline": as_json}
    return made


def template(name: str, language: str, **values: object) -> str:
    """One template in one language: `t` picks a text's language, `w` one of the page's own words."""
    return environment().get_template(name).render(
        lang=language, t=lambda text: getattr(text, language), w=partial(word, language=language),
        ref=lambda reference: getattr(label(reference), language), **values)


def html(node: Node) -> Markup:
    """A tree of elements as HTML; all text and all values are escaped."""
    if isinstance(node, str):
        return escape(node)
    tag, attributes, *children = node
    names = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items())
    inner = Markup("").join(html(child) for child in children)
    return Markup("<{0}{1}>{2}</{0}>").format(tag, names, inner)


def calculator(plan: Plan | Collection, rule: Rule, language: str, level: int, goes_on: tuple[tuple[str, Text], ...] = (),
               heading: str | None = None) -> str:
    """The form of a rule with its worked examples and its tables.

    `goes_on` are pages (path, title) where the rule is one of several; `heading` stands in the place of its title.
    """
    examples = plan.examples_of(rule.name)
    return template("calculator.html", language, plan=plan, rule=rule, level=min(level, 6),
                    examples=[shown(example, rule, language, pictured=place == 0)
                              for place, example in enumerate(example for example in examples if example.page)],
                    more=[(getattr(example.title, language), link(example, rule)) for example in examples if not example.page],
                    tables=[table(rule, each, language) for each in rule.tables() if each.rows],
                    inverse=_inverse(rule),
                    clauses=[clause_link(reference, language) for reference in rule.clauses if not heading],
                    goes_on=goes_on, heading=heading or getattr(rule.title, language))


def link(example: Example, rule: Rule) -> str:
    """A link that fills an example into its form."""
    return f"#calc-{rule.name}?" + urlencode([("case", rule.name), *flat(example.input)])


def shown(example: Example, rule: Rule, language: str, *, pictured: bool) -> dict[str, object]:
    """A worked example ready to be shown: what was entered, the answer of this Python, the link that fills it in.

    One picture is enough to see what a rule looks like; the others come with a reader's values.
    """
    view = example.reply(view=language)["view"]
    return {"title": getattr(example.title, language), "entered": entered(example.input, rule, language),
            "view": html(view if pictured else _without_picture(view)), "link": link(example, rule)}


def _without_picture(view: Node) -> Node:
    return [part for part in view if not (isinstance(part, list) and part[1].get("class") == "hb-picture")]


def _inverse(rule: Rule) -> tuple[Field, ...]:
    """The fields of the question the other way round; none where it cannot be asked."""
    question = ask(rule)
    return question.fields if question else ()


def flat(values: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    """Values by the names that the form's controls have: rows as `members.0.category`."""
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        if isinstance(value, list):
            for index, row in enumerate(value):
                pairs += flat(row, f"{prefix}{name}.{index}.") if isinstance(row, dict) else []
        else:
            pairs.append((prefix + name, str(value).lower() if isinstance(value, bool) else str(value)))
    return pairs


def entered(values: Mapping[str, object], rule: Rule, language: str) -> list[tuple[str, str]]:
    """Label and value of everything that an example enters."""
    return _entered(values, rule.inputs(), language)


def _entered(values: Mapping[str, object], fields: tuple[Field, ...], language: str) -> list[tuple[str, str]]:
    pairs = []
    read_values, _ = read(fields, values)
    for field in fields:
        given = values.get(field.name)
        if given is None or given is False:
            continue
        if field.kind == "rows" and isinstance(given, list):
            for index, row in enumerate(given, start=1):
                cells = _entered(row, field.fields, language) if isinstance(row, dict) else []
                pairs.append((getattr(field.row.format(n=index), language), "，".join(f"{a} {b}" for a, b in cells)
                              if language == "zh" else ", ".join(f"{a}: {b}" for a, b in cells)))
            continue
        value = read_values[field.name]
        words = str(given) if value is None else getattr(field.show(value), language)
        pairs.append((getattr(field.label, language), words))
    return pairs


def table(rule: Rule, each: Table, language: str) -> dict[str, object]:
    """A decision table in words: conditions, outcome, clause.

    `groups` of rows with their headings: one without a heading, or, of a table under another reading, the rows in which it
    parts from the rule's own; `same` is how many it has in common with it. Where the order counts it is shown whole.
    """
    def in_words(row: Row) -> dict[str, object]:
        words = row_in_words(rule, row, language)
        return {**words, "when": [word("calculator.otherwise", language)]} if row in (each.otherwise, ours.otherwise) else words

    other = next((reading.other for reading, table in getattr(rule, "others", ()) if table is each), None)
    ours = getattr(rule, "table", each) if other else each
    rows, own = _rows(each), _rows(ours)
    more, less = [row for row in rows if row not in own], [row for row in own if row not in rows]
    parts = bool(other) and FIRST not in (each.policy, ours.policy) and 0 < len(more) + len(less) < len(rows)
    groups = [(getattr(MORE, language), more), (getattr(LESS, language), less)] if parts else [("", rows)]
    return {"policy": word(f"calculator.policy_{each.policy}", language), "other": other and getattr(other, language),
            "groups": [(heading, [in_words(row) for row in some]) for heading, some in groups if some],
            "same": len(rows) - len(more) if parts else 0}


def _rows(each: Table) -> list[Row]:
    return [*each.rows, *([each.otherwise] if each.otherwise else [])]


def row_in_words(rule: Rule, row: Row, language: str, plan: str | None = None) -> dict[str, object]:
    """Conditions, outcomes and clause of a row; on a page of several plans the clause leads to the page of its own."""
    fields = rule.known()
    conditions = []
    for criterion in row.when:
        wanted = getattr(criterion.wanted(fields), language)
        name = getattr(fields[criterion.field].label, language)
        conditions.append(wanted if fields[criterion.field].kind == "tick" else f"{name}{COLON[language]}{wanted}")
    return {"when": conditions or [word("calculator.always", language)], "then": _then(rule, row, language),
            "clause": clause_link(of_plan(plan, row.clause) if plan else row.clause, language)}


def _then(rule: Rule, row: Row, language: str) -> list[str]:
    """The outcomes of a row in words; where the rule has several, each after its name: who pays what."""
    if isinstance(row.then, (Silent, Conflict)):
        return [getattr(row.then.why, language)]
    columns = {column.name: column for column in rule.columns()}
    words = []
    for name, value in row.then.items():
        column = columns.get(name)
        text = _formula(value) if hasattr(value, "fields") else column.show(value) if column else None
        if text is not None:
            named = f"{getattr(column.label, language)}{COLON[language]}" if column and len(columns) > 1 else ""
            words.append(named + getattr(text, language))
    return words


def _formula(value: object) -> Text:
    return value.why if hasattr(value, "why") else value.formula()


#: The heads of the table beside a picture, the clause apart.
HEADS = {"chain": ("who", "detail", "to"), "levels": ("level", "taker"), "timeline": ("when", "what")}


def picture(each: pictures.Picture, number: int, language: str) -> str:
    """A picture with its title and its table; our own SVG is finished HTML."""
    svg = Markup(pictures.draw(each, language))  # noqa: S704
    return template("picture.html", language, picture=each, number=number, svg=svg, heads=HEADS[each.kind],
                    lines=pictures.table(each, language), link=partial(clause_link, language=language))


def certificates(plan: Plan) -> list[tuple[Rule, Certificate]]:
    """Every rule of a plan with what its checks found."""
    return [(rule, certified(rule)) for rule in plan.rules.values()]


_CERTIFICATES: dict[int, Certificate] = {}


def certified(rule: Rule) -> Certificate:
    """The certificate of a rule, worked out once for both languages."""
    if id(rule) not in _CERTIFICATES:
        _CERTIFICATES[id(rule)] = certify(rule)
    return _CERTIFICATES[id(rule)]


def readings(plan: Plan, language: str) -> list[Markup]:
    """Every reading of a plan's rules, each once."""
    found = {reading.id: reading for rule in plan.rules.values() for reading in rule.all_readings()}
    return [html(reading_view(reading, language)) for reading in found.values()]

