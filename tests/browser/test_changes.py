"""Whether a plan holds, and what changes when: worked out in the browser, on the reader's own day."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

QUERY = "jincheng/procurement-query/index.html"


def on(page: Page, day: str) -> None:
    """Give the reader's device a day."""
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00"))


@pytest.mark.parametrize(("day", "zh", "en"), [
    ("2020-12-31", "尚未施行（自2021年1月1日起）", "Not yet in force (from 1 January 2021)"),
    ("2021-01-01", "现行", "In force"),
    ("2022-12-31", "现行", "In force"),
    ("2023-01-01", "已失效（有效期至2022年12月31日）", "Expired (in force until 31 December 2022)"),
])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_the_lists_and_the_search_say_the_same(
    page: Page, site_url: str, language: str, day: str, zh: str, en: str
) -> None:
    on(page, day)
    words = zh if language == "zh" else en
    page.goto(f"{site_url}{language}/{QUERY}")
    expect(page.locator(".hb-facts .hb-badge")).to_have_text(words)
    page.goto(f"{site_url}{language}/index.html")
    expect(page.locator(f"a.hb-card[href='{QUERY}'] .hb-badge")).to_have_text(words)
    page.goto(f"{site_url}{language}/jincheng/index.html")
    expect(page.locator("a.hb-card[href='procurement-query/index.html'] .hb-badge")).to_have_text(words)
    page.goto(f"{site_url}{language}/calculators/index.html")
    expect(page.locator("#jincheng--procurement-query + p .hb-badge")).to_have_text(words)
    page.keyboard.press("/")
    page.keyboard.type("晋市财购〔2020〕25号")
    expect(page.locator("[role=option]").first).to_contain_text(re.split(r"（| \(", words)[0])


def kinds(page: Page, group: str) -> list[str]:
    return page.locator(f"[data-changes={group}] li").evaluate_all("lines => lines.map((line) => line.dataset.day)")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_readers_day_parts_the_dates(page: Page, site_url: str, language: str) -> None:
    on(page, "2020-12-31")
    page.goto(f"{site_url}{language}/changes/index.html")
    ahead, past = kinds(page, "ahead"), kinds(page, "past")
    assert ahead == sorted(ahead)
    assert past == sorted(past, reverse=True)
    assert ahead[0] >= "2020-12-31" > past[0]
    assert {"2020-12-31", "2021-02-28"} <= set(ahead)
    assert {"2020-11-13", "2020-09-01"} <= set(past)
    expect(page.locator("[data-as-of]")).to_contain_text("2020年12月31日" if language == "zh" else "31 December 2020")
    first = page.locator("[data-changes=ahead] li", has_text="二（四）" if language == "zh" else "Section 2(4)").first
    first.locator("a.hb-clause").click()
    page.wait_for_url("**/ziyang/resident-medical-insurance-2021/index.html#c-2-4")
    expect(page.locator("#c-2-4")).to_be_in_viewport()


def test_a_group_without_a_date_says_so(page: Page, site_url: str) -> None:
    on(page, "2099-01-01")
    page.goto(f"{site_url}zh/changes/index.html")
    assert kinds(page, "ahead") == []
    expect(page.locator("[data-changes=ahead] [data-changes-none]")).to_be_visible()
    expect(page.locator("[data-changes=past] [data-changes-none]")).to_be_hidden()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_javascript_the_dates_stand_as_of_the_edition(
    new_page: Callable[..., Page], site_url: str, language: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}{language}/changes/index.html")
    expect(page.locator("[data-as-of]")).to_contain_text("版本日期" if language == "zh" else "day of this edition")
    expect(page.locator("[data-changes=past] li").first).to_be_visible()
    expect(page.locator("#undated")).to_be_visible()
