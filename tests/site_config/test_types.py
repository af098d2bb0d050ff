from site_config import types_check


def test_the_types_of_the_scripts_are_in_order() -> None:
    assert types_check.findings() == []
