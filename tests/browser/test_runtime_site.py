"""The built site's calculators in a real browser: the rules themselves, on the pages that readers open."""

import json
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from calculators import bridge

PATIENCE = 30_000  # milliseconds: machines that test are slow now and then
PLAN = "en/ziyang/environmental-emergency/index.html"
RULE = "ziyang/environmental-emergency/event-grade"


def grade_form(page: Page) -> Locator:
    return page.locator(f"form[data-calculator='{RULE}']")


def expect_done(form: Locator) -> None:
    expect(form).to_have_attribute("data-state", "done", timeout=PATIENCE)


def ask_for_grade(page: Page, deaths: str) -> Locator:
    form = grade_form(page)
    form.locator("[name=deaths]").fill(deaths)
    form.locator("[name=deaths]").press("Enter")
    expect_done(form)
    return form


def test_a_page_answers_in_both_worlds(page: Page, site_url: str) -> None:
    page.goto(site_url + PLAN)
    form = ask_for_grade(page, "30")
    expect(form.locator("[data-result]")).to_contain_text("Grade I")
    expect(form.locator("[data-copy-link]")).to_be_visible()


def test_what_is_asked_before_the_script_is_there_is_answered(page: Page, http_url: str, hold: Callable[[str], Callable[[], None]]) -> None:
    release = hold("**/assets/handbook/handbook.js*")
    page.goto(http_url + PLAN, wait_until="commit")
    form = grade_form(page)
    form.locator("[name=deaths]").fill("30")
    form.locator("[name=deaths]").press("Enter")
    expect(form).to_have_attribute("data-state", "idle")
    release()
    expect_done(form)
    expect(form.locator("[data-result]")).to_contain_text("Grade I")
    expect(form.locator("[name=deaths]")).to_have_value("30")
    expect(page.locator("form[data-state=done]")).to_have_count(1)


def test_a_clause_in_a_result_keeps_the_result(page: Page, site_url: str) -> None:
    page.goto(site_url + PLAN)
    form = ask_for_grade(page, "30")
    clause = form.locator("a[data-clause]").first
    target = clause.get_attribute("data-clause")
    clause.click()
    expect(page.locator(".hb-lit")).to_have_attribute("id", target)
    page.wait_for_timeout(500)
    expect(form.locator("[name=deaths]")).to_have_value("30")
    expect_done(form)


def test_a_worked_example_is_put_into_its_calculator(page: Page, site_url: str) -> None:
    page.goto(site_url + PLAN)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    link = page.locator(f"a[href*='?case={RULE.rpartition('/')[2]}&']").first
    for _ in range(2):
        link.click()
        expect_done(grade_form(page))
        grade_form(page).locator("[type=reset]").click()


def test_a_broken_rule_of_input_is_told_in_the_language_of_the_page(page: Page, http_url: str) -> None:
    for language in ("zh", "en"):
        page.goto(http_url + PLAN.replace("en/", f"{language}/"))
        form = grade_form(page)
        form.locator("[name=deaths]").fill("2.9")
        form.locator("[name=deaths]").press("Enter")
        expect(form).to_have_attribute("data-state", "error", timeout=PATIENCE)
        reply = json.loads(bridge.answer(json.dumps({"calculator": RULE, "values": {"deaths": "2.9"}})))
        message = reply["errors"][0]["message"][language]
        expect(form.locator("[data-field=deaths] [data-error]")).to_have_text(message)
        expect(form.locator("[data-summary]")).to_contain_text(message)
