"""Every worked example of every plan, in the reader's Python: each gives what it says it gives."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from macros.examples import Example
from macros.pages import Handbook
from site_config.source import read_handbook

# The bridge takes texts up to a length; a hundred requests stay well below it.
AT_ONCE = 100


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """All plans with their examples."""
    return read_handbook()


def requests_of(examples: tuple[Example, ...]) -> list[dict]:
    """What the examples ask, as JSON holds it."""
    return json.loads(json.dumps([example.request() for example in examples], default=str))


def batches(items: list) -> Iterator[list]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def ask_many(page: Page, requests: list[dict]) -> list[dict]:
    """The replies of the browser's Python. Requests and replies travel as text, so that no figure changes on the way."""
    ask = "async text => JSON.stringify(await handbook.askMany(JSON.parse(text)))"
    return [
        reply
        for batch in batches(requests)
        for reply in json.loads(page.evaluate(ask, json.dumps(batch, ensure_ascii=False)))
    ]


def test_every_example_gives_what_it_expects(page: Page, site_url: str, handbook: Handbook) -> None:
    page.goto(f"{site_url}zh/calculators/index.html")
    examples = [example for plan in (*handbook.plans, *handbook.together) for example in plan.examples]
    replies = ask_many(page, requests_of(tuple(examples)))
    assert len(replies) == len(examples) > 0
    wrong = {
        f"{example.calculator}: {example.title.en}": example.differences(reply)
        for example, reply in zip(examples, replies, strict=True)
        if example.differences(reply)
    }
    assert wrong == {}
