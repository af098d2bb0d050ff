"""The words of the pages, in both languages."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from calculators.kernel.text import Text


@lru_cache(maxsize=1)
def all_words() -> dict[str, Text]:
    """Every text by `table.key`. Raises ValueError where a language is missing."""
    data = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return {f"{table}.{key}": Text(**value) for table, entries in data.items() for key, value in entries.items()}


def word(key: str, language: str, **parts: object) -> str:
    """One text in one language."""
    return getattr(all_words()[key].format(**parts) if parts else all_words()[key], language)
