import dataclasses
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from macros import glossary, linking, pages, plans, reading, searching
from macros.examples import ExampleError, alike
from macros.plans import PlanError
from macros.status import as_json, status
from site_config.source import PLANS, read_handbook

ONE = "jincheng/procurement-query"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the plans' data that a test may spoil."""
    shutil.copytree(PLANS, tmp_path / "plans")
    return tmp_path / "plans"


def spoil(folder: Path, name: str, old: str, new: str) -> Path:
    path = folder / ONE / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("name", "old", "new", "words"), [
    ("plan.toml", 'kind = "measures"', 'kind = "poem"', "plan.toml: line 1: kind: 'poem' is not one of"),
    ("plan.toml", "issued = 2020-12-02", 'issued = "2020"', "issued: should be date"),
    ("plan.toml", "issued =", "isued =", "isued: is not a key of this file"),
    ("plan.toml", "[authority]", "[authorities]", "authority: is missing"),
    ("plan.toml", '[short]\nzh = "', '[short]\nde = "', "short: has zh and en"),
    ("plan.toml", 'effective_clause = "第二十六条"', 'effective_clause = "第九十条"', "cites 第九十条, which is not in the edition"),
    ("plan.toml", "[title]", "[title", "plan.toml"),
    ("zh.md", "<!-- calculator: validity -->", "<!-- calculator: validty -->", "calculator validty has no rule"),
    ("en.md", "### 第二条", "### 第三十条", "clauses differ"),
    ("examples.toml", 'rule = "validity"', 'rule = "validty"', "validty, which is not a rule"),
])
def test_a_plan_that_does_not_fit_says_where(copy: Path, name: str, old: str, new: str, words: str) -> None:
    with pytest.raises(PlanError) as caught:
        plans.load_all(spoil(copy, name, old, new))
    assert words in str(caught.value)


def test_an_example_with_an_unknown_key_is_refused(copy: Path) -> None:
    with pytest.raises(ExampleError, match="unknown key expects"):
        plans.load_all(spoil(copy, "examples.toml", "expect =", "expects ="))


def test_the_day_decides_the_status() -> None:
    plan = plans.load_plan(PLANS, ONE, plans.load_places(PLANS))
    days = {date(2020, 12, 31): "not-yet", date(2021, 1, 1): "in-force", date(2022, 12, 31): "in-force", date(2023, 1, 1): "expired"}
    assert {day: status(plan, day).key for day in days} == days
    yearly = dataclasses.replace(plan, effective=None, expires=None, plan_year=2021)
    assert [status(yearly, day).key for day in (date(2021, 12, 31), date(2022, 1, 1))] == ["in-force", "year-over"]
    assert status(dataclasses.replace(plan, effective=None, expires=None), date(2021, 1, 1)).key == "unknown"


def test_the_glossary_holds_both_editions(copy: Path) -> None:
    places = plans.load_places(copy)
    terms = glossary.load(copy)
    assert glossary.faults(plans.load_plan(copy, ONE, places), terms) == []
    spoil(copy, "en.md", "working day", "workday")
    assert any("工作日" in fault for fault in glossary.faults(plans.load_plan(copy, ONE, places), terms))


def test_a_longer_term_covers_the_shorter_in_it() -> None:
    terms = glossary.load(PLANS)
    found = [term.zh for term in glossary.used("区人民政府和市人民政府", terms)]
    assert set(found) == {"区人民政府", "市人民政府"}


@pytest.mark.parametrize(("got", "wanted", "equal"), [
    ("420", "420.00", True), (420, "420", True), ("420.01", "420", False), (True, True, True), (True, "1", False), (1, True, False),
    ({"zh": "甲", "en": "A"}, "A", True), ({"zh": "甲乙", "en": "AB"}, "…乙", True), ({"zh": "甲", "en": "A"}, "B", False),
    (["a", "b"], ["a"], False), ([{"zh": "甲", "en": "A"}], ["甲"], True), (None, "x", False),
])
def test_expectations_compare_exactly(got: object, wanted: object, equal: bool) -> None:
    assert alike(got, wanted) is equal


def test_the_search_has_every_clause_calculator_and_term_in_both_languages() -> None:
    handbook = read_handbook()
    scripts = dict(searching.scripts(handbook))
    assert all(text.startswith(f'handbookData("{name}","') for name, text in scripts.items())
    data = "".join(scripts.values())
    assert all(title in data for plan in handbook.plans for clause in (*plan.zh, *plan.en) if '"' not in (title := clause.title))
    assert all(f"calc-{rule.name}-title" in data for _, rule in handbook.rules())
    assert all(term.zh in data and term.en in data for term in handbook.terms)
    assert "益资政办发〔2020〕18号" in data


def test_the_timeline_is_what_the_page_shows_the_reader() -> None:

    plan = plans.load_plan(PLANS, ONE, plans.load_places(PLANS))
    assert json.loads(as_json(plan, "en")) == [
        ["", "not-yet", "Not yet in force (from 1 January 2021)"], ["2021-01-01", "in-force", "In force"],
        ["2023-01-01", "expired", "Expired (in force until 31 December 2022)"]]


def test_a_plan_whose_source_prints_no_number_says_so() -> None:
    plan = dataclasses.replace(plans.load_plan(PLANS, ONE, plans.load_places(PLANS)), number="")
    marks = reading.Marks(linking.known((plan,)), ())
    facts = pages.plan_page(plan, marks, date(2021, 6, 1), "en").blocks["facts"]
    assert "<dt>Document number</dt><dd>Not stated in the source</dd>" in facts
