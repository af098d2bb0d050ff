"""Work plan for enrolment in and payment of resident medical insurance for 2021, Ziyang District.

益资政办发〔2020〕17号. The rules stand in the order of the plan's clauses.
"""

from .duties import department_duty, list_deadlines
from .payment import enrolment_window, late_full_standard_fee, newborn_90_days, payment_voucher
from .people import contribution_by_category, who_may_enrol
from .targets import enrolment_plan_completion, incomplete_penalty, progress_prize, work_fund_and_incentive

RULES = (
    who_may_enrol, contribution_by_category,
    enrolment_window, newborn_90_days, late_full_standard_fee, payment_voucher,
    department_duty,
    work_fund_and_incentive, progress_prize, incomplete_penalty,
    list_deadlines,
    enrolment_plan_completion,
)
