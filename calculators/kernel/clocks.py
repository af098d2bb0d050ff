"""Four clocks: calendar days, working days, hours and minutes from an instant, months.

Each says whether the first day counts. Working days follow the holiday notices of the State Council, kept in
holidays.json; a year whose notice is not there is unknown, never guessed.
"""

from __future__ import annotations

import json
import pkgutil
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from .text import Text

ONE_DAY = timedelta(days=1)


class UnknownYear(Exception):
    """A year whose public holidays are not published in this edition."""

    def __init__(self, year: int, known: range) -> None:
        super().__init__(year)
        self.year, self.known = year, known

    def words(self) -> Text:
        first, last = self.known[0], self.known[-1]
        return Text(f"{self.year}年的法定节假日安排不在本手册之内（只有{first}年至{last}年的），算不出这一年的工作日；请按国务院办公厅公布的放假安排核对。",
                    f"The public holidays of {self.year} are not in this handbook (it has {first} to {last}), so the working "
                    f"days of that year are unknown; check against the holiday notice of the State Council.")


@dataclass(frozen=True)
class WorkingCalendar:
    """Working days of China: weekends, public holidays, and the weekend days that are worked in their stead."""

    first: int
    last: int
    off: frozenset[date]
    on: frozenset[date]

    @cached_property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    def is_working(self, day: date) -> bool:
        """Raises UnknownYear."""
        if day.year not in self.years:
            raise UnknownYear(day.year, self.years)
        return day in self.on or (day.weekday() < 5 and day not in self.off)


def load() -> WorkingCalendar:
    """The calendar packed beside this module."""
    data = json.loads(pkgutil.get_data(__package__, "holidays.json"))
    return WorkingCalendar(first=data["first"], last=data["last"], off=frozenset(map(date.fromisoformat, data["off"])),
                           on=frozenset(map(date.fromisoformat, data["on"])))


# Read at once, not when first asked: a start from a snapshot of memory has no file to read.
CALENDAR = load()


def add_days(start: date, count: int, *, first_counts: bool = False) -> date:
    """The last of `count` calendar days. By default the day after `start` is the first (Civil Code, article 201)."""
    return start + ONE_DAY * (count - first_counts)


def add_working_days(start: date, count: int, *, first_counts: bool = False, calendar: WorkingCalendar = CALENDAR) -> date:
    """The last of `count` working days; the first is the next working day after `start`. Raises UnknownYear."""
    day = start - ONE_DAY if first_counts else start
    while count:
        day += ONE_DAY
        count -= calendar.is_working(day)
    return day


def working_days_between(start: date, end: date, *, calendar: WorkingCalendar = CALENDAR) -> int:
    """Working days after `start` up to and including `end`. Raises UnknownYear."""
    days = (start + ONE_DAY * n for n in range(1, (end - start).days + 1))
    return sum(calendar.is_working(day) for day in days)


def add_hours(start: datetime, hours: int = 0, minutes: int = 0) -> datetime:
    """An instant later. Local time; China keeps one time all year."""
    return start + timedelta(hours=hours, minutes=minutes)


def add_months(start: date, count: int) -> date:
    """The same day `count` months later, or the last day of that month where it has no such day (Civil Code, 202)."""
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def first_of_next_month(day: date) -> date:
    return add_months(day.replace(day=1), 1)
