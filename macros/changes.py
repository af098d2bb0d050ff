"""What changes when: every date of every plan, with the clause that sets it; and what a plan leaves without a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calculators.kernel.text import Text

from .plans import Plan
from .status import review_due
from .words import all_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One day of one plan: what happens on it, the clause that says so, and the words where a clause has its own.

    `kind` is a key of [changes] in words.toml; `day` is None where the plan sets no date that can be worked out.
    """

    day: date | None
    kind: str
    plan: Plan
    clause: str | None = None
    text: Text | None = None

    @property
    def title(self) -> Text:
        return all_words()[f"changes.{self.kind}"]


def changes(plans: tuple[Plan, ...]) -> tuple[Change, ...]:
    """Every dated change of the plans, the earliest first."""
    found = [change for plan in plans for change in _changes(plan) if change.day]
    return tuple(sorted(found, key=lambda change: change.day))


def undated(plans: tuple[Plan, ...]) -> tuple[Change, ...]:
    """What the plans leave without a date, in the order of the plans."""
    return tuple(change for plan in plans for change in _changes(plan) if change.day is None)


def _changes(plan: Plan) -> Iterator[Change]:
    if plan.effective:
        yield Change(day=plan.effective, kind="effective", plan=plan, clause=plan.effective_clause)
    if plan.expires:
        yield Change(day=plan.expires, kind="expires", plan=plan, clause=plan.expires_clause)
    elif plan.plan_year:
        yield Change(day=date(plan.plan_year, 12, 31), kind="year_over", plan=plan)
    if plan.review:
        yield _review(plan)
    for other in plan.superseded_by:
        yield Change(day=other.since, kind="superseded", plan=plan, text=other.name)
    yield from _windows(plan)


def _review(plan: Plan) -> Change:
    due, years = review_due(plan), plan.review.years
    kind = "review" if due else "review_undated" if years else "review_open"
    return Change(day=due, kind=kind, plan=plan, clause=plan.review.clause, text=review_words(years) if years else None)


def review_words(years: int) -> Text:
    """How often a plan is to be revised."""
    words = all_words()
    return words["changes.review_every_one"] if years == 1 else words["changes.review_every"].format(years=years)


def _windows(plan: Plan) -> Iterator[Change]:
    for window in plan.dates:
        for key in ("opens", "closes"):
            if day := getattr(window, key):
                yield Change(day=day, kind=key, plan=plan, clause=window.clause, text=window.text)
        if not (window.opens or window.closes):
            yield Change(day=None, kind="no_date", plan=plan, clause=window.clause, text=window.text)


def split(found: tuple[Change, ...], today: date) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Today's and later changes, the next first; and those past, the latest first."""
    ahead = tuple(change for change in found if change.day >= today)
    return ahead, tuple(reversed([change for change in found if change.day < today]))
