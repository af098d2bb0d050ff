import zipfile
from pathlib import Path

import pytest

from site_config import command, offline


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """An unpacked offline copy of a small site."""
    site = tmp_path / "site"
    (site / "zh").mkdir(parents=True)
    (site / "index.html").write_text("<p>方案手册", encoding="utf-8")
    (site / "zh" / "index.html").write_text("<p>中文", encoding="utf-8")
    offline.pack(site, tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        archive.extractall(tmp_path / "优盘 手册")
    return tmp_path / "优盘 手册" / offline.NAME


def test_two_packings_give_the_same_bytes(copy: Path, tmp_path: Path) -> None:
    offline.pack(tmp_path / "site", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "copy.zip").read_bytes()


def test_the_whole_site_packs_within_its_limit(site: Path, tmp_path: Path) -> None:
    assert offline.pack(site, tmp_path / "site.zip") <= offline.MOST


def test_a_whole_copy_passes(copy: Path, capsys: pytest.CaptureFixture) -> None:
    assert offline.problems(copy) == []
    assert command.main(["verify", str(copy)]) == 0
    assert "Whole" in capsys.readouterr().out


def test_what_differs_is_named(copy: Path, capsys: pytest.CaptureFixture) -> None:
    (copy / "zh" / "index.html").write_text("<p>别的", encoding="utf-8")
    (copy / "index.html").unlink()
    (copy / "more.js").write_text("1", encoding="utf-8")
    assert command.main(["verify", str(copy)]) == 1
    assert capsys.readouterr().err.splitlines() == ["missing: index.html", "added: more.js", "altered: zh/index.html"]
    assert offline.problems(copy / "zh") == [f"there is no {offline.SUMS} in {copy / 'zh'}"]


def test_the_readme_opens_in_notepad_and_speaks_both_languages(copy: Path) -> None:
    data = (copy / offline.README).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    text = data.decode("utf-8-sig")
    assert "双击 index.html" in text
    assert "double-click index.html" in text
