"""The dates of the plan year, and how the plan's bound words are read.

The plan defines none of its bound words. 以上 and 内 include the number (Civil Code, article 1259);
前 before a day is read as including that day, and the other reading is shown on that day.
"""

from __future__ import annotations

from datetime import date

from calculators.kernel import Interval, Words
from calculators.kernel.bounds import Bound

WORDS = Words(closed={"前": True})
YEAR_START = date(2021, 1, 1)
MAIN_END = date(2020, 12, 31)
EXTENSION_END = date(2021, 2, 28)


def after(last: date, word: str = "至") -> Interval:
    """Every day after the last day of a period."""
    return Interval(lower=Bound(value=last, closed=False, word=word))
