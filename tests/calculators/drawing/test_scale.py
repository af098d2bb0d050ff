"""The scale of a grading says of every value what the table says of it."""

import re

import pytest

from calculators import registry
from calculators.drawing import scale
from calculators.kernel import Grading
from calculators.kernel.cells import breakpoints, representatives
from calculators.kernel.text import LANGUAGES

from .trees import drawn, nodes, texts

GRADINGS = {name: rule for name in registry.calculators() if isinstance(rule := registry.rule(name), Grading)}
EVENT = GRADINGS["ziyang/environmental-emergency/event-grade"]


@pytest.mark.parametrize("name", GRADINGS)
def test_every_value_lies_in_one_piece_and_that_has_its_grade(name: str) -> None:
    rule = GRADINGS[name]
    for line in scale.lines_of(rule):
        rows = [row for _, row in line.rows]
        cut = scale.pieces(rule, line)
        for value in representatives(line.field, breakpoints(rows, line.field.name)):
            pieces = [piece for piece in cut if scale._lies_in(value, piece)]
            grades = [rule.rank(row.then["grade"]) for within, row in line.rows if value in within.interval and isinstance(row.then, dict)]
            assert len(pieces) == 1, (line.field.name, value, pieces)
            if grades:
                assert pieces[0].outcome == rule.levels[min(grades)].key
            else:
                assert pieces[0].outcome in (scale.NONE, scale.SILENT)


@pytest.mark.parametrize("name", GRADINGS)
def test_every_row_with_a_figure_is_on_a_line_and_every_other_in_the_list(name: str) -> None:
    rule = GRADINGS[name]
    on_lines = [row for line in scale.lines_of(rule) for _, row in line.rows]
    listed = [row for row in rule.table.rows if row not in on_lines and isinstance(row.then, dict)]
    found = [node for node in nodes(drawn(rule)) if node[0] == "li"]
    assert len(found) == len(listed)


@pytest.mark.parametrize("name", GRADINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_shapes_lie_within_the_picture(name: str, language: str) -> None:
    for node in nodes(drawn(GRADINGS[name], language)):
        for key in ("x", "x1", "x2", "cx"):
            assert -6 <= float(node[1].get(key, 0)) <= 326


@pytest.mark.parametrize(("deaths", "grade"), [(30, "特别重大（Ⅰ级）"), (29, "重大（Ⅱ级）"), (10, "重大（Ⅱ级）"), (9, "较大（Ⅲ级）"),
                                               (3, "较大（Ⅲ级）"), (2, "一般（Ⅳ级）"), (1, "一般（Ⅳ级）"), (0, "不够任何一级")])
def test_the_readers_value_stands_in_its_band(deaths: int, grade: str) -> None:
    node = drawn(EVENT, deaths=str(deaths))
    spoken = next(each[1]["aria-label"] for each in nodes(node) if each[0] == "svg")
    assert spoken == f"死亡人数（人）：{deaths}人 — {grade}"
    (row,) = [each for each in nodes(node) if each[0] == "tr" and f"填写的{deaths}人在这里" in texts(each)[1]]
    assert grade in texts(row)[2]


def test_a_bound_is_filled_on_the_side_that_it_belongs_to() -> None:
    line = next(each for each in nodes(drawn(EVENT, deaths="12")) if each[0] == "svg")
    ends = [(each[1]["cx"], each[1]["class"]) for each in nodes(line) if each[0] == "circle"]
    # 0 belongs to the left (nobody dead is no grade), 3, 10 and 30 to the right (以上).
    assert [name for _, name in ends] == ["hb-end", "hb-end hb-end--open", *["hb-end hb-end--open", "hb-end"] * 3]
    assert [label for label in texts(line) if re.fullmatch(r"\d+", label)] == ["0", "3", "10", "30"]


def test_a_criterion_that_holds_is_marked() -> None:
    tick = next(field for field in EVENT.fields if field.kind == "tick")
    held = [texts(each) for each in nodes(drawn(EVENT, **{tick.name: True})) if each[0] == "li" and each[1].get("class") == "hb-holds"]
    assert [words[-1] for words in held] == [f"✓ {tick.label.zh}"]


def test_money_is_written_in_the_unit_of_its_line() -> None:
    found = texts(drawn(EVENT, "en", loss="350", loss_unit="wan"))
    assert {"5", "20", "100", "Direct economic loss (million yuan)", "3.5 million yuan"} <= {word.strip(": ") for word in found}
