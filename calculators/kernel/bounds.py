"""Bounds as data: a value, open or closed, the word of the text that says so, and the clause that defines the word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Ordered = int | Decimal | date | datetime

# How a word is read where the plan itself does not define it (general usage; the Civil Code, article 1259, says that
# 以上 and 以内 include the number and that 超过 and 不足 do not).
LOWER = {"以上": True, "及以上": True, "达到": True, "达": True, "不低于": True, "不少于": True, "至少": True, "满": True,
         "起": True, "超过": False, "超": False, "突破": False, "大于": False, "高于": False, "后": False}
UPPER = {"以下": False, "及以下": True, "以内": True, "内": True, "不超过": True, "最高不超过": True, "止": True, "至": True,
         "不足": False, "低于": False, "小于": False, "前": False}
SCALES = {"": 1, "千": 10**3, "万": 10**4, "千万": 10**7, "亿": 10**8}

_BEFORE = "最高不超过|不超过|不低于|不少于|至少|达到|超过|突破|大于|高于|不足|低于|小于|满|达|超"
_AFTER = "及以上|及以下|以上|以下|以内|内"
_FIGURE = re.compile(
    rf"(?P<before>{_BEFORE})?(?P<figure>\d[\d,]*(?:\.\d+)?)(?P<scale>千万|[千万亿]?)"
    rf"(?P<unit>[^\d]*?)(?P<after>{_AFTER})?(?=$|\d|{_BEFORE})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One end of an interval. `defined_in` is the clause that defines the word, or None where the plan does not."""

    value: Ordered
    closed: bool
    word: str
    defined_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """What lies between two bounds; a missing bound leaves that side open without end. `quote` is the text's own words."""

    lower: Bound | None = None
    upper: Bound | None = None
    quote: str = ""

    def __post_init__(self) -> None:
        if self.lower and self.upper:
            low, high = self.lower.value, self.upper.value
            if low > high or (low == high and not (self.lower.closed and self.upper.closed)):
                raise ValueError(f"an empty interval: {self.quote or self}")

    def __contains__(self, value: Ordered) -> bool:
        if self.lower and not (value >= self.lower.value if self.lower.closed else value > self.lower.value):
            return False
        return not (self.upper and not (value <= self.upper.value if self.upper.closed else value < self.upper.value))

    def bounds(self) -> tuple[Bound, ...]:
        return tuple(bound for bound in (self.lower, self.upper) if bound)


class Words:
    """How one plan uses its bound words.

    >>> words = Words(defined={"以上": "4.1.4", "以下": "4.1.4"})
    >>> interval = words("2000万元以上1亿元以下")
    >>> interval.lower.value, interval.lower.closed, interval.upper.value, interval.upper.closed
    (20000000, True, 100000000, False)
    """

    def __init__(self, *, defined: Mapping[str, str] | None = None, closed: Mapping[str, bool] | None = None) -> None:
        self.defined = dict(defined or {})
        self.closed = dict(closed or {})

    def __call__(self, quote: str) -> Interval:
        """The interval that a quotation names: `30人以上`, `超过5000平方米`, `500万元以上2000万元以下`.

        Raises ValueError where a figure has no bound word, or two words name the same side.
        """
        ends: dict[str, Bound] = {}
        covered = 0
        for match in _FIGURE.finditer(quote.replace(" ", "")):
            side, bound = self._end(match, quote)
            if side in ends:
                raise ValueError(f"two {side} bounds in {quote!r}")
            ends[side] = bound
            covered = match.end()
        if not ends or covered != len(quote.replace(" ", "")):
            raise ValueError(f"no bound can be read from {quote!r}")
        return Interval(**ends, quote=quote)

    def _end(self, match: re.Match[str], quote: str) -> tuple[str, Bound]:
        word = match["after"] or match["before"]
        if not word:
            raise ValueError(f"a figure without a bound word in {quote!r}")
        figure = Decimal(match["figure"].replace(",", "")) * SCALES[match["scale"]]
        value = int(figure) if figure == figure.to_integral_value() else figure
        return ("lower", self.lower(value, word)) if word in LOWER else ("upper", self.upper(value, word))

    def some(self, quote: str) -> Interval:
        """Below the quoted figure and more than nothing: a lower end that a reading sets, not a word of the text."""
        return Interval(lower=Bound(value=0, closed=False, word=""), upper=self(quote).upper, quote=quote)

    def lower(self, value: Ordered, word: str) -> Bound:
        return Bound(value=value, closed=self.closed.get(word, LOWER[word]), word=word, defined_in=self.defined.get(word))

    def upper(self, value: Ordered, word: str) -> Bound:
        return Bound(value=value, closed=self.closed.get(word, UPPER[word]), word=word, defined_in=self.defined.get(word))

    def between(self, low: Ordered | None, low_word: str, high: Ordered | None, high_word: str, quote: str = "") -> Interval:
        """An interval of dates or of values that no quotation holds in one piece."""
        return Interval(lower=None if low is None else self.lower(low, low_word),
                        upper=None if high is None else self.upper(high, high_word), quote=quote)
