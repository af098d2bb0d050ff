"""The service worker: what was visited works with the line cut, and one edition never mixes with another."""

import json
import re
import shutil
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from site_config import edition, runtime
from site_config.questions import questions
from site_config.source import read_handbook

pytestmark = pytest.mark.unasked

PLAN = "ziyang/environmental-emergency/index.html"
OTHER = "ziyang/resident-medical-insurance-2021/index.html"
THIRD = "shanting/ecommerce-support/index.html"

PATIENCE = 30  # seconds: machines that test are slow now and then


# --- A server that can be cut off, and that can move on to another edition ----------------------


@dataclass
class Line:
    """What a server does now: the folder that it serves, or nothing; and what it was asked for."""

    folder: Path
    cut: bool = False
    slow: str = ""  # a path that takes a few seconds
    asked: list[str] = field(default_factory=list)
    url: str = ""


class Handler(SimpleHTTPRequestHandler):
    """Serves the folder of its line; where that is cut, it hangs up."""

    line: Line

    def translate_path(self, path: str) -> str:
        self.directory = str(self.line.folder)
        return super().translate_path(path)

    def do_GET(self) -> None:
        self.line.asked.append(self.path.lstrip("/"))
        del self.headers["If-Modified-Since"]  # two editions of one test are of the same second
        if self.line.slow and self.path == f"/{self.line.slow}":
            time.sleep(4)
        if self.line.cut:
            self.close_connection = True
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def line(site: Path) -> Iterator[Line]:
    """A server of its own for one test, so that its cuts and moves harm no other."""
    line = Line(site)
    handler = type("OneHandler", (Handler,), {"line": line})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server.handle_error = lambda *_: None
        line.url = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield line
        server.shutdown()


