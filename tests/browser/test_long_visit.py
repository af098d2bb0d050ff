"""A visit of many answers: Python's memory stays as it is."""

import json
from collections.abc import Iterator

from playwright.sync_api import Page

from macros.examples import Example
from site_config.source import read_handbook

PLAN = "en/ziyang/environmental-emergency/index.html"
BATCH = 50


def examples() -> Iterator[Example]:
    for plan in read_handbook().plans:
        yield from plan.examples


def test_ten_thousand_answers_leave_the_memory_as_it_is(page: Page, http_url: str) -> None:
    page.goto(http_url + PLAN)
    requests = [json.loads(json.dumps(example.request("en"), default=str)) for example in examples()]
    asked = 0
    before = None
    while asked < 10_000 or before is None:
        at = asked % len(requests)
        part = requests[at : at + BATCH]
        page.evaluate("requests => handbook.askMany(requests)", part)
        asked += len(part)
        if before is None and asked >= 2 * len(requests):
            before = page.workers[0].evaluate("memory()")
    after = page.workers[0].evaluate("memory()")
    assert after["taken"] <= before["taken"] * 1.05
    assert after["used"] <= before["used"] * 1.05
