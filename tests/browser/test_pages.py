"""Every page of the built site: what holds for its HTML, and how it behaves in a reader's window."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

PLAN = "ziyang/environmental-emergency/index.html"
PHONE = {"width": 375, "height": 800}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HAN = "\u3400-\u9fff\uf900-\ufaff"

# Whatever may stand on a page once, so that a page of each is enough where a test is slow.
KINDS = {
    "home": "index.html",
    "place": "ziyang/index.html",
    "plan": PLAN,
    "both": PLAN.replace("index", "both/index"),
    "calculators": "calculators/index.html",
    "glossary": "glossary/index.html",
    "about": "about/index.html",
}


# --- What the HTML says -----------------------------------------------------------------------


@dataclass
class Node:
    """An element that is open while its page is read."""

    tag: str
    lang: str
    silent: bool


@dataclass
class Document(HTMLParser):
    """What the tests want to know of one page."""

    path: str
    lang: str = ""
    title: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    clauses: list[str] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    open: list[Node] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        around = self.open[-1] if self.open else Node("", "", False)
        if tag == "html":
            self.lang = values.get("lang", "")
        self.see(tag, values)
        if tag not in VOID:
            silent = around.silent or tag in ("script", "style", "svg")
            self.open.append(Node(tag, values.get("lang", around.lang), silent))

    def see(self, tag: str, values: dict[str, str]) -> None:
        if "id" in values and not any(node.tag == "template" for node in self.open):
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "link" and "alternate" in values.get("rel", "").split():
            self.alternates[values["hreflang"]] = values["href"]
        elif "src" in values or tag == "link":
            self.sources.append(values.get("src") or values["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if {"hb-clause-heading", "hb-item"} & set(values.get("class", "").split()):
            self.clauses.append(values["id"])

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].tag == "title":
            self.title += data
        elif data.strip() and self.open and not self.open[-1].silent:
            self.texts.append((self.open[-1].lang, " ".join(data.split())))


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, Document]:
    """Every page of the site, read, by its path."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        found[path] = Document(path)
        found[path].feed(file.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def edition_pages(documents: dict[str, Document]) -> dict[str, Document]:
    """The pages that stand in both languages."""
    return {path: page for path, page in documents.items() if path.startswith(("zh/", "en/"))}


def target(path: str, link: str) -> tuple[str, str]:
    """The path under the site that a link on a page leads to, and the anchor there without a case.

    >>> target("en/a/index.html", "../index.html#c-2?case=x")
    ('en/index.html', 'c-2')
    """
    where = urlsplit(urljoin(f"http://site/{path}", link))
    return unquote(where.path).lstrip("/"), unquote(where.fragment).partition("?")[0]


def test_every_link_leads_to_a_page_and_an_anchor_that_exist(site: Path, documents: dict[str, Document]) -> None:
    lost = []
    for path, page in documents.items():
        for link in {*page.links, *page.sources, *page.alternates.values()}:
            if urlsplit(link).scheme in ("data", "mailto"):
                continue
            file, anchor = target(path, link)
            if not (site / file).is_file():
                lost.append(f"{path}: {link}: no such file")
            elif anchor and file in documents and anchor not in documents[file].ids and anchor != "__top":
                lost.append(f"{path}: {link}: no such anchor")
    assert not lost


def test_no_link_needs_a_server_to_find_its_file(documents: dict[str, Document]) -> None:
    assert not [
        f"{path}: {link}"
        for path, page in documents.items()
        if path != "404.html"
        for link in {*page.links, *page.sources, *page.alternates.values()}
        if urlsplit(link).path.startswith("/") or urlsplit(link).path.endswith("/") or urlsplit(link).netloc
    ]


def test_every_page_says_its_language_and_its_title(edition_pages: dict[str, Document]) -> None:
    for path, page in edition_pages.items():
        assert page.lang.partition("-")[0] == path[:2], path
        assert page.title.strip(), path
    for language in ("zh", "en"):
        titles = Counter(page.title.strip() for path, page in edition_pages.items() if path.startswith(language))
        assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_names_its_twin(documents: dict[str, Document], edition_pages: dict[str, Document]) -> None:
    assert {path[3:] for path in edition_pages if path[:2] == "zh"} == {
        path[3:] for path in edition_pages if path[:2] == "en"
    }
    for path, page in edition_pages.items():
        named = {lang[:2]: target(path, link)[0] for lang, link in page.alternates.items()}
        assert named == {"zh": f"zh/{path[3:]}", "en": f"en/{path[3:]}"}, path


def test_headings_go_down_one_level_at_a_time(documents: dict[str, Document]) -> None:
    for path, page in documents.items():
        assert page.headings.count(1) == 1, path
        steps = list(zip([0, *page.headings], page.headings, strict=False))
        assert [step for step in steps if step[1] > step[0] + 1] == [], path


def test_no_id_stands_twice(documents: dict[str, Document]) -> None:
    for path, page in documents.items():
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], path


