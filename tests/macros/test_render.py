from markupsafe import Markup

from calculators import registry
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
    made = render.table(rule, rule.table, "zh")
    assert len(made["rows"]) == len(rule.table.rows)
    assert any("30人以上" in condition for condition in made["rows"][0]["when"])


def test_words_are_whole_in_both_languages() -> None:
    assert all(text.zh and text.en for text in all_words().values())
    assert word("home.count", "en", plans=4, rules=51, examples=700) == "4 plans, 51 calculators, 700 checked examples"
