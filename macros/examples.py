"""Worked examples: data that runs as a test, stands on the page, and feeds training."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from calculators import bridge
from calculators.kernel.clauses import anchor
from calculators.kernel.text import Text

KEYS = {"rule", "title", "clause", "input", "expect", "page"}


class ExampleError(ValueError):
    """An example that cannot be read; says which file, which example and what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One case of one rule: what goes in, and what the text says comes out.

    `expect` holds `status` (value when left out), outputs by name, `others` (reading -> headline under it), and for
    refused inputs `errors` (field -> code).
    `page` examples are shown first; every rule shows at least one.
    """

    calculator: str
    title: Text
    clause: str
    input: Mapping[str, object]
    expect: Mapping[str, object]
    page: bool = False

    def request(self, view: str | None = None) -> dict[str, object]:
        request: dict[str, object] = {"calculator": self.calculator, "values": dict(self.input)}
        return request | ({"view": view} if view else {})

    def reply(self, view: str | None = None) -> dict[str, object]:
        """The answer of this Python."""
        return json.loads(bridge.answer(json.dumps(self.request(view), ensure_ascii=False, default=str)))

    def differences(self, reply: Mapping[str, object]) -> list[str]:
        """How a reply differs from what is expected; empty when it does not."""
        expect = dict(self.expect)
        errors = expect.pop("errors", None)
        if errors is not None:
            found = {error["field"]: error["code"] for error in reply.get("errors", [])}
            return [] if found == errors else [f"errors {found}, expected {errors}"]
        wrong = []
        status = expect.pop("status", "value")
        if reply["status"] != status:
            wrong.append(f"status {reply['status']} ({reply.get('headline') or reply.get('errors')}), expected {status}")
        others = {other["reading"]: other["headline"] for other in reply.get("others", [])}
        for name, wanted in expect.pop("others", {}).items():
            if not alike(others.get(name), wanted):
                wrong.append(f"under {name} it is {others.get(name)!r}, expected {wanted!r}")
        for name, wanted in expect.items():
            got = reply.get(name) if name in ("needs", "headline") else reply.get("result", {}).get(name)
            if not alike(got, wanted):
                wrong.append(f"{name} is {got!r}, expected {wanted!r}")
        return wrong


def alike(got: object, wanted: object) -> bool:
    """Equal exactly; figures in strings compare as figures, a text by either language, `…` stands for any words."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        return all(alike(got.get(key), value) for key, value in wanted.items())
    if isinstance(wanted, list) and isinstance(got, list):
        return len(got) == len(wanted) and all(map(alike, got, wanted))
    if isinstance(got, dict) and isinstance(wanted, str):
        return any(alike(words, wanted) for words in got.values())
    if isinstance(got, bool) or isinstance(wanted, bool):
        return got is wanted
    if isinstance(wanted, str) and wanted.startswith("…") and isinstance(got, str):
        return wanted[1:] in got
    try:
        return Decimal(str(got)) == Decimal(str(wanted))
    except InvalidOperation:
        return str(got) == str(wanted)


def load(folder: Path, plan: str) -> tuple[Example, ...]:
    """The examples of a plan. Raises ExampleError."""
    path = folder / "examples.toml"
    if not path.exists():
        return ()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("example", [])
    except tomllib.TOMLDecodeError as error:
        raise ExampleError(f"{path}: {error}") from None
    return tuple(_example(entry, plan, f"{path}: example {number}") for number, entry in enumerate(entries, start=1))


def of(examples: tuple[Example, ...], calculator: str) -> tuple[Example, ...]:
    """The examples of a calculator, those marked for the page first."""
    mine = [example for example in examples if example.calculator == calculator]
    return tuple(sorted(mine, key=lambda example: not example.page))


def _example(entry: Mapping[str, object], plan: str, where: str) -> Example:
    if unknown := set(entry) - KEYS:
        raise ExampleError(f"{where}: unknown key {min(unknown)}")
    if missing := KEYS - set(entry) - {"page"}:
        raise ExampleError(f"{where}: {min(missing)} is missing")
    anchor(entry["clause"])
    return Example(calculator=f"{plan}/{entry['rule']}", title=Text(**entry["title"]), clause=entry["clause"],
                   input=entry["input"], expect=entry["expect"], page=entry.get("page", False))
