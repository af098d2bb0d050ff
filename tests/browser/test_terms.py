"""Terms of the glossary in a plan: their meaning on hover, focus and tap, their links without a script, the glossary page."""

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, Request, expect

PLAN = "ziyang/environmental-emergency"
PHONE = {"width": 375, "height": 800}
LOSS = "term-直接经济损失"


def plan(language: str, reading: str = "") -> str:
    return f"{language}/{PLAN}/{reading}index.html"


def term(page: Page, name: str = LOSS, clause: str = "c-4-1-2") -> Locator:
    """The first place of a term in a clause."""
    return page.locator(f"#{clause} ~ * a.hb-term[href$='#{name}'], #{clause} ~ .hb-pair a.hb-term[href$='#{name}']").first


def note(page: Page) -> Locator:
    return page.locator("#hb-note")


def overlaps(one: Locator, other: Locator) -> bool:
    a, b = one.bounding_box(), other.bounding_box()
    return (a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
            and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"])


@pytest.mark.parametrize(("language", "name", "meaning"), [
    ("zh", "direct economic loss", "[\u4e00-\u9fff]{4}"), ("en", "直接经济损失", "[a-z]+ [a-z]+ [a-z]+")])
@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_term_shows_its_meaning_and_its_other_name(page: Page, site_url: str, language: str, name: str, meaning: str, way: str) -> None:
    page.goto(site_url + plan(language))
    word = term(page)
    word.scroll_into_view_if_needed()
    getattr(word, way)()
    expect(note(page)).to_be_visible()
    expect(note(page).locator("strong")).to_have_text(name)
    expect(note(page).locator("p")).to_have_text(re.compile(meaning))
    expect(word).to_have_accessible_description(re.compile(re.escape(name)))
    assert not overlaps(note(page), word)
    page.keyboard.press("Escape")
    expect(note(page)).to_have_count(0)
    assert word.get_attribute("aria-describedby") is None


def test_side_by_side_each_text_is_explained_in_its_language(page: Page, http_url: str) -> None:
    page.goto(http_url + plan("en", "both/"))
    for language, name in (("zh", "direct economic loss"), ("en", "直接经济损失")):
        page.locator(f"#c-4-1-2 ~ .hb-pair > [lang={language}] a.hb-term[href$='#{LOSS}']").first.focus()
        expect(note(page).locator("strong")).to_have_text(name)
        expect(note(page).locator("p")).to_have_attribute("lang", language)


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}])
def test_a_note_stays_in_the_window_beside_its_term(page: Page, http_url: str, viewport: dict[str, int]) -> None:
    page.set_viewport_size(viewport)
    page.goto(http_url + plan("en"))
    words = page.locator("a.hb-term")
    for index in range(0, words.count(), 25):
        word = words.nth(index)
        word.evaluate("(term, end) => term.scrollIntoView({ block: end ? 'end' : 'center' })", index % 2)
        word.focus()
        expect(note(page)).to_be_visible()
        box = note(page).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= viewport["width"]
        assert box["y"] + box["height"] <= viewport["height"]
        assert not overlaps(note(page), word)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_a_pointer_may_go_to_the_note_and_the_note_goes_when_it_leaves(page: Page, http_url: str) -> None:
    page.goto(http_url + plan("en"))
    word = term(page)
    word.hover()
    expect(note(page)).to_be_visible()
    note(page).hover()
    page.wait_for_timeout(600)
    expect(note(page)).to_be_visible()
    page.mouse.move(1, 1)
    expect(note(page)).to_have_count(0)


