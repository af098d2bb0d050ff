"""Whether a plan holds on a day: in force, not yet, review due, replaced, expired, its year over. The day is passed in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

from calculators.kernel.clocks import add_months
from calculators.kernel.text import Text, day

from .plans import Plan, Related


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A key for styles and filters, the words, and the day from which it holds; None from the beginning."""

    key: str
    text: Text
    since: date | None = None


def timeline(plan: Plan) -> tuple[Status, ...]:
    """Every status that a plan goes through, in order, from its own dates and those of the plans that replace it."""
    end = _end(plan)
    before = [each for each in _life(plan) if end is None or each.since is None or (end.since and each.since < end.since)]
    if end and end.since is None:
        return (end,)
    return (*before, *([end] if end else []))


def _life(plan: Plan) -> list[Status]:
    """What a plan goes through until it ends."""
    found = []
    if plan.effective:
        start = day(plan.effective)
        found.append(Status(key="not-yet", text=Text(f"尚未施行（自{start.zh}起）", f"Not yet in force (from {start.en})")))
    if plan.effective or plan.plan_year:
        found.append(Status(key="in-force", text=Text("现行", "In force"), since=plan.effective))
    else:
        found.append(Status(key="unknown", text=Text("施行日期不详", "Date of entry into force not known")))
    if due := review_due(plan):
        last, known = day(due), found[-1].text
        found.append(Status(key="review-due", since=due + timedelta(days=1),
                            text=Text(f"{known.zh}；应在{last.zh}前修订", f"{known.en}; its revision was due by {last.en}")))
    return found


def _end(plan: Plan) -> Status | None:
    """What ends a plan first; None where nothing is known to."""
    ends = [_replaced(other) for other in plan.superseded_by]
    if plan.expires:
        last = day(plan.expires)
        ends.append(Status(key="expired", text=Text(f"已失效（有效期至{last.zh}）", f"Expired (in force until {last.en})"),
                           since=plan.expires + timedelta(days=1)))
    elif plan.plan_year:
        year = plan.plan_year
        ends.append(Status(key="year-over", since=date(year + 1, 1, 1),
                           text=Text(f"{year}年度方案，年度已过", f"Scheme for {year}; that year is over")))
    return min(ends, key=lambda each: each.since or date.min, default=None)


def _replaced(other: Related) -> Status:
    since = day(other.since) if other.since else Text("日期不详", "date not known")
    return Status(key="superseded", since=other.since,
                  text=Text(f"已被{other.name.zh}取代（{since.zh}）", f"Replaced by {other.name.en} ({since.en})"))


def review_due(plan: Plan) -> date | None:
    """The last day of the term after which a plan is to be revised, counted from its start, or from its issue."""
    start = plan.effective or plan.issued
    if not (plan.review and plan.review.years and start):
        return None
    return add_months(start, 12 * plan.review.years)


def status(plan: Plan, today: date) -> Status:
    """The status of a plan on a day."""
    return [each for each in timeline(plan) if each.since is None or each.since <= today][-1]


def spans(plan: Plan, language: str) -> list[list[str]]:
    """The timeline for the page, whose script shows the status of the reader's own day: [since, key, words]."""
    return [[each.since.isoformat() if each.since else "", each.key, getattr(each.text, language)] for each in timeline(plan)]


def as_json(plan: Plan, language: str) -> str:
    """The spans as JSON."""
    return json.dumps(spans(plan, language), ensure_ascii=False)
