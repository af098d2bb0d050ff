"""The build as a reader finds it: pages at their addresses, both languages, links that work in a folder."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from calculators import registry


class Links(HTMLParser):
    """Links, anchors, language and headings of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links, self.ids, self.names, self.lang = [], [], [], None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.lang = given.get("lang")
        if given.get("id"):
            self.ids.append(given["id"])
        if tag == "form" and "data-calculator" in given:
            self.names.append(given["data-calculator"])
        for name in ("href", "src"):
            if given.get(name):
                self.links.append(given[name])


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Links]:
    return {str(path.relative_to(site)): Links(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_every_plan_has_its_page_in_both_languages_with_all_its_calculators(pages: dict[str, Links]) -> None:
    for plan in registry.plans():
        for language in ("zh", "en"):
            page = pages[f"{language}/{plan}/index.html"]
            assert page.names == [f"{plan}/{name}" for name in registry.rules(plan)] or set(page.names) == {
                f"{plan}/{name}" for name in registry.rules(plan)}
            assert page.lang == language


def test_the_anchors_of_clauses_are_the_same_in_both_languages(pages: dict[str, Links]) -> None:
    for plan in registry.plans():
        chinese, english = (
            [each for each in pages[f"{language}/{plan}/index.html"].ids if re.match(r"c-|article-|chapter-|annex|notice|preamble|definitions", each)]
            for language in ("zh", "en"))
        assert chinese == english
        assert len(chinese) == len(set(chinese))


def test_no_id_stands_twice(pages: dict[str, Links]) -> None:
    assert {path: sorted({each for each in page.ids if page.ids.count(each) > 1}) for path, page in pages.items()
            if len(page.ids) != len(set(page.ids))} == {}


def test_every_link_leads_to_a_file_and_an_anchor_of_the_site(pages: dict[str, Links], site: Path) -> None:
    wrong = []
    for path, page in pages.items():
        if path == "404.html":                                   # its links start at the root of a server
            continue
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or link.startswith(("javascript:", "data:")):
                wrong.append(f"{path}: {link} leaves the site")
                continue
            target = (site / path).parent / unquote(parts.path) if parts.path else site / path
            anchor = unquote(parts.fragment).partition("?")[0]
            if not target.is_file():
                wrong.append(f"{path}: {link} is no file")
            elif anchor and target.suffix == ".html" and anchor not in pages[str(target.resolve().relative_to(site.resolve()))].ids:
                wrong.append(f"{path}: {link} has no such anchor")
    assert wrong == []


def test_no_file_of_the_site_names_another_host_to_load_from(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert not re.search(r'(?:src|href)="(?:https?:)?//', path.read_text(encoding="utf-8")), path
