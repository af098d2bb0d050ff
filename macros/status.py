"""Whether a plan holds on a day: in force, not yet, expired, its plan year over. The day is passed in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.kernel.text import Text, day

from .plans import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A key for styles and filters, the words, and the day from which it holds; None from the beginning."""

    key: str
    text: Text
    since: date | None = None


def timeline(plan: Plan) -> tuple[Status, ...]:
    """Every status that a plan goes through, in order, from its own dates."""
    found = []
    if plan.effective:
        start = day(plan.effective)
        found = [Status(key="not-yet", text=Text(f"尚未施行（自{start.zh}起）", f"Not yet in force (from {start.en})"))]
    if plan.effective or plan.plan_year:
        found.append(Status(key="in-force", text=Text("现行", "In force"), since=plan.effective))
    else:
        found.append(Status(key="unknown", text=Text("施行日期不详", "Date of entry into force not known")))
    if plan.expires:
        end = day(plan.expires)
        found.append(Status(key="expired", text=Text(f"已失效（有效期至{end.zh}）", f"Expired (in force until {end.en})"),
                            since=plan.expires + timedelta(days=1)))
    elif plan.plan_year:
        year = plan.plan_year
        found.append(Status(key="year-over", since=date(year + 1, 1, 1),
                            text=Text(f"{year}年度方案，年度已过", f"Scheme for {year}; that year is over")))
    return tuple(found)


def status(plan: Plan, today: date) -> Status:
    """The status of a plan on a day."""
    return [each for each in timeline(plan) if each.since is None or each.since <= today][-1]


def as_json(plan: Plan, language: str) -> str:
    """The timeline for the page, whose script shows the status of the reader's own day: [since, key, words]."""
    return json.dumps([[each.since.isoformat() if each.since else "", each.key, getattr(each.text, language)]
                       for each in timeline(plan)], ensure_ascii=False)
