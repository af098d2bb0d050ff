"""No-stacking groups: of several awards for one thing only the highest is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """An award: what it is, which thing it is for, and how much, in yuan."""

    name: str
    group: str
    amount: Fraction


def keep_highest(awards: Iterable[Award]) -> tuple[tuple[Award, ...], tuple[Award, ...]]:
    """The awards kept and those dropped. Of equal amounts the first stays.

    >>> a, b = Award(name="a", group="g", amount=Fraction(1)), Award(name="b", group="g", amount=Fraction(2))
    >>> [award.name for award in keep_highest([a, b])[0]]
    ['b']
    """
    awards = tuple(awards)
    best: dict[str, Award] = {}
    for award in awards:
        if award.group not in best or award.amount > best[award.group].amount:
            best[award.group] = award
    kept = tuple(award for award in awards if best[award.group] is award)
    return kept, tuple(award for award in awards if best[award.group] is not award)
