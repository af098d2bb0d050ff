"""The holiday calendar for calculators/kernel/holidays.json, taken from the library `chinesecalendar`."""

from __future__ import annotations

import json
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

PLACE = Path(__file__).parent.parent / "calculators" / "kernel" / "holidays.json"


def published() -> dict[str, object]:
    """Weekdays off and weekend days worked, for every year that the library has whole."""
    from chinese_calendar import constants, is_workday

    years = sorted({day.year for day in constants.holidays} & {day.year for day in constants.workdays | constants.holidays})
    off, on = [], []
    day, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    while day <= last:
        working = is_workday(day)
        if day.weekday() < 5 and not working:
            off.append(day.isoformat())
        if day.weekday() >= 5 and working:
            on.append(day.isoformat())
        day += timedelta(days=1)
    return {"source": f"chinesecalendar {version('chinesecalendar')}", "first": years[0], "last": years[-1], "off": off, "on": on}


def text() -> str:
    """The file as it stands."""
    return json.dumps(published(), indent=0) + "\n"


def write() -> bool:
    """Renew the file; true when it changed."""
    new = text()
    if PLACE.exists() and PLACE.read_text(encoding="utf-8") == new:
        return False
    PLACE.write_text(new, encoding="utf-8")
    return True
