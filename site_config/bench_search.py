"""Measure the search on handbooks of 50, 500 and 5,000 plans, made of the clauses of the plans that are there.

Each made plan takes clauses from all editions by a fixed chance, under a place and a number of its own. Printed for each
size: bytes of text and of index, the time to write them, what a first use and a query load, and how long the answer takes:
in Node, processor time, and in Chromium from the key to the first result.
"""

from __future__ import annotations

import json
import random
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import process_time

from playwright.sync_api import sync_playwright

from calculators.kernel.text import Text
from macros.pages import Handbook
from macros.plans import Named, Plan
from site_config import chromium, search
from site_config.source import ROOT, read_handbook

SIZES = (50, 500, 5_000)
GOAL = 50  # milliseconds from the key to the first result, on the smallest size
CLAUSES = 36
PLANS_OF_A_PLACE = 8
SEED = 20_201_110

#: What is typed, key by key in the browser.
QUERIES = ("二级残疾人", "突发环境事件", "working day", "质疑 工作日", "ziyang", "资阳 4.1.2", "五千平方米", "enviroment",
           "环镜污染", "快递补贴怎么领")

PAGE = "zh/about/index.html"

#: Type into the open search; milliseconds to the first result (or to the message that there is none).
TYPE = """
async (query) => {
  const box = document.querySelector('#handbook-search')
  const field = box.querySelector('input[name=query]')
  const settled = (begin) => new Promise((resolve) => {
    const watch = new MutationObserver(() => { watch.disconnect(); resolve(performance.now() - begin) })
    watch.observe(box.querySelector('[data-search-more]'), { childList: true })
  })
  const times = []
  for (let length = 2; length <= query.length; length += 1) {
    field.value = query.slice(0, length)
    const begin = performance.now()
    const done = settled(begin)
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    times.push(await done)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  return times
}
"""

def corpus(handbook: Handbook, size: int) -> Handbook:
    """A handbook of `size` plans, the same every time."""
    chance = random.Random(SEED)  # noqa: S311
    pool = [pair for plan in handbook.plans for pair in zip(plan.zh, plan.en, strict=True)]
    characters = sorted({each for zh, _ in pool for each in zh.body if "\u4e00" <= each <= "\u9fff"})
    made: list[Plan] = []
    for number in range(size):
        if number % PLANS_OF_A_PLACE == 0:
            name = "".join(chance.sample(characters, 2))
            place = Named(key=f"place-{number // PLANS_OF_A_PLACE}", title=Text(f"{name}区", f"{name} District"))
        made.append(_plan(chance, handbook.plans[number % len(handbook.plans)], place, number, pool))
    return replace(handbook, plans=(*handbook.plans, *made)[:size])


def _plan(chance: random.Random, base: Plan, place: Named, number: int, pool: list) -> Plan:
    drawn = {zh.anchor: (zh, en) for zh, en in chance.sample(pool, CLAUSES)}
    zh, en = zip(*drawn.values(), strict=True)
    return replace(base, id=f"{place.key}/plan-{number}", place=place, number=f"{place.title.zh}发〔2020〕{number}号",
                   title=Text(place.title.zh + base.title.zh, f"{place.title.en}: {base.title.en}"), zh=zh, en=en, examples=())


def bench(sizes: tuple[int, ...] = SIZES) -> int:
    """The command: measure, print."""
    from site_config.build import build_if_changed

    build_if_changed(ROOT / "site")
    handbook = read_handbook()
    print("\nSearch: handbooks made of the clauses that are there")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure(corpus(handbook, size), Path(folder), size)
    return 0


def _measure(handbook: Handbook, folder: Path, size: int) -> None:
    begin = process_time()
    search.write(handbook, folder / "search")
    written = process_time() - begin
    text, pairs, first = (_bytes(folder / "search", pattern) for pattern in ("text-*.js", "pairs-*.js", "head.js"))
    files = len(list((folder / "search").iterdir()))
    first += 0 if pairs else text
    print(f"\n{size} plans: text {text / 1e6:.1f} MB, index {pairs / 1e6:.1f} MB ({pairs / text:.0%} of the text), "
          f"{files} files; written in {written:.1f} s; first use loads {first / 1e6:.2f} MB")
    answers = search.ask(folder / "search", QUERIES)
    times, longest = _in_browser(folder / "search", size)
    print("  query           found  how       loads kB   processor ms   key to result, ms: median, worst")
    for query, answer in zip(QUERIES, answers, strict=True):
        found = f"{len(answer['found'])}{'+' if answer['more'] else ''}"
        print(f"  {query:14}  {found:5}  {answer['how']:8}  {answer['loaded'] / 1e3:8.0f}   {answer['processor']:12.1f}   "
              f"{statistics.median(times[query]):8.1f} {max(times[query]):8.1f}")
    every = [time for each in times.values() for time in each]
    asked = f"   asked: {GOAL}" if size == min(SIZES) else ""
    print(f"  all keys: median {statistics.median(every):.1f} ms, worst {max(every):.1f} ms{asked}; "
          f"longest task of the page {longest:.0f} ms of the processor   asked: 50")


def _bytes(folder: Path, pattern: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(pattern))


class _Handler(SimpleHTTPRequestHandler):
    """The built site, with another handbook's search."""

    def __init__(self, *args: object, scripts: Path, **options: object) -> None:
        self.scripts = scripts
        super().__init__(*args, directory=str(ROOT / "site"), **options)

    def translate_path(self, path: str) -> str:
        _, found, name = path.partition("/assets/handbook/search/")
        return str(self.scripts / name.partition("?")[0]) if found else super().translate_path(path)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _serving(scripts: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, scripts=scripts)) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _in_browser(scripts: Path, size: int) -> tuple[dict[str, list[float]], float]:
    """Milliseconds of every key by query, and the longest task of the page, loading included."""
    with _serving(scripts) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        page = browser.new_context(service_workers="block").new_page()
        page.goto(address + PAGE)
        browser.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline", "toplevel"])
        page.keyboard.press("/")
        page.wait_for_function("document.querySelector('#handbook-search select[name=place]')?.length > 1")
        page.wait_for_timeout(1_500)
        times = {query: page.evaluate(TYPE, query) for query in QUERIES}
        longest = _longest_task(json.loads(browser.stop_tracing()))
        browser.close()
    return times, longest


def _longest_task(trace: dict) -> float:
    """Milliseconds of processor time, which other programs on the machine do not stretch."""
    events = trace["traceEvents"]
    pages = {(event["pid"], event["tid"]) for event in events
             if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"}
    return max((event["tdur"] / 1_000 for event in events if "tdur" in event and (event["pid"], event["tid"]) in pages
                and event["name"].endswith("RunTask")), default=0.0)
