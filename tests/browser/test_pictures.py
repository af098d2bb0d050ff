"""The pictures in a reader's window: large enough on a phone, inside their boxes, in the page's colours, with their table."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PLANS = ("ziyang/environmental-emergency", "ziyang/resident-medical-insurance-2021", "shanting/ecommerce-support", "jincheng/procurement-query")

SMALLEST = """() => Math.min(...[...document.querySelectorAll('.hb-diagram text')].map((text) =>
    parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""

# Text that sticks out of its picture, or out of the box that its middle is in.
OUTSIDE = """() => [...document.querySelectorAll('.hb-diagram')].flatMap((picture) => {
    const all = [picture.querySelector('svg'), ...picture.querySelectorAll('rect[rx]')].map((each) => each.getBoundingClientRect())
    return [...picture.querySelectorAll('text')].filter((text) => {
        const at = text.getBoundingClientRect()
        const [x, y] = [at.left + at.width / 2, at.top + at.height / 2]
        const around = all.filter((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)
        return !around.length || around.some((box) => at.left < box.left - 1 || at.right > box.right + 1)
    }).map((text) => text.textContent)
})"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [375, 1280])
def test_the_text_of_a_picture_is_large_enough_and_inside_its_box(
    new_page: Callable[..., Page], site_url: str, language: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    for plan in PLANS:
        page.goto(f"{site_url}{language}/{plan}/index.html")
        expect(page.locator(".hb-diagram svg").first).to_be_visible()
        assert page.evaluate(SMALLEST) >= 11, plan
        assert page.evaluate(OUTSIDE) == [], plan


@pytest.mark.parametrize(("scheme", "light"), [("light", False), ("dark", True)])
def test_a_picture_takes_the_colours_of_the_page(new_page: Callable[..., Page], http_url: str, scheme: str, light: bool) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{http_url}zh/{PLANS[0]}/index.html")
    fill = page.locator(".hb-diagram text").first.evaluate(
        """text => { const spot = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
            spot.fillStyle = getComputedStyle(text).fill; spot.fillRect(0, 0, 1, 1)
            const [r, g, b, a] = spot.getImageData(0, 0, 1, 1).data; return (r + g + b) / 3 }""")
    assert (fill > 128) is light


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_picture_is_reached_from_the_top_and_its_table_leads_to_the_clause(page: Page, site_url: str, language: str) -> None:
    page.goto(f"{site_url}{language}/{PLANS[0]}/index.html")
    page.locator(".hb-diagram-links a").last.click()
    picture = page.locator("#picture-4")
    expect(picture).to_be_in_viewport()
    picture.locator("summary").click()
    row = picture.locator("tbody tr", has_text="1小时" if language == "zh" else "1 hour").first
    expect(row).to_be_visible()
    row.locator("a[data-clause='c-4-3-1']").click()
    expect(page.locator("#c-4-3-1")).to_be_in_viewport()


def test_a_picture_stands_without_javascript_and_on_paper(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}zh/{PLANS[0]}/index.html")
    page.emulate_media(media="print")
    expect(page.locator(".hb-diagram svg").first).to_be_visible()
    expect(page.locator(".hb-diagram details").first).to_be_hidden()
