"""The handbook on paper: a plan, a clause on its own, a calculator with its result, and the PDF with its bookmarks."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_config import pdf

PLAN = "ziyang/environmental-emergency/index.html"
INSURANCE = "ziyang/resident-medical-insurance-2021/index.html"

FURNITURE = (".md-header", ".md-sidebar--primary", ".md-sidebar--secondary", ".md-top", ".md-footer", ".hb-search-button", ".hb-language",
             ".headerlink", ".hb-jump:not(.hb-dates)", ".hb-examples", ".hb-rule-table", "button", "[type=submit]", "[data-print]")


def to_paper(page: Page) -> None:
    """What a browser does before it prints; Chromium's print dialog is not there to do it."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def from_paper(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def on_show(page: Page, selector: str) -> int:
    return page.locator(selector).evaluate_all("found => found.filter((element) => element.checkVisibility()).length")


def grade(page: Page, site_url: str, language: str) -> None:
    page.goto(f"{site_url}{language}/{PLAN}#calc-event-grade?case=event-grade&deaths=30&loss=2000&loss_unit=wan-yuan")
    expect(page.locator("#calc-event-grade")).to_have_attribute("data-state", "done")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_plan_is_printed_with_the_result_and_what_was_entered_and_no_furniture(page: Page, site_url: str, language: str) -> None:
    grade(page, site_url, language)
    to_paper(page)
    assert {name: on_show(page, name) for name in FURNITURE} == dict.fromkeys(FURNITURE, 0)
    assert on_show(page, ".hb-calculator") == 1
    entered = page.locator("#calc-event-grade .hb-print-entered")
    expect(entered).to_contain_text("死亡人数：30 人" if language == "zh" else "Deaths: 30 people")
    expect(page.locator("#calc-event-grade .hb-headline")).to_be_visible()
    expect(page.locator("#c-4-1-1")).to_be_visible()
    assert on_show(page, "#calc-event-grade input") == 0
    assert on_show(page, "article details:not([open]):has(> :nth-child(2))") == 0
    foot = page.locator(".hb-print-foot")
    expect(foot).to_be_visible()
    address = f"{language}/{PLAN}"
    expect(foot.locator("[data-print-address]")).to_have_text(address if site_url.startswith("file") else site_url + address)
    from_paper(page)
    expect(page.locator("#calc-event-grade .hb-print-entered")).to_have_count(0)


