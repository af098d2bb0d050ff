"""Where the handbook's data lies, and the day it is built for."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from calculators.kernel.text import day
from macros import glossary, plans
from macros.pages import Handbook

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "plans_src"
CHINA = timezone(timedelta(hours=8))


def build_day() -> date:
    """Today in China, or the day that SOURCE_DATE_EPOCH names, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(CHINA).date()


def read_handbook(today: date | None = None) -> Handbook:
    """All plans and terms, checked. Raises PlanError, EditionError or ExampleError."""
    read = plans.load_all(PLANS)
    terms = glossary.load(PLANS)
    wrong = [fault for plan in read for fault in glossary.faults(plan, terms)]
    if wrong:
        raise plans.PlanError("\n".join(wrong))
    return Handbook(plans=read, terms=terms, today=today or build_day())


def edition_day(today: date, language: str) -> str:
    """The date of the edition in words."""
    return getattr(day(today), language)
