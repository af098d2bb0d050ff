"""A link from the address bar is inert: whatever it holds is text, checked like any entry; and what is copied computes nothing."""

import re
from collections.abc import Callable
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page, expect

PLAN = "en/ziyang/environmental-emergency/index.html"
ROWS = "en/shanting/ecommerce-support/index.html"

HOSTILE = {
    "markup": "<img src=x onerror=document.title='hit'>",
    "script": "\"><script>document.title='hit'</script>",
    "formula": "=HYPERLINK(\"http://127.0.0.1:9/\"&A1)",
    "wide formula": "＝１＋１",
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "control": "3\u0000\u0007\u001b[31m0",
    "turned round": "3\u202e0\u2066",
    "lines": "3\r\n0\t7",
    "template": "{{7*7}}${7*7}",
    "prototype": "__proto__",
    "long": "9" * 20_000,
    "half a pair": "\ud83d",
}


BROKEN = [
    "#\\", "#\\?case=event-grade&deaths=30", "#%", "#%E0%A4%A?case=event-grade", "#\"]", "#?case", "#calc-event-grade?case=nothing&deaths=3",
    "#calc-event-grade?case=__proto__", "#" + quote("<img src=x onerror=alert(1)>"), "#?" + "&".join(["case=event-grade"] * 3000),
]


def case(values: dict[str, str]) -> str:
    """The part of the address after the hash, as bytes that need not be text."""
    return "#calc-event-grade?" + urlencode({"case": "event-grade", **values}, errors="surrogatepass")


def test_a_hostile_value_is_text_and_is_checked(page: Page, http_url: str) -> None:
    """The first link opens the page, the others come to it while it is open."""
    form = page.locator("#calc-event-grade")
    for name, value in HOSTILE.items():
        page.goto(http_url + PLAN + case({"deaths": value}))
        expect(form.locator("[name=deaths]"), name).to_have_value(kept(value))
        expect(form, name).to_have_attribute("data-state", "error")
        expect(form.locator("[data-field=deaths] [data-error]"), name).to_be_visible()
        expect(form.locator("[data-retry]"), name).to_have_count(0)
        assert page.title() != "hit", name
        assert page.evaluate("document.querySelectorAll('article img, article script').length") == 0, name
        form.locator("[type=reset]").click()


def kept(value: str) -> str:
    """What a text field holds of a value: no line ends, and no half of a pair of surrogates."""
    return re.sub(r"[\r\n]", "", value).replace("\ud83d", "\ufffd" * 3)


@pytest.mark.parametrize("links", [BROKEN[:1], BROKEN[1:]], ids=["used", "opened"])
def test_a_broken_link_opens_the_page_and_breaks_nothing(page: Page, http_url: str, links: list[str]) -> None:
    for link in links:
        page.goto("about:blank")
        page.goto(http_url + PLAN + link)
        page.wait_for_function("globalThis.handbook")
    form = page.locator("#calc-event-grade")
    form.locator("[name=deaths]").fill("30")
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", "done")
    page.locator("[data-hb-colours]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_broken_link_on_a_page_that_is_open_breaks_nothing(page: Page, http_url: str) -> None:
    page.goto(http_url + PLAN)
    for hash_ in ("#\\", "#%", "#c-4-1"):
        page.evaluate("hash => { location.hash = hash }", hash_)
    expect(page.locator("#c-4-1")).to_be_in_viewport()


def test_a_link_makes_no_more_rows_than_the_form_allows(page: Page, http_url: str) -> None:
    page.goto(http_url + ROWS)
    rows = page.locator("form:has([data-rows])").first
    name, calculator = rows.evaluate("form => [form.querySelector('[data-rows]').dataset.rows, form.dataset.calculator.split('/').at(-1)]")
    most = int(rows.locator("[data-rows]").first.get_attribute("data-most"))
    numbers = "&".join(f"{name}.{number}.x=1" for number in [10**9, "1e9", -5, "x", *range(2000)])
    page.goto("about:blank")
    page.goto(f"{http_url}{ROWS}#?case={calculator}&{numbers}")
    form = page.locator(f"#calc-{calculator}")
    expect(form).to_have_attribute("data-state", re.compile("done|error"))
    assert form.locator("[data-row]").count() <= most


# --- What is copied ------------------------------------------------------------------------------

CELLS = """text => {
    const form = document.querySelector('#calc-event-grade')
    for (const button of form.querySelectorAll('[data-copy-result]')) button.hidden = false
    const output = form.querySelector('[data-result]')
    output.replaceChildren(...text.split('\\n').map(line => {
        const row = document.createElement('tr')
        row.append(...line.split('|').map(cell => Object.assign(document.createElement('td'), { textContent: cell })))
        return row
    }))
    form.querySelector('[data-copy-result]').click()
}"""


@pytest.mark.parametrize(("shown", "pasted"), [
    ("=1+1", "'=1+1"),
    ("ok|=1+1", "ok\t'=1+1"),
    ("+1+1", "'+1+1"),
    ("-1-1", "'-1-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("＝1＋1", "'＝1＋1"),
    ("-5", "-5"),
    ("+12.5%", "+12.5%"),
    ("-1,234.50", "-1,234.50"),
    ("-5*cmd", "'-5*cmd"),
    ("Grade I|30 >= 30", "Grade I\t30 >= 30"),
    ("one\n=two", "one\t\n'=two"),
])
def test_a_copied_result_holds_no_formula(new_page: Callable[..., Page], http_url: str, shown: str, pasted: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(http_url + PLAN)
    page.wait_for_function("globalThis.handbook")
    page.evaluate(CELLS, shown)
    expect(page.locator("#calc-event-grade [data-progress]")).to_contain_text("copied")
    assert page.evaluate("navigator.clipboard.readText()") == pasted
