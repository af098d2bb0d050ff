from pathlib import Path

from site_config import types_check


def test_the_types_of_the_scripts_are_in_order() -> None:
    assert types_check.findings() == []


def test_what_is_on_record_for_later_is_there(root: Path) -> None:
    assert {name for name in types_check.LATER if not (root / "site_config" / "browser" / name).is_file()} == set()
