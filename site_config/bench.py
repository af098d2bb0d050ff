"""Measure how soon a reader has a first answer, and what it costs over the line: the site beside Pyodide and PyScript.

Every figure comes from the same Chromium, driven on this machine, each visit from a profile of its own on the disk. A
visit asks at once: as soon as the page's form is there, a script in the page fills it in and submits it, and notes when
the whole answer stands in the page. The runs of all ways are taken in turn, so that a busy moment spoils them alike.

The peers stand on the same page, in the place of our script, as their own pages show a beginner: `loadPyodide` in a
worker that starts with the page, and a `<script type="py">`. Their files lie on the same server, and they run the same
rule from its sources.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import statistics
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from site_config import chromium, runtime
from site_config.source import ROOT

PATIENCE = 120_000  # milliseconds

PLAN = "en/ziyang/environmental-emergency/index.html"
TWIN = "zh/ziyang/environmental-emergency/index.html"
RULE = "ziyang/environmental-emergency/event-grade"
DEATHS = "30"

#: What is asked of the site, as parts of what plain Pyodide takes on the same visit; and megabytes over the line.
GOALS = {"first": 0.35, "again": 0.2, "next": 0.2, "folder": 0.35}
MOST = {"br": 4.5, "gzip": 5.0}

TYPES = {".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
         ".mjs": "text/javascript", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".whl": "application/zip"}

#: Packed already, or too small to gain.
AS_IT_IS = (".gz", ".br", ".png")

#: Fill in the form and submit it as soon as it and the page's script are there; note when the answer stands.
ASK = """
(() => {
  const rule = RULE, deaths = DEATHS
  const looking = setInterval(() => {
    const form = document.querySelector(`form[data-calculator="${rule}"]`)
    if (!form?.nextElementSibling || !globalThis.handbook) return
    clearInterval(looking)
    globalThis.asked = performance.now()
    const note = () => { if (form.dataset.state === 'done') globalThis.answered ??= performance.now() }
    new MutationObserver(note).observe(form, { attributes: true, attributeFilter: ['data-state'] })
    const field = form.querySelector('[name=deaths]')
    field.value = deaths
    field.dispatchEvent(new Event('input', { bubbles: true }))
    form.requestSubmit()
  }, 2)
  globalThis.longest = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration)
  }).observe({ type: 'longtask', buffered: true })
})()
""".replace("RULE", json.dumps(RULE)).replace("DEATHS", json.dumps(DEATHS))

#: Turn to the same plan in the other language, as a click on a link does, and ask there.
TURN = """
async ([address, rule, deaths]) => {
  const link = document.createElement('a')
  link.href = address
  document.querySelector('[data-md-component=container] article, article').append(link)
  const asked = () => document.documentElement.lang.startsWith('zh') && document.querySelector(`form[data-calculator="${rule}"]`)
  const begin = performance.now()
  link.click()
  while (!asked()) await new Promise((resolve) => setTimeout(resolve, 1))
  const form = asked()
  form.querySelector('[name=deaths]').value = deaths
  form.requestSubmit()
  while (form.dataset.state !== 'done') await new Promise((resolve) => setTimeout(resolve, 1))
  return performance.now() - begin
}
"""

#: Every calculator of a page in turn: answer an example, then change a field as a key press does; milliseconds of each.
PRESS = """
async () => {
  const times = {}
  for (const form of document.querySelectorAll('form[data-calculator]')) {
    const name = form.dataset.calculator
    const example = document.querySelector(`a[href*="?case=${name.split('/').at(-1)}&"]`)
    if (!example) continue
    const settled = () => form.dataset.state === 'done' || form.dataset.state === 'error'
    location.hash = example.href.slice(example.href.indexOf('#'))
    for (let tries = 0; tries < 2000 && !settled(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 5))
    const control = form.querySelector('input[name], select[name]')
    times[name] = []
    for (let press = 0; press < 9; press += 1) {
      await new Promise((resolve) => setTimeout(resolve, 60))
      const output = form.querySelector('[data-result]')
      const summary = form.querySelector('[data-summary]')
      const done = new Promise((resolve) => {
        const watch = new MutationObserver(() => { if (settled()) { watch.disconnect(); resolve(performance.now()) } })
        watch.observe(output, { childList: true })
        watch.observe(summary, { childList: true, attributes: true })
        setTimeout(() => resolve(performance.now()), 3000)
      })
      const begin = performance.now()
      control.dispatchEvent(new Event('input', { bubbles: true }))
      times[name].push((await done) - begin)
    }
  }
  return times
}
"""

#: Whether a copy of Python's memory is kept.
KEPT = """
async () => {
  for (const name of await caches.keys()) {
    const keys = name.startsWith('handbook-python') ? await (await caches.open(name)).keys() : []
    if (keys.some(({ url }) => url.endsWith('kept/worker'))) return true
  }
  return false
}
"""

#: The page of the plan with another script in the place of ours.
PLAIN = """
<script type="module">
const form = document.querySelector('form[data-calculator="RULE"]')
const worker = new Worker('BASE/worker.mjs', { type: 'module' })
worker.onmessage = ({ data }) => {
  form.querySelector('output').textContent = JSON.stringify(data)
  form.dataset.state = 'done'
}
form.addEventListener('submit', (event) => {
  event.preventDefault()
  const values = { deaths: form.elements.deaths.value }
  worker.postMessage(JSON.stringify({ calculator: form.dataset.calculator, values, view: 'en' }))
})
globalThis.handbook = {}
</script>
"""

PLAIN_WORKER = """
import { loadPyodide } from './pyodide/pyodide.mjs'
const ready = (async () => {
  const [pyodide, rules] = await Promise.all([loadPyodide(), fetch('rules.zip').then((response) => response.arrayBuffer())])
  pyodide.unpackArchive(rules, 'wheel')
  return pyodide.pyimport('calculators.bridge')
})()
onmessage = async ({ data }) => postMessage(JSON.parse((await ready).answer(data)))
"""

PYSCRIPT = """
<link rel="stylesheet" href="BASE/pyscript/core.css">
<script type="module" src="BASE/pyscript/core.js"></script>
<script type="module">
const form = document.querySelector('form[data-calculator="RULE"]')
form.addEventListener('submit', (event) => { event.preventDefault(); globalThis.asking = true; globalThis.ask?.() })
globalThis.handbook = {}
</script>
<script type="py" config='{"interpreter": "BASE/pyodide/pyodide.mjs", "files": {"BASE/rules.zip": "./*"}}'>
import json
from pyscript import document, ffi, window
from calculators import bridge

