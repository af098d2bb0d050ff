"""The ways in besides the search, as a reader walks them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 375, "height": 800}


@pytest.mark.parametrize(("language", "question", "topic", "place"), [
    ("zh", "有多严重？", "医疗保险", "晋城市"), ("en", "How bad is it?", "Health insurance", "Jincheng City")])
def test_each_way_leads_to_its_calculators_or_plans(
    page: Page, site_url: str, language: str, question: str, topic: str, place: str
) -> None:
    home = f"{site_url}{language}/index.html"
    for words, address, found in (
        (question, "calculators/index.html#how-bad", "#grading + ul a[href*='calc-event-grade-title']"),
        (topic, "topics/index.html#health-insurance", "#health-insurance + div a.hb-card[href*='resident-medical-insurance-2021']"),
        (place, "jincheng/index.html", "a.hb-card[href='procurement-query/index.html']"),
    ):
        page.goto(home)
        page.locator(".hb-chips a", has_text=words).first.click()
        page.wait_for_url(f"{site_url}{language}/{address}")
        expect(page.locator(found)).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_shows_what_to_know_topics_and_places_within_three_windows(
    new_page: Callable[..., Page], http_url: str, language: str
) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"{http_url}{language}/index.html")
    last = page.locator("#places + ul").bounding_box()
    assert last["y"] + last["height"] < 3 * PHONE["height"]
    assert not page.locator(".hb-card-summary").first.is_visible()
    page.locator("#families + details > summary").click()
    expect(page.locator("#families + details a").first).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sidebar_names_a_place_once(page: Page, site_url: str, language: str) -> None:
    page.goto(f"{site_url}{language}/ziyang/index.html")
    bar = page.locator("nav.md-nav--primary")
    assert bar.locator("a").evaluate_all(
        "links => links.filter((link) => new URL(link.href).pathname.endsWith('/ziyang/index.html')).length") == 1
    bar.locator("a", has_text="2021").click()
    page.wait_for_url("**/resident-medical-insurance-2021/index.html")
