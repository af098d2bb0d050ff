"""What rules are made of: fields, bounds, tables, amounts, clocks, answers, checks.

A module of rules imports its building blocks from here.
"""

from .amounts import Brackets, Discretion, Excess, Fixed, Greatest, Least, Of, PerUnit, Rate, Steps, Sum, Term
from .answers import Answer, Output, Reading, Step, needs, silent
from .bounds import Bound, Interval, Words
from .clocks import CALENDAR, UnknownYear, add_days, add_hours, add_months, add_working_days
from .errors import InputError
from .fields import HOUSEHOLD, PERSON, Choice, Count, Date, Instant, Money, Number, Option, Percent, Rows, Tick, YesNo, options
from .rules import Calculation, Checklist, Deadline, Decision, Grading, Item, Level, Lookup, Rule, lookup
from .scores import Score, Scored, ScoreGroup, score
from .stacking import Award, keep_highest
from .tables import Conflict, OneOf, Row, Silent, Table, Within, no, ticked, yes
from .tables import Sum as Shares
from .text import DAYS, Text, day, join, listing, money, number

__all__ = [
    "CALENDAR", "DAYS", "HOUSEHOLD", "PERSON", "Answer", "Award", "Bound", "Brackets", "Calculation", "Checklist", "Choice", "Conflict",
    "Count", "Date", "Deadline", "Decision", "Discretion", "Excess", "Fixed", "Grading", "Greatest", "InputError", "Instant",
    "Interval", "Item", "Least", "Level", "Lookup", "Money", "Number", "Of", "OneOf", "Option", "Output", "PerUnit", "Percent",
    "Rate", "Reading", "Row", "Rows", "Rule", "Score", "ScoreGroup", "Scored", "Shares", "Silent", "Step", "Steps",
    "Sum", "Table", "Term", "Text", "Tick", "UnknownYear", "Within", "Words", "YesNo", "add_days", "add_hours",
    "add_months", "add_working_days", "day", "join", "keep_highest", "listing", "lookup", "money", "needs", "no", "number",
    "options", "score", "silent", "ticked", "yes",
]
