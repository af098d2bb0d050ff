"""Scores: points for items in groups, a least for each group and for the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One item: the points given are at most `most`."""

    name: str
    most: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreGroup:
    """Items that are added up; below `least` the whole fails, whatever the other groups have."""

    name: str
    items: tuple[Score, ...]
    least: Decimal = Decimal(0)

    def points(self, given: Mapping[str, Decimal]) -> Decimal:
        """Raises ValueError where an item has more points than it can have."""
        for item in self.items:
            if not 0 <= given[item.name] <= item.most:
                raise ValueError(f"{item.name}: {given[item.name]} of {item.most}")
        return sum((given[item.name] for item in self.items), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The result: the total, the points of each group, and the groups that fall short."""

    total: Decimal
    groups: Mapping[str, Decimal]
    short: tuple[str, ...]

    def passes(self, least: Decimal) -> bool:
        return not self.short and self.total >= least


def score(groups: tuple[ScoreGroup, ...], given: Mapping[str, Decimal]) -> Scored:
    """All groups scored.

    >>> safe = ScoreGroup(name="safety", items=(Score(name="exits", most=Decimal(10)),), least=Decimal(6))
    >>> score((safe,), {"exits": Decimal(5)}).passes(Decimal(5))
    False
    """
    points = {group.name: group.points(given) for group in groups}
    short = tuple(group.name for group in groups if points[group.name] < group.least)
    return Scored(total=sum(points.values(), Decimal(0)), groups=points, short=short)
