"""JSON in, JSON out: the one door for the browser, the command line and batch work.

    answer('{"calculator": "ziyang/environmental-emergency/event-grade", "values": {"deaths": "30"}, "view": "zh"}')

    answer('{"calculator": "ziyang/environmental-emergency/event-grade", "inverse": {"grade": "II"}, "view": "zh"}')

Values are strings, whole numbers, true and false, or lists of rows. The reply has `status` value, needs, silent,
conflict or error; `inverse` asks the other way round, and the reply has the cases that lead there; with `view` (zh or en) it also has the answer
as a tree of elements ready to be shown, and in it a picture, unless `picture` is false. Who only shows the answer asks with `data` false,
and gets nothing beside status and view.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from . import registry
from .kernel.answers import VALUE, Answer, Part
from .kernel.errors import InputError
from .kernel.rules import Rule
from .kernel.text import LANGUAGES
from .present import error_view, view

LONGEST = 200_000


def answer(request: str) -> str:
    """One request to one reply, both JSON."""
    return _dump(reply(_load(request)))


def answer_many(requests: str) -> str:
    """A JSON list of requests to the list of their replies."""
    loaded = _load(requests)
    return _dump([reply(request) for request in loaded] if isinstance(loaded, list) else reply(loaded))


def _load(text: str) -> object:
    if len(text) > LONGEST:
        return None
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=lambda constant: constant)
    except (ValueError, RecursionError):
        return None


def _dump(reply: object) -> str:
    return json.dumps(reply, ensure_ascii=False, separators=(",", ":"))


def reply(request: object) -> dict[str, object]:
    """One request to one reply, as plain data."""
    if not isinstance(request, dict) or not all(isinstance(request.get(part, {}), dict) for part in ("values", "inverse")):
        return _refused("", [InputError("", "not-an-object")], None)
    name, language = str(request.get("calculator", "")), request.get("view")
    language = language if language in LANGUAGES else None
    try:
        rule = registry.rule(name)
    except registry.UnknownCalculator:
        return _refused(name, [InputError("calculator", "unknown-calculator", {"name": name[:100]})], language)
    if "inverse" in request:
        return _inverse(name, rule, request, language)
    values, errors = rule.read(request.get("values", {}))
    if errors:
        return _refused(name, errors, language)
    found = rule.answer(values)
    data = {} if _only_shown(request, language) else _described(rule, found)
    shown = {"view": view(rule, values, found, language, drawn=request.get("picture") is not False)} if language else {}
    return {"calculator": name, "status": found.status, **data, **shown}


def _inverse(name: str, rule: Rule, request: Mapping[str, object], language: str | None) -> dict[str, object]:
    """What leads to an outcome of a rule."""
    # Few ask, and everyone would wait for it to be loaded.
    from . import backwards
    from .kernel.inverse import ask

    question = ask(rule)
    if question is None:
        return _refused(name, [InputError("inverse", "no-inverse", {"label": rule.title})], language)
    values, errors = question.read(request["inverse"])
    if errors:
        return _refused(name, errors, language)
    found = question.answer(values)
    data = {} if _only_shown(request, language) else backwards.described(question, found)
    shown = {"view": backwards.view(question, found, language)} if language else {}
    return {"calculator": name, "status": VALUE, **data, **shown}


def _only_shown(request: Mapping[str, object], language: str | None) -> bool:
    return language is not None and request.get("data") is False


def _refused(name: str, errors: list[InputError], language: str | None) -> dict[str, object]:
    refused: dict[str, object] = {"calculator": name, "status": "error", "errors": [error.as_dict() for error in errors]}
    if language:
        refused["view"] = error_view(errors, language)
    return refused


def _described(rule: Rule | Part, found: Answer) -> dict[str, object]:
    outputs = {output.name: output for output in rule.outputs}
    described: dict[str, object] = {
        "headline": found.headline.as_dict(),
        "result": {name: outputs[name].plain(value) if name in outputs else value for name, value in found.result.items()},
        "causes": [step.as_dict() for step in found.causes],
        "steps": [step.as_dict() for step in found.steps],
        "changes": [step.as_dict() for step in found.changes],
        "needs": list(found.needs),
        "clauses": list(found.clauses()),
        "readings": [reading.as_dict() for reading in found.all_readings()],
        "others": [{"reading": reading.id, "headline": headline.as_dict()} for reading, headline in found.others],
        "notes": [note.as_dict() for note in found.notes],
    }
    if found.table:
        headings, rows = found.table
        described["table"] = {"headings": [cell.as_dict() for cell in headings],
                              "rows": [[cell.as_dict() for cell in row] for row in rows]}
    if found.parts:
        described["parts"] = [_part(part) for part in found.parts]
    return described


def _part(part: Part) -> dict[str, object]:
    named = {"name": part.name, "title": part.title.as_dict(), "plan": part.plan, "calculator": part.calculator,
             "status": part.answer.status}
    return named | _described(part, part.answer)
