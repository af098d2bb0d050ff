"""A view as plain text, for a terminal and for copying."""

from __future__ import annotations

from .present import Node

BLOCKS = {"p", "li", "dt", "dd", "tr", "summary"}


def lines(node: Node) -> list[str]:
    """The lines of a tree, one for each block."""
    found: list[str] = [""]
    _walk(node, found)
    return [line.strip() for line in found if line.strip()]


def _walk(node: Node, found: list[str]) -> None:
    if isinstance(node, str):
        found[-1] += node
        return
    tag, attributes, *children = node
    if attributes.get("class") == "hb-picture":
        return                                                # lines of text cannot show it, and the answer says it all
    if tag in BLOCKS:
        found.append({"li": "- ", "dd": "  "}.get(tag, ""))
    for child in children:
        _walk(child, found)
        if tag == "tr":
            found[-1] += "  "
    if tag in BLOCKS:
        found.append("")