@pytest.fixture(scope="session")
def assets(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """The files of the site's runtime."""
    return runtime.build_runtime(tmp_path_factory.mktemp("runtime"), questions=questions(read_handbook()))["assets"]


@pytest.fixture
def editions(site: Path, assets: list[dict], tmp_path: Path) -> tuple[Path, Path]:
    """Two editions of the site; in each the script and the data of the search say which they are of."""
    return make_edition(site, tmp_path / "1", assets, "1"), make_edition(site, tmp_path / "2", assets, "2")


def make_edition(site: Path, folder: Path, assets: list[dict], number: str) -> Path:
    shutil.copytree(site, folder)
    old = edition_of(site)
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace(old, edition.MARK)
        page.write_text(text.replace("<article", f'<article data-number="{number}"', 1), encoding="utf-8")
    for name, variable in (("handbook.js", "numberOfScript"), ("search/text-0.js", "numberOfSearch")):
        with (folder / "assets" / "handbook" / name).open("a", encoding="utf-8") as script:
            script.write(f"\nglobalThis.{variable} = '{number}'\n")
    edition.finish(folder, assets)
    return folder


def edition_of(folder: Path) -> str:
    return re.search(r'name="handbook-edition" content="(\w+)"', (folder / "index.html").read_text(encoding="utf-8"))[1]


def alter(folder: Path, copy: Path, old: str, new: str) -> Path:
    """A copy of the site whose service worker differs in one place."""
    shutil.copytree(folder, copy)
    text = (copy / "sw.js").read_text(encoding="utf-8")
    assert text.count(old) == 1
    (copy / "sw.js").write_text(text.replace(old, new), encoding="utf-8")
    return copy


# --- A reader -----------------------------------------------------------------------------------


@pytest.fixture
def reader(new_page: Callable[..., Page]) -> Page:
    """A page of a visit in which service workers may start."""
    return new_page(service_workers="allow")


KEPT = """async () => {
    const found = {}
    for (const name of await caches.keys()) {
        if (!name.startsWith('handbook /')) continue
        const requests = await (await caches.open(name)).keys()
        // Looking makes again, empty, what is just being deleted.
        if (requests.length) found[name.split(' ').at(-1)] = requests.map(({ url }) => url.slice(location.origin.length + 1))
    }
    return found
}"""


#: The edition of the worker that answers for the page.
CONTROLLER = """() => new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data)
    navigator.serviceWorker.controller.postMessage({ ask: 'edition' }, [port2])
})"""

def kept(page: Page) -> dict[str, list[str]]:
    """What is kept on the reader's device, by edition."""
    return page.evaluate(KEPT)


def visit(page: Page, line: Line, path: str) -> None:
    """Open a page, and wait until it is kept."""
    page.goto(line.url + path)
    page.wait_for_function("navigator.serviceWorker.controller")
    wait_until_kept(page, path.__eq__)


def wait_until_kept(page: Page, is_it: Callable[[str], bool]) -> None:
    wait_until(page, lambda: any(is_it(path) for paths in kept(page).values() for path in paths))


def wait_until(page: Page, condition: Callable[[], object]) -> None:
    """Wait for what a page tells only by a promise: to Playwright's `wait_for_function` the promise itself is true."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, kept(page)
        page.wait_for_timeout(50)


def ask(page: Page, rule: str, **values: str) -> None:
    form = page.locator(f"#calc-{rule}")
    for name, value in values.items():
        form.locator(f"[name={name}]").fill(value)
    form.locator("[type=submit]").click()
    expect(form).to_have_attribute("data-state", re.compile("done|error"))
    expect(form.locator("[data-retry]")).to_have_count(0)


def number(page: Page) -> str:
    return page.locator("article").get_attribute("data-number")


# --- The line is cut ----------------------------------------------------------------------------


@pytest.mark.console_errors("ERR_EMPTY_RESPONSE", "ERR_CONNECTION", "ERR_FAILED", "503")
def test_what_was_visited_works_with_the_line_cut(reader: Page, line: Line) -> None:
    visit(reader, line, f"zh/{PLAN}")
    visit(reader, line, f"en/{PLAN}")
    reader.keyboard.press("/")
    expect(reader.locator("#handbook-search")).to_be_visible()
    reader.keyboard.type("working day")
    expect(reader.locator("#handbook-search [role=option]").first).to_be_visible()
    reader.keyboard.press("Escape")
    ask(reader, "event-grade", deaths="30")
    wait_until_kept(reader, lambda path: "pyodide.asm.wasm" in path)
    line.cut = True
    for path, language in ((f"zh/{PLAN}", "zh"), (f"en/{PLAN}", "en"), ("", "zh"), ("en/", "en")):
        reader.goto(line.url + path)
        expect(reader.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
        expect(reader.locator("h1")).to_be_visible()
    reader.goto(f"{line.url}zh/{PLAN}")
    ask(reader, "event-grade", deaths="30")
    expect(reader.locator("#calc-event-grade [data-result]")).to_contain_text("特别重大")
    reader.keyboard.press("Escape")
    reader.locator("h1").click()
    reader.keyboard.press("/")
    reader.keyboard.type("工作日")
    expect(reader.locator("#handbook-search [role=option]").first).to_be_visible()


@pytest.mark.console_errors("ERR_EMPTY_RESPONSE", "ERR_CONNECTION", "ERR_FAILED", "503")
def test_what_was_not_visited_is_said_not_to_be_there(reader: Page, line: Line) -> None:
    visit(reader, line, "zh/index.html")
    line.cut = True
    reader.goto(f"{line.url}en/{OTHER}")
    expect(reader.locator("body")).to_contain_text("还没有存到这台设备上")
    expect(reader.locator("body")).to_contain_text("not kept on this device")
    reader.get_by_role("link", name="home page").click()
    expect(reader.locator("html")).to_have_attribute("lang", re.compile("^en"))
    expect(reader.locator(".hb-hero")).to_be_visible()


@pytest.mark.console_errors("ERR_EMPTY_RESPONSE", "ERR_CONNECTION", "ERR_FAILED")
def test_a_page_that_was_turned_to_is_kept_too(reader: Page, line: Line) -> None:
    visit(reader, line, f"zh/{PLAN}")
    reader.locator(f"nav.md-nav--primary a[href*='{OTHER.split('/')[1]}']").first.evaluate("link => link.click()")
    reader.wait_for_url(re.compile(OTHER))
    wait_until_kept(reader, f"zh/{OTHER}".__eq__)
    line.cut = True
    reader.goto(f"{line.url}zh/{OTHER}")
    expect(reader.locator("#calc-newborn-90-days")).to_be_visible()


def test_only_the_shell_is_fetched_before_anyone_asks(reader: Page, line: Line) -> None:
    visit(reader, line, "zh/about/index.html")
    [paths] = kept(reader).values()
    size = sum((line.folder / urlsplit(path).path).stat().st_size for path in paths if path != "edition.json")
    assert not [path for path in paths if "runtime" in path or "/search/" in path]
    assert {path for path in paths if path.endswith(".html")} == {
        "index.html", "zh/index.html", "en/index.html", "zh/about/index.html"}
    assert size < 600_000


def test_the_oldest_goes_when_there_is_too_much(reader: Page, line: Line, tmp_path: Path) -> None:
    script = (line.folder / "sw.js").read_text(encoding="utf-8")
    files, shell = (json.loads(re.search(f"const {name} = (.*)", script)[1]) for name in ("FILES", "SHELL"))
    limit = sum(files[path][1] for path in [*shell, f"zh/{OTHER}", f"zh/{THIRD}"])
    line.folder = alter(line.folder, tmp_path / "small", "LIMIT = 30 * 2 ** 20", f"LIMIT = {limit}")
    for path in (PLAN, OTHER, THIRD):
        visit(reader, line, f"zh/{path}")
    [paths] = kept(reader).values()
    assert f"zh/{THIRD}" in paths
    assert f"zh/{PLAN}" not in paths
    assert set(shell) < set(paths)


def test_a_reader_who_saves_data_is_sent_nothing_unasked(reader: Page, line: Line, tmp_path: Path) -> None:
    saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })\nconst EDITION ="
    line.folder = alter(line.folder, tmp_path / "saving", "const EDITION =", saving)
    reader.goto(f"{line.url}zh/about/index.html")
    before = len(line.asked)
    reader.wait_for_function("navigator.serviceWorker.controller")
    reader.wait_for_timeout(500)
    assert [path for path in line.asked[before:] if path != "sw.js" and "favicon" not in path and "manifest" not in path] == []
    assert list(kept(reader).values()) == [["edition.json"]]
    visit(reader, line, "zh/glossary/index.html")


def test_a_folder_starts_no_service_worker(new_page: Callable[..., Page], site: Path) -> None:
    page = new_page(service_workers="allow")
    page.goto(f"{site.as_uri()}/zh/{PLAN}")
    page.wait_for_timeout(2500)
    assert page.context.service_workers == []


# --- Another edition ----------------------------------------------------------------------------


def look_for_update(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")


@pytest.mark.parametrize(("language", "words"), [("zh", "有了新版本"), ("en", "new edition of the handbook")])
def test_a_new_edition_is_announced_and_waits(
    reader: Page, line: Line, editions: tuple[Path, Path], language: str, words: str
) -> None:
    line.folder = editions[0]
    visit(reader, line, f"{language}/{PLAN}")
    reader.locator("#calc-event-grade [name=deaths]").fill("30")
    line.folder = editions[1]
    look_for_update(reader)
    banner = reader.locator("[data-new-edition]")
    expect(banner).to_contain_text(words)
    expect(reader.locator("#calc-event-grade [name=deaths]")).to_have_value("30")
    reader.goto(f"{line.url}{language}/{PLAN}")
    assert number(reader) == "1"
    expect(banner).to_be_visible()
    with reader.expect_navigation():
        banner.locator("button").click()
    assert number(reader) == "2"
    assert reader.evaluate("numberOfScript") == "2"
    wait_until(reader, lambda: list(kept(reader)) == [edition_of(editions[1])])
    expect(banner).to_have_count(0)


def test_what_is_unchanged_is_not_fetched_again(reader: Page, line: Line, editions: tuple[Path, Path]) -> None:
    line.folder = editions[0]
    visit(reader, line, f"zh/{PLAN}")
    visit(reader, line, f"zh/{OTHER}")
    ask(reader, "newborn-90-days")
    wait_until_kept(reader, lambda path: "pyodide.asm.wasm" in path)
    line.folder = editions[1]
    before = len(line.asked)
    look_for_update(reader)
    expect(reader.locator("[data-new-edition]")).to_be_visible()
    assert not [path for path in line.asked[before:] if "runtime" in path or path.startswith("assets/stylesheets")]
    new = kept(reader)[edition_of(editions[1])]
    assert {f"zh/{PLAN}", f"zh/{OTHER}"} < set(new)
    assert any("pyodide.asm.wasm" in path for path in new)


@pytest.mark.console_errors("ERR_FAILED")
def test_two_windows_with_two_editions_never_mix(reader: Page, line: Line, editions: tuple[Path, Path]) -> None:
    first, second = reader, reader.context.new_page()
    line.folder = editions[0]
    visit(first, line, f"zh/{PLAN}")
    ask(first, "event-grade", deaths="30")
    line.folder = editions[1]

    # The worker of the first edition meets a page that only the server's new edition has; that one is still being fetched
    # when the page begins to look for it.
    line.slow = "en/index.html"
    second.goto(f"{line.url}zh/{OTHER}")
    assert (number(second), second.evaluate("numberOfScript")) == ("2", "2")
    ask(second, "newborn-90-days")
    second.keyboard.press("Escape")
    second.locator("h1").click()
    second.keyboard.press("/")
    second.keyboard.type("工作日")
    expect(second.locator("#handbook-search [role=option]").first).to_be_visible()
    assert second.evaluate("numberOfSearch") == "2"

    # The second edition's worker takes over; the first window stays what it is.
    wait_until(second, lambda: second.evaluate(CONTROLLER) == edition_of(editions[1]))
    expect(first.locator("#calc-event-grade [name=deaths]")).to_have_value("30")
    ask(first, "event-grade", deaths="3")
    first.locator("h1").click()
    first.keyboard.press("/")
    expect(first.locator("#handbook-search")).to_be_visible()
    first.wait_for_timeout(500)
    assert first.evaluate("globalThis.numberOfSearch ?? '1'") == "1"
    assert first.evaluate("numberOfScript") == "1"
    first.keyboard.press("Escape")

    # Going on, the first window changes to the new edition as a whole.
    first.locator(f"nav.md-nav--primary a[href*='{OTHER.split('/')[1]}']").first.evaluate("link => link.click()")
    first.wait_for_url(re.compile(OTHER))
    expect(first.locator("#calc-newborn-90-days")).to_be_visible()
    assert (number(first), first.evaluate("numberOfScript")) == ("2", "2")


@pytest.mark.console_errors("ERR_FAILED", "not of edition")
def test_a_server_that_has_half_of_an_edition_is_not_believed(
    reader: Page, line: Line, editions: tuple[Path, Path]
) -> None:
    line.folder = editions[0]
    visit(reader, line, f"zh/{PLAN}")
    (editions[1] / "assets" / "handbook" / "handbook.js").write_bytes(
        (editions[0] / "assets" / "handbook" / "handbook.js").read_bytes())
    line.folder = editions[1]
    look_for_update(reader)
    wait_until(reader, lambda: not reader.evaluate("navigator.serviceWorker.getRegistration().then(found => Boolean(found.installing))"))
    expect(reader.locator("[data-new-edition]")).to_have_count(0)
    reader.goto(f"{line.url}zh/{PLAN}")
    assert (number(reader), reader.evaluate("numberOfScript")) == ("1", "1")


# --- To install ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "name"), [("zh", "方案手册"), ("en", "The Plan Handbook")])
def test_the_handbook_can_be_installed_in_both_languages(reader: Page, line: Line, language: str, name: str) -> None:
    visit(reader, line, f"{language}/index.html")
    browser = reader.context.new_cdp_session(reader)
    found = browser.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert (manifest["name"], manifest["lang"][:2]) == (name, language)
    assert found["url"] == f"{line.url}{language}/manifest.webmanifest"
    assert [error for error in browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
            if error["errorId"] != "in-incognito"] == []


@pytest.mark.parametrize("size", [192, 512])
def test_the_icons_are_as_large_as_they_are_said_to_be(site: Path, size: int) -> None:
    data = (site / "assets" / f"icon-{size}.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (size, size)
