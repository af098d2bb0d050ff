"""The reply to a question asked the other way round: every case that leads to an outcome, in words and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .drawing.svg import grid
from .kernel.fields import Field
from .kernel.inverse import Found, Question
from .kernel.regions import Region, Way
from .kernel.rules import Grading
from .kernel.tables import Criterion, Row
from .kernel.text import Text, join
from .present import Node, clause_link, headed, readings_view, tag

CONDITIONS = Text("条件", "Conditions")
UNLESS = Text("除非", "Unless")
CLAUSE = Text("依据", "Clause")
ANY = Text("任何一项", "Any one of these")
NONE = Text("一项也不能成立", "None of these may hold")
HIGHER = Text("更高等级的标准，一项也不能成立", "Criteria of higher grades, none of which may hold")
WAYS = Text("哪些情形", "The cases")
ALWAYS = Text("其他任何情形", "Any other case")
NOT_TICKED = Text("没有：{label}", "not: {label}")
OPEN = Text("文本没有写明结果的情形，不算在内", "Not counted: cases for which the text sets no outcome")
OTHERS = Text("换一种理解", "Under another reading")
NOTHING = Text("没有哪种情形是这样", "No case leads to this")
MORE = Text("只有这种理解才算的", "Only under this reading")
LESS = Text("只有本手册的理解才算的", "Only under the handbook's reading")
BARS = Text("只有这种理解才不能成立的", "Ruled out only under this reading")
FREES = Text("只有本手册的理解才不能成立的", "Ruled out only under the handbook's reading")
HOW, ONE_HOLDS, NOT_HOLDS = Text("要怎样", "What"), Text("有一项成立", "One of these holds"), Text("不成立", "Does not hold")
AS_TABLE = Text("同样内容的表格", "The same as a table")
STATUS = Text("反过来问", "The other way round")


def described(question: Question, found: Found) -> dict[str, object]:
    """What was found, as plain data."""
    fields = question.rule.known()
    return {
        "headline": found.headline.as_dict(), **_plain(found.region, fields),
        "readings": [reading.as_dict() for reading in found.readings],
        "others": [{"reading": reading.id, **_plain(region, fields)} for reading, region in found.others],
        "notes": [step.as_dict() for step in found.notes],
    }


def _plain(region: Region, fields: Mapping[str, Field]) -> dict[str, object]:
    def rows(several: Iterable[Row | Way]) -> list[dict[str, object]]:
        return [{"when": [{"field": c.field, "wanted": said(c, fields).as_dict()} for c in row.when], "clause": row.clause,
                 **({"unless": rows(row.unless)} if isinstance(row, Way) else {})} for row in several]

    return {"ways": rows(region.ways), "barred": rows(region.barred)}


def said(criterion: Criterion, fields: Mapping[str, Field]) -> Text:
    """A condition with the name of its field: `死亡人数：“30人以上”，≥ 30人` / `Deaths: 30 people or more`."""
    field = fields[criterion.field]
    if field.kind == "tick":
        return field.label if True in criterion.options else NOT_TICKED.format(label=field.label)
    wanted = criterion.wanted(fields)
    return Text(f"{field.label.zh}：{wanted.zh}", f"{field.label.en}: {wanted.en}")


def all_said(when: Iterable[Criterion], fields: Mapping[str, Field]) -> Text:
    """All conditions of a row or a way."""
    when = tuple(when)
    return join(said(criterion, fields) for criterion in when) if when else ALWAYS


def view(question: Question, found: Found, language: str) -> Node:
    """The whole reply: headline, ways, what may not hold, other readings."""
    parts = [
        tag("p", "hb-status", _in(STATUS, language)),
        tag("p", "hb-headline", _in(found.headline, language)),
        *_region(question, found.region, language),
        _table(question, found.region, language),
        _others(question, found, language),
        _open(found, language),
        readings_view(found.readings, language),
    ]
    return ["div", {"class": "hb-answer hb-answer--value"}, *(part for part in parts if part)]


def _in(text: Text, language: str) -> str:
    return getattr(text, language)


def _region(question: Question, region: Region, language: str) -> list[Node]:
    fields, parts = question.rule.known(), []
    if any(way.when or way.unless for way in region.ways):
        heading = ANY if isinstance(question.rule, Grading) else WAYS
        parts.append(headed("hb-ways", heading, language, [_way(way, fields, language) for way in region.ways]))
    if region.barred:
        items = [_row(row, fields, language) for row in region.barred]
        none = any(not way.when for way in region.ways)
        summary = f"{_in(NONE if none else HIGHER, language)} ({len(items)})"
        parts.append(["details", {"class": "hb-barred"}, ["summary", {}, summary], ["ul", {}, *items]])
    return parts


def _row(row: Row, fields: Mapping[str, Field], language: str) -> Node:
    return ["li", {}, _in(all_said(row.when, fields), language), " ", clause_link(row.clause, language)]


def _way(way: Way, fields: Mapping[str, Field], language: str) -> Node:
    if not way.unless:
        return _row(way, fields, language)
    return ["li", {}, _in(all_said(way.when, fields), language), " ", clause_link(way.clause, language),
            ["p", {"class": "hb-hint"}, _in(UNLESS, language)], ["ul", {}, *(_row(row, fields, language) for row in way.unless)]]


def _table(question: Question, region: Region, language: str) -> Node | None:
    """Ways and what may not hold, a line for each."""
    if not region.ways:
        return None
    heads, rows = _joint_rows(question, region, language) if region.barred else _way_rows(question, region, language)
    head = ["tr", {}, *(["th", {"scope": "col"}, _in(text, language)] for text in heads)]
    body = [["tr", {}, *(["td", {}, cell] for cell in row)] for row in rows]
    title = _in(question.rule.title, language)
    return ["details", {"class": "hb-same"}, ["summary", {}, _in(AS_TABLE, language)],
            grid(title, ["caption", {}, title], ["thead", {}, head], ["tbody", {}, *body])]


def _joint_rows(question: Question, region: Region, language: str) -> tuple[tuple[Text, ...], list[list[Node]]]:
    fields = question.rule.known()
    listed = [(ONE_HOLDS, way) for way in region.ways if way.when] + [(NOT_HOLDS, row) for row in region.barred]
    return (HOW, CONDITIONS, CLAUSE), [[_in(how, language), _in(all_said(row.when, fields), language), clause_link(row.clause, language)]
                                       for how, row in listed]


def _way_rows(question: Question, region: Region, language: str) -> tuple[tuple[Text, ...], list[list[Node]]]:
    fields = question.rule.known()
    return (CONDITIONS, UNLESS, CLAUSE), [[_in(all_said(way.when, fields), language), _unless(way.unless, fields, language),
                                           clause_link(way.clause, language)] for way in region.ways]


def _unless(rows: tuple[Row, ...], fields: Mapping[str, Field], language: str) -> str:
    return _in(join((all_said(row.when, fields) for row in rows), " / ", " / "), language) if rows else "—"


def _others(question: Question, found: Found, language: str) -> Node | None:
    if not found.others:
        return None
    differs = _difference if isinstance(question.rule, Grading) else _whole
    folded = [["details", {"class": "hb-reading"}, ["summary", {}, _in(reading.other, language)],
               *differs(question, found.region, region, language)] for reading, region in found.others]
    return tag("section", "hb-others", tag("p", "hb-heading", _in(OTHERS, language)), *folded)


def _whole(question: Question, here: Region, there: Region, language: str) -> list[Node]:
    return _region(question, there, language) or [["p", {}, _in(NOTHING, language)]]


def _difference(question: Question, here: Region, there: Region, language: str) -> list[Node]:
    """What another reading adds to a region and takes from it: of a grading most stays."""
    fields = question.rule.known()
    listed = ((MORE, there.ways, here.ways), (LESS, here.ways, there.ways), (BARS, there.barred, here.barred), (FREES, here.barred, there.barred))
    kinds = ((heading, _not_among(rows, others)) for heading, rows, others in listed)
    return [headed("hb-ways", heading, language, [_row(row, fields, language) for row in rows]) for heading, rows in kinds if rows]


def _not_among(rows: Iterable[Row | Way], others: Iterable[Row | Way]) -> list[Row | Way]:
    known = {(row.when, row.clause) for row in others}
    return [row for row in rows if (row.when, row.clause) not in known]


def _open(found: Found, language: str) -> Node | None:
    if not found.notes:
        return None
    items = [["li", {}, _in(step.text, language), *([" ", clause_link(step.clause, language)] if step.clause else [])]
             for step in found.notes]
    return headed("hb-notes", OPEN, language, items)

