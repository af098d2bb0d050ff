"""Master emergency plan of Shanting District (山政发〔2022〕8号).

The plan defines no bound words; grades, levels of response and warning grades get their criteria from the special plans.
"""

from __future__ import annotations

from .bodies import scene_groups
from .leads import lead_department
from .plans import annual_evaluation, plan_filing_deadline, plan_revision_trigger
from .reporting import report_content, report_path
from .response import (
    handling_tier,
    response_end,
    response_level_authority,
    response_measures_checklist,
    state_of_emergency,
)
from .warning import warning_colour, warning_measures

RULES = (
    handling_tier,
    response_level_authority,
    scene_groups,
    warning_colour,
    warning_measures,
    report_path,
    report_content,
    response_measures_checklist,
    state_of_emergency,
    response_end,
    annual_evaluation,
    plan_filing_deadline,
    plan_revision_trigger,
    lead_department,
)
