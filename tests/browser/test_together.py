"""Chains and comparisons as readers meet them: one form, an answer for every step, places in columns, clauses that open."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

CHAIN = "ziyang-environmental-incident"
COMPARISON = "environmental-incident"
WIDTHS = {"phone": 375, "desk": 1280}


def page_of(site_url: str, language: str, name: str) -> str:
    return f"{site_url}{language}/together/{name}/index.html"


def ask(page: Page, name: str, values: dict[str, str], state: str = "done") -> Locator:
    """Fill the form in, ask, and wait for its answer."""
    form = page.locator(f"#calc-{name}")
    for field, value in values.items():
        control = form.locator(f"[name='{field}']").first
        if control.evaluate("element => element.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", state)
    return form


def wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.fixture(params=WIDTHS.values(), ids=WIDTHS.keys())
def window(request: pytest.FixtureRequest, new_page: Callable[..., Page]) -> Page:
    """A page in a window of each width."""
    return new_page(viewport={"width": request.param, "height": 900})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_incident_filled_in_once_goes_through_every_step(window: Page, site_url: str, language: str) -> None:
    window.goto(page_of(site_url, language, CHAIN))
    form = ask(window, CHAIN, {"deaths": "3", "received": "2026-03-02T08:00", "group": "coordination"})
    steps = form.locator(".hb-part")
    expect(steps).to_have_count(5)
    expect(form.locator("[data-result] .hb-table").first.locator("tbody tr")).to_have_count(5)
    for number, (zh, en) in enumerate([("较大（Ⅲ级）", "Grade III"), ("黄色预警", "Yellow warning"), ("区环境应急指挥部", "District Command"),
                                       ("09:00", "09:00"), ("资阳分局", "Ziyang")]):
        expect(steps.nth(number).locator(".hb-headline").first).to_contain_text(zh if language == "zh" else en)
        expect(steps.nth(number).locator("a.hb-clause").first).to_be_visible()
    assert not wide(window)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_incident_stands_in_a_column_for_each_place(window: Page, site_url: str, language: str) -> None:
    window.goto(page_of(site_url, language, COMPARISON))
    form = ask(window, COMPARISON, {"deaths": "3"})
    columns = form.locator("[data-result] > .hb-answer > .hb-parts > .hb-part")
    expect(columns).to_have_count(3)
    for column, (zh, en) in zip(columns.all(), [("资阳区", "Ziyang"), ("山亭区", "Shanting"), ("洛龙区", "Luolong")], strict=True):
        expect(column.locator(".hb-part-title").first).to_contain_text(zh if language == "zh" else en)
    expect(columns.nth(0)).to_contain_text("较大（Ⅲ级）" if language == "zh" else "Grade III")
    expect(columns.nth(1)).to_contain_text("本预案没有分级标准" if language == "zh" else "has no criteria for grades")
    expect(columns.nth(2)).to_contain_text("没有数字" if language == "zh" else "gives no figures")
    tops = [column.bounding_box()["y"] for column in columns.all()]
    if window.viewport_size["width"] == WIDTHS["phone"]:
        assert tops == sorted(set(tops))                       # one below the other, each under its place
    else:
        assert len(set(tops)) == 1                             # side by side
    assert not wide(window)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_resident_stands_in_two_columns_and_the_rules_differ(page: Page, site_url: str, language: str) -> None:
    page.goto(page_of(site_url, language, "resident-insurance"))
    form = ask(page, "resident-insurance", {
        "category": "low-income", "ziyang_case": "ordinary", "ziyang_paid": "2020-10-20", "shanting_paid": "2022-10-20"})
    columns = form.locator("[data-result] > .hb-answer > .hb-parts > .hb-part")
    expect(columns.nth(0)).to_contain_text("140元" if language == "zh" else "140 yuan")
    expect(columns.nth(1)).to_contain_text("350元" if language == "zh" else "350 yuan")
    differences = page.locator(".hb-difference")
    expect(differences).to_have_count(2)
    expect(differences.first.locator(".hb-part").nth(0).locator("a.hb-clause").first).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_link_at_the_top_leads_to_the_differences_which_fold(window: Page, site_url: str, language: str) -> None:
    window.goto(page_of(site_url, language, COMPARISON))
    window.locator("article nav a[href$='#differences']").click()
    expect(window.locator("#differences")).to_be_in_viewport()
    folds = window.locator(".hb-difference")
    assert folds.count() > 3
    assert folds.evaluate_all("found => found.map((fold) => fold.open).indexOf(false)") == 1       # the first alone is open
    second = folds.nth(1)
    rules = second.locator(".hb-part li")
    expect(rules.first).to_be_hidden()
    expect(second.locator("summary")).to_contain_text(f"{rules.count()}条规则" if language == "zh" else f"rules: {rules.count()}")
    second.locator("summary").click()
    expect(rules.first).to_be_visible()
    assert not wide(window)


def test_a_clause_of_a_step_opens_on_the_page_of_its_plan(page: Page, site_url: str) -> None:
    page.goto(page_of(site_url, "zh", CHAIN))
    form = ask(page, CHAIN, {"deaths": "3"})
    form.locator(".hb-part a.hb-clause").first.click()
    page.wait_for_url(re.compile(r"/zh/ziyang/environmental-emergency/index\.html#c-4-1-3-1$"))
    expect(page.locator("#c-4-1-3-1")).to_be_in_viewport()


def test_all_that_is_wrong_is_told_at_once_beside_its_field(page: Page, site_url: str) -> None:
    page.goto(page_of(site_url, "en", "resident-insurance"))
    form = ask(page, "resident-insurance", {
        "category": "none", "local_aid": "281", "ziyang_paid": "2021-03-01", "ziyang_birth": "2021-06-01"}, "error")
    for field in ("local_aid", "ziyang_paid"):
        expect(form.locator(f"[data-field={field}] [data-error]")).to_be_visible()
    expect(form.locator("[data-summary] li")).to_have_count(2)
    expect(form.locator("[name=local_aid]")).to_have_value("281")


def test_a_calculator_leads_to_what_it_is_part_of(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/ziyang/environmental-emergency/index.html")
    section = page.locator("section.hb-calculator", has=page.locator("#calc-event-grade"))
    section.locator(".hb-goes-on a").first.click()
    page.wait_for_url(re.compile(f"/en/together/{CHAIN}/"))
    expect(page.locator(f"#calc-{CHAIN}")).to_be_visible()


def test_a_printed_chain_is_the_case_and_its_steps(page: Page, site_url: str) -> None:
    page.goto(f"{page_of(site_url, 'zh', CHAIN)}#calc-{CHAIN}?case={CHAIN}&deaths=3&received=2026-03-02T08%3A00")
    form = page.locator(f"#calc-{CHAIN}")
    expect(form).to_have_attribute("data-state", "done")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(form.locator(".hb-print-entered")).to_contain_text("死亡人数：3 人")
    for step in form.locator(".hb-part").all():
        expect(step.locator(".hb-headline").first).to_be_visible()
    for furniture in (".md-header", ".md-sidebar--primary", "[type=submit]", "[data-print]"):
        assert page.locator(furniture).evaluate_all(
            "found => found.filter((element) => element.checkVisibility()).length") == 0, furniture


def test_the_list_leads_to_every_chain_and_comparison(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}zh/index.html")
    page.locator(".hb-actions a[href*='together']").click()
    page.wait_for_url(re.compile("/zh/together/index"))
    links = page.locator(".hb-list a")
    assert links.count() > 20
    links.last.click()
    expect(page.locator("form[data-calculator^='together/comparisons/']")).to_be_visible()
