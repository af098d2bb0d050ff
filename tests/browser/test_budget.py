"""What a first visit costs over a slow line, and that nothing moves under the reader's eyes."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response, expect

#: Bytes over the line of a first page without a calculator, packed as any web host packs.
MOST = 300_000

#: Pages without calculators, by their address under a language.
PAGES = ("index.html", "ziyang/index.html", "calculators/index.html", "glossary/index.html", "about/index.html")

#: The sum of all moves of what was already painted, as browsers count it.
SHIFTS = """
globalThis.shifted = 0
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.shifted += value
}).observe({ type: 'layout-shift', buffered: true })
"""


def packed(response: Response) -> int:
    """What a response takes over the line: its body packed, and its head."""
    body = response.body()
    head = sum(len(name) + len(value) + 4 for name, value in response.headers.items())
    return min(len(body), len(gzip.compress(body, 6))) + head


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_first_page_is_light(new_page: Callable[..., Page], http_url: str, language: str, path: str) -> None:
    page = new_page()
    loaded: dict[str, Response] = {}
    page.on("response", lambda response: loaded.update({response.url.removeprefix(http_url): response}))
    page.goto(f"{http_url}{language}/{path}", wait_until="networkidle")
    sizes = {address: packed(response) for address, response in list(loaded.items()) if response.ok}
    assert sum(sizes.values()) <= MOST, sizes


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", ["index.html", "ziyang/environmental-emergency/index.html"])
def test_nothing_moves_while_a_page_gets_ready(new_page: Callable[..., Page], http_url: str, language: str, path: str,
                                               width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.add_init_script(SHIFTS)
    page.goto(f"{http_url}{language}/{path}", wait_until="networkidle")
    page.wait_for_function("globalThis.handbook")
    page.keyboard.press("/")
    expect(page.locator("#handbook-search")).to_be_visible()
    page.locator("#handbook-search input[name=query]").fill("死亡")
    expect(page.locator("#handbook-search [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.evaluate("shifted") <= 0.001
