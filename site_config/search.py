"""The scripts of the search in a built site, and the finder asked without a page: the build's own check."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from calculators.kernel.chains import Together
from calculators.kernel.text import LANGUAGES
from macros import searching, together
from macros.pages import Handbook
from macros.plans import Plan

BROWSER = Path(__file__).resolve().parent / "browser"

#: How many plans the build asks for at most, and how many chains and comparisons.
PLANS, TOGETHER = 14, 6


class DeadSearchError(Exception):
    """The search does not find what stands in the handbook; the message says what."""


def write(handbook: Handbook, folder: Path, **sizes: int) -> None:
    """Write every script into a folder; `sizes` as for `searching.scripts`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in searching.scripts(handbook, **sizes):
        (folder / f"{name}.js").write_text(text, encoding="utf-8")


def ask(folder: Path, queries: Iterable[dict[str, object] | str], most: int = 30) -> list[dict[str, Any]]:
    """What the finder answers to each query; see ask-search.mjs. Raises DeadSearchError."""
    given = [{"query": query} if isinstance(query, str) else query for query in queries]
    done = subprocess.run(["node", BROWSER / "ask-search.mjs", folder], input=json.dumps({"queries": given, "most": most}),
                          capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise DeadSearchError(f"the search stopped:\n{done.stderr}")
    return json.loads(done.stdout)


def prove(handbook: Handbook, folder: Path) -> None:
    """Look for plans by their numbers, for clauses, chains and comparisons by their own words. Raises DeadSearchError."""
    expected = [*_plans(handbook.plans), *_together(together.rules(handbook.together))]
    answers = ask(folder, (query for query, _ in expected))
    dead = [f"{query!r} does not find {address}" for (query, address), answer in zip(expected, answers, strict=True)
            if address not in answer["found"]]
    if dead:
        raise DeadSearchError("the search is dead:\n" + "\n".join(dead))


def _spread[T](given: Sequence[T], most: int) -> Sequence[T]:
    """At most so many, spread over all."""
    return given[::max(1, math.ceil(len(given) / most))]


def _plans(plans: Sequence[Plan]) -> Iterator[tuple[str, str]]:
    """Queries, each with what it must find: a plan, and a clause of it in either language."""
    for plan in _spread(plans, PLANS):
        yield plan.number or plan.title.zh, plan.id
        for language in LANGUAGES:
            clause = max(plan.clauses(language), key=lambda clause: len(clause.title))
            name = plan.number or getattr(plan.title, language)
            yield f"{name} {clause.title}", f"{plan.id}#{clause.anchor}"


def _together(rules: Sequence[Together]) -> Iterator[tuple[str, str]]:
    """The titles of chains and comparisons in both languages, each with its page."""
    for rule in _spread(rules, TOGETHER):
        yield from ((getattr(rule.title, language), f"{together.FOLDER}/{rule.name}") for language in LANGUAGES)
