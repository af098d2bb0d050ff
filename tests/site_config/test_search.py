"""The finder over the scripts that the build writes: what people type, and what they find."""

import dataclasses
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from calculators.kernel.text import Text
from macros import searching
from macros.pages import Handbook
from site_config import search
from site_config.source import read_handbook

FIRST = 3


def cases() -> Iterator[tuple[str, str, str, str]]:
    """Plan, query, address that it must find, how."""
    tables = tomllib.loads((Path(__file__).parent / "queries.toml").read_text(encoding="utf-8"))
    for plan, targets in tables.items():
        other = {how: targets.pop(how, {}) for how in ("mistakes", "parts")}
        for how, table in (("exact", targets), *other.items()):
            for target, queries in table.items():
                yield from ((plan, query, plan + ("" if target == "plan" else target), how) for query in queries)


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    return read_handbook()


@pytest.fixture(scope="session")
def asked(handbook: Handbook) -> list[tuple[str, str, str]]:
    there = {plan.id for plan in handbook.plans}
    return [(query, target, how) for plan, query, target, how in cases() if plan in there]


@pytest.fixture(scope="session")
def whole(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All text is loaded."""
    folder = tmp_path_factory.mktemp("whole")
    search.write(handbook, folder)
    return folder


@pytest.fixture(scope="session")
def indexed(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same text in many small pieces, with an index."""
    folder = tmp_path_factory.mktemp("indexed")
    search.write(handbook, folder, whole=0, indexed_piece=4_000)
    return folder


def test_there_are_many_queries_of_every_kind() -> None:
    found = list(cases())
    assert len(found) >= 80
    assert len({query for _, query, _, _ in found}) == len(found)
    assert len([query for _, query, _, _ in found if query.isascii()]) >= 15
    assert len([how for *_, how in found if how == "mistakes"]) >= 6


@pytest.mark.parametrize("kind", ["whole", "indexed"])
def test_what_is_typed_finds_its_clause_in_the_first_three(
    kind: str, asked: list[tuple[str, str, str]], request: pytest.FixtureRequest
) -> None:
    answers = search.ask(request.getfixturevalue(kind), [query for query, _, _ in asked])
    wrong = [f"{query}: {answer['how']}, {answer['found'][:FIRST]}, not {target}"
             for (query, target, how), answer in zip(asked, answers, strict=True)
             if target not in answer["found"][:FIRST] or answer["how"] != how]
    assert not wrong, "\n".join(wrong)