def test_a_link_to_another_page_gives_its_address_and_one_to_a_clause_does_not(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/changes/index.html")
    to_paper(page)
    first = page.locator("article .hb-changes a").first
    assert first.get_attribute("data-print-href").startswith(f"{http_url}zh/")
    page.goto(f"{http_url}zh/{PLAN}")
    to_paper(page)
    assert page.locator("a[data-clause][data-print-href]").count() == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_clause_is_printed_on_its_own_with_where_it_is_from(page: Page, site_url: str, language: str) -> None:
    page.add_init_script("globalThis.print = () => { globalThis.printed = true }")
    page.goto(f"{site_url}{language}/{PLAN}#c-4-3-1")
    page.get_by_role("button", name="打印这一条" if language == "zh" else "Print this clause").click()
    assert page.evaluate("globalThis.printed")
    to_paper(page)
    shown = page.locator("article > *").evaluate_all("all => all.filter((one) => one.checkVisibility()).map((one) => one.id || one.className)")
    assert shown[0] == "hb-print-plan"
    assert shown[1] == "c-4-3-1"
    assert shown[-1] == "hb-print-foot"
    assert on_show(page, ".hb-clause-heading") == 1
    assert on_show(page, ".hb-calculator") == 0
    expect(page.locator(".hb-print-plan")).to_contain_text("益资政办发〔2020〕18号")
    expect(page.locator("[data-print-address]")).to_have_text(re.compile(rf"{language}/{re.escape(PLAN)}#c-4-3-1$"))
    expect(page.locator(".hb-print-foot")).to_contain_text("版本日期" if language == "zh" else "Edition of")
    from_paper(page)
    assert on_show(page, ".hb-clause-heading") > 50


def test_the_button_of_a_result_prints_its_clause(page: Page, http_url: str) -> None:
    page.add_init_script("globalThis.print = () => { globalThis.printed = true }")
    grade(page, http_url, "zh")
    page.locator("#calc-event-grade [data-print]").click()
    to_paper(page)
    assert on_show(page, ".hb-calculator") == 1
    assert on_show(page, "#c-4-1") == on_show(page, "#c-4-1-4") == 1
    assert on_show(page, "#c-4-2") == on_show(page, "#c-3") == 0


def test_what_was_entered_into_rows_and_choices_is_in_words(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}en/{INSURANCE}")
    form = page.locator("#calc-newborn-90-days")
    form.locator("input[type=date]").first.fill("2020-12-01")
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", "done")
    to_paper(page)
    expect(form.locator(".hb-print-entered li").first).to_contain_text(": 2020-12-01")


def test_the_button_comes_with_the_keyboard_and_stands_once(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/{PLAN}")
    for clause in ("c-1-1", "c-1-2"):
        page.locator(f"#{clause} .headerlink").focus()
        for _ in range(4):  # the buttons for citing stand there too
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('[data-print-clause]')"):
                break
        expect(page.locator(f"#{clause} + .hb-cite [data-print-clause]")).to_be_focused()
        assert page.locator("[data-print-clause]").count() == 1


# --- The PDF ----------------------------------------------------------------------------------


def strings(data: bytes, key: str) -> list[str]:
    """The texts of a key in a PDF's dictionaries."""
    found = []
    for plain, coded in re.findall(rb"/" + key.encode() + rb"\s*(?:\(((?:\\.|[^\\)])*)\)|<([0-9A-Fa-f]*)>)", data):
        found.append(bytes.fromhex(coded.decode()).decode("utf-16") if coded else re.sub(rb"\\(.)", rb"\1", plain).decode("latin-1"))
    return found


def pages_of(data: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", data))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pdf_of_a_plan_has_its_title_bookmarks_and_pages_and_names_no_folder(site: Path, tmp_path: Path, language: str) -> None:
    from macros.editions import heading_words
    from site_config.source import read_handbook

    plan = next(plan for plan in read_handbook().plans if plan.id == "jincheng/procurement-query")
    out = tmp_path / "one.pdf"
    pdf.print_page(pdf.whole(site, [plan.id], language), site / "assets", out)
    data = out.read_bytes()
    titles = strings(data, "Title")
    assert getattr(plan.title, language) in titles[0]
    assert {heading_words(clause, language) for clause in plan.clauses(language)} <= set(titles)
    assert pages_of(data) >= 5
    assert b"/StructTreeRoot" in data
    assert b"file:" not in data


def test_the_pdf_of_all_plans_begins_with_the_edition_and_holds_every_plan(site: Path, tmp_path: Path) -> None:
    from site_config.source import read_handbook

    plans = read_handbook().plans
    html = pdf.whole(site, [plan.id for plan in plans], "zh")
    assert html.count('class="hb-print-part"') == len(plans) + 1
    ids = re.findall(r'<h[1-6][^>]* id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#(p\d+-[^"?]*)"', html)) <= {*re.findall(r'\sid="([^"]+)"', html)}
    out = tmp_path / "all.pdf"
    pdf.print_page(html, site / "assets", out)
    titles = strings(out.read_bytes(), "Title")
    assert titles[0] == "方案手册"
    assert set(titles) >= {plan.title.zh for plan in plans}
    assert pages_of(out.read_bytes()) > 20


def test_a_plan_that_is_not_there_is_named(capsys: pytest.CaptureFixture) -> None:
    from site_config import command

    assert command.main(["pdf", "jincheng/no-such-plan"]) == 2
    assert "jincheng/procurement-query" in capsys.readouterr().err
