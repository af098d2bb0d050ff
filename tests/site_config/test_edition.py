import json
import re
from pathlib import Path

import pytest

from site_config import edition

PAGE = f'<meta name="handbook-edition" content="{edition.MARK}"><script src="a.js?e={edition.MARK}"></script>'


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A small site as it is before it gets its edition."""
    site = tmp_path / "site"
    for path in ("index.html", "zh/index.html", "en/index.html", "404.html", "assets/handbook.css", "assets/handbook/handbook.js",
                 "assets/handbook/theme.js", "assets/handbook/runtime/one.bin.gz", "assets/handbook/runtime/one.bin", "assets/handbook/runtime/one.bin.br",
                 "assets/handbook/runtime-file/one.bin.js"):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(PAGE if path.endswith(".html") else path, encoding="utf-8")
    return site


RUNTIME = [{"file": "one.bin", "sha256": "ab+/cdefghijklmn"}]


def listed(site: Path, name: str) -> object:
    return json.loads(re.search(f"const {name} = (.*)", (site / "sw.js").read_text(encoding="utf-8"))[1])


def test_every_page_names_the_edition(built: Path) -> None:
    name = edition.finish(built, RUNTIME)
    assert re.fullmatch("[0-9a-f]{16}", name)
    for page in built.rglob("*.html"):
        assert page.read_text(encoding="utf-8") == PAGE.replace(edition.MARK, name)
    assert listed(built, "EDITION") == name


def test_the_list_holds_what_a_served_page_asks_for(built: Path) -> None:
    edition.finish(built, RUNTIME)
    files = listed(built, "FILES")
    assert set(files) == {
        "index.html", "zh/index.html", "en/index.html", "assets/handbook.css", "assets/handbook/handbook.js", "assets/handbook/theme.js",
        "zh/manifest.webmanifest", "en/manifest.webmanifest",
        "assets/handbook/runtime/one.bin?ab%2B%2Fcdefghij", "assets/handbook/runtime/one.bin.gz?ab%2B%2Fcdefghij"}
    assert files["assets/handbook.css"] == list(edition.measure(built / "assets" / "handbook.css"))
    assert set(listed(built, "SHELL")) < set(files)


@pytest.mark.parametrize("path", ["assets/handbook.css", "zh/index.html", "assets/handbook/runtime/one.bin.gz"])
def test_another_byte_is_another_edition(built: Path, tmp_path: Path, path: str) -> None:
    other = tmp_path / "other"
    built.rename(other)
    (tmp_path / "site").mkdir()
    for file in (each for each in other.rglob("*") if each.is_file()):
        copy = built / file.relative_to(other)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    first = edition.finish(built, RUNTIME)
    with (other / path).open("a", encoding="utf-8") as file:
        file.write(" ")
    assert edition.finish(other, RUNTIME) != first


def test_the_built_site_has_no_mark_left(site: Path) -> None:
    assert not [page for page in site.rglob("*.html") if edition.MARK in page.read_text(encoding="utf-8")]
    assert "HANDBOOK_" not in (site / "sw.js").read_text(encoding="utf-8")
