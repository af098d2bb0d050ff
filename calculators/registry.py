"""Which plans and calculators there are. Modules are found by their place in this folder and loaded when asked for."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache, lru_cache

from .kernel.rules import Rule

PACKAGE = __package__
FOLDER = importlib.import_module(PACKAGE).__path__
TOGETHER = "together"
NOT_PLACES = ("kernel", "drawing", TOGETHER)


class UnknownCalculator(KeyError):
    """No calculator has this id."""


@lru_cache(maxsize=1)
def plans() -> tuple[str, ...]:
    """Ids of all plans with rules: `ziyang/environmental-emergency`."""
    places = (module.name for module in pkgutil.iter_modules(FOLDER) if module.ispkg and module.name not in NOT_PLACES)
    return tuple(sorted(name for place in places for name in _modules(place)))


@lru_cache(maxsize=1)
def together() -> tuple[str, ...]:
    """Where rules of several plans are put together, as if they were plans: `together/chains`."""
    return tuple(sorted(_modules(TOGETHER)))


def _modules(folder: str) -> list[str]:
    package = importlib.import_module(f"{PACKAGE}.{folder}")
    return [f"{folder}/{module.name}".replace("_", "-") for module in pkgutil.iter_modules(package.__path__)]


@cache
def rules(plan: str) -> dict[str, Rule]:
    """The rules of a plan by name, in the order of its clauses. Raises UnknownCalculator."""
    if plan not in plans() and plan not in together():
        raise UnknownCalculator(plan)
    module = importlib.import_module(f"{PACKAGE}.{plan.replace('/', '.').replace('-', '_')}")
    named = {rule.name: rule for rule in module.RULES}
    if len(named) != len(module.RULES):
        raise ValueError(f"{plan}: two rules of one name")
    return named


def rule(calculator: str) -> Rule:
    """The rule of an id `place/plan/rule`. Raises UnknownCalculator."""
    plan, _, name = calculator.rpartition("/")
    try:
        return rules(plan)[name]
    except KeyError:
        raise UnknownCalculator(calculator) from None


def calculators() -> tuple[str, ...]:
    """Ids of all calculators, plan by plan, and then those that put them together."""
    return tuple(f"{plan}/{name}" for plan in (*plans(), *together()) for name in rules(plan))
