"""What `handbook list` prints: every calculator with its titles, clauses, inputs and outputs."""

from __future__ import annotations

from . import registry
from .kernel.rules import FAMILIES, Rule


def entry(calculator: str, rule: Rule) -> dict[str, object]:
    """One calculator as plain data."""
    return {
        "id": calculator,
        "title": rule.title.as_dict(),
        "question": rule.question.as_dict(),
        "family": rule.family,
        "family_title": FAMILIES[rule.family].as_dict(),
        "clauses": list(rule.clauses),
        "inputs": [item for field in rule.inputs() for item in field.describe()],
        "outputs": [output.describe() for output in rule.outputs],
    }


def entries() -> list[dict[str, object]]:
    """All calculators, in the registry's order."""
    return [entry(name, registry.rule(name)) for name in registry.calculators()]
