"""JSON in, JSON out: the one door for the browser, the command line and batch work.

    answer('{"calculator": "ziyang/environmental-emergency/event-grade", "values": {"deaths": "30"}, "view": "zh"}')

Values are strings, whole numbers, true and false, or lists of rows. The reply has `status` value, needs, silent,
conflict or error; with `view` (zh or en) it also has the answer as a tree of elements ready to be shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from . import registry
from .kernel.answers import Answer
from .kernel.errors import InputError
from .kernel.rules import Rule
from .present import error_view, view
from .kernel.text import LANGUAGES

LONGEST = 200_000


def answer(request: str) -> str:
    """One request to one reply, both JSON."""
    return _dump(_reply(_load(request)))


def answer_many(requests: str) -> str:
    """A JSON list of requests to the list of their replies."""
    loaded = _load(requests)
    return _dump([_reply(request) for request in loaded] if isinstance(loaded, list) else _reply(loaded))


def _load(text: str) -> object:
    if len(text) > LONGEST:
        return None
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=lambda constant: constant)
    except (ValueError, RecursionError):
        return None


def _dump(reply: object) -> str:
    return json.dumps(reply, ensure_ascii=False, separators=(",", ":"))


def _reply(request: object) -> dict[str, object]:
    if not isinstance(request, dict) or not isinstance(request.get("values", {}), dict):
        return _refused("", [InputError("", "not-an-object")], None)
    name, language = str(request.get("calculator", "")), request.get("view")
    language = language if language in LANGUAGES else None
    try:
        rule = registry.rule(name)
    except registry.UnknownCalculator:
        return _refused(name, [InputError("calculator", "unknown-calculator", {"name": name[:100]})], language)
    reply, errors = compute(rule, request.get("values", {}))
    return _refused(name, errors, language) if errors else {"calculator": name, **_described(rule, reply, language)}


def compute(rule: Rule, raw: Mapping[str, object]) -> tuple[Answer | None, list[InputError]]:
    """A rule's answer to raw values, or all that is wrong with them."""
    values, errors = rule.read(raw)
    return (None, errors) if errors else (rule.answer(values), [])


def _refused(name: str, errors: list[InputError], language: str | None) -> dict[str, object]:
    reply: dict[str, object] = {"calculator": name, "status": "error", "errors": [error.as_dict() for error in errors]}
    if language:
        reply["view"] = error_view(errors, language)
    return reply


def _described(rule: Rule, reply: Answer, language: str | None) -> dict[str, object]:
    outputs = {output.name: output for output in rule.outputs}
    described: dict[str, object] = {
        "status": reply.status,
        "headline": reply.headline.as_dict(),
        "result": {name: outputs[name].plain(value) if name in outputs else value for name, value in reply.result.items()},
        "causes": [step.as_dict() for step in reply.causes],
        "steps": [step.as_dict() for step in reply.steps],
        "changes": [step.as_dict() for step in reply.changes],
        "needs": list(reply.needs),
        "clauses": list(reply.clauses()),
        "readings": [reading.as_dict() for reading in reply.all_readings()],
        "others": [{"reading": reading.id, "headline": headline.as_dict()} for reading, headline in reply.others],
        "notes": [note.as_dict() for note in reply.notes],
    }
    if reply.table:
        headings, rows = reply.table
        described["table"] = {"headings": [cell.as_dict() for cell in headings],
                              "rows": [[cell.as_dict() for cell in row] for row in rows]}
    if language:
        described["view"] = view(rule, reply, language)
    return described
