import dataclasses
import re
from datetime import date

import pytest

from calculators.kernel.clauses import anchor
from macros import editions, glossary, linking, reading
from macros.plans import Plan, load_all
from site_config.source import PLANS

ONE = "ziyang/environmental-emergency"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_all(PLANS, lambda name: name == ONE)[0]


@pytest.fixture(scope="module")
def marks(plan: Plan) -> reading.Marks:
    return reading.Marks(linking.known((plan,)), glossary.load(PLANS))


@pytest.mark.parametrize(("language", "here", "addresses"), [
    ("zh", "zh", ["index.html", f"../../../en/{ONE}/index.html", "both/index.html"]),
    ("en", "en", [f"../../../zh/{ONE}/index.html", "index.html", "both/index.html"]),
    ("zh", "both", ["../index.html", f"../../../../en/{ONE}/index.html", "index.html"]),
    ("en", "both", [f"../../../../zh/{ONE}/index.html", "../index.html", "index.html"]),
])
def test_the_switch_leads_to_the_three_readings(plan: Plan, language: str, here: str, addresses: list[str]) -> None:
    made = reading.switch(plan, date(2026, 11, 22), language, here)
    assert re.findall(r'href="([^"]+)"', made) == addresses
    assert re.findall(r'data-reading="(\w+)"[^>]*aria-current', made) == [here]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_anchor_stands_once_side_by_side_and_every_clause_in_both_languages(plan: Plan, marks: reading.Marks, language: str) -> None:
    made = reading.side_by_side(plan, marks, language)
    anchors = [anchor(reference) for reference in editions.references(plan.zh)]
    assert sorted(re.findall(r'(?:\{: #| id=")([a-z0-9-]+)', made)) == sorted(anchors)
    for clause in (*plan.zh, *plan.en):
        assert clause.title in made
    assert made.count('<div lang="zh" markdown="1">') == made.count('<div lang="en" markdown="1">')


def test_a_calculator_is_a_link_to_its_form(plan: Plan, marks: reading.Marks) -> None:
    made = reading.side_by_side(plan, marks, "en")
    assert "<!--" not in made
    assert sorted(re.findall(r'href="\.\./index\.html#calc-([a-z-]+)-title"', made)) == sorted(plan.rules)


@pytest.mark.parametrize(("language", "words"), [
    ("zh", "《益阳市资阳区突发环境事件应急预案》（益资政办发〔2020〕18号）{clause}，载《方案手册》，版本日期2026年11月22日，{address}"),
    ("en", "Emergency Plan for Environmental Emergencies of Ziyang District, Yiyang (益资政办发〔2020〕18号), {clause}. The Plan Handbook, edition of 22 November 2026. {address}"),
])
def test_a_citation_names_plan_number_clause_edition_and_address(plan: Plan, language: str, words: str) -> None:
    assert reading.citation(plan, date(2026, 11, 22), language) == words


def test_a_plan_without_a_number_is_cited_without_brackets(plan: Plan) -> None:
    assert "（" not in reading.citation(dataclasses.replace(plan, number=""), date(2026, 11, 22), "zh")
    assert "(" not in reading.citation(dataclasses.replace(plan, number=""), date(2026, 11, 22), "en")
