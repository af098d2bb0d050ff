"""Degrees of casualties and of loss that the text names without figures: 特大, 重大, 较大, 一定."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from calculators.kernel import Choice, OneOf, Reading, Row, Text, options

from .fields import HARM, JUDGED, graded, silent_on

AT_LEAST = {"huge": ("huge",), "major": ("huge", "major"), "fair": ("huge", "major", "fair"),
            "some": ("huge", "major", "fair", "some")}
BELOW_FAIR = ("some", "none")

CASUALTY_DEGREE = Choice(
    name="casualty_degree", group=HARM, label=Text("伤亡程度", "Degree of casualties"),
    hint=Text("由有关部门认定，原文没有数字", "As found by the department in charge; the text gives no figures"),
    options=options(huge=("特大", "Huge"), major=("重大", "Major"), fair=("较大（较多）", "Considerable"),
                    some=("有伤亡，不到较大", "Some, less than considerable"), none=("没有伤亡", "None")))
LOSS_DEGREE = Choice(
    name="loss_degree", group=HARM, label=Text("经济损失程度", "Degree of economic loss"),
    hint=Text("由有关部门认定，原文没有数字", "As found by the department in charge; the text gives no figures"),
    options=options(huge=("巨大", "Huge"), major=("重大", "Major"), fair=("较大", "Considerable"),
                    some=("有损失，不到较大", "Some, less than considerable"), none=("没有损失", "None")))


def casualties(degree: str) -> OneOf:
    return OneOf("casualty_degree", AT_LEAST[degree])


def losses(degree: str) -> OneOf:
    return OneOf("loss_degree", AT_LEAST[degree])


def harm(degree: str) -> tuple[OneOf, OneOf]:
    """Casualties and loss, both of this degree or worse."""
    return casualties(degree), losses(degree)


BOTH = "loss-and-casualties-both"


def both(clause: str) -> Reading:
    """How “经济损失和人员伤亡” is read in a category."""
    return Reading(
        id=BOTH,
        clause=clause,
        says=Text("条文写“经济损失和人员伤亡”，用“和”连接；“重大”“较大”管不管伤亡，也没有写清。",
                  "The text joins economic loss “and” casualties, and does not say whether “major” or “considerable” speaks of both."),
        reads=Text("两样都要达到这个程度；更高的程度也算达到。", "Both must be of that degree; a worse degree counts as reaching a lesser one."),
        why=Text("“和”字面上是两样都有；只要一样时，原文另用“或”。",
                 "“And” means both by the letter; where one is enough, the text says “or”."),
        other=Text("损失和伤亡有一样达到就够。", "Either the loss or the casualties is enough."))


def ordinary(clause: str) -> Reading:
    """How far Grade IV reaches in a category, where one of casualties and loss is worse."""
    return Reading(
        id="grade-four-with-worse-harm",
        clause=clause,
        says=Text("较大以上各级要损失和伤亡都达到；一般级只写有伤亡或者有一定损失，没有上限。",
                  "Grade III and above ask for loss and casualties both; Grade IV speaks of casualties or some loss without an upper end."),
        reads=Text("伤亡、损失有一样到了较大的，不算一般级，原文没有给出等级。",
                   "Where one of them is considerable or worse it is not Grade IV, and the text gives no grade."),
        why=Text("一般级说的是较轻的灾害；不能因为另一样不够，就把特大伤亡算作一般级。",
                 "Grade IV is for lesser disasters; huge casualties must not end there because the loss falls short."),
        other=Text("照字面，不够较大级的就属一般级。", "By the letter what is not Grade III is Grade IV."))


def lesser(clause: str, *when: OneOf, reading: Reading) -> tuple[Row, ...]:
    """Grade IV: casualties or loss, neither of them considerable."""
    return (graded("IV", clause, *when, OneOf("casualty_degree", ("some",)), OneOf("loss_degree", BELOW_FAIR), note=JUDGED,
                   readings=(reading,)),
            graded("IV", clause, *when, OneOf("loss_degree", ("some",)), OneOf("casualty_degree", BELOW_FAIR), note=JUDGED,
                   readings=(reading,)))


def either(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows under the other reading of `both`: one of the two is enough."""
    return tuple(made for row in rows for made in _split(row))


def _split(row: Row) -> Iterator[Row]:
    pair = ("casualty_degree", "loss_degree")
    if not isinstance(row.then, dict) or BOTH not in {reading.id for reading in row.readings}:
        yield row
        return
    for left_out in pair:
        yield replace(row, when=tuple(c for c in row.when if c.field != left_out))


UNEVEN = Text("伤亡和经济损失不在同一程度：原文要求两样都达到，没有说只有一样达到时属哪一级",
              "Casualties and loss are not of one degree: the text asks for both and does not say what grade one of them gives")


def uneven(clause: str, *readings: Reading) -> tuple[Row, ...]:
    """One of the two is considerable or worse and the other is not: the text has no grade for it."""
    return (silent_on(UNEVEN, clause, casualties("fair"), OneOf("loss_degree", BELOW_FAIR), readings=readings),
            silent_on(UNEVEN, clause, losses("fair"), OneOf("casualty_degree", BELOW_FAIR), readings=readings))
