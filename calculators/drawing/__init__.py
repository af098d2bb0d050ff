"""Pictures of rules, drawn from their own tables: the scale of a grading, the curve of a subsidy, the days of a deadline.

A picture is a tree of elements like an answer's view, with SVG among them, and a table of the same for those who do
not see it. The same code draws at build time and in the reader's browser, which loads the one way to draw that it needs.
"""

from __future__ import annotations

from calculators.kernel.answers import Answer
from calculators.kernel.fields import Values
from calculators.kernel.rules import Decision, Grading, Rule

from .svg import Node, folded
from .text import HEADING


def picture(rule: Rule, values: Values, answer: Answer, language: str, *, drawn: bool = True) -> Node | None:
    """What can be drawn of an answer, folded under a heading; None where there is nothing to draw.

    Without `drawn` the heading alone, for a reader who has not unfolded it: drawing takes as long as the answer.
    """
    if not drawn:
        return folded("hb-picture", getattr(HEADING, language)) if _drawable(rule, values, answer) else None
    inside = _drawn(rule, values, answer, language)
    return folded("hb-picture", getattr(HEADING, language), *inside) if inside else None


def _drawable(rule: Rule, values: Values, answer: Answer) -> bool:
    if isinstance(rule, Decision):
        from . import curve

        return any(curve.curves(rule, values, answer))
    return isinstance(rule, Grading) or answer.span is not None


def _drawn(rule: Rule, values: Values, answer: Answer, language: str) -> list[Node]:
    if isinstance(rule, Grading):
        from . import scale

        return scale.draw(rule, values, language)
    if isinstance(rule, Decision):
        from . import curve

        return curve.draw(rule, values, answer, language)
    from . import strip

    return strip.draw(answer, language)
