"""Scheme for the centralised collection of resident pension and medical insurance contributions for 2023, Shanting District.

山政办发〔2022〕4号. The rules stand in the order of the plan's clauses.
"""

from .contributions import medical_contribution, pension_tier_subsidy
from .duties import department_duty
from .people import eligibility
from .targets import participation_targets
from .timing import benefit_start, calendar

RULES = (participation_targets, eligibility, pension_tier_subsidy, medical_contribution, benefit_start, department_duty, calendar)
