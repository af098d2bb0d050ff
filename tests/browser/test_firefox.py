"""The offline copy as Firefox opens it: from a read-only folder whose path has spaces and Chinese characters.

Firefox is driven through Marionette, by the few commands that are needed. Under remote control it relaxes what a page
from a folder may do, so that a broken page would pass here and fail for every reader: the preference
`remote.prefs.recommended` turns that off.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")

pytestmark = pytest.mark.skipif(not PROGRAM, reason="there is no Firefox on this machine; firefox-esr of Debian will do")

START = 60  # seconds
PREFERENCES = {"remote.prefs.recommended": False, "browser.shell.checkDefaultBrowser": False,
               "datareporting.policy.dataSubmissionEnabled": False, "browser.aboutwelcome.enabled": False}

PLAN = "ziyang/environmental-emergency/index.html"

ASK = """
const form = document.querySelector('#calc-event-grade')
form.elements.deaths.value = values[0]
form.requestSubmit()
for (let tries = 0; tries < 600 && !/done|error/.test(form.dataset.state); tries += 1) {
  await new Promise((resolve) => setTimeout(resolve, 50))
}
return [form.dataset.state, form.querySelector('.hb-headline')?.textContent]
"""

FIND = """
document.querySelector('[data-search-open]').click()
const field = document.querySelector('#handbook-search input[name=query]')
field.value = values[0]
field.dispatchEvent(new Event('input', { bubbles: true }))
for (let tries = 0; tries < 200 && !document.querySelector('#handbook-search [role=option]'); tries += 1) {
  await new Promise((resolve) => setTimeout(resolve, 50))
}
return document.querySelector('#handbook-search [role=option]')?.href
"""


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Firefox:
    """One browser with a profile of its own. Use it in a `with`."""

    def __init__(self, profile: Path) -> None:
        port = free_port()
        lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in {**PREFERENCES, "marionette.port": port}.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [PROGRAM, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.socket = self.connect(port)
        self.number = 0
        self.read()                                           # it says what it is
        self.call("WebDriver:NewSession", capabilities={"alwaysMatch": {"acceptInsecureCerts": False}})
        self.call("WebDriver:SetTimeouts", script=60_000, pageLoad=60_000)

    def __enter__(self) -> Firefox:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()
        self.process.terminate()
        self.process.wait(START)

    @staticmethod
    def connect(port: int) -> socket.socket:
        """The line to a browser that is still starting. Raises ConnectionError when it never listens."""
        until = time.monotonic() + START
        while time.monotonic() < until:
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=START)
            except OSError:
                time.sleep(0.2)
        raise ConnectionError("Firefox does not listen")

    def read(self) -> Any:
        """One message: its length, a colon, JSON."""
        length = b""
        while not length.endswith(b":"):
            length += self.socket.recv(1)
        data = b""
        while len(data) < int(length[:-1]):
            data += self.socket.recv(int(length[:-1]) - len(data))
        return json.loads(data)

    def call(self, name: str, **what: object) -> Any:
        """One command and its result. Raises RuntimeError with what Firefox says is wrong."""
        self.number += 1
        message = json.dumps([0, self.number, name, what]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self.read()
        if error:
            raise RuntimeError(f"{error['error']}: {error['message']}")
        return result

    def open(self, address: str) -> None:
        """Go to an address."""
        self.call("WebDriver:Navigate", url=address)

    def run(self, script: str, *values: object) -> Any:
        """What a script of the page returns; it may wait."""
        return self.call("WebDriver:ExecuteAsyncScript", args=list(values), script=f"""
            const done = arguments[arguments.length - 1];
            (async (...values) => {{ {script} }})(...arguments).then(done, (error) => done('failed: ' + error))""")["value"]


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site where an official may have put it, and nobody may write."""
    copy = tmp_path_factory.mktemp("stick") / "优盘 手册（2026）"
    shutil.copytree(site, copy)
    everything = [copy, *copy.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield copy
    for path in everything:
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with Firefox(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.mark.parametrize(("language", "grade"), [("zh", "特别重大"), ("en", "Grade I")])
def test_a_calculator_answers_in_a_folder(firefox: Firefox, folder: Path, language: str, grade: str) -> None:
    firefox.open((folder / language / PLAN).as_uri())
    state, headline = firefox.run(ASK, "30")
    assert state == "done"
    assert grade in headline


@pytest.mark.parametrize(("language", "query"), [("zh", "二级残疾人"), ("en", "deaths")])
def test_the_search_finds_in_a_folder(firefox: Firefox, folder: Path, language: str, query: str) -> None:
    firefox.open((folder / language / "index.html").as_uri())
    found = firefox.run(FIND, query)
    assert found.startswith((folder / language).as_uri())
    firefox.open(found)
    assert firefox.run("return document.querySelector('article h1') !== null") is True
