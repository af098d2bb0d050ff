"""Every worked example in the reader's Python: the same answers, to the last word, as in the Python of this machine."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from calculators import bridge
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
    examples = [example for plan in handbook.plans for example in plan.examples]
    replies = ask_many(page, requests_of(tuple(examples)))
    assert len(replies) == len(examples) > 0
    wrong = {
        f"{example.calculator}: {example.title.en}": example.differences(reply)
        for example, reply in zip(examples, replies, strict=True)
        if example.differences(reply)
    }
    assert wrong == {}


def test_both_pythons_say_the_same_in_both_languages(page: Page, http_url: str, handbook: Handbook) -> None:
    page.goto(f"{http_url}en/calculators/index.html")
    requests = [
        request | {"view": language}
        for plan in handbook.plans
        for request, example in zip(requests_of(plan.examples), plan.examples, strict=True)
        for language in (("zh", "en") if example.page else ())
    ]
    here = json.loads(json.dumps([bridge.reply(request) for request in requests], ensure_ascii=False))
    there = ask_many(page, requests)
    for request, mine, theirs in zip(requests, here, there, strict=True):
        assert theirs == mine, request
    assert requests
