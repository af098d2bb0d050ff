"""Measure how soon a reader has a first answer, and what it costs over the line: the site beside Pyodide and PyScript.

Every figure comes from the same Chromium on this machine, each visit from a profile of its own on the disk. A visit asks at
once: as soon as the page's form is there, a script that stands first in the page fills it in and submits it, and reports
when the whole answer stands in the page. Nobody else looks at the page: a debugger, which a driver of browsers is, would
hold up every worker that starts. The runs of all ways are taken in turn, so that a busy moment spoils them alike.

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
import subprocess
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from time import monotonic, sleep
from urllib.parse import unquote, urlsplit

from site_config import chromium, edition, runtime
from site_config.source import ROOT

PATIENCE = 120  # seconds
AFTER = 2  # seconds until what goes on behind a page has come to rest
CODE = 5  # seconds until the browser has put away the machine code that a copy is made with

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

#: How a page reports, and hears what else is to be done. It listens only once it has answered: a connection is one of six.
TELL = """
const tell = (what) => fetch('DESK/report', { method: 'POST', mode: 'no-cors', body: JSON.stringify(what) })
const obey = async () => {
  for (;;) await tell(await (0, eval)(await (await fetch('DESK/task')).text()))
}
"""

#: Fill in the form and submit it as soon as it and the page's script are there; report when the answer stands.
ASK = TELL + """
{
  const rule = RULE, deaths = DEATHS
  let longest = 0
  const looking = setInterval(() => {
    const form = document.querySelector(`form[data-calculator="${rule}"]`)
    if (!form?.nextElementSibling || !globalThis.handbook) return
    clearInterval(looking)
    const asked = performance.now()
    const watch = new MutationObserver(async () => {
      if (form.dataset.state !== 'done') return
      const answered = performance.now()
      watch.disconnect()
      await tell({ asked, answered, longest })
      if (location.protocol !== 'file:') await obey()
    })
    watch.observe(form, { attributes: true, attributeFilter: ['data-state'] })
    const field = form.querySelector('[name=deaths]')
    field.value = deaths
    field.dispatchEvent(new Event('input', { bubbles: true }))
    form.requestSubmit()
  }, 2)
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  }).observe({ type: 'longtask', buffered: true })
}
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

