"""A real browser for the tests: Chromium, a web server over a folder, and pages that watch themselves.

A page fails its test when it asks for anything outside the site that it came from, when its console shows an
error, and when an exception goes uncaught. An error that is meant is announced:
``@pytest.mark.console_errors("404")``, with a pattern for each.
"""

import functools
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)
from playwright.sync_api import Error as PlaywrightError

from site_config import chromium

# A wait ends when what it waits for is there; this bounds only a failure, also on a machine that is busy.
PATIENCE = 30_000  # milliseconds
expect.set_options(timeout=PATIENCE)

# A page builds these itself; they are fetched from nowhere.
SELF_MADE = ("about", "blob", "data")


# --- Where a page comes from ------------------------------------------------------------------


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder as a plain web host does: right types, open connections, no stale copies."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
    }

    def __init__(self, *args: object, headers: dict[str, str], **options: object) -> None:
        self.added_headers = headers
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        for name, value in self.added_headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class QuietServer(ThreadingHTTPServer):
    """A reader who leaves in the middle of an answer is not an error."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing; what the page missed shows in the page."""


@contextmanager
def serving(folder: Path, headers: dict[str, str]) -> Iterator[str]:
    """Serve `folder` on a free port of this machine; gives its address, which ends in a slash."""
    handler = functools.partial(QuietHandler, directory=str(folder), headers=headers)
    with QuietServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """A function from a folder to its address over http; `headers` go with every answer."""
    with ExitStack() as servers:
        known = {}

        def address(folder: Path, headers: dict[str, str] | None = None) -> str:
            key = (folder, tuple(sorted((headers or {}).items())))
            if key not in known:
                known[key] = servers.enter_context(serving(folder, headers or {}))
            return known[key]

        yield address


@pytest.fixture(scope="session", params=["http", "file"])
def world(request: pytest.FixtureRequest) -> str:
    """The two ways in which readers open the site: from a web host, and as a folder."""
    return request.param


@pytest.fixture(scope="session")
def address_of(world: str, serve: Callable[..., str]) -> Callable[[Path], str]:
    """A function from a folder to its address in this `world`, which ends in a slash."""
    if world == "http":
        return serve
    return lambda folder: folder.resolve().as_uri() + "/"


@pytest.fixture(scope="session")
def site_url(address_of: Callable[[Path], str], site: Path) -> str:
    """The address of the built site, ending in a slash, once in each `world`."""
    return address_of(site)


@pytest.fixture(scope="session")
def http_url(serve: Callable[..., str], site: Path) -> str:
    """The address of the built site over http alone, for what needs no second world."""
    return serve(site)


# --- Pages ------------------------------------------------------------------------------------


def leaves_site(url: str, page_url: str) -> bool:
    """Tell whether `url` is outside the site that the page at `page_url` came from.

    >>> leaves_site("http://127.0.0.1:8000/a.js", "http://127.0.0.1:8000/zh/")
    False
    >>> leaves_site("https://fonts.example/a.css", "http://127.0.0.1:8000/zh/")
    True
    >>> leaves_site("http://127.0.0.1:8000/a.js", "file:///site/index.html")
    True
    """
    asked, stands_on = urlsplit(url), urlsplit(page_url)
    if asked.scheme in SELF_MADE:
        return False
    if stands_on.scheme in SELF_MADE:  # the first page of a tab is being opened
        return asked.scheme != "file" and asked.hostname != "127.0.0.1"
    return (asked.scheme, asked.netloc) != (stands_on.scheme, stands_on.netloc)


@dataclass
class Watch:
    """What a page did that a page of the handbook must not do."""

    left: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def follow(self, visit: BrowserContext) -> None:
        visit.on("request", self.see_request)
        visit.on("console", self.see_message)
        visit.on("weberror", lambda uncaught: self.errors.append(f"uncaught: {uncaught.error}"))
        visit.on("page", lambda page: page.on("crash", lambda _: self.errors.append("the page crashed")))

    def see_request(self, request: Request) -> None:
        page_url = page_that_asks(request)
        if leaves_site(request.url, page_url) and not opens_another_site(request):
            self.left.append(f"{request.url} from {page_url}")
        if "pyodide.whole." in request.url:
            self.errors.append(f"a question called what was left out of the interpreter ({request.url})")

    def see_message(self, message: ConsoleMessage) -> None:
        source = message.location.get("url", "")
        # Chromium asks for this by itself where a page names no icon.
        if message.type == "error" and not source.endswith("/favicon.ico"):
            self.errors.append(f"{message.text} ({source})")

    def unexpected(self, patterns: tuple[str, ...]) -> list[str]:
        """The errors that no pattern announces, and what was asked of elsewhere."""
        errors = [error for error in self.errors if not any(re.search(each, error) for each in patterns)]
        return [f"asked for {url}" for url in self.left] + [f"console: {error}" for error in errors]


def page_that_asks(request: Request) -> str:
    """Return the address of the page that `request` comes from; a page that is being opened has none yet."""
    try:
        return request.frame.page.url
    except PlaywrightError:
        return "about:blank"


def opens_another_site(request: Request) -> bool:
    """Tell whether a page of this machine is being opened, as by a test that changes worlds."""
    own = request.url.startswith(("http://127.0.0.1:", "file:"))
    return own and request.is_navigation_request()


#: A browser that keeps nothing and does not tell what line it has, as there are some.
ONLY_WHEN_ASKED = """
Object.defineProperty(globalThis, 'caches', { value: undefined })
Object.defineProperty(Navigator.prototype, 'connection', { value: undefined })
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(**chromium.launch_options())
        yield chrome
        chrome.close()


@pytest.fixture
def new_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens a watched page in a fresh visit; options as for Playwright's `new_context`.

    The service worker stays out unless a test asks for it (``service_workers="allow"``): it fetches by itself.
    So does motion (``reduced_motion="no-preference"``): every click would wait for the page to stop scrolling.
    Python starts when it is asked and at no other time, unless the test is marked ``unasked``: in a browser that tells of a
    fast line it would start on every page that is read for a while, and soon after the first answer once more, to keep a
    copy of its memory.
    """
    unasked = request.node.get_closest_marker("unasked")
    watch = Watch()
    visits = []

    def open_page(**options: object) -> Page:
        visit = browser.new_context(**{"service_workers": "block", "reduced_motion": "reduce"} | options)
        visit.set_default_timeout(PATIENCE)
        if not unasked:
            visit.add_init_script(ONLY_WHEN_ASKED)
        watch.follow(visit)
        visits.append(visit)
        return visit.new_page()

    yield open_page
    for visit in visits:
        visit.close()
    expected = request.node.get_closest_marker("console_errors")
    unexpected = watch.unexpected(expected.args if expected else ())
    if unexpected:
        pytest.fail("the page misbehaved:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A watched page in a fresh visit."""
    return new_page()


@pytest.fixture
def hold(page: Page) -> Callable[[str], Callable[[], None]]:
    """Holds every request for an address; what it gives lets them go, those that come later too."""

    def begin(pattern: str) -> Callable[[], None]:
        held: list[Route] = []
        holding = True

        def meet(route: Route) -> None:
            if holding:
                held.append(route)
            else:
                route.continue_()

        def release() -> None:
            nonlocal holding
            holding = False
            for route in held:
                route.continue_()

        page.route(pattern, meet)
        return release

    return begin
