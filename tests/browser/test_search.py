"""The search of the built site: what readers type, and the clause that they find first."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

ENVIRONMENT = "ziyang/environmental-emergency/index.html"
INSURANCE = "ziyang/resident-medical-insurance-2021/index.html"
SUPPORT = "shanting/ecommerce-support/index.html"
QUERY = "jincheng/procurement-query/index.html"


def search(page: Page, words: str) -> Locator:
    """Open the search with its key, type, and give the results."""
    box = page.locator("#handbook-search")
    if not box.is_visible():
        page.keyboard.press("/")
    expect(box.locator("input")).to_be_focused()
    box.locator("input").fill("")
    page.keyboard.type(words)
    expect(box.locator("[data-search-count]")).not_to_be_empty()
    return box.locator("[role=option]")


def address(result: Locator) -> str:
    return result.evaluate("link => link.href")


# What is typed, in which language, and the page with the anchor (a pattern) of the first result.
FIRST = [
    ("zh", "二级残疾人", INSURANCE),
    ("zh", "质疑 工作日", QUERY),
    ("zh", "直播间", SUPPORT),
    ("zh", "预警 颜色", f"{ENVIRONMENT}#(c-3-2-1|calc-warning-colour-title)"),
    ("zh", "益资政办发〔2020〕18号", ENVIRONMENT),
    ("zh", "parcels", SUPPORT),
    ("en", "working day", QUERY),
    ("en", "deaths", ENVIRONMENT),
    ("en", "快递", SUPPORT),
    ("en", "EVACUATED", ENVIRONMENT),
]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_typed_words_find_their_clause_first(page: Page, site_url: str, language: str) -> None:
    page.goto(f"{site_url}{language}/about/index.html")
    for where, words, target in FIRST:
        if where != language:
            continue
        first = search(page, words).first
        expect(first.locator("mark").first).to_be_visible()
        assert re.match(re.escape(f"{site_url}{language}/") + target, address(first)), (words, address(first))


def test_the_search_works_from_every_depth(page: Page, site_url: str) -> None:
    for path in ("index.html", "zh/index.html", "en/ziyang/index.html", f"en/{SUPPORT}"):
        page.goto(site_url + path)
        language = "en" if path.startswith("en") else "zh"
        assert address(search(page, "直播间").first).startswith(f"{site_url}{language}/{SUPPORT}")


@pytest.mark.parametrize(("language", "said"), [("zh", "没有找到"), ("en", "Nothing found")])
def test_what_is_nowhere_is_said_to_be_nowhere(page: Page, http_url: str, language: str, said: str) -> None:
    page.goto(f"{http_url}{language}/index.html")
    results = search(page, "zzqqxx")
    expect(page.locator("[data-search-count]")).to_contain_text(said)
    assert results.count() == 0
    page.locator("#handbook-search input").fill("")
    expect(page.locator("[data-search-count]")).to_be_empty()


def test_the_search_is_driven_by_the_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/index.html")
    results = search(page, "working day")
    expect(results.first).to_be_visible()
    chosen = page.locator("#handbook-search [aria-selected=true]")
    field = page.locator("#handbook-search input")
    page.keyboard.press("ArrowDown")
    expect(results.nth(0)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(results.last).to_have_attribute("aria-selected", "true")
    expect(chosen).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    page.keyboard.press("Escape")
    expect(page.locator("#handbook-search")).to_be_hidden()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("working day")
    expect(results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    goes_to = address(chosen)
    page.keyboard.press("Enter")
    page.wait_for_url(goes_to)
    expect(page.locator("#handbook-search")).to_be_hidden()
    expect(page.locator(f"[id='{goes_to.partition('#')[2]}']")).to_be_in_viewport()


def test_a_slash_in_a_field_is_a_slash(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}en/{ENVIRONMENT}")
    deaths = page.locator("#calc-event-grade [name=deaths]")
    deaths.press("/")
    expect(deaths).to_have_value("/")
    expect(page.locator("#handbook-search")).to_be_hidden()


def test_the_search_opens_and_closes_by_its_buttons(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/index.html")
    box = page.locator("#handbook-search")
    for opener in page.locator("[data-search-open]").all():
        opener.click()
        expect(box).to_be_visible()
        box.locator("[data-search-close]").click()
        expect(box).to_be_hidden()
        expect(opener).to_be_focused()