#: Every calculator of a page in turn: answer an example, then change a figure and change it back, as key presses do.
PRESS = TELL + """
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const two = ({ value, options }) => {
  if (options) return [value, [...options].find((option) => option.value && option.value !== value)?.value ?? value]
  return [value, value.replace(/.?$/, (last) => last === '1' ? '2' : '1')]
}
addEventListener('load', async () => {
  const times = {}
  for (const form of document.querySelectorAll('form[data-calculator]')) {
    const name = form.dataset.calculator
    const example = document.querySelector(`a[href*="?case=${name.split('/').at(-1)}&"]`)
    if (!example) continue
    const settled = () => form.dataset.state === 'done' || form.dataset.state === 'error'
    location.hash = example.href.slice(example.href.indexOf('#'))
    for (let tries = 0; tries < 2000 && !settled(); tries += 1) await pause(5)
    const control = form.querySelector('input[name], select[name]')
    const [was, other] = two(control)
    times[name] = []
    for (let press = 0; press < 10; press += 1) {
      await pause(150)
      const done = new Promise((resolve) => {
        const watch = new MutationObserver(() => { if (settled()) { watch.disconnect(); resolve(performance.now()) } })
        watch.observe(form.querySelector('[data-result]'), { childList: true, characterData: true, subtree: true })
        watch.observe(form.querySelector('[data-summary]'), { childList: true, attributes: true })
        setTimeout(() => { watch.disconnect(); resolve(NaN) }, 2000)
      })
      const begin = performance.now()
      if (control.type === 'checkbox') control.checked = !control.checked
      else control.value = press % 2 ? was : other
      control.dispatchEvent(new Event('input', { bubbles: true }))
      const time = (await done) - begin
      // An error waits until the reader may have finished typing, and what is the same is not shown anew.
      if (form.dataset.state === 'done' && time) times[name].push(time)
    }
  }
  await tell(times)
})
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
    """How the server packs what it sends, and what it has sent; what pages report, and what they are to do next."""

    encoding: str
    sent: dict[str, int] = field(default_factory=dict)
    reports: Queue[object] = field(default_factory=Queue)
    tasks: Queue[str] = field(default_factory=Queue)

    def megabytes(self) -> float:
        return sum(self.sent.values()) / 1e6

    def report(self) -> object:
        """Wait for what a page reports."""
        return self.reports.get(timeout=PATIENCE)

    def let(self, task: str) -> object:
        """Let the page that answered last run some JavaScript; gives what comes of it."""
        self.tasks.put(task)
        return self.report()


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
            if self.path == "/task":
                with suppress(Empty):                         # its page has gone
                    self.send(line.tasks.get(timeout=PATIENCE).encode(), "text/plain")
                return
            name, _, rest = unquote(urlsplit(self.path).path).lstrip("/").partition("/")
            path = folders[name] / rest if name in folders else Path()
            if not path.is_file():
                self.send_error(404)
                return
            encoding = line.encoding if path.suffix not in AS_IT_IS else ""
            body = packed(path, encoding) if encoding else path.read_bytes()
            headers = {"Cache-Control": "max-age=600"} | ({"Content-Encoding": encoding} if encoding else {})
            if self.send(body, TYPES.get(path.suffix, "application/octet-stream"), headers):
                line.sent[self.path] = line.sent.get(self.path, 0) + len(body)

        def do_POST(self) -> None:
            line.reports.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send(b"", "text/plain")

        def send(self, body: bytes, kind: str, headers: Mapping[str, str] = {}) -> bool:
            self.send_response(200)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            try:
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                return False
            return True

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def prepared(site: Path, folder: Path, script: str, pages: list[str]) -> Path:
    """The site in another folder, where some pages begin with a script; all other files are links to those of the site."""
    changed = {}
    for path in pages:
        page = (site / path).read_text(encoding="utf-8")
        changed[path] = page.replace("<head>", f"<head><script>{script}</script>", 1).encode()
    if (site / "sw.js").exists():                             # it takes in no page but as it knows it
        known = (site / "sw.js").read_text(encoding="utf-8")
        for path, page in changed.items():
            known = known.replace(_known(path, (site / path).read_bytes()), _known(path, page))
        changed["sw.js"] = known.encode()
    _lay_out(site, folder, {Path(path): data for path, data in changed.items()})
    return folder


def _known(path: str, data: bytes) -> str:
    """How sw.js names a page."""
    return json.dumps({path: edition.measured(data)}, ensure_ascii=False, separators=(",", ":"))[1:-1]


def _lay_out(site: Path, folder: Path, changed: Mapping[Path, bytes]) -> None:
    folder.mkdir(parents=True)
    for entry in site.iterdir():
        below = {path.relative_to(entry.name): data for path, data in changed.items() if path.parts[0] == entry.name}
        if Path() in below:
            (folder / entry.name).write_bytes(below[Path()])
        elif below:
            _lay_out(entry, folder / entry.name, below)
        else:
            (folder / entry.name).symlink_to(entry.resolve())


OURS = re.compile(r'<script src="[^"]*assets/handbook/handbook\.js[^>]*></script>')


def peers(folder: Path, site: Path, ask: str) -> Path:
    """Lay out the pages of the peers with all their files, and `ask` first in each."""
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
        peer = OURS.sub(lambda _, filled=filled: filled, page)
        target.write_text(peer.replace("<head>", f"<head><script>{ask}</script>", 1), encoding="utf-8")
    return folder


# --- A visit ----------------------------------------------------------------------------------


class Tabs:
    """The tabs of a running browser, opened and closed from outside."""

    def __init__(self, profile: Path) -> None:
        deadline = monotonic() + PATIENCE
        while not (said := _read(profile / "DevToolsActivePort")) and monotonic() < deadline:
            sleep(0.05)
        self._port = int(said.split()[0])

    def ask(self, what: str) -> str:
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)) as browser:
            browser.request("PUT", f"/json/{what}")
            return browser.getresponse().read().decode()

    def open(self, address: str) -> str:
        """Open a tab; gives its name."""
        return json.loads(self.ask(f"new?{address}"))["id"]

    def close(self, tab: str) -> None:
        """Close a tab, and let the browser put away what was in it: the next visit comes another day."""
        self.ask(f"close/{tab}")
        sleep(AFTER)

    def version(self) -> str:
        return json.loads(self.ask("version"))["Browser"]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


@contextmanager
def visiting() -> Iterator[Tabs]:
    """A browser with a new profile on the disk, so that caches are what a reader's are."""
    options = chromium.launch_options()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [options["executable_path"], *options["args"], "--headless", f"--user-data-dir={profile}",
                   "--remote-debugging-port=0", "about:blank"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as browser:
            try:
                tabs = Tabs(Path(profile))
                sleep(0.5)
                yield tabs
            finally:
                browser.terminate()


def wait_until_kept(line: Line) -> None:
    """Wait for the copy of Python's memory and what goes with it."""
    deadline = monotonic() + PATIENCE
    while not line.let(f"({KEPT})()") and monotonic() < deadline:
        sleep(0.25)
    sleep(CODE)


@dataclass
class Times:
    """Milliseconds by what was measured, a list of runs each."""

    runs: dict[str, list[float]] = field(default_factory=dict)

    def note(self, name: str, milliseconds: float) -> None:
        self.runs.setdefault(name, []).append(milliseconds)

    def median(self, name: str) -> float:
        return statistics.median(self.runs[name])


def first_answer(tabs: Tabs, line: Line, address: str, times: Times, name: str) -> str:
    """Open a page, and note how many milliseconds after the start of the navigation it answers first; gives the tab."""
    line.tasks = Queue()                                      # what earlier pages wait for is not for this one
    tab = tabs.open(address)
    told = line.report()
    times.note(name, told["answered"])
    times.note(f"{name} longest task", told["longest"])
    return tab


def visit_site(tabs: Tabs, line: Line, address: str, times: Times) -> None:
    """A first visit, a turn of the page, and a second visit in a new tab."""
    tab = first_answer(tabs, line, address + PLAN, times, "site first")
    times.note("site next", line.let(f"({TURN})({json.dumps([address + TWIN, RULE, DEATHS])})"))
    wait_until_kept(line)
    tabs.close(tab)
    tabs.close(first_answer(tabs, line, address + PLAN, times, "site again"))
    first_answer(tabs, line, address + TWIN, times, "site other page")


def visit_folder(tabs: Tabs, line: Line, address: str, times: Times) -> None:
    """A page of the folder, opened by a double click."""
    first_answer(tabs, line, address + PLAN, times, "site folder")


def visit_peer(name: str) -> Callable[[Tabs, Line, str, Times], None]:
    """A first and a second visit to the page of a peer."""

    def visit(tabs: Tabs, line: Line, address: str, times: Times) -> None:
        for again in ("first", "again"):
            tabs.close(first_answer(tabs, line, address + _page_of(name), times, f"{name} {again}"))

    return visit


def _page_of(peer: str) -> str:
    return PLAN.replace("index", peer)


def press_keys(tabs: Tabs, line: Line, address: str, pages: list[str]) -> dict[str, list[float]]:
    """Milliseconds from a key press to the answer, for every calculator, once Python is warm."""
    times: dict[str, list[float]] = {}
    for path in pages:
        tab = tabs.open(address + path)
        times |= line.report()
        tabs.close(tab)
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
    times, sent = Times(), {}
    pages = sorted(path.relative_to(site).as_posix() for path in site.glob("en/*/*/index.html"))
    with tempfile.TemporaryDirectory() as folder:
        folders = {name: Path(folder, name) for name in ("site", "keys", "peers")}
        line = Line("br")
        with serving(folders, line) as address:
            ask, press = (script.replace("DESK/", address) for script in (ASK, PRESS))
            prepared(site, folders["site"], ask, [PLAN, TWIN])
            prepared(site, folders["keys"], press, pages)
            peers(folders["peers"], site, ask)
            for encoding in MOST:
                line.encoding = encoding
                for _ in range(2):          # the server packs what it sends in the first
                    line.sent.clear()
                    with visiting() as tabs:
                        first_answer(tabs, line, f"{address}site/{PLAN}", Times(), "")
                sent[encoding] = line.megabytes()
                print_files(line)
            line.encoding = "br"
            ways = [(visit_site, f"{address}site/"), (visit_folder, folders["site"].as_uri() + "/"),
                    (visit_peer("plain"), f"{address}peers/"), (visit_peer("pyscript"), f"{address}peers/")]
            for _ in range(runs):
                for visit, where in ways:
                    with visiting() as tabs:
                        visit(tabs, line, where, times)
            with visiting() as tabs:
                presses = press_keys(tabs, line, f"{address}keys/", pages)
                about = tabs.version()
    report(times, sent, presses, f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {about}", runs)
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
    presses = {name: times for name, times in presses.items() if times}
    slow = sorted(presses, key=lambda name: -statistics.median(presses[name]))
    print(f"\nFrom a key press to the answer, {len(presses)} calculators, medians in ms   asked: 16")
    for name in slow[:8]:
        print(f"  {statistics.median(presses[name]):6.1f}  {name}")
