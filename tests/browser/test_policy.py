"""The content policy that servers are advised to send: every kind of page keeps within it, and everything works."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.unasked

PLAN = "ziyang/environmental-emergency/index.html"
PAGES = ["index.html", *(f"{language}/{path}" for language in ("zh", "en") for path in (
    "index.html", "ziyang/index.html", PLAN, "ziyang/environmental-emergency/both/index.html", "calculators/index.html", "glossary/index.html", "about/index.html"))]

# Reported as an error of the console, which fails the test by itself.
WATCH = """
    window.broken = []
    addEventListener('securitypolicyviolation', event => broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))
"""


@pytest.fixture(scope="module")
def policy(root: Path) -> str:
    """The policy as the configuration for nginx has it: the one place where it is written."""
    text = (root / "site_config" / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    return re.search(r'Content-Security-Policy\s+"([^"]+)"', text)[1]


@pytest.fixture
def strict_url(serve: Callable[..., str], site: Path, policy: str) -> str:
    """The address of the site with the policy on every answer."""
    return serve(site, {"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff"})


def violations(page: Page) -> list[str]:
    return page.evaluate("window.broken")


def test_the_policy_lets_no_inline_script_or_style_pass(policy: str) -> None:
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert "http" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("path", PAGES)
def test_no_page_breaks_the_policy(page: Page, strict_url: str, path: str) -> None:
    page.add_init_script(WATCH)
    page.goto(strict_url + path)
    page.wait_for_load_state("load")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(200)
    assert violations(page) == []


@pytest.mark.console_errors("404")
def test_a_wrong_address_keeps_within_the_policy(page: Page, serve: Callable[..., str], site: Path, policy: str) -> None:
    page.add_init_script(WATCH)
    page.goto(serve(site, {"Content-Security-Policy": policy}) + "404.html")
    assert violations(page) == []


def test_everything_works_within_the_policy(new_page: Callable[..., Page], strict_url: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(WATCH)
    page.goto(f"{strict_url}zh/{PLAN}")
    form = page.locator("#calc-event-grade")
    form.locator("[name=deaths]").fill("30")
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", "done")
    form.locator("[data-copy-result]").click()
    expect(form.locator("[data-progress]")).to_contain_text("已复制")
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("[data-hb-colours]").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme)
    page.keyboard.press("/")
    page.keyboard.type("工作日")
    expect(page.locator("#handbook-search [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("a[data-language-switch]").click()
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^en"))
    page.set_viewport_size({"width": 375, "height": 800})
    page.locator("label[for=__drawer].md-header__button").click()
    expect(page.locator("#__drawer")).to_be_checked()
    page.locator("nav.md-nav--primary a[href$='glossary/index.html']").evaluate("link => link.click()")
    page.wait_for_url(re.compile("glossary"))
    assert violations(page) == []


@pytest.mark.parametrize("path", ["zh/index.html", f"en/{PLAN}", "404.html"])
def test_no_page_carries_an_inline_script_style_or_handler(site: Path, path: str) -> None:
    text = (site / path).read_text(encoding="utf-8")
    for tag in re.findall(r"<script[^>]*>", text):
        assert " src=" in tag or 'type="application/json"' in tag, tag
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", text)


# --- Colours before the first paint -------------------------------------------------------------

# The scheme of the body in the first frame that is painted with it.
EARLY = """
    const look = () => {
        if (document.body) window.early = document.body.dataset.mdColorScheme
        else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
"""


@pytest.mark.parametrize(("device", "scheme"), [("dark", "slate"), ("light", "default")])
def test_the_colours_of_the_device_are_there_before_anything_is_painted(
    new_page: Callable[..., Page], http_url: str, device: str, scheme: str
) -> None:
    page = new_page(color_scheme=device)
    page.add_init_script(EARLY)
    page.goto(f"{http_url}zh/index.html")
    page.wait_for_function("window.early")
    assert page.evaluate("window.early") == scheme


def test_chosen_colours_are_there_before_anything_is_painted_in_both_worlds(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(color_scheme="light")
    page.add_init_script(EARLY)
    page.goto(f"{site_url}zh/index.html")
    page.locator("[data-hb-colours]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    for path in ("zh/index.html", f"en/{PLAN}"):
        page.goto(site_url + path)
        page.wait_for_function("window.early")
        assert page.evaluate("window.early") == "slate"
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("kept", ["null", "7", '"slate"', "{", '{"index": 9}', '{"index": "__proto__", "color": {"scheme": "x"}}'])
def test_a_spoilt_choice_of_colours_harms_nothing(page: Page, http_url: str, kept: str) -> None:
    page.add_init_script(f"localStorage.setItem('/.__palette', {kept!r})")
    page.goto(f"{http_url}zh/{PLAN}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.locator("[data-hb-colours]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_colours_follow_the_device_until_a_reader_chooses(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(color_scheme="light")
    page.goto(f"{site_url}zh/index.html")
    body, button = page.locator("body"), page.locator("[data-hb-colours]")
    expect(button).to_have_accessible_name("深色 Dark")
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(button).to_have_accessible_name("浅色 Light")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    button.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    expect(button).to_be_focused()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_window_has_the_colour_of_the_header(new_page: Callable[..., Page], http_url: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{http_url}zh/index.html")
    window = page.locator("meta[name=theme-color]").get_attribute("content")
    header = page.evaluate("getComputedStyle(document.querySelector('header')).backgroundColor.match(/\\d+/g).map(Number)")
    assert window == f"#{bytes(header).hex()}"


def test_nothing_is_put_into_a_plan_as_it_opens(page: Page, http_url: str) -> None:
    """Each thing that a script puts there has the browser work out the style of most of the page once more."""
    page.goto(f"{http_url}zh/{PLAN}", wait_until="load")
    page.wait_for_function("globalThis.handbook")
    page.wait_for_timeout(300)
    sent, there = page.evaluate("""async () => {
      const sent = new DOMParser().parseFromString(await (await fetch(location)).text(), 'text/html')
      return [sent, document].map((from) => [...from.querySelectorAll('article *')].map(({ localName }) => localName))
    }""")
    assert there == sent
