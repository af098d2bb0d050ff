"""Pictures of rules and questions asked the other way round, as readers see and use them."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from calculators import bridge

from .test_accessibility import axe, findings, open_everything

__all__ = ["axe"]

EVENT = "ziyang/environmental-emergency/event-grade"
PARK = "shanting/ecommerce-support/park-construction"
REPLY = "jincheng/procurement-query/reply-deadline"
CASES = {
    EVENT: {"deaths": "12", "loss": "350"},
    PARK: {"area": "6000", "investment": "180", "firms": "25", "net_tax": "100"},
    REPLY: {"accepted": "2024-09-27", "replied": "2024-10-13"},
}
SMALLEST = 11                                     # pixels: what can still be read on a phone


def open_form(page: Page, site_url: str, language: str, rule: str, kind: str = "calc") -> Locator:
    plan, _, name = rule.rpartition("/")
    page.goto(f"{site_url}{language}/{plan}/index.html")
    return page.locator(f"#{kind}-{name}")


def asked(page: Page, site_url: str, language: str, rule: str) -> Locator:
    form = open_form(page, site_url, language, rule)
    for name, value in CASES[rule].items():
        form.locator(f"[name='{name}']").fill(value)
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", "done")
    return form


def reply(request: dict) -> dict:
    return json.loads(bridge.answer(json.dumps(request)))


@pytest.mark.parametrize("rule", CASES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_picture_stands_under_its_answer(page: Page, site_url: str, rule: str, language: str) -> None:
    form = asked(page, site_url, language, rule)
    picture = form.locator("[data-result] .hb-picture")
    picture.locator("> summary").click()
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 800})
        check_picture(page, picture, width)
    picture.locator("details.hb-same > summary").first.click()
    expect(picture.locator("table caption").first).to_be_visible()


def check_picture(page: Page, picture: Locator, width: int) -> None:
    """It is there, has a name, fits, and can be read."""
    drawings = picture.locator("svg[role=img]")
    expect(drawings).not_to_have_count(0)
    for drawing in drawings.all():
        expect(drawing).to_be_visible()
        assert drawing.get_attribute("aria-label")
        box, room = drawing.bounding_box(), picture.bounding_box()
        assert room["x"] <= box["x"]
        assert box["x"] + box["width"] <= room["x"] + room["width"]
        assert box["width"] <= 560
    sizes = picture.evaluate("""picture => [...picture.querySelectorAll('svg text')].map(text =>
        parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)""")
    assert min(sizes) >= SMALLEST
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_shapes_are_those_that_were_drawn_here(page: Page, site_url: str, language: str) -> None:
    form = asked(page, site_url, language, PARK)
    tree = reply({"calculator": PARK, "values": CASES[PARK], "view": language})["view"]
    wanted = count(tree, "path"), count(tree, "line"), count(tree, "circle"), count(tree, "text")
    result = form.locator("[data-result]")
    assert result.locator("svg").count() == 0
    result.locator(".hb-picture > summary").click()
    expect(result.locator("svg")).not_to_have_count(0)
    assert tuple(result.locator(f"svg {name}").count() for name in ("path", "line", "circle", "text")) == wanted
    assert result.locator("svg").first.evaluate("svg => svg.namespaceURI") == "http://www.w3.org/2000/svg"


def count(tree: str | list, tag: str) -> int:
    return 0 if isinstance(tree, str) else (tree[0] == tag) + sum(count(child, tag) for child in tree[2:])


def test_an_opened_picture_stays_open_while_the_answer_follows(page: Page, http_url: str) -> None:
    form = asked(page, http_url, "zh", EVENT)
    form.locator(".hb-picture > summary").click()
    form.locator("[name=deaths]").fill("30")
    expect(form.locator("[data-result] .hb-headline")).to_contain_text("特别重大")
    expect(form.locator(".hb-picture svg").first).to_be_visible()
    expect(form.locator(".hb-picture svg").first).to_have_attribute("aria-label", "死亡人数（人）：30人 — 特别重大（Ⅰ级）")


def test_what_is_copied_has_no_picture(new_page: Callable[..., Page], http_url: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    form = asked(page, http_url, "zh", EVENT)
    form.locator("[data-copy-result]").click()
    expect(form.locator("[data-progress]")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "重大（Ⅱ级）" in copied
    assert "图示" not in copied


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_worked_example_shows_its_picture_without_a_script(new_page: Callable[..., Page], http_url: str, language: str) -> None:
    page = new_page(java_script_enabled=False)
    plan = EVENT.rpartition("/")[0]
    page.goto(f"{http_url}{language}/{plan}/index.html")
    assert page.locator("section.hb-calculator", has=page.locator("#calc-event-grade")).locator(".hb-example svg").count() > 1


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_question_the_other_way_round_is_answered(new_page: Callable[..., Page], site_url: str, language: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    form = open_form(page, site_url, language, EVENT, "inverse")
    form.locator("xpath=..").locator("> summary").click()
    form.locator("select[name=grade]").select_option("II")
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", "done")
    here = reply({"calculator": EVENT, "inverse": {"grade": "II"}, "view": language})
    expect(form.locator(".hb-headline")).to_have_text(here["headline"][language])
    assert form.locator(".hb-ways").first.locator("> ul > li").count() == len(here["ways"])
    form.locator(".hb-same > summary").click()
    assert form.locator(".hb-same tbody tr").count() == len(here["ways"]) + len(here["barred"])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    clause = form.locator(".hb-ways a[data-clause]").first
    target = clause.get_attribute("data-clause")
    clause.click()
    expect(page.locator(".hb-lit")).to_have_attribute("id", target)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_other_form_cannot_use_is_told_beside_its_field(page: Page, site_url: str, language: str) -> None:
    form = open_form(page, site_url, language, PARK, "inverse")
    form.locator("xpath=..").locator("> summary").click()
    form.locator("[name=amount]").fill("many")
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", "error")
    (error,) = reply({"calculator": PARK, "inverse": {"amount": "many"}})["errors"]
    expect(form.locator("[data-field=amount] [data-error]")).to_have_text(error["message"][language])
    expect(form.locator("[data-summary]")).to_be_focused()
    assert form.locator("[name=amount]").input_value() == "many"
    form.locator("[name=amount]").fill("30")
    expect(form).to_have_attribute("data-state", "done")
    expect(form.locator("[data-summary]")).to_be_hidden()
    expect(page.locator("#calc-park-construction")).to_have_attribute("data-state", "idle")


def test_the_two_forms_of_a_rule_do_not_disturb_each_other(page: Page, http_url: str) -> None:
    form = asked(page, http_url, "en", PARK)
    other = page.locator("#inverse-park-construction")
    other.locator("xpath=..").locator("> summary").click()
    other.locator("[name=amount]").fill("30")
    other.locator("[name=amount]").press("Enter")
    expect(other).to_have_attribute("data-state", "done")
    expect(form.locator("[data-result] .hb-headline")).to_contain_text("0 yuan")
    assert form.locator("[name=investment]").input_value() == "180"


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pictures_and_questions_have_no_grave_finding(new_page: Callable[..., Page], http_url: str, axe: str, language: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    for rule in CASES:
        asked(page, http_url, language, rule)
        if rule != REPLY:
            other = page.locator(f"#inverse-{rule.rpartition('/')[2]}")
            other.locator("xpath=..").locator("> summary").click()
            control = other.locator("[name=grade], [name=amount]")
            control.select_option("III") if rule == EVENT else control.fill("10")
            other.locator("[type=submit]").click()
            expect(other).to_have_attribute("data-state", "done")
        open_everything(page)
        calculator = f"section.hb-calculator:has(#calc-{rule.rpartition('/')[2]})"
        assert findings(page, axe, within=calculator) == [], rule