def ask():
    form = document.querySelector("form[data-calculator='RULE']")
    values = {"deaths": form.querySelector("[name=deaths]").value}
    answer = bridge.answer(json.dumps({"calculator": "RULE", "values": values, "view": "en"}))
    form.querySelector("output").textContent = answer
    form.dataset.state = "done"

window.ask = ffi.create_proxy(ask)
if window.asking:
    ask()
</script>
"""


# --- The server -------------------------------------------------------------------------------


@dataclass
class Line:
    """How the server packs what it sends, and what it has sent."""

    encoding: str
    sent: dict[str, int] = field(default_factory=dict)

    def megabytes(self) -> float:
        return sum(self.sent.values()) / 1e6


@cache
def packed(path: Path, encoding: str) -> bytes:
    """A file as a good host sends it: the best that the encoding gives."""
    data = path.read_bytes()
    if encoding == "br":
        beside = path.with_name(f"{path.name}.br")
        return beside.read_bytes() if beside.exists() else runtime.brotli(data)
    return runtime.gzipped(data)


@contextmanager
def serving(folders: dict[str, Path], line: Line) -> Iterator[str]:
    """Serve folders under their names, packed as `line` says; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name, _, rest = unquote(urlsplit(self.path).path).lstrip("/").partition("/")
            path = folders[name] / rest if name in folders else Path()
            if not path.is_file():
                self.send_error(404)
                return
            encoding = line.encoding if path.suffix not in AS_IT_IS else ""
            body = packed(path, encoding) if encoding else path.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            if encoding:
                self.send_header("Content-Encoding", encoding)
            self.end_headers()
            try:
                self.wfile.write(body)
            except ConnectionError:
                return
            line.sent[self.path] = line.sent.get(self.path, 0) + len(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


OURS = re.compile(r'<script src="[^"]*assets/handbook/handbook\.js[^>]*></script>')


def peers(folder: Path, site: Path) -> Path:
    """Lay out the pages of the peers with all their files."""
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        target = folder / "pyodide" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(runtime.PYODIDE / name, target)
    shutil.copytree(runtime.NODE_MODULES / "@pyscript" / "core" / "dist", folder / "pyscript",
                    ignore=shutil.ignore_patterns("*.map"))
    shutil.copytree(site / "assets", folder / "assets", ignore=shutil.ignore_patterns("runtime*"))
    with zipfile.ZipFile(folder / "rules.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((ROOT / "calculators").rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(ROOT))
    (folder / "worker.mjs").write_text(PLAIN_WORKER, encoding="utf-8")
    page = (site / PLAN).read_text(encoding="utf-8")
    for name, script in (("plain", PLAIN), ("pyscript", PYSCRIPT)):
        target = folder / PLAN.replace("index", name)
        target.parent.mkdir(parents=True, exist_ok=True)
        filled = script.replace("RULE", RULE).replace("BASE", "../../..")
        target.write_text(OURS.sub(lambda _, filled=filled: filled, page), encoding="utf-8")
    return folder


# --- A visit ----------------------------------------------------------------------------------


@contextmanager
def visiting(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser with a new profile on the disk, so that caches are what a reader's are."""
    options = chromium.launch_options()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = playwright.chromium.launch_persistent_context(profile, **options)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(ASK)
        context.pages[0].wait_for_timeout(500)
        yield context
        context.close()


def first_answer(page: Page, address: str) -> float:
    """Milliseconds from the start of the navigation to the first answer."""
    page.goto(address, wait_until="commit")
    page.wait_for_function("globalThis.answered", polling=100)  # to look at each frame would have every frame drawn
    return page.evaluate("answered")


def wait_until_kept(page: Page) -> None:
    """Wait for the copy of Python's memory and what goes with it."""
    deadline = monotonic() + PATIENCE / 1000
    while not page.evaluate(KEPT) and monotonic() < deadline:
        page.wait_for_timeout(250)
    page.wait_for_timeout(1_000)


@dataclass
class Times:
    """Milliseconds by what was measured, a list of runs each."""

    runs: dict[str, list[float]] = field(default_factory=dict)

    def note(self, name: str, milliseconds: float) -> None:
        self.runs.setdefault(name, []).append(milliseconds)

    def median(self, name: str) -> float:
        return statistics.median(self.runs[name])


def visit_site(context: BrowserContext, address: str, times: Times) -> None:
    """A first visit, a turn of the page, and a second visit in a new tab."""
    page = context.new_page()
    times.note("site first", first_answer(page, address + PLAN))
    times.note("site longest task", page.evaluate("longest"))
    times.note("site next", page.evaluate(TURN, [address + TWIN, RULE, DEATHS]))
    wait_until_kept(page)
    page.close()
    page = context.new_page()
    times.note("site again", first_answer(page, address + PLAN))
    times.note("site again longest task", page.evaluate("longest"))
    page.close()
    page = context.new_page()
    times.note("site other page", first_answer(page, address + TWIN))


def visit_folder(context: BrowserContext, address: str, times: Times) -> None:
    """A page of the folder, opened by a double click."""
    page = context.new_page()
    times.note("site folder", first_answer(page, address + PLAN))
    times.note("site folder longest task", page.evaluate("longest"))


def visit_peer(name: str) -> Callable[[BrowserContext, str, Times], None]:
    """A first and a second visit to the page of a peer."""

    def visit(context: BrowserContext, address: str, times: Times) -> None:
        for again in ("first", "again"):
            page = context.new_page()
            times.note(f"{name} {again}", first_answer(page, f"{address}{PLAN.replace('index', name)}"))
            page.close()

    return visit


def press_keys(context: BrowserContext, address: str, pages: list[str]) -> dict[str, list[float]]:
    """Milliseconds from a key press to the answer, for every calculator, once Python is warm."""
    times: dict[str, list[float]] = {}
    for path in pages:
        page = context.new_page()
        page.goto(address + path)
        times |= page.evaluate(PRESS)
        page.close()
    return times


# --- The report -------------------------------------------------------------------------------


def bench(runs: int) -> int:
    """The command: measure, print."""
    from site_config.build import build_if_changed

    site = ROOT / "site"
    build_if_changed(site)
    return measure(site, runs)


def measure(site: Path, runs: int) -> int:
    """Measure a built site."""
    times, presses, sent = Times(), {}, {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folders = {"site": site, "peers": peers(Path(folder), site)}
        for encoding in MOST:
            for _ in range(2):              # the server packs what it sends in the first
                line = Line(encoding)
                with serving(folders, line) as address, visiting(playwright) as context:
                    first_answer(context.new_page(), f"{address}site/{PLAN}")
            sent[encoding] = line.megabytes()
            print_files(line)
        with serving(folders, Line("br")) as address:
            ways = [(visit_site, f"{address}site/"), (visit_folder, site.resolve().as_uri() + "/"),
                    (visit_peer("plain"), f"{address}peers/"), (visit_peer("pyscript"), f"{address}peers/")]
            for _ in range(runs):
                for visit, where in ways:
                    with visiting(playwright) as context:
                        visit(context, where, times)
            with visiting(playwright) as context:
                pages = sorted(path.relative_to(site).as_posix() for path in site.glob("en/*/*/index.html"))
                presses = press_keys(context, f"{address}site/", pages)
            browser = playwright.chromium.launch(**chromium.launch_options())
            about = browser.version
            browser.close()
    report(times, sent, presses, f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Chromium {about}", runs)
    return 0


def print_files(line: Line) -> None:
    """The largest files of a first visit."""
    print(f"\nFirst visit, {line.encoding}: {line.megabytes():.2f} MB in {len(line.sent)} files")
    for path, size in sorted(line.sent.items(), key=lambda sent: -sent[1])[:8]:
        print(f"  {size / 1e3:8.0f} kB  {urlsplit(path).path}")


def report(times: Times, sent: dict[str, float], presses: dict[str, list[float]], machine: str, runs: int) -> None:
    """Print medians, ratios and what was asked of them."""
    lock = json.loads((runtime.PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    print(f"\n{machine}, Pyodide {lock}; medians of {runs} runs, from the start of the visit to the first answer, in ms\n")
    plain = {"first": times.median("plain first"), "again": times.median("plain again")}
    for name in times.runs:
        if "longest" in name:
            continue
        kind = name.split()[-1]
        base = plain["first" if kind in {"first", "folder"} else "again"]
        goal = GOALS.get(kind) if name.startswith("site") else None
        note = f"   asked: {goal}" if goal else ""
        shown = " ".join(f"{run:.0f}" for run in sorted(times.runs[name]))
        print(f"  {name:16} {times.median(name):6.0f}   {times.median(name) / base:5.2f} of plain{note}   ({shown})")
    print()
    for encoding, megabytes in sent.items():
        print(f"  first visit over the line, {encoding:5} {megabytes:5.2f} MB   asked: {MOST[encoding]}")
    for name in times.runs:
        if "longest" in name:
            print(f"  {name:26} {times.median(name):4.0f} ms on the main thread   asked: 50")
    slow = sorted(presses, key=lambda name: -statistics.median(presses[name]))
    print(f"\nFrom a key press to the answer, {len(presses)} calculators, medians in ms   asked: 16")
    for name in slow[:8]:
        print(f"  {statistics.median(presses[name]):6.1f}  {name}")
