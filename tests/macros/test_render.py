import pytest
from markupsafe import Markup

from calculators import registry
from calculators.kernel.rules import Rule
from calculators.kernel.tables import Table
from calculators.kernel.text import LANGUAGES
from macros import render
from macros.words import all_words, word


def test_a_tree_becomes_html_and_every_text_is_escaped() -> None:
    node = ["p", {"class": 'a"b'}, "<script>", ["a", {"href": "#x"}, "1 & 2"]]
    assert render.html(node) == Markup('<p class="a&#34;b">&lt;script&gt;<a href="#x">1 &amp; 2</a></p>')


def test_values_of_a_link_have_the_names_of_the_controls() -> None:
    values = {"members": [{"category": "a", "number": 2}, {"category": "b"}], "tick": True, "n": 3}
    assert render.flat(values) == [("members.0.category", "a"), ("members.0.number", "2"), ("members.1.category", "b"),
                                   ("tick", "true"), ("n", "3")]


def test_a_rule_as_a_table_has_a_line_for_every_row() -> None:
    rule = registry.rule("ziyang/environmental-emergency/event-grade")
    rows = rows_of(rule, rule.table, "zh")
    assert len(rows) == len(rule.table.rows)
    assert any("30人以上" in condition for condition in rows[0]["when"])


def rows_of(rule: Rule, table: Table, language: str) -> list[dict]:
    return [row for _, rows in render.table(rule, table, language)["groups"] for row in rows]


def test_a_table_under_another_reading_shows_where_it_parts_from_the_own_one() -> None:
    seen = 0
    for rule in map(registry.rule, registry.calculators()):
        for other in (table for _, table in getattr(rule, "others", ()) if hasattr(rule, "table")):
            made = render.table(rule, other, "en")
            assert made["other"]
            if not made["same"]:
                continue
            seen += 1
            both = [row for row in other.rows if row in rule.table.rows]
            assert made["same"] - len(both) in (0, 1)                  # the row for all other cases, where it is the same
            shown = dict(made["groups"])
            assert set(shown) <= {"Only under this reading", "Only under the handbook's reading"}
            assert "first" not in (other.policy, rule.table.policy)
            assert len(rows_of(rule, other, "en")) < len(other.rows) + bool(other.otherwise)
    assert seen > 10


@pytest.mark.parametrize(("language", "outcomes"), [
    ("zh", ["医疗救助合计：0元", "财政补贴合计：70元", "自缴合计：210元"]),
    ("en", ["Medical assistance, total: 0 yuan", "Fiscal subsidy, total: 70 yuan", "Self-pay, total: 210 yuan"]),
])
def test_each_of_several_outcomes_has_its_name(language: str, outcomes: list[str]) -> None:
    rule = registry.rule("ziyang/resident-medical-insurance-2021/contribution-by-category")
    assert len(rule.outputs) > 1
    rows = rows_of(rule, next(iter(rule.tables())), language)
    assert outcomes in [row["then"] for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_outcome_alone_needs_no_name(language: str) -> None:
    rule = registry.rule("ziyang/environmental-emergency/event-grade")
    assert len(rule.outputs) == 1
    assert {len(row["then"]) for row in rows_of(rule, rule.table, language)} == {1}
    assert not any(getattr(rule.outputs[0].label, language) + ("：" if language == "zh" else ": ") in outcome
                   for row in rows_of(rule, rule.table, language) for outcome in row["then"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_row_of_a_table_is_without_its_outcome(language: str) -> None:
    for rule in map(registry.rule, registry.calculators()):
        for each in rule.tables():
            for row in rows_of(rule, each, language):
                assert row["then"], (rule.name, each.name, row["when"])
                assert all(row["then"]), (rule.name, each.name, row["when"])


def test_words_are_whole_in_both_languages() -> None:
    assert all(text.zh and text.en for text in all_words().values())
    assert word("home.count", "en", plans=4, rules=51, examples=700) == "4 plans, 51 calculators, 700 checked examples"
