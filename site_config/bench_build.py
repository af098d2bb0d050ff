"""Measure how the building of the site grows with the number of plans, by copying the plans under other names.

A copy has the clauses, calculators, examples and pictures of its plan and an address of its own; the checks of its tables
are those of the plan. Chains and comparisons stay out: they are about the plans themselves. Printed for each size: seconds
of processor time, and the megabytes and pages of the site.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path
from time import process_time
from unittest.mock import patch

from macros.pages import Handbook
from macros.plans import Plan
from site_config import build, questions, source

SIZES = (4, 10, 50, 200)


def bench(sizes: tuple[int, ...]) -> int:
    """The command: measure, print."""
    whole = source.read_handbook()
    handbook, asked = replace(whole, together=()), questions.questions(whole)
    measured(grown(handbook, 1), asked)                       # what is packed once for all sizes is packed here
    print(f"\n{'plans':>6} {'seconds':>8} {'a plan':>8} {'MB':>8} {'pages':>6}")
    for size in sizes:
        seconds, megabytes, pages = measured(grown(handbook, size), asked)
        print(f"{size:6} {seconds:8.1f} {seconds / size:8.2f} {megabytes:8.1f} {pages:6}", flush=True)
    return 0


def grown(handbook: Handbook, size: int) -> Handbook:
    """A handbook of so many plans."""
    plans = handbook.plans
    return replace(handbook, plans=tuple(copied(plans[number % len(plans)], number // len(plans)) for number in range(size)))


def copied(plan: Plan, time: int) -> Plan:
    """A plan under another name and another number, as no two documents share one; the plan itself at the time 0."""
    if not time:
        return plan
    number = re.sub(r"\d+(?=号)", lambda found: str(int(found[0]) + 1000 * time), plan.number)
    copy = replace(plan, id=f"{plan.id}-{time + 1}", number=number)
    copy.__dict__["rules"] = plan.rules
    return copy


def measured(handbook: Handbook, asked: list[dict[str, object]]) -> tuple[float, float, int]:
    """Seconds of processor time to build a handbook, megabytes and pages of its site.

    The browser's Python is packed by the same questions for every size: it would be packed anew for each.
    """
    read = patch.object(source, "read_handbook", lambda: handbook)
    ask = patch.object(questions, "questions", lambda _: asked)
    with tempfile.TemporaryDirectory() as folder, read, ask:
        start = process_time()
        build.build_site(Path(folder))
        seconds = process_time() - start
        files = [path for path in Path(folder).rglob("*") if path.is_file()]
        return seconds, sum(path.stat().st_size for path in files) / 1e6, sum(path.suffix == ".html" for path in files)
