"""axe-core on every kind of page, in both languages and both schemes: no serious finding."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

GRADE = "ziyang/environmental-emergency/index.html"
ROWS = "shanting/ecommerce-support/index.html"

# Every kind of page, and a plan with each kind of field.
KINDS = [
    "index.html",
    "ziyang/index.html",
    GRADE,
    ROWS,
    "ziyang/environmental-emergency/both/index.html",
    "calculators/index.html",
    "glossary/index.html",
    "changes/index.html",
    "topics/index.html",
    "about/index.html",
    "together/index.html",
    "together/luolong-incident/index.html",
    "together/environmental-incident/index.html",
]

# What a reader who depends on it cannot get past; axe calls the rest moderate or minor.
GRAVE = ("serious", "critical")

COLOURS = ("color-contrast", "link-in-text-block")
SCHEMES = {"light": "default", "dark": "slate"}  # as the theme calls them

RUN = """async ([rules, within]) => {
    const options = rules.length ? { runOnly: { type: 'rule', values: rules } } : {}
    const { violations } = await axe.run(within ?? document, { ...options, resultTypes: ['violations'] })
    return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help,
        nodes: nodes.slice(0, 3).map((node) => node.target.join(' ') + ': ' + node.any.map((check) => check.message).join('; ')
            + ' ' + node.html.slice(0, 160)) }))
}"""


@pytest.fixture(scope="module")
def axe(root: Path) -> str:
    """The checker's source."""
    return (root / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def open_everything(page: Page) -> None:
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")


def findings(page: Page, axe: str, *rules: str, within: str | None = None) -> list[str]:
    """The grave findings of a page as it stands, or of what a selector finds in it; with `rules`, of these alone."""
    page.evaluate(axe + "; undefined")
    found = [each for each in page.evaluate(RUN, [list(rules), within]) if each["impact"] in GRAVE]
    return [f"{each['id']}: {each['help']}: " + " | ".join(each["nodes"]) for each in found]


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", False), ("en", True)])
def test_no_page_has_a_grave_finding(
    new_page: Callable[..., Page], http_url: str, axe: str, language: str, dark: bool
) -> None:
    """In the dark only the colours can differ."""
    scheme = "dark" if dark else "light"
    page = new_page(color_scheme=scheme)
    rules = COLOURS if dark else ()
    found = {}
    for kind in KINDS:
        page.goto(f"{http_url}{language}/{kind}")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        open_everything(page)
        found[kind] = findings(page, axe, *rules)
    assert {kind: grave for kind, grave in found.items() if grave} == {}


@pytest.mark.parametrize("path", ["index.html", "404.html"])
def test_a_page_of_no_language_has_no_grave_finding(page: Page, http_url: str, axe: str, path: str) -> None:
    page.goto(http_url + path)
    assert findings(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_form_with_errors_and_with_a_result_has_no_grave_finding(
    new_page: Callable[..., Page], http_url: str, axe: str, language: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{http_url}{language}/{GRADE}")
    form = page.locator("#calc-event-grade")
    for deaths, state in (("-1", "error"), ("9", "done")):
        form.locator("[name=deaths]").fill(deaths)
        form.locator("[type=submit]").click()
        expect(form).to_have_attribute("data-state", state)
        open_everything(page)
        assert findings(page, axe, within="#calc-event-grade" if state == "error" else None) == []


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", ["ziyang-environmental-incident", "environmental-incident"])
def test_several_answers_in_one_have_no_grave_finding(
    new_page: Callable[..., Page], http_url: str, axe: str, name: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(f"{http_url}en/together/{name}/index.html")
    form = page.locator(f"#calc-{name}")
    for deaths, state in (("-1", "error"), ("9", "done")):
        form.locator("[name=deaths]").fill(deaths)
        form.locator("[type=submit]").click()
        expect(form).to_have_attribute("data-state", state)
        open_everything(page)
        assert findings(page, axe, within=f"#calc-{name}") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_open_search_has_no_grave_finding(
    new_page: Callable[..., Page], http_url: str, axe: str, language: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{http_url}{language}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("工作日")
    expect(page.locator("#handbook-search [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#handbook-search [aria-selected=true]")).to_be_visible()
    assert findings(page, axe, within="#handbook-search") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("phone", [False, True])
def test_an_explained_term_and_a_copied_citation_have_no_grave_finding(
    new_page: Callable[..., Page], http_url: str, axe: str, language: str, scheme: str, phone: bool
) -> None:
    page = new_page(color_scheme=scheme, has_touch=phone, is_mobile=phone, viewport={"width": 375 if phone else 1280, "height": 800})
    page.goto(f"{http_url}{language}/{GRADE}")
    page.locator("#c-4-1-2 + .hb-cite [data-cite=link]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hb-said")).not_to_be_empty()
    page.locator("a.hb-term").first.focus()
    expect(page.locator("#hb-note")).to_be_visible()
    assert [finding for part in ("#c-4-1-2 + .hb-cite", "#hb-note") for finding in findings(page, axe, within=part)] == []
