"""A visit of many answers: Python's memory stays as it is."""

import json
import math

from playwright.sync_api import Page

from macros.examples import Example
from site_config.source import read_handbook

PLAN = "en/ziyang/environmental-emergency/index.html"
ANSWERS = 10_000

#: Ask again and again, and keep no answer.
ASK = """
async ([text, times]) => {
  for (let asked = 0; asked < times; asked += 1) await handbook.askMany(JSON.parse(text))
}
"""


def one_of_each_family() -> list[Example]:
    """The first worked example of each family of calculator."""
    found: dict[str, Example] = {}
    for plan in read_handbook().plans:
        for example in plan.examples:
            found.setdefault(plan.rules[example.calculator.rpartition("/")[2]].family, example)
    return list(found.values())


def test_ten_thousand_answers_leave_the_memory_as_it_is(page: Page, http_url: str) -> None:
    page.goto(http_url + PLAN)
    requests = [example.request("en") for example in one_of_each_family()]

    def memory_after(answers: int) -> dict[str, int]:
        page.evaluate(ASK, [json.dumps(requests, default=str), math.ceil(answers / len(requests))])
        return page.workers[0].evaluate("memory()")

    before, after = memory_after(200), memory_after(ANSWERS)
    assert after["taken"] <= before["taken"] * 1.05
    assert after["used"] <= before["used"] * 1.05
