"""What every page is made of: its path, its Markdown, and the blocks of finished HTML that stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: its path under the site, its Markdown, and the blocks that `<!-- block: name -->` stands for."""

    path: str
    title: str
    markdown: str
    blocks: Mapping[str, str] = field(default_factory=dict)


def front(title: str, description: str, *hide: str) -> str:
    """The front matter of a page."""
    hidden = f"hide: [{', '.join(hide)}]\n" if hide else ""
    return f"---\ntitle: {quoted(title)}\ndescription: {quoted(description)}\n{hidden}---\n\n"


def quoted(words: str) -> str:
    """A YAML string."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def block(name: str) -> str:
    return f"<!-- block: {name} -->"
