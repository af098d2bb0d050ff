"""What all tests share: their order, the built site, the official texts where someone has them."""

import os
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent

# The same cases on every run of a machine that checks changes; fresh ones where a person works.
# No deadline: a shared core is slow now and then, and a slow case is not a wrong one.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


#: What a test in the browser may be run with, and its opposite: a world, a language, a width, a colour scheme.
OPPOSITES = {"http": 0, "file": 1, "zh": 0, "en": 1, 375: 0, 1280: 1, "light": 0, "dark": 1}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what drives the browser, and run it last: a wrong rule shows within seconds.

    Of a test for both worlds, languages, widths and schemes every second combination is run, so that each of them meets each other
    one: zh over http and en from a folder, not all four. EVERY=1 runs them all.
    """
    in_browser = ROOT / "tests" / "browser"
    left_out = []
    for item in items:
        if item.path.is_relative_to(in_browser):
            item.add_marker(pytest.mark.browser)
            if not os.environ.get("EVERY") and is_second(item):
                left_out.append(item)
    config.hook.pytest_deselected(items=left_out)
    apart = {id(item) for item in left_out}
    items[:] = sorted((item for item in items if id(item) not in apart), key=lambda item: item.get_closest_marker("browser") is not None)


def is_second(item: pytest.Item) -> bool:
    """Whether another test stands for this combination."""
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    sides = [OPPOSITES[value] for value in parameters if isinstance(value, str | int) and value in OPPOSITES]
    return len(sides) > 1 and sum(sides) % 2 == 1


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site, built once for all tests by the command's own function."""
    from site_config.build import build_if_changed

    build_if_changed(ROOT / "site")
    return ROOT / "site"


@pytest.fixture(scope="session")
def official_texts() -> Path:
    """The folder of the official texts, which are not part of the project; without it a test is skipped.

    It is the one that ``$OFFICIAL_TEXTS`` names, else ``shared/official`` beside the project.
    """
    folder = Path(os.environ.get("OFFICIAL_TEXTS") or ROOT.parent / "shared" / "official")
    if not folder.is_dir():
        pytest.skip(f"reads the official texts, and there is no {folder}")
    return folder
