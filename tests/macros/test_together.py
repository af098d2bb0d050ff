"""Pages of chains and comparisons: what they cite is there, what takes part leads to them, places go by one name."""

import re

import pytest

from calculators import registry
from calculators.kernel.chains import Chain, Comparison, Together
from calculators.kernel.clauses import apart
from calculators.kernel.text import LANGUAGES
from macros import linking, pages, reading, together
from macros.editions import references
from macros.pages import Handbook
from site_config.source import read_handbook

NAMES = [f"{name}/{rule}" for name in registry.together() for rule in registry.rules(name)]


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return read_handbook()


@pytest.fixture(scope="module")
def made(handbook: Handbook) -> dict[str, pages.Page]:
    return {page.path: page for language in LANGUAGES for page in together.pages(handbook.together, handbook.plans, language)}


def test_every_chain_and_comparison_has_its_page_in_both_languages(made: dict[str, pages.Page]) -> None:
    assert set(made) == {f"{language}/together/{name}" for language in LANGUAGES
                         for name in ("index.md", *(f"{name.rpartition('/')[2]}/index.md" for name in NAMES))}
    for name in NAMES:
        page = made[f"zh/together/{name.rpartition('/')[2]}/index.md"]
        assert f'data-calculator="{name}"' in page.blocks["form"]
        assert ("differences" in page.blocks) == name.startswith("together/comparisons/")


def test_each_place_has_a_whole_chain(handbook: Handbook) -> None:
    """An incident in each place with a plan for it, a resident in each place with a scheme."""
    parts = {name: [part.name for part in registry.rule(name).parts] for name in NAMES}
    for place in ("ziyang-environmental-incident", "luolong-incident", "luolong-environment"):
        for name in ("grade", "warning", "response", "clock", "lead"):
            assert name in parts[f"together/chains/{place}"], place
    assert parts["together/chains/shanting-incident"] == ["grade", "tier", "warning", "response", "report", "lead"]
    for place in ("ziyang-resident-2021", "shanting-resident-2023"):
        assert parts[f"together/chains/{place}"] == ["who", "contribution", "window"]


@pytest.mark.parametrize("name", NAMES)
def test_every_clause_that_is_cited_is_in_the_edition_of_its_plan(name: str, handbook: Handbook) -> None:
    known = {plan.id: set(references(plan.zh)) for plan in handbook.plans}
    rule = registry.rule(name)
    examples = [example for each in handbook.together for example in each.examples if example.calculator == name]
    cited = [*rule.clauses, *(example.clause for example in examples)]
    cited += [clause for example in examples for clause in example.reply().get("clauses", ())]
    assert cited
    for clause in cited:
        plan, reference = apart(clause)
        assert reference in known[plan], clause


def test_shanting_grades_nothing_by_itself() -> None:
    """Its plan leaves grades, warning grades and levels of response to special plans: each is asked for."""
    chain = registry.rule("together/chains/shanting-incident")
    assert {"grade", "warning_level", "level"} <= {each.name for each in chain.inputs()}
    assert all(not part.waits_for() for part in chain.parts)


def test_luolongs_warning_has_a_grade_of_its_own() -> None:
    """Only the other reading takes the grade of the event for it."""
    for name in NAMES:
        warning = next((part for part in registry.rule(name).parts if part.name == "warning" and "luolong" in name), None)
        if warning:
            assert warning.takes["grade"].name == "warning_grade"
            assert [reading.id for reading, _ in warning.others] == ["event-grade-and-warning-grade"]


def test_places_go_by_their_names(handbook: Handbook) -> None:
    titles = {plan.place.title for plan in handbook.plans}
    for name in NAMES:
        rule = registry.rule(name)
        if isinstance(rule, Comparison):
            assert {column.title for column in rule.parts} <= titles


def test_a_calculator_that_takes_part_says_where_it_goes_on(handbook: Handbook) -> None:
    found = together.goes_on(handbook.together, "ziyang/environmental-emergency")
    assert [path for path, _ in found["event-grade"]] == ["together/ziyang-environmental-incident/index.html",
                                                         "together/environmental-incident/index.html"]
    assert "response-end" not in found
    plan = next(plan for plan in handbook.plans if plan.id == "ziyang/environmental-emergency")
    marks = reading.Marks(linking.known(handbook.plans), handbook.terms)
    blocks = pages.plan_page(plan, marks, handbook.today, "en", found).blocks
    assert '<a href="../../together/ziyang-environmental-incident/index.html">' in blocks["calculator-event-grade"]
    assert "hb-goes-on" not in blocks["calculator-response-end"]


def test_the_differences_are_the_tables_own_rows(made: dict[str, pages.Page]) -> None:
    """Each bound with its word, its value and the clause that sets it; and who sets none."""
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", made["zh/together/environmental-incident/index.md"].blocks["differences"]))
    assert "“10人以上30人以下”，≥ 10人、&lt; 30人 → 重大（Ⅱ级） 4.1.2（1） “以上”见 4.1.4" in shown
    assert "文本没有写这一项的界限或条件" in shown
    assert "没有数字，只凭数字分不出等级" in shown
    resident = made["en/together/resident-insurance/index.md"].blocks["differences"]
    assert "280 yuan" in resident
    assert "350 yuan" in resident


def test_a_chain_lists_its_steps_in_order(made: dict[str, pages.Page]) -> None:
    for name in NAMES:
        rule = registry.rule(name)
        assert isinstance(rule, Together)
        listed = made[f"en/together/{rule.name}/index.md"].blocks["parts"]
        places = [listed.index(part.title.en) for part in rule.parts]
        assert places == sorted(places)
        assert ("<ol" in listed) == isinstance(rule, Chain)


def test_the_list_of_calculators_knows_them_all(handbook: Handbook) -> None:
    index = pages.index(handbook, "en")
    for name in NAMES:
        page = f"together/{name.rpartition('/')[2]}/index.html"
        assert f'href="../{page}"' in index.blocks["chain"] + index.blocks["comparison"]
