"""An answer as a tree of elements, the same for pages made at build time and for the reader's browser.

A node is a string, or [tag, {attributes}, child, …]. Whoever shows it only builds elements: no markup is ever made of
text, and no words are added.
"""

from __future__ import annotations

from .drawing import picture
from .drawing.svg import grid
from .kernel.answers import CONFLICT, NEEDS, SILENT, VALUE, Answer, Part, Reading, Step
from .kernel.clauses import anchor, apart, label
from .kernel.errors import InputError
from .kernel.fields import Values
from .kernel.rules import Rule
from .kernel.text import Text
from .registry import together

Node = str | list

WORDS = {
    VALUE: Text("结果", "Result"),
    NEEDS: Text("还不能下结论", "Not settled yet"),
    SILENT: Text("文本没有规定", "The text does not say"),
    CONFLICT: Text("条款相互矛盾", "The clauses conflict"),
    "error": Text("有内容要改", "Please check what you entered"),
    "why": Text("依据", "Why"),
    "steps": Text("怎样得出", "How it was worked out"),
    "changes": Text("什么会改变结果", "What would change it"),
    "readings": Text("这个结果依赖的理解", "Readings it rests on"),
    "others": Text("换一种理解", "Under another reading"),
    "says": Text("原文怎么说", "What the text says"),
    "reads": Text("本手册的理解", "How the handbook reads it"),
    "because": Text("理由", "Why"),
    "other": Text("另一种理解", "The other reading"),
    "notes": Text("还要知道", "Also"),
    "table": Text("结果列表", "The result as a table"),
}


def view(rule: Rule | Part, values: Values, answer: Answer, language: str, *, drawn: bool = True) -> Node:
    """The whole answer: status, headline, values, reasons, changes, a picture (without `drawn` its heading alone), readings."""
    parts = [
        tag("p", "hb-status", _in(WORDS[answer.status], language)),
        tag("p", "hb-headline", _in(answer.headline, language)),
        _outputs(rule, answer, language),
        _table(answer, language),
        _parts(rule, answer, language, drawn=drawn),
        _others(answer, language),
        _steps("why", tuple(step for step in answer.causes if step.text != answer.headline), language),
        _steps("steps", answer.steps, language),
        _steps("changes", answer.changes, language),
        picture(rule, values, answer, language, drawn=drawn),
        _notes(answer, language),
        readings_view(answer.all_readings(), language),
    ]
    return ["div", {"class": f"hb-answer hb-answer--{answer.status}"}, *(part for part in parts if part)]


def error_view(errors: list[InputError], language: str) -> Node:
    """The heading over a list of what has to be put right."""
    items = [["li", {}, _in(error.message(), language)] for error in errors]
    return ["div", {"class": "hb-answer hb-answer--error"}, tag("p", "hb-status", _in(WORDS["error"], language)),
            ["ul", {}, *items]]


def clause_link(reference: str, language: str) -> Node:
    """A link to a clause on the page, which lights up when it is followed; or on the page of the plan that is named with it."""
    target, (plan, _) = anchor(reference), apart(reference)
    if plan:
        return ["a", {"href": f"{page_of(plan)}#{target}", "class": "hb-clause"}, _in(label(reference), language)]
    return ["a", {"href": f"#{target}", "class": "hb-clause", "data-clause": target}, _in(label(reference), language)]


def page_of(plan: str) -> str:
    """The page of a plan, from a page that puts plans together: both lie two folders below their language."""
    return f"../../{plan}/index.html"


def calculator_of(calculator: str) -> str:
    """A calculator on its page, from a page that puts plans together."""
    plan, _, name = calculator.rpartition("/")
    page = f"../{name}/index.html" if plan in together() else page_of(plan)
    return f"{page}#calc-{name}-title"


def reading_view(reading: Reading, language: str) -> Node:
    """One reading, folded away under what the text says."""
    pairs = [(name, getattr(reading, "why" if name == "because" else name)) for name in ("says", "reads", "because", "other")]
    rows = [node for name, text in pairs for node in (["dt", {}, _in(WORDS[name], language)], ["dd", {}, _in(text, language)])]
    return ["details", {"class": "hb-reading", "data-reading": reading.id},
            ["summary", {}, _in(reading.reads, language)], ["dl", {}, *rows],
            tag("p", "hb-clauses", clause_link(reading.clause, language))]


