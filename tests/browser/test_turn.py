"""Turning from page to page: Python's worker lives on, what was entered is kept, and every other way of going is left alone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

PLAN = "ziyang/environmental-emergency/index.html"
OTHER = "ziyang/resident-medical-insurance-2021/index.html"
THIRD = "shanting/ecommerce-support/index.html"
AT_ONCE = 50  # milliseconds
PHONE = {"width": 375, "height": 800}

MARK = "window.sameDocument = true"
MARKED = "window.sameDocument === true"

# The time from pressing the button to the answer, in milliseconds, by the page's own clock.
TIMED = """form => new Promise(resolve => {
    const start = performance.now()
    new MutationObserver(() => form.dataset.state === 'done' && resolve(performance.now() - start))
        .observe(form, { attributes: true, attributeFilter: ['data-state'] })
    form.requestSubmit()
})"""


@pytest.fixture
def plan(page: Page, http_url: str) -> Page:
    """The page of a plan, marked so that it is known whether it was loaded anew."""
    page.goto(f"{http_url}zh/{PLAN}")
    page.evaluate(MARK)
    return page


def grade(page: Page) -> Locator:
    return page.locator("#calc-event-grade")


def ask(form: Locator, **values: str) -> None:
    for name, value in values.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", "done")


def turn(page: Page, path: str) -> None:
    """Follow a link of the navigation, in a part that may be folded."""
    name = path.removesuffix("/index.html").rpartition("/")[2]
    page.locator(f"nav.md-nav--primary a[href$='{name}/index.html']").first.evaluate("link => link.click()")
    page.wait_for_url(re.compile(re.escape(path)))


def is_same_document(page: Page) -> bool:
    return page.evaluate(MARKED)


def test_python_is_fetched_once_for_many_pages(page: Page, http_url: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{http_url}zh/{PLAN}")
    page.evaluate(MARK)
    ask(grade(page), deaths="30")
    for path, name in ((OTHER, "newborn-90-days"), (THIRD, "park-upgrade"), (PLAN, "event-grade")):
        turn(page, path)
        expect(page.locator(f"#calc-{name}")).to_be_visible()
    page.locator("a[data-language-switch]").click()
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^en"))
    ask(grade(page), deaths="30")
    expect(grade(page).locator("[data-result]")).to_contain_text("Grade I")
    assert is_same_document(page)
    assert len([url for url in asked if "pyodide.asm.wasm" in url]) == 1
    assert len([url for url in asked if "handbook.js" in url]) == 1


@pytest.mark.timing
def test_a_page_after_a_page_answers_at_once(plan: Page) -> None:
    ask(grade(plan), deaths="30")
    turn(plan, OTHER)
    form = plan.locator("#calc-newborn-90-days")
    turn(plan, PLAN)
    form = grade(plan)
    form.locator("[name=deaths]").fill("12")
    assert min(form.evaluate(TIMED) for _ in range(3)) < AT_ONCE


def test_the_whole_page_is_the_other_page(plan: Page, http_url: str) -> None:
    turn(plan, OTHER)
    plan.locator("a[data-language-switch]").click()
    plan.wait_for_url(re.compile("/en/"))
    expect(plan.locator("html")).to_have_attribute("lang", re.compile("^en"))
    assert is_same_document(plan)
    facts = """() => ({
        title: document.title, lang: document.documentElement.lang, h1: document.querySelector('h1').textContent,
        links: [...document.querySelectorAll('a[href]')].map(a => a.href.split('#')[0]),
        head: [...document.querySelectorAll('head link, head script[type]')].map(e => [e.rel, e.href, e.id, e.textContent].join(' ')).sort(),
        words: document.querySelector('#handbook-words').textContent, dialog: document.querySelector('#handbook-search').dataset.lang,
        header: document.querySelector('.md-header').innerText, skip: document.querySelector('.md-skip')?.href,
        description: document.querySelector('meta[name=description]').content,
        ids: [...document.querySelectorAll('[id]')].map(e => e.id).sort()})"""
    turned = plan.evaluate(facts)
    plan.goto(f"{http_url}en/{OTHER}")
    assert turned == plan.evaluate(facts)


def test_focus_and_scroll_go_to_the_new_page(plan: Page) -> None:
    plan.evaluate("scrollTo(0, 2000)")
    turn(plan, OTHER)
    assert plan.evaluate("scrollY") == 0
    assert plan.evaluate("document.activeElement.tagName") == "H1"


def test_a_clause_of_another_page_is_gone_to(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/calculators/index.html")
    page.evaluate(MARK)
    page.locator(f"article a[href$='{PLAN}#calc-event-grade-title']").first.click()
    title = page.locator("#calc-event-grade-title")
    expect(title).to_be_in_viewport()
    expect(title).to_be_focused()
    assert page.evaluate("document.querySelector(':target')?.id") == "calc-event-grade-title"
    assert is_same_document(page)


def test_a_case_on_another_page_is_restored(plan: Page, http_url: str) -> None:
    turn(plan, OTHER)
    plan.evaluate(f"""() => {{
        const link = document.createElement('a')
        link.href = '{http_url}zh/{PLAN}#calc-event-grade?case=event-grade&deaths=30'
        document.querySelector('article').prepend(link)
        link.click()
    }}""")
    expect(grade(plan)).to_have_attribute("data-state", "done")
    expect(grade(plan).locator("[name=deaths]")).to_have_value("30")
    assert is_same_document(plan)


def test_back_brings_what_was_entered_and_where_it_was(plan: Page) -> None:
    ask(grade(plan), deaths="30", injured="7")
    plan.locator("#calc-event-grade details.hb-reading, .hb-calculator details").first.evaluate("fold => { fold.open = true }")
    plan.evaluate("scrollTo(0, 3000)")
    turn(plan, OTHER)
    turn(plan, THIRD)
    plan.go_back()
    plan.wait_for_url(re.compile(OTHER))
    plan.go_back()
    plan.wait_for_url(re.compile(PLAN))
    expect(grade(plan).locator("[name=deaths]")).to_have_value("30")
    expect(grade(plan).locator("[name=injured]")).to_have_value("7")
    expect(grade(plan).locator("[data-result] .hb-headline")).to_be_visible()
    expect(plan.locator(".hb-calculator details").first).to_have_attribute("open", "")
    assert abs(plan.evaluate("scrollY") - 3000) < 5
    ask(grade(plan), deaths="0")
    plan.go_forward()
    plan.wait_for_url(re.compile(OTHER))
    expect(plan.locator("#calc-newborn-90-days")).to_be_visible()
    assert is_same_document(plan)


def test_back_to_a_case_keeps_what_was_changed_in_it(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/{PLAN}#calc-event-grade?case=event-grade&deaths=30")
    page.evaluate(MARK)
    expect(grade(page)).to_have_attribute("data-state", "done")
    grade(page).locator("[name=deaths]").fill("5")
    turn(page, OTHER)
    page.go_back()
    page.wait_for_url(re.compile(PLAN))
    page.wait_for_timeout(300)
    expect(grade(page).locator("[name=deaths]")).to_have_value("5")
    assert is_same_document(page)


def test_tables_get_one_frame_however_often_a_page_comes_back(plan: Page) -> None:
    frames = "document.querySelectorAll('.md-typeset__scrollwrap').length"
    before = plan.evaluate(frames)
    for _ in range(2):
        turn(plan, OTHER)
        plan.go_back()
        plan.wait_for_url(re.compile(PLAN))
    assert plan.evaluate(frames) == before
    assert plan.evaluate("document.querySelectorAll('.md-typeset__scrollwrap .md-typeset__scrollwrap').length") == 0


def test_a_page_that_is_no_longer_kept_is_fetched_again(plan: Page) -> None:
    paths = [OTHER, THIRD, "zh/about/index.html", "zh/glossary/index.html", "zh/calculators/index.html", "zh/offline/index.html", OTHER, THIRD]
    for path in paths:
        turn(plan, path)
    for path in [*reversed(paths[:-1]), PLAN]:
        plan.go_back()
        plan.wait_for_url(re.compile(path))
    expect(grade(plan)).to_be_visible()
    ask(grade(plan), deaths="30")
    assert is_same_document(plan)


def test_back_within_a_page_stays_on_it(plan: Page) -> None:
    turn(plan, OTHER)
    plan.go_back()
    plan.wait_for_url(re.compile(PLAN))
    grade(plan).locator("[name=deaths]").fill("30")
    plan.locator(".hb-jump a[href$='#calc-response-end-title']").click()
    expect(plan.locator("#calc-response-end-title")).to_be_in_viewport()
    plan.go_back()
    plan.wait_for_timeout(300)
    expect(grade(plan).locator("[name=deaths]")).to_have_value("30")
    expect(plan.locator("#calc-response-end-title")).not_to_be_in_viewport()
    assert is_same_document(plan)


def test_after_loading_anew_back_still_works(plan: Page) -> None:
    turn(plan, OTHER)
    plan.evaluate("scrollTo(0, 1500)")
    plan.wait_for_timeout(300)
    plan.reload()
    plan.wait_for_function("Math.abs(scrollY - 1500) < 5")
    plan.go_back()
    plan.wait_for_url(re.compile(PLAN))
    expect(grade(plan)).to_be_visible()
    ask(grade(plan), deaths="30")


@pytest.mark.parametrize("modifier", ["Control", "Shift"])
def test_a_click_for_another_window_is_left_alone(plan: Page, modifier: str) -> None:
    with plan.context.expect_page() as opened:
        plan.locator(f"nav.md-nav--primary a[href*='{OTHER.split('/')[1]}']").first.click(modifiers=[modifier])
    opened.value.close()
    assert PLAN in plan.url
    assert is_same_document(plan)


@pytest.mark.parametrize("link", ["target=_blank", "download", "elsewhere"])
def test_links_that_are_no_pages_are_left_alone(plan: Page, link: str) -> None:
    left = plan.evaluate("""kind => {
        const link = document.createElement('a')
        link.href = kind === 'elsewhere' ? 'http://127.0.0.1:9/zh/index.html' : 'index.html?x'
        if (kind === 'target=_blank') link.target = '_blank'
        if (kind === 'download') link.download = 'page.html'
        document.body.append(link)
        let taken
        addEventListener('click', event => { taken = event.defaultPrevented; event.preventDefault() }, { once: true })
        link.click()
        return !taken
    }""", link)
    assert left


@pytest.mark.console_errors("404", "500", "ERR_FAILED")
@pytest.mark.parametrize("fault", ["status", "nothing", "no page", "another edition"])
def test_whatever_goes_wrong_ends_in_a_plain_navigation(plan: Page, fault: str) -> None:
    def spoil(route: Route) -> None:
        if route.request.is_navigation_request():
            route.continue_()
        elif fault == "status":
            route.fulfill(status=500)
        elif fault == "nothing":
            route.abort()
        elif fault == "no page":
            route.fulfill(status=200, content_type="text/html", body="<p>Sign in to this network")
        else:
            answer = route.fetch()
            body = re.sub(r'(name="handbook-edition" content=")[^"]*', r"\1another", answer.text())
            route.fulfill(response=answer, body=body)

    plan.route(f"**/{OTHER}", spoil)
    turn(plan, OTHER)
    expect(plan.locator("#calc-newborn-90-days")).to_be_visible()
    assert not is_same_document(plan)


def test_the_last_of_two_quick_clicks_counts(plan: Page) -> None:
    held = []
    plan.route(f"**/{OTHER}", lambda route: held.append(route))  # noqa: PLW0108 - a built-in takes no mark
    plan.locator(f"nav.md-nav--primary a[href*='{OTHER.split('/')[1]}']").first.click()
    expect(plan.locator(".md-progress")).to_be_visible()
    turn(plan, "zh/about/index.html")
    for route in held:
        route.continue_()
    plan.wait_for_timeout(300)
    assert "zh/about/" in plan.url
    expect(plan.locator(".md-progress")).to_have_count(0)
    assert is_same_document(plan)


def test_the_furniture_works_on_every_page(plan: Page) -> None:
    for path in (OTHER, PLAN):
        turn(plan, path)
        scheme = plan.locator("body").get_attribute("data-md-color-scheme")
        plan.locator("[data-hb-colours]").click()
        expect(plan.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme)
        plan.keyboard.press("/")
        expect(plan.locator("#handbook-search")).to_be_visible()
        plan.keyboard.press("Escape")
        last = plan.locator(".md-sidebar--secondary .md-nav__link").last
        plan.evaluate("scrollTo(0, document.body.scrollHeight)")
        expect(last).to_have_class(re.compile("md-nav__link--(active|passed)"))
        plan.evaluate("scrollBy(0, -200)")
        expect(plan.locator(".md-top")).to_be_visible()


def test_the_drawer_closes_on_the_page_that_it_leads_to(new_page: Callable[..., Page], http_url: str) -> None:
    page = new_page(viewport=PHONE, has_touch=True)
    page.goto(f"{http_url}zh/index.html")
    page.evaluate(MARK)
    for name in ("calculators", "glossary"):
        page.locator("label[for=__drawer].md-header__button").click()
        expect(page.locator("#__drawer")).to_be_checked()
        page.locator(f"nav.md-nav--primary a[href$='{name}/index.html']").click()
        page.wait_for_url(re.compile(name))
        expect(page.locator("#__drawer")).not_to_be_checked()
        expect(page.locator("h1")).to_be_visible()
    assert is_same_document(page)


def test_a_result_of_the_search_turns_the_page(plan: Page) -> None:
    for _ in range(2):
        plan.keyboard.press("/")
        plan.keyboard.type("质疑 工作日")
        expect(plan.locator("#handbook-search [role=option]").first).to_be_visible()
        plan.keyboard.press("Enter")
        plan.wait_for_url(re.compile("procurement-query"))
        expect(plan.locator("#handbook-search")).to_be_hidden()
        turn(plan, OTHER)
    assert is_same_document(plan)


def test_a_single_key_never_leaves_the_page(plan: Page) -> None:
    plan.locator("#calc-event-grade [type=submit]").focus()
    before = plan.url
    for key in ("n", "p", ",", "."):
        plan.keyboard.press(key)
    plan.wait_for_timeout(300)
    assert plan.url == before
    assert is_same_document(plan)


def test_a_folder_navigates_plainly(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/zh/{PLAN}")
    page.evaluate(MARK)
    turn(page, OTHER)
    expect(page.locator("#calc-newborn-90-days")).to_be_visible()
    assert not is_same_document(page)


# --- Without a script --------------------------------------------------------------------------


def test_a_form_sends_nothing_where_its_script_is_missing(new_page: Callable[..., Page], http_url: str) -> None:
    page = new_page()
    page.route("**/handbook.js*", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    asked = []
    page.goto(f"{http_url}en/{PLAN}")
    page.on("request", lambda request: request.url.endswith("favicon.svg") or asked.append(request.url))
    expect(grade(page).locator(".hb-noscript")).to_be_visible()
    grade(page).locator("[name=deaths]").fill("30")
    grade(page).locator("[name=deaths]").press("Enter")
    grade(page).locator("[type=submit]").click()
    page.wait_for_timeout(300)
    assert asked == []
    assert page.url == f"{http_url}en/{PLAN}"
    expect(grade(page).locator("[name=deaths]")).to_have_value("30")


def test_where_the_script_runs_nothing_is_said_of_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/{PLAN}")
    page.wait_for_load_state("load")
    expect(grade(page).locator(".hb-noscript")).to_be_hidden()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_form_has_a_method_that_never_sends(site: Path, language: str) -> None:
    for file in (site / language).rglob("*.html"):
        for form in re.findall(r"<form[^>]*data-calculator[^>]*>", file.read_text(encoding="utf-8")):
            assert 'method="dialog"' in form, file
            assert "action=" not in form, file
