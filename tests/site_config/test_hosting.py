"""The advice on hosting: nginx with the configuration that the project gives, and the pages that describe it."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PAGE = "/zh/ziyang/environmental-emergency/index.html"
PARTS = ("default-src", "script-src", "style-src", "img-src", "connect-src", "worker-src", "frame-src", "object-src", "base-uri", "form-action")


@pytest.fixture(scope="module")
def configuration(root: Path) -> str:
    return (root / "site_config" / "hosting" / "nginx.conf").read_text(encoding="utf-8")


def policy(configuration: str) -> list[str]:
    return re.search(r'Content-Security-Policy\s+"([^"]+)"', configuration)[1].split("; ")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_name_the_policy_that_is_sent(root: Path, configuration: str, language: str) -> None:
    page = (root / "docs" / language / "hosting" / "index.md").read_text(encoding="utf-8")
    named = re.findall(r"^    - `([a-z-]+ [^`]+)`$", page, re.MULTILINE)
    assert named == policy(configuration)
    assert [part.split()[0] for part in named] == list(PARTS)


# --- Nginx itself -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def port(configuration: str, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Nginx on a port of this machine, with the lines changed that are the reader's own."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.skip("tries the configuration for nginx, and there is no nginx")
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text = configuration.replace("/run/handbook-nginx.pid", str(folder / "nginx.pid"))
    text = text.replace("8080;", f"127.0.0.1:{port};").replace("/srv/handbook;", f'"{site}";')
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    text = text.replace("http {", "http {\n" + "".join(f"{kind}_temp_path {folder / kind};\n" for kind in kinds) + "access_log off;", 1)
    user = "user root;\n" if os.geteuid() == 0 else ""  # the folder of the tests may be closed to others
    (folder / "nginx.conf").write_text(user + text, encoding="utf-8")
    command = [program, "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(server, port)
        yield port
    finally:
        server.terminate()
        server.communicate(timeout=10)


def wait_for(server: subprocess.Popen, port: int) -> None:
    for _ in range(100):
        if server.poll() is not None:
            pytest.fail(server.stderr.read())
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("nginx does not answer")


def ask(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.body = answer.read()
    connection.close()
    return answer


def edition(site: Path) -> str:
    return re.search(r"\?e=(\w+)", (site / "index.html").read_text(encoding="utf-8"))[1]


@pytest.mark.parametrize("path", ["/", "/zh/", PAGE, "/sw.js", "/no-such-page"])
def test_every_answer_has_the_headers(port: int, configuration: str, path: str) -> None:
    answer = ask(port, path)
    assert answer.status == (404 if path == "/no-such-page" else 200)
    assert answer.headers["Content-Security-Policy"].split("; ") == policy(configuration)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(("path", "kind"), [
    (PAGE, "text/html; charset=utf-8"),
    ("/zh/manifest.webmanifest", "application/manifest+json"),
    ("/assets/handbook/handbook.js", "application/javascript; charset=utf-8|text/javascript; charset=utf-8"),
    ("/assets/handbook.css", "text/css; charset=utf-8"),
    ("/assets/favicon.svg", "image/svg+xml"),
    ("/assets/icon-192.png", "image/png"),
])
def test_every_file_has_its_type(port: int, path: str, kind: str) -> None:
    assert ask(port, path).headers["Content-Type"] in kind.split("|")


def test_what_has_its_edition_in_its_address_is_kept_for_long(port: int, site: Path) -> None:
    answer = ask(port, f"/assets/handbook/handbook.js?e={edition(site)}")
    assert "immutable" in answer.headers["Cache-Control"]
    assert ask(port, f"{PAGE}?x").headers["Cache-Control"] == "no-cache"
    assert ask(port, "/sw.js?x").headers["Cache-Control"] == "no-cache"


def test_pages_travel_packed_and_packed_files_as_they_are(port: int, site: Path) -> None:
    assert ask(port, PAGE, **{"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
    packed = min((site / "assets" / "handbook" / "runtime").glob("*.wasm.gz"))
    answer = ask(port, f"/assets/handbook/runtime/{packed.name}", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] is None
    assert answer.body == packed.read_bytes()