def test_a_tap_explains_and_does_not_leave(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(site_url + plan("zh"))
    word = term(page)
    word.tap()
    expect(note(page).locator("strong")).to_have_text("direct economic loss")
    assert page.url == site_url + plan("zh")
    word.tap()
    expect(note(page)).to_have_count(0)
    word.tap()
    expect(note(page)).to_be_visible()
    page.touchscreen.tap(5, 400)
    expect(note(page)).to_have_count(0)
    word.tap()
    note(page).locator("a").tap()
    page.wait_for_url(f"{site_url}zh/glossary/index.html#{quote(LOSS)}")
    expect(page.locator(f"#{LOSS}")).to_be_in_viewport()
    expect(note(page)).to_have_count(0)


@pytest.mark.parametrize("key", [None, "Enter"])
def test_a_click_or_enter_follows_the_link(page: Page, site_url: str, key: str | None) -> None:
    page.goto(site_url + plan("en"))
    word = term(page)
    if key:
        word.press(key)
    else:
        word.click()
    page.wait_for_url(f"{site_url}en/glossary/index.html#{quote(LOSS)}")
    expect(page.locator(f"#{LOSS}")).to_be_in_viewport()


def test_a_page_that_comes_back_has_no_note_of_before(page: Page, http_url: str) -> None:
    page.goto(http_url + plan("en"))
    term(page).click()
    page.wait_for_url(re.compile("glossary"))
    page.go_back()
    page.wait_for_url(re.compile(PLAN))
    page.mouse.move(1, 1)
    page.keyboard.press("Escape")
    expect(note(page)).to_have_count(0)
    page.keyboard.press("Tab")
    term(page, "term-突发环境事件").focus()
    expect(note(page)).to_have_count(1)


def test_meanings_are_asked_for_once_and_not_before_they_are_wanted(page: Page, http_url: str) -> None:
    asked: list[str] = []

    def see(request: Request) -> None:
        if "terms.js" in request.url:
            asked.append(request.url)

    page.on("request", see)
    page.goto(http_url + plan("en"))
    page.wait_for_load_state("load")
    assert asked == []
    for _ in range(2):
        term(page).focus()
        expect(note(page)).to_be_visible()
        term(page).blur()
        expect(note(page)).to_have_count(0)
    assert len(asked) == 1


@pytest.mark.console_errors("ERR_FAILED")
def test_without_the_meanings_a_term_stays_a_link(page: Page, http_url: str) -> None:
    page.route("**/terms.js*", lambda route: route.abort())
    page.goto(http_url + plan("en"))
    term(page).hover()
    page.wait_for_timeout(400)
    expect(note(page)).to_have_count(0)
    page.unroute("**/terms.js*")
    term(page).focus()
    expect(note(page)).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_javascript_a_term_leads_to_its_entry(new_page: Callable[..., Page], site_url: str, language: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site_url + plan(language))
    term(page).click()
    page.wait_for_url(f"{site_url}{language}/glossary/index.html#{quote(LOSS)}")
    expect(page.locator(f"#{LOSS}")).to_be_in_viewport()


def test_a_clause_marks_a_term_once_and_no_heading_link_or_form_has_one(page: Page, http_url: str) -> None:
    page.goto(http_url + plan("zh"))
    assert page.locator(":is(h1, h2, h3, h4, h5, a, button, form, .hb-calculator) a.hb-term").count() == 0
    twice = page.evaluate("""() => {
        const seen = new Map()
        let clause = ''
        for (const part of document.querySelectorAll('.hb-clause-heading, a.hb-term')) {
            if (part.id) clause = part.id
            else seen.set(`${clause} ${part.hash}`, (seen.get(`${clause} ${part.hash}`) ?? 0) + 1)
        }
        return [...seen].filter(([, count]) => count > 1)
    }""")
    assert twice == []


def test_copied_text_is_the_text(new_page: Callable[..., Page], http_url: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(http_url + plan("zh"))
    page.evaluate("""() => {
        const range = document.createRange()
        range.setStartBefore(document.querySelector('#c-4-1-2 ~ p'))
        range.setEndAfter(document.querySelector('#c-4-1-2 ~ ul > li'))
        getSelection().removeAllRanges()
        getSelection().addRange(range)
    }""")
    page.keyboard.press("Control+C")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "符合下列任何一条的，是重大突发环境事件：" in text
    assert "复制" not in text


def test_the_glossary_fills_a_phone(new_page: Callable[..., Page], http_url: str) -> None:
    page = new_page(viewport=PHONE, has_touch=True)
    for language in ("zh", "en"):
        page.goto(f"{http_url}{language}/glossary/index.html")
        meaning = page.locator(f"#{LOSS} dd").bounding_box()
        assert meaning["width"] > 300
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_reference_lights_its_clause_up(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}zh/ziyang/resident-medical-insurance-2021/index.html")
    page.locator("a.hb-ref[href='#annex-1']").first.click()
    expect(page.locator("#annex-1")).to_have_class(re.compile(r"\bhb-lit\b"))
    expect(page.locator("#annex-1")).to_be_in_viewport()
