"""Where the handbook's data lies, and the day it is built for."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

from calculators.kernel.text import day
from macros import glossary, linking, plans, topics
from macros.pages import Handbook

ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT / "plans_src"
CHINA = timezone(timedelta(hours=8))


@lru_cache(maxsize=1)
def build_day() -> date:
    """The day of the edition in China: the one that SOURCE_DATE_EPOCH names, that of the last commit where the tree is
    unchanged since, or today. So a build of the same tree can be repeated to the byte.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _committed()
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(CHINA).date()


def _committed() -> str:
    """Seconds since 1970 of the last commit; empty where something has changed since, or there is no git."""
    try:
        if _git("status", "--porcelain"):
            return ""
        return _git("log", "-1", "--format=%ct")
    except (OSError, subprocess.CalledProcessError):
        return ""


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def read_handbook(today: date | None = None) -> Handbook:
    """All plans and terms, checked. Raises PlanError, EditionError or ExampleError."""
    read = plans.load_all(PLANS)
    terms = glossary.load(PLANS)
    names = linking.known(read)
    wrong = [fault for plan in read for fault in (*glossary.faults(plan, terms), *linking.faults(plan, names))]
    if wrong:
        raise plans.PlanError("\n".join(wrong))
    return Handbook(plans=read, terms=terms, questions=topics.load(PLANS), today=today or build_day(),
                    together=plans.load_together(PLANS))


def edition_day(today: date, language: str) -> str:
    """The date of the edition in words."""
    return getattr(day(today), language)
