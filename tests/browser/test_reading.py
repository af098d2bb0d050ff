"""The three readings of a plan: both languages side by side, and the switch that keeps the clause."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

PLAN = "ziyang/environmental-emergency"
PHONE = {"width": 375, "height": 800}
WIDE = {"width": 1280, "height": 900}

ADDRESSES = {"zh": f"zh/{PLAN}/index.html", "en": f"en/{PLAN}/index.html"}


def both(language: str) -> str:
    return f"{language}/{PLAN}/both/index.html"


def place(part: Locator) -> tuple[float, float]:
    """Left and top, in pixels."""
    box = part.bounding_box()
    return box["x"], box["y"]


def pair(page: Page, clause: str) -> tuple[Locator, Locator]:
    """The Chinese and the English text of a clause."""
    found = page.locator(f"#{clause} ~ .hb-pair").first
    return found.locator("> [lang=zh]"), found.locator("> [lang=en]")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_wide_window_has_columns_and_a_phone_has_pairs(new_page: Callable[..., Page], site_url: str, language: str) -> None:
    page = new_page(viewport=WIDE)
    page.goto(site_url + both(language))
    chinese, english = pair(page, "c-4-1-2")
    expect(chinese).to_contain_text("直接经济损失在2000万元以上")
    expect(english).to_contain_text("at least 20 million yuan")
    (left, top), (right, beside) = place(chinese), place(english)
    assert top == beside
    assert right > left + chinese.bounding_box()["width"]
    page.set_viewport_size(PHONE)
    (left, top), (under, below) = place(chinese), place(english)
    assert below >= top + chinese.bounding_box()["height"]
    assert under == left
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reading_leads_to_every_other_and_keeps_the_clause(page: Page, site_url: str, language: str) -> None:
    page.goto(f"{site_url}{ADDRESSES[language]}")
    for reading in ("both", "en", "both", "zh", "both", "zh", "en"):
        page.locator("#c-4-2-1").evaluate("heading => heading.scrollIntoView()")
        here = page.url.removeprefix(site_url)[:2]
        page.locator(f".hb-switch [data-reading={reading}]").click()
        page.wait_for_url(f"{site_url}{ADDRESSES.get(reading) or both(here)}#c-4-2-1")
        expect(page.locator("#c-4-2-1")).to_be_in_viewport()
        expect(page.locator(".hb-switch [aria-current=page]")).to_have_attribute("data-reading", reading)


def test_the_switch_of_language_keeps_the_reading_and_the_clause(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{both('zh')}#c-3-2-1")
    page.locator("#c-4-2-1").evaluate("heading => heading.scrollIntoView()")
    page.locator("a[data-language-switch]").click()
    page.wait_for_url(f"{site_url}{both('en')}#c-4-2-1")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_from_a_calculator_the_switch_leads_to_its_clause_side_by_side(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ADDRESSES['zh']}")
    page.locator("#calc-event-grade-title").evaluate("title => title.scrollIntoView()")
    page.locator(".hb-switch [data-reading=both]").click()
    page.wait_for_url(f"{site_url}{both('zh')}#c-4-1")


def test_at_the_head_of_a_page_the_clause_in_the_address_is_kept(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ADDRESSES['en']}#c-4-1-2")
    page.evaluate("scrollTo(0, 0)")
    page.locator(".hb-switch [data-reading=both]").click()
    page.wait_for_url(f"{site_url}{both('en')}#c-4-1-2")


def test_the_switch_stays_in_reach_and_covers_no_heading(page: Page, http_url: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{http_url}{ADDRESSES['zh']}#c-4-2-1")
    expect(page.locator(".hb-switch")).to_be_in_viewport(ratio=1)
    switch = page.locator(".hb-switch").bounding_box()
    assert page.locator("#c-4-2-1").bounding_box()["y"] >= switch["y"] + switch["height"]


def test_going_back_by_the_keyboard_brings_nothing_under_the_switch(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}{ADDRESSES['zh']}#c-4-2-1")
    page.locator("#c-4-2-1 a").focus()
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert top >= page.locator(".hb-switch").bounding_box()["y"] + 30


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_calculator_side_by_side_is_a_link_to_its_form(page: Page, site_url: str, language: str) -> None:
    page.goto(site_url + both(language))
    expect(page.locator("article form")).to_have_count(0)
    page.locator(".hb-pair-calculator a[href$='#calc-event-grade-title']").click()
    page.wait_for_url(f"{site_url}{ADDRESSES[language]}#calc-event-grade-title")
    expect(page.locator("#calc-event-grade-title")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_text_says_its_language(page: Page, http_url: str, language: str) -> None:
    page.goto(http_url + both(language))
    tongues = page.locator(".hb-pair > *").evaluate_all("sides => sides.map(side => side.lang)")
    assert tongues == ["zh", "en"] * (len(tongues) // 2)
    chinese = "\n".join(page.locator(".hb-pair > [lang=zh]").all_inner_texts())
    english = "\n".join(page.locator(".hb-pair > [lang=en]").all_inner_texts())
    assert not re.search(r"(?:\b[a-z]+ ){3}", chinese)
    assert not re.search("[\u4e00-\u9fff]{30}", english)


def test_side_by_side_is_in_no_navigation_and_found_by_no_search(page: Page, http_url: str) -> None:
    page.goto(http_url + both("zh"))
    assert page.locator("nav.md-nav--primary a[href*='both/']").count() == 0
    page.keyboard.press("/")
    page.keyboard.type("预警 颜色")
    expect(page.locator("#handbook-search [role=option]").first).to_be_visible()
    found = page.locator("#handbook-search [role=option]").evaluate_all("links => links.map(link => link.href)")
    assert found
    assert not [address for address in found if "/both/" in address]


def test_side_by_side_is_printed_in_two_columns(page: Page, http_url: str) -> None:
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto(http_url + both("zh"))
    page.emulate_media(media="print")
    chinese, english = pair(page, "c-4-1-2")
    assert place(chinese)[1] == place(english)[1]
    expect(page.locator(".hb-switch")).to_be_hidden()


def test_without_javascript_every_reading_is_a_link_away(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site_url + ADDRESSES["zh"])
    page.locator(".hb-switch [data-reading=both]").click()
    page.wait_for_url(site_url + both("zh"))
    expect(pair(page, "c-4-1-2")[1]).to_be_visible()
