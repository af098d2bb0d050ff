"""At each clause: a citation of it, and its address, for the clipboard."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from site_config.source import build_day, edition_day

PLAN = "ziyang/environmental-emergency"
PHONE = {"width": 375, "height": 800}
CLIPBOARD = ["clipboard-read", "clipboard-write"]

# What is copied, also where a page may not read the clipboard: from a folder the selection is copied.
COPIED = """
    window.copied = ''
    document.addEventListener('copy', () => { window.copied = document.activeElement.value })
    if (navigator.clipboard) navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve() }
"""
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


@pytest.fixture
def day() -> date:
    return build_day()


def button(page: Page, clause: str, kind: str) -> Locator:
    return page.locator(f"#{clause} + .hb-cite [data-cite={kind}]")


def expected(language: str, day: date, clause: str, address: str) -> str:
    if language == "zh":
        return f"《益阳市资阳区突发环境事件应急预案》（益资政办发〔2020〕18号）{clause}，载《方案手册》，版本日期{edition_day(day, 'zh')}，{address}"
    return (f"Emergency Plan for Environmental Emergencies of Ziyang District, Yiyang (益资政办发〔2020〕18号), {clause}. "
            f"The Plan Handbook, edition of {edition_day(day, 'en')}. {address}")


@pytest.mark.parametrize("secure", [True, False])
@pytest.mark.parametrize(("language", "page_of"), [("zh", ""), ("en", ""), ("zh", "both/"), ("en", "both/")])
def test_a_citation_and_a_link_are_copied(
    page: Page, site_url: str, day: date, language: str, page_of: str, secure: bool
) -> None:
    page.add_init_script(COPIED if secure else NO_CLIPBOARD + COPIED)
    path = f"{language}/{PLAN}/{page_of}index.html"
    page.goto(f"{site_url}{path}?x=1#calc-event-grade" if site_url.startswith("http") else site_url + path)
    page.locator("#c-4-1-2").hover()
    button(page, "c-4-1-2", "citation").click()
    address = f"{path}#c-4-1-2"
    wanted = expected(language, day, "4.1.2", site_url + address if site_url.startswith("http") else address)
    said = page.locator(".hb-said[role=status]")
    expect(said).to_contain_text(wanted)
    assert page.evaluate("window.copied") == wanted
    page.locator("#c-4-1-2").hover()
    button(page, "c-4-1-2", "link").click()
    expect(said).to_contain_text("链接已复制" if language == "zh" else "Link copied")
    assert page.evaluate("window.copied") == f"{site_url}{address}"


def test_what_is_copied_is_in_the_clipboard(new_page: Callable[..., Page], http_url: str) -> None:
    page = new_page(permissions=CLIPBOARD)
    page.goto(f"{http_url}en/{PLAN}/index.html")
    button(page, "c-4-2-1", "link").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hb-said")).to_contain_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{http_url}en/{PLAN}/index.html#c-4-2-1"


@pytest.mark.parametrize(("path", "anchor", "name"), [
    ("zh/ziyang/resident-medical-insurance-2021", "c-2-1", "二（一）"), ("en/ziyang/resident-medical-insurance-2021", "c-2-1", "Section 2(1)"),
    ("zh/jincheng/procurement-query", "article-7", "第七条"), ("en/jincheng/procurement-query", "article-7", "Article 7")])
def test_a_button_says_which_clause_it_is_of(page: Page, http_url: str, path: str, anchor: str, name: str) -> None:
    page.goto(f"{http_url}{path}/index.html")
    words = "复制引文" if path.startswith("zh") else "Copy citation"
    expect(button(page, anchor, "citation")).to_have_accessible_name(f"{words} {name}")


def test_every_clause_has_its_buttons_once_also_after_turning_pages(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/{PLAN}/index.html")
    clauses = page.locator(".hb-clause-heading").count()
    expect(page.locator(".hb-clause-heading + .hb-cite")).to_have_count(clauses)
    page.locator(".hb-switch [data-reading=both]").click()
    page.wait_for_url(re.compile("/both/"))
    expect(page.locator(".hb-clause-heading + .hb-cite")).to_have_count(clauses)
    page.go_back()
    page.wait_for_url(f"{http_url}zh/{PLAN}/index.html")
    expect(page.locator(".hb-clause-heading + .hb-cite")).to_have_count(clauses)
    assert page.locator(".hb-cite").count() == clauses
    expect(page.locator(".hb-said")).to_have_count(1)


def test_on_a_wide_window_buttons_show_when_pointed_at_or_focused(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/{PLAN}/index.html")
    group = page.locator("#c-4-1-2 + .hb-cite")
    page.mouse.move(1, 1)
    expect(group).to_have_css("opacity", "0")
    page.locator("#c-4-1-2").hover()
    expect(group).to_have_css("opacity", "1")
    page.mouse.move(1, 1)
    expect(group).to_have_css("opacity", "0")
    button(page, "c-4-1-2", "link").focus()
    expect(group).to_have_css("opacity", "1")
    heading, box = page.locator("#c-4-1-2").bounding_box(), button(page, "c-4-1-2", "link").bounding_box()
    assert heading["y"] - 12 <= box["y"] <= heading["y"] + heading["height"]


def test_on_a_touch_screen_the_buttons_are_always_there(new_page: Callable[..., Page], http_url: str) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{http_url}en/{PLAN}/index.html")
    expect(page.locator("#c-4-1-2 + .hb-cite")).to_have_css("opacity", "1")
    for kind in ("citation", "link"):
        box = button(page, "c-4-1-2", kind).bounding_box()
        assert box["height"] >= 24
        assert box["width"] >= 24
    button(page, "c-4-1-2", "link").tap()
    expect(page.locator(".hb-said")).to_be_in_viewport()


def test_without_javascript_no_button_is_shown(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}zh/{PLAN}/index.html")
    expect(page.locator("#c-4-1-2")).to_be_visible()
    expect(page.locator("[data-cite]:visible, [data-hb-colours]:visible")).to_have_count(0)


def test_buttons_move_nothing_and_are_not_printed(page: Page, http_url: str) -> None:
    place = "document.querySelector('#c-4-2-1').getBoundingClientRect().top + scrollY"
    page.goto(f"{http_url}zh/{PLAN}/index.html")
    expect(page.locator("#c-4-2-1 + .hb-cite")).to_have_count(1)
    with_buttons = page.evaluate(place)
    page.evaluate("for (const group of document.querySelectorAll('.hb-cite')) group.remove()")
    assert page.evaluate(place) == with_buttons
    page.reload()
    page.emulate_media(media="print")
    expect(page.locator("#c-4-1-2 + .hb-cite")).to_be_hidden()
