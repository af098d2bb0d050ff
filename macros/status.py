"""Whether a plan holds on a day: in force, not yet, expired, its plan year over. The day is passed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.kernel.text import Text, day

from .plans import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A key for styles and filters, and the words."""

    key: str
    text: Text


def status(plan: Plan, today: date) -> Status:
    """The status of a plan on a day, from its own dates."""
    if plan.expires and today > plan.expires:
        until = day(plan.expires)
        return Status(key="expired", text=Text(f"已失效（有效期至{until.zh}）", f"Expired (in force until {until.en})"))
    if plan.effective and today < plan.effective:
        since = day(plan.effective)
        return Status(key="not-yet", text=Text(f"尚未施行（自{since.zh}起）", f"Not yet in force (from {since.en})"))
    if plan.plan_year and today > date(plan.plan_year, 12, 31):
        year = plan.plan_year
        return Status(key="year-over", text=Text(f"{year}年度方案，年度已过", f"Scheme for {year}; that year is over"))
    if plan.effective or plan.plan_year:
        return Status(key="in-force", text=Text("现行", "In force"))
    return Status(key="unknown", text=Text("施行日期不详", "Date of entry into force not known"))
