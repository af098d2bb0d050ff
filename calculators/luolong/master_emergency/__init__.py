"""Master emergency plan of Luolong District (洛龙区人民政府突发公共事件总体应急预案; the source prints no number).

The plan defines no bound words. Its grading standards, with the figures, are a document of their own.
"""

from __future__ import annotations

from .aftermath import after_report_2_weeks, drill_and_revision, requisition_compensation
from .bodies import lead_department, scene_groups
from .grades import who_can_handle_grade
from .reporting import report_deadlines
from .response import expand_and_end, tiered_handling
from .warning import warning_colour_and_issuer, warning_prevention_measures

RULES = (
    who_can_handle_grade,
    lead_department,
    report_deadlines,
    warning_colour_and_issuer,
    warning_prevention_measures,
    tiered_handling,
    scene_groups,
    expand_and_end,
    after_report_2_weeks,
    requisition_compensation,
    drill_and_revision,
)
