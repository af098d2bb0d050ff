"""What several rules of the plan ask for: the grade of an incident (1.4.3), and counts of what is ticked."""

from __future__ import annotations

from calculators.kernel import Bound, Choice, Interval, Option, Text, Within

GRADES = (
    Option("I", Text("特别重大", "Grade I (particularly serious)")),
    Option("II", Text("重大", "Grade II (serious)")),
    Option("III", Text("较大", "Grade III (relatively serious)")),
    Option("IV", Text("一般", "Grade IV (ordinary)")),
)
HIGHER = ("I", "II", "III")

GRADE = Choice(
    name="grade",
    label=Text("事件等级", "Grade of the event"),
    options=GRADES,
    hint=Text("分级标准在各专项应急预案里，本预案没有写", "The criteria stand in the special plans, not in this plan"),
)


def any_of(field: str, quote: str) -> Within:
    """At least one of what is counted, in the text's own words for it (之一, 一项或多项)."""
    return Within(field=field, interval=Interval(lower=Bound(value=1, closed=True, word=""), quote=quote))


def none_of(field: str) -> Within:
    """Not even one; the text has no word for this side."""
    return Within(field=field, interval=Interval(upper=Bound(value=1, closed=False, word="")))
