"""Emergency plan for environmental emergencies, Ziyang District (益资政办发〔2020〕18号).

Clause 4.1.4 defines the bound words: 以上 includes the number, 以下 does not.
"""

from __future__ import annotations

from .bodies import coordination_groups, member_duty_and_monitoring
from .grading import event_grade
from .preparedness import annual_training_drill
from .reporting import report_content, report_deadlines, special_information
from .response import response_by_grade, response_end
from .warning import warning_actions, warning_colour

RULES = (
    member_duty_and_monitoring,
    coordination_groups,
    warning_colour,
    warning_actions,
    event_grade,
    response_by_grade,
    report_deadlines,
    report_content,
    special_information,
    response_end,
    annual_training_drill,
)
