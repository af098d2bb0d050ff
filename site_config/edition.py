"""The edition of a built site: one name for its bytes, the service worker that keeps them, the manifests to install it by.

Every page names its edition, and asks by that name for the files that it shares with others, so that neither a cache on
the way nor the service worker can give it a file of another edition. Equal bytes give an equal name.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from calculators.kernel.text import LANGUAGES
from macros.words import word

BROWSER = Path(__file__).resolve().parent / "browser"

#: Stands in the pages until all of the site is there and its name can be worked out.
MARK = "__EDITION__"

#: The colours of the window, which are those of the header, and of the screen while an installed handbook starts.
THEME, PAPER = "#00695c", "#ffffff"

#: What a page of a served site may ask for; the rest is for folders and for programs.
KEPT = ("*.html", "assets/*.css", "assets/*.svg", "assets/*.png", "assets/stylesheets/*.css", "assets/javascripts/*.js",
        "assets/handbook/*.js", "assets/handbook/search/*.js", "*/manifest.webmanifest")
NOT_KEPT = ("404.html", "sw.js")

#: What every page needs, and the way in.
SHELL = ("index.html", *(f"{language}/index.html" for language in LANGUAGES), "assets/*.css", "assets/favicon.svg",
         "assets/stylesheets/*.css", "assets/javascripts/*.js", "assets/handbook/handbook.js", "assets/handbook/theme.js")


def finish(site: Path, runtime_assets: Iterable[Mapping[str, str]]) -> str:
    """Give a built site its edition and return its name; write the manifests and sw.js.

    `runtime_assets` are those of `runtime.build_runtime`: each with its `file` and `sha256`.
    """
    for language in LANGUAGES:
        write_json(site / language / "manifest.webmanifest", manifest(language))
    addresses = {path: path for path in kept(site)}
    for asset in runtime_assets:
        for file in (asset["file"], f"{asset['file']}.gz"):
            path = f"assets/handbook/runtime/{file}"
            if (site / path).is_file():
                addresses[f"{path}?{quote(asset['sha256'][:12], safe='')}"] = path
    edition = name(site, addresses)
    for page in site.rglob("*.html"):
        page.write_text(page.read_text(encoding="utf-8").replace(MARK, edition), encoding="utf-8")
    (site / "sw.js").write_text(service_worker(site, edition, addresses), encoding="utf-8")
    return edition


def kept(site: Path) -> list[str]:
    """The paths of the files that a reader's device may keep, the runtime apart, in a fixed order."""
    found = {path.relative_to(site).as_posix() for pattern in KEPT for path in site.rglob(pattern)}
    return sorted(found.difference(NOT_KEPT))


def name(site: Path, addresses: Mapping[str, str]) -> str:
    """A name for all bytes that the addresses stand for."""
    digest = hashlib.sha256((BROWSER / "sw.mjs").read_bytes())
    for address, path in addresses.items():
        digest.update(f"{address}\0{hashlib.sha256((site / path).read_bytes()).hexdigest()}\0".encode())
    return digest.hexdigest()[:16]


def service_worker(site: Path, edition: str, addresses: Mapping[str, str]) -> str:
    """sw.js: the script with the edition, the hash and size of every file, and the shell."""
    files = {address: measure(site / path) for address, path in addresses.items()}
    shell = sorted({path.relative_to(site).as_posix() for pattern in SHELL for path in site.glob(pattern)} & files.keys())
    script = (BROWSER / "sw.mjs").read_text(encoding="utf-8")
    for key, value in (("HANDBOOK_EDITION", edition), ("HANDBOOK_FILES", files), ("HANDBOOK_SHELL", shell)):
        script = script.replace(f"= {key}\n", f"= {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n", 1)
    return script


def measure(path: Path) -> tuple[str, int]:
    """SHA-256 in base64, and the size in bytes."""
    return measured(path.read_bytes())


def measured(data: bytes) -> tuple[str, int]:
    return base64.b64encode(hashlib.sha256(data).digest()).decode(), len(data)


def manifest(language: str) -> dict[str, object]:
    """What a browser needs to install the handbook; its addresses are relative to the folder of the language."""
    icons = [{"src": f"../assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)]
    return {
        "id": f"./{language}", "name": word("site.name", language), "short_name": word("site.short", language),
        "description": word("site.tagline", language), "lang": "zh-CN" if language == "zh" else language, "dir": "ltr",
        "start_url": "index.html", "scope": "../", "display": "standalone",
        "theme_color": THEME, "background_color": PAPER,
        "icons": [*icons, {"src": "../assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }


def write_json(path: Path, data: object) -> None:
    """Write data as JSON, readable, with a line's end."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
