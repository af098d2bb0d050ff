"""The search of the built site: what readers type, and the clause that they find first."""

import re
from collections.abc import Callable
from urllib.parse import unquote

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
    field = box.locator("input")
    expect(field).to_be_focused()
    field.fill("")
    expect(box.locator("[role=option]")).to_have_count(0)
    page.keyboard.type(words)
    settle(page, words)
    return box.locator("[role=option]")


def settle(page: Page, words: str) -> None:
    """Wait for the answer to the last key: what the link of the search names."""
    expect(page.locator("#handbook-search")).to_have_attribute("data-answered", words)


def address(result: Locator) -> str:
    return result.evaluate("link => link.href")


# What is typed, in which language, and the page with the anchor (a pattern) of the first result. What else is found, and
# how, stands in tests/site_config/queries.toml.
FIRST = [
    ("zh", "资阳 二级残疾人", INSURANCE),
    ("zh", "质疑 15个工作日", QUERY),
    ("zh", "直播间超过10间", f"{SUPPORT}#c-3-6"),
    ("zh", "资阳 预警 颜色", f"{ENVIRONMENT}#(c-3-2-1|calc-warning-colour-title)"),
    ("zh", "益资政办发【2020】18号", ENVIRONMENT),
    ("zh", "parcels 0.3 yuan", SUPPORT),
    ("zh", "资阳 4.1.2（1）", f"{ENVIRONMENT}#c-4-1-2-1"),
    ("en", "jincheng article 6", f"{QUERY}#article-6"),
    ("en", "ziyang 4.1.2", f"{ENVIRONMENT}#c-4-1-2"),
    ("en", "快递20万单", SUPPORT),
    ("en", "EVACUATED ziyang", ENVIRONMENT),
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
    expect(page.locator("[data-search-count]")).to_contain_text(f"{said}")
    expect(page.locator("[data-search-count]")).to_contain_text("zzqqxx")
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
    expect(page.locator(f"[id='{unquote(goes_to.partition('#')[2])}']")).to_be_in_viewport()


def test_the_search_opens_again_at_once_after_it_was_closed(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}en/index.html")
    search(page, "working day")
    for _ in range(5):
        # Between two frames: what is hidden still has the focus then, unless it is given up.
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        expect(page.locator("#handbook-search")).to_be_visible()
        expect(page.locator("#handbook-search input")).to_be_focused()


def test_enter_right_after_typing_goes_to_what_was_typed(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/index.html")
    search(page, "直播间超过10间")
    page.locator("#handbook-search input").fill("")
    page.keyboard.insert_text("资阳 4.1.2")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{ENVIRONMENT}#c-4-1-2")


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


# --- What a result shows -------------------------------------------------------------------------


def test_a_result_says_what_it_is_and_where_with_the_words_lit(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}zh/index.html")
    first = search(page, "资阳 二级残疾人").first
    expect(first).to_contain_text("条款")
    expect(first).to_contain_text("二（三）")
    expect(first).to_contain_text("益阳市资阳区")
    expect(first).to_contain_text("年度已过")
    expect(first.locator("mark", has_text="二级残疾人")).to_be_visible()
    for words, kind in (("山政发〔2022〕10号", "方案"), ("直播间", "术语"), ("直播基地", "计算器")):
        expect(search(page, words).filter(has_text=kind).first).to_be_visible()


# Both kinds of what puts rules together, as they are typed: language, words, page, its kind, what is said of its plans.
TOGETHER = [
    ("zh", "森林火灾分级，再到预警", "luolong-forest-fire", "一件事连着算", ["洛阳市洛龙区 · ", "；洛阳市洛龙区 · "]),
    ("en", "luolong forest fire lead department", "luolong-forest-fire", "Step by step", ["Luolong District, Luoyang · "]),
    ("zh", "同一起环境事件", "environmental-incident", "各地对照", ["益阳市资阳区", "枣庄市山亭区", "洛阳市洛龙区"]),
    ("en", "environmental incident side by side", "environmental-incident", "Side by side", ["Ziyang", "Shanting", "Luolong"]),
]


@pytest.mark.parametrize(("language", "words", "name", "kind", "places"), TOGETHER)
def test_chains_and_comparisons_are_found_and_open(
    page: Page, site_url: str, language: str, words: str, name: str, kind: str, places: list[str],
) -> None:
    page.goto(f"{site_url}{language}/about/index.html")
    results = search(page, words)
    goes_to = f"{site_url}{language}/together/{name}/index.html"
    found = results.and_(page.locator(f"[href='{goes_to}']"))
    expect(found.locator(".hb-found-kind")).to_have_text(kind)
    expect(found.locator("strong mark").first).to_be_visible()
    for place in places:
        expect(found.locator(".hb-found-where")).to_contain_text(place)
    found.click()
    page.wait_for_url(goes_to)
    expect(page.locator(f"#calc-{name}")).to_be_attached()


def test_the_filter_of_calculators_knows_chains_and_comparisons(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/index.html")
    search(page, "医保")
    results = page.locator("#handbook-search [role=option]")
    page.get_by_label("计算器种类").select_option(label="各地对照")
    expect(results).to_have_count(1)
    expect(results.first).to_contain_text("同一个居民")
    page.get_by_label("地方").select_option(label="洛阳市洛龙区")
    expect(results).to_have_count(0)
    page.get_by_label("地方").select_option(label="枣庄市山亭区")
    expect(results).to_have_count(1)


def test_words_are_put_in_as_text(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/index.html")
    search(page, "<img src=x onerror=document.title=1>")
    expect(page.locator("[data-search-count]")).to_contain_text("<img src=x")
    expect(page.locator("#handbook-search img")).to_have_count(0)


def test_the_twin_shows_where_only_the_other_language_has_the_words(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/index.html")
    first = search(page, "mainstream platform").first
    expect(first.locator("small[lang=en] mark").first).to_contain_text("mainstream platform", ignore_case=True)


def test_mistakes_are_said_and_terms_are_offered(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/index.html")
    results = search(page, "特别重大突发环镜事件")
    expect(page.locator("[data-search-count]")).to_contain_text("只差一个字")
    expect(results.first.locator("mark").first).to_contain_text("特别重大突发环境事件")
    search(page, "质疑复议")
    page.locator("[data-search-word]").first.click()
    expect(page.locator("#handbook-search input")).to_be_focused()
    expect(results.first).to_be_visible()


# --- Filters, the link to a search -----------------------------------------------------------------


def test_filters_narrow_down_by_keyboard_and_are_taken_away(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/index.html")
    results = search(page, "working day")
    every = results.count()
    place = page.get_by_label("Place", exact=True)
    for _ in range(4):
        page.keyboard.press("Tab")
        if place.evaluate("field => field === document.activeElement"):
            break
    page.keyboard.type("Jin")
    expect(place).to_have_value("jincheng")
    expect(results.first).to_be_visible()
    page.get_by_label("Kind of calculator").select_option("deadline")
    expect(results.filter(has_text="Clause")).to_have_count(0)
    assert 0 < results.count() < every
    page.locator("[data-search-clear]").click()
    expect(results).to_have_count(every)
    page.locator("#handbook-search input").fill("")
    page.get_by_label("Kind of calculator").select_option("deadline")
    expect(results.first).to_contain_text("Calculator")


def test_the_status_is_of_the_readers_own_day(page: Page, http_url: str) -> None:
    page.clock.set_fixed_time("2021-06-01T12:00:00")
    page.goto(f"{http_url}zh/index.html")
    results = search(page, "益资政办发〔2020〕17号")
    expect(results.first).to_contain_text("现行")
    page.get_by_label("状态").select_option("year-over")
    expect(page.locator("[data-search-count]")).to_contain_text("没有找到")
    page.clock.set_fixed_time("2022-01-01T12:00:00")
    page.get_by_label("状态").select_option("in-force")
    page.get_by_label("状态").select_option("year-over")
    expect(results.first).to_contain_text("年度已过")


def test_a_link_opens_the_search_as_it_was(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}zh/about/index.html")
    search(page, "质疑 工作日")
    page.get_by_label("地方").select_option("jincheng")
    expect(page.locator("[data-search-clear]")).to_be_visible()
    first = address(page.locator("#handbook-search [role=option]").first)
    page.locator("[data-search-copy]").click()
    expect(page.locator("[data-search-copy]")).to_have_text("已复制")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{site_url}zh/about/index.html#search?q=")
    other = new_page()
    other.goto(link)
    expect(other.locator("#handbook-search input")).to_have_value("质疑 工作日")
    expect(other.get_by_label("地方")).to_have_value("jincheng")
    expect(other.locator("#handbook-search [role=option]").first).to_be_visible()
    assert address(other.locator("#handbook-search [role=option]").first) == first


# --- Loading ---------------------------------------------------------------------------------------


def test_nothing_is_loaded_before_the_search_is_opened_and_all_of_it_once(page: Page, http_url: str) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{http_url}zh/index.html")
    page.wait_for_load_state("load")
    assert not [url for url in asked if "/search/" in url]
    search(page, "工作日")
    loaded = [url for url in asked if "/search/" in url]
    assert loaded
    search(page, "二级残疾人")
    page.keyboard.press("Escape")
    page.locator("nav.md-nav--primary a[href$='glossary/index.html']").first.evaluate("link => link.click()")
    page.wait_for_url(re.compile("glossary"))
    page.keyboard.press("/")
    expect(page.locator("#handbook-search input")).to_have_value("二级残疾人")
    expect(page.locator("#handbook-search [role=option]").first).to_be_visible()
    assert len(page.get_by_label("地方").locator("option").all()) > 2
    assert [url for url in asked if "/search/" in url] == loaded


@pytest.mark.console_errors("ERR_FAILED", "404")
def test_a_file_that_does_not_come_is_told_and_tried_again(page: Page, http_url: str) -> None:
    page.route("**/search/text-0.js*", lambda route: route.abort())
    page.goto(f"{http_url}zh/index.html")
    page.keyboard.press("/")
    expect(page.locator("[data-search-count]")).to_contain_text("没有取到")
    page.unroute("**/search/text-0.js*")
    assert search(page, "二级残疾人").count() > 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_fits_a_narrow_screen(new_page: Callable[..., Page], http_url: str, language: str) -> None:
    page = new_page(viewport={"width": 375, "height": 740})
    page.goto(f"{http_url}{language}/index.html")
    results = search(page, "working day")
    box = page.locator("#handbook-search")
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    expect(results.first).to_be_in_viewport()
