"""Grading standards of public emergencies, Luolong District (突发公共事件分级标准), annex to the district's master plan.

The text does not define 以上 and 以下.
"""

from __future__ import annotations

from . import accidents, agriculture_forestry, crime, environment, epidemics, health, natural, navigator, security

RULES = (
    *navigator.RULES,
    *natural.RULES,
    *agriculture_forestry.RULES,
    *accidents.RULES,
    *environment.RULES,
    *health.RULES,
    *epidemics.RULES,
    security.mass_incident,
    *crime.RULES,
    security.foreign_related,
    security.terror,
)