def _in(text: Text, language: str) -> str:
    return getattr(text, language)


def tag(name: str, class_name: str, *children: Node) -> Node:
    """An element of a class."""
    return [name, {"class": class_name}, *children]


def headed(name: str, heading: Text, language: str, items: list[Node]) -> Node:
    """A list under a heading."""
    return tag("section", name, tag("p", "hb-heading", _in(heading, language)), ["ul", {}, *items])


def _parts(rule: Rule | Part, answer: Answer, language: str, *, drawn: bool) -> Node | None:
    """The answers that this one puts together: steps in their order, or columns."""
    if not answer.parts:
        return None
    numbered = rule.family == "chain"
    shown = [tag("section", "hb-part", _part_title(part, number if numbered else None, language),
                 view(part, {}, part.answer, language, drawn=drawn))
             for number, part in enumerate(answer.parts, start=1)]
    return tag("div", f"hb-parts hb-parts--{rule.family}", *shown)


def _part_title(part: Part, number: int | None, language: str) -> Node:
    """The heading of a part, which leads to its calculator, or to its plan where no rule computes it."""
    words = f"{number}. {_in(part.title, language)}" if number else _in(part.title, language)
    where = calculator_of(part.calculator) if part.calculator else page_of(part.plan)
    return ["p", {"class": "hb-part-title", "role": "heading", "aria-level": "3"}, ["a", {"href": where}, words]]


def _outputs(rule: Rule, answer: Answer, language: str) -> Node | None:
    """Values by name; a single value that the headline already states is not said twice."""
    shown = [(o, o.show(answer.result[o.name])) for o in rule.outputs
             if not o.quiet and answer.result.get(o.name) is not None]
    if len(shown) == 1 and _in(shown[0][1], language) in _in(answer.headline, language):
        return None
    pairs = [node for output, text in shown for node in (["dt", {}, _in(output.label, language)], _value(output, answer, text, language))]
    return tag("dl", "hb-values", *pairs) if pairs else None


def _value(output: object, answer: Answer, text: Text, language: str) -> Node:
    value = answer.result[output.name]
    if output.kind == "list" and len(value) > 1 and all(isinstance(item, Text) for item in value):
        return ["dd", {}, ["ul", {}, *(["li", {}, _in(item, language)] for item in value)]]
    return ["dd", {}, _in(text, language)]


def _table(answer: Answer, language: str) -> Node | None:
    if not answer.table:
        return None
    headings, rows = answer.table
    head = ["tr", {}, *(["th", {"scope": "col"}, _in(cell, language)] for cell in headings)]
    body = [["tr", {}, *(["td", {}, _in(cell, language)] for cell in row)] for row in rows]
    return grid(_in(WORDS["table"], language), ["thead", {}, head], ["tbody", {}, *body])


def _steps(name: str, steps: tuple[Step, ...], language: str) -> Node | None:
    if not steps:
        return None
    items = [["li", {}, _in(step.text, language), *([" ", clause_link(step.clause, language)] if step.clause else [])]
             for step in steps]
    return headed(f"hb-{name}", WORDS[name], language, items)


def _others(answer: Answer, language: str) -> Node | None:
    if not answer.others:
        return None
    items = [["li", {}, _in(headline, language), " — ", _in(reading.other, language)] for reading, headline in answer.others]
    return headed("hb-others", WORDS["others"], language, items)


def _notes(answer: Answer, language: str) -> Node | None:
    if not answer.notes:
        return None
    return headed("hb-notes", WORDS["notes"], language, [["li", {}, _in(note, language)] for note in answer.notes])


def readings_view(readings: tuple[Reading, ...], language: str) -> Node | None:
    """All readings, each folded; None where there are none."""
    if not readings:
        return None
    heading = tag("p", "hb-heading", _in(WORDS["readings"], language))
    return tag("section", "hb-readings", heading, *(reading_view(r, language) for r in readings))