def test_clauses_have_the_same_anchors_in_both_languages(edition_pages: dict[str, Document]) -> None:
    plans = [path[3:] for path, page in edition_pages.items() if page.clauses and path[:2] == "zh"]
    assert plans
    for plan in plans:
        assert edition_pages[f"zh/{plan}"].clauses == edition_pages[f"en/{plan}"].clauses, plan


def without_brackets(text: str) -> str:
    """A text without brackets, where an English page gives the official name, and without numbers of documents."""
    text = re.sub(f"[{HAN}]+〔\\d{{4}}〕\\d+号", "", text)
    return re.sub(r"[(（][^()（）]*[)）]|“[^“”]*”", "", text)


def chinese_left(page: Document) -> list[str]:
    """Chinese on an English page outside `lang="zh"` and brackets, longer than a word that is being spoken about."""
    whole = " ".join(text for lang, text in page.texts if not lang.startswith("zh"))
    return re.findall(f"[{HAN}，。、；：]{{9,}}", without_brackets(whole))


def english_left(page: Document) -> list[str]:
    """Runs of English words on a Chinese page outside `lang="en"`."""
    texts = [text for lang, text in page.texts if not lang.startswith("en")]
    return [text for text in texts if re.search(r"(?:\b[A-Za-z][a-z']+[ ,;]+){3}", text)]


def test_no_chinese_is_left_on_an_english_page(edition_pages: dict[str, Document]) -> None:
    left = {path: chinese_left(page) for path, page in edition_pages.items() if path.startswith("en")}
    assert {path: words for path, words in left.items() if words} == {}


def test_no_english_is_left_on_a_chinese_page(edition_pages: dict[str, Document]) -> None:
    left = {path: english_left(page) for path, page in edition_pages.items() if path.startswith("zh")}
    assert {path: words for path, words in left.items() if words} == {}


# --- In a window ------------------------------------------------------------------------------


def wide(page: Page) -> list[str]:
    """What makes a page wider than its window: the innermost elements that stick out, or nothing."""
    return page.evaluate("""() => {
        const width = document.documentElement.clientWidth
        if (document.documentElement.scrollWidth <= width) return []
        const out = [...document.querySelectorAll('body *')].filter((element) =>
            element.getBoundingClientRect().right > width + 1 && !element.closest('.hb-scroll, .hb-table, .md-sidebar'))
        return out.slice(-5).map((element) => element.outerHTML.slice(0, 200))
    }""")


def small_targets(page: Page) -> list[str]:
    """Controls on screen that are less than 24 pixels high or wide; a box to tick counts with its label."""
    return page.evaluate("""() => {
        const controls = 'button, select, input, summary, .md-button, .hb-card, .hb-language, nav a'
        return [...document.querySelectorAll(controls)]
            .map((control) => control.closest('label') ?? control)
            .filter((target) => target.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
            .map((target) => [target, target.getBoundingClientRect()])
            .filter(([, box]) => box.width && box.left < innerWidth && box.right > 0 && (box.height < 24 || box.width < 24))
            .map(([target, box]) => `${box.width} x ${box.height}: ${target.outerHTML.slice(0, 160)}`)
    }""")


