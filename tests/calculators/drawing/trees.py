"""What tests ask of a picture's tree."""

from collections.abc import Iterator

from calculators.drawing import picture
from calculators.drawing.svg import Node
from calculators.kernel import Rule


def nodes(node: Node) -> Iterator[list]:
    if isinstance(node, list):
        yield node
        for child in node[2:]:
            yield from nodes(child)


def texts(node: Node) -> list[str]:
    return [child for each in nodes(node) for child in each[2:] if isinstance(child, str)]


def drawn(rule: Rule, language: str = "zh", **raw: object) -> Node | None:
    """The picture of what a reader entered."""
    values, errors = rule.read(raw)
    assert not errors
    return picture(rule, values, rule.answer(values), language)


def with_class(node: Node, name: str) -> list[list]:
    return [each for each in nodes(node) if name in each[1].get("class", "").split()]
