"""Every worked example of every plan, in the reader's Python: each is answered as it is here, to the last word."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from calculators import bridge
from macros.examples import Example
from site_config.source import read_handbook

# The bridge takes texts up to a length; so many requests stay well below it.
AT_ONCE = 100

HANDBOOK = read_handbook()
EXAMPLES = [example for plan in (*HANDBOOK.plans, *HANDBOOK.together) for example in plan.examples]


def batches(items: list) -> Iterator[list]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def ask_many(page: Page, requests: str) -> str:
    """The replies of the browser's Python. Requests and replies travel as text, so that no figure changes on the way."""
    return page.evaluate("async text => JSON.stringify(await handbook.askMany(JSON.parse(text)))", requests)


def compare(page: Page, asked: list[tuple[Example, str | None]]) -> None:
    for batch in batches(asked):
        requests = json.dumps([example.request(language) for example, language in batch], default=str, ensure_ascii=False)
        replies = json.loads(ask_many(page, requests))
        assert replies == json.loads(bridge.answer_many(requests))
        wrong = {f"{example.calculator}: {example.title.en}": example.differences(reply)
                 for (example, _), reply in zip(batch, replies, strict=True) if example.differences(reply)}
        assert wrong == {}


def first_of_each() -> list[Example]:
    """The first worked example of each calculator."""
    return list({example.calculator: example for example in reversed(EXAMPLES)}.values())


def test_every_example_is_answered_as_it_is_here(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/calculators/index.html")
    compare(page, [(example, None) for example in EXAMPLES])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_calculator_shows_its_answer_as_it_is_shown_here(page: Page, site_url: str, language: str) -> None:
    page.goto(f"{site_url}{language}/calculators/index.html")
    compare(page, [(example, language) for example in first_of_each()])