def open_everything(page: Page) -> None:
    """Unfold worked examples, tables and readings, so that all of a page is on show."""
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_shows_every_page_without_scrolling_sideways(
    new_page: Callable[..., Page], http_url: str, site: Path, language: str
) -> None:
    page = new_page(viewport=PHONE, has_touch=True)
    for file in [site / "index.html", *sorted((site / language).rglob("index.html"))]:
        path = file.relative_to(site).as_posix()
        page.goto(http_url + path)
        open_everything(page)
        assert (path, wide(page)) == (path, [])
        assert (path, small_targets(page)) == (path, [])


def test_a_phone_shows_a_result_and_errors_without_scrolling_sideways(
    new_page: Callable[..., Page], http_url: str
) -> None:
    page = new_page(viewport=PHONE, has_touch=True)
    page.goto(http_url + "en/" + PLAN)
    form = page.locator("#calc-event-grade")
    for deaths, state in (("30", "done"), ("x" * 60, "error")):
        form.locator("[name=deaths]").fill(deaths)
        form.locator("[type=submit]").click()
        expect(form).to_have_attribute("data-state", state)
        assert wide(page) == []
        assert small_targets(page) == []


@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_the_switch_of_language_keeps_the_clause(page: Page, site_url: str, language: str, other: str) -> None:
    page.goto(f"{site_url}{language}/{PLAN}")
    page.locator("#c-4-2-1").evaluate("heading => heading.scrollIntoView()")
    page.locator("a[data-language-switch]").click()
    page.wait_for_url(f"{site_url}{other}/{PLAN}#c-4-2-1")
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{other}"))
    expect(page.locator("#c-4-2-1")).to_be_in_viewport()
    page.locator("a[data-language-switch]").click()
    page.wait_for_url(re.compile(f"/{language}/"))
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_javascript_a_plan_can_be_read(
    new_page: Callable[..., Page], site_url: str, language: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}{language}/{PLAN}")
    expect(page.locator("#c-4-1-2")).to_be_visible()
    calculator = page.locator("section.hb-calculator", has=page.locator("#calc-event-grade"))
    expect(calculator.locator(".hb-noscript")).to_be_visible()
    calculator.locator("details.hb-examples > summary").click()
    expect(calculator.locator(".hb-example .hb-answer .hb-headline").first).to_be_visible()
    calculator.locator("details.hb-rule-table > summary").first.click()
    expect(calculator.locator(".hb-rule-table tbody td").first).to_be_visible()
    expect(page.locator("#certificate")).to_be_visible()


def test_going_from_plan_to_plan_downloads_python_once(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/{PLAN}")
    form = page.locator("#calc-event-grade")
    form.locator("[name=deaths]").fill("30")
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", "done")
    arrived = []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: arrived.append(event["encodedDataLength"]))
    page.locator("nav.md-nav--primary a[href*='resident-medical-insurance-2021']").first.click()
    page.wait_for_url(re.compile("resident-medical-insurance-2021"))
    form = page.locator("#calc-newborn-90-days")
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", re.compile("done|error"))
    assert sum(arrived) < 1_000_000  # bytes: the page itself, and word that what was kept is still good
    page.locator("a[data-language-switch]").click()
    page.wait_for_url(re.compile("/en/ziyang/resident-medical-insurance-2021/"))
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^en"))
    page.go_back()
    page.wait_for_url(re.compile("/zh/ziyang/resident-medical-insurance-2021/"))
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^zh"))


def test_a_clause_number_lights_the_clause_up(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/{PLAN}")
    number = page.locator(".hb-facts a[data-clause]").first
    clause = page.locator(f"[id='{number.get_attribute('data-clause')}']")
    number.click()
    expect(clause).to_have_class(re.compile(r"\bhb-lit\b"))
    expect(clause).to_be_in_viewport()


def test_going_to_a_clause_keeps_what_was_entered(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}zh/{PLAN}")
    deaths = page.locator("#calc-event-grade [name=deaths]")
    deaths.fill("30")
    page.locator(".hb-jump a[href$='#calc-response-end-title']").click()
    expect(page.locator("#calc-response-end-title")).to_be_in_viewport()
    page.go_back()
    page.wait_for_timeout(300)  # for a page that might be put in place of this one
    expect(deaths).to_have_value("30")
