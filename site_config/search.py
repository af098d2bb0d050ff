"""The scripts of the search in a built site, and the finder asked without a page: the build's own check."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from calculators.kernel.text import LANGUAGES
from macros import searching
from macros.pages import Handbook
from macros.plans import Plan

BROWSER = Path(__file__).resolve().parent / "browser"

#: How many plans and clauses the build asks for.
ASKED = 40


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
    """Look for plans by their numbers and for clauses by their own words. Raises DeadSearchError."""
    expected = list(islice(_expected(handbook.plans), ASKED))
    answers = ask(folder, (query for query, _ in expected))
    dead = [f"{query!r} does not find {address}" for (query, address), answer in zip(expected, answers, strict=True)
            if address not in answer["found"]]
    if dead:
        raise DeadSearchError("the search is dead:\n" + "\n".join(dead))


def _expected(plans: tuple[Plan, ...]) -> Iterable[tuple[str, str]]:
    """Queries, each with what it must find, spread over all plans."""
    step = max(1, len(plans) * 3 // ASKED)
    for plan in plans[::step]:
        yield plan.number or plan.title.zh, plan.id
        for language in LANGUAGES:
            clause = max(plan.clauses(language), key=lambda clause: len(clause.title))
            name = plan.number or getattr(plan.title, language)
            yield f"{name} {clause.title}", f"{plan.id}#{clause.anchor}"
