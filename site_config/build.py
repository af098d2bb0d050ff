"""`handbook build` and `handbook serve`: MkDocs, called from here and nowhere else but its own hooks."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from datetime import datetime, time
from pathlib import Path
from time import monotonic

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from macros.editions import EditionError
from macros.examples import ExampleError
from macros.plans import PlanError
from site_config.alone import alone
from site_config.search import DeadSearchError
from site_config.source import CHINA, build_day

ROOT = Path(__file__).resolve().parent.parent
SOURCE_FOLDERS = ("calculators", "macros", "plans_src", "docs", "site_config")
SOURCE_FILES = ("mkdocs.yml", "requirements.txt", "package-lock.json")


def build_site(out: Path = ROOT / "site") -> str:
    """Build the whole site into a folder and say what was linked in its texts.

    Raises PlanError, EditionError, ExampleError, DeadSearchError or mkdocs' Abort.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    # MkDocs stamps the site map with this; a day gives the same bytes again.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(datetime.combine(build_day(), time.min, CHINA).timestamp())))
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(out.resolve()), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build.build(config)
    return config.extra["linked"]


def build_if_changed(out: Path) -> str:
    """Build unless the folder holds what the same sources gave on the same day; says what was linked when it was built."""
    mark, key = ROOT / ".cache" / "site.json", {"out": str(out), "sources": sources()}
    with alone("site"):
        if (out / "index.html").exists() and mark.exists() and json.loads(mark.read_text(encoding="utf-8")) == key:
            return ""
        mark.unlink(missing_ok=True)
        linked = build_site(out)
        mark.write_text(json.dumps(key), encoding="utf-8")
    return linked


def sources() -> str:
    """A hash of everything that the site is made of, and of its day."""
    digest = hashlib.sha256(build_day().isoformat().encode())
    files = [ROOT / name for name in SOURCE_FILES]
    files += [path for folder in SOURCE_FOLDERS for path in (ROOT / folder).rglob("*")
              if path.is_file() and "__pycache__" not in path.parts]
    for path in sorted(files):
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def build(out: str) -> int:
    """The command: build, say what to open; a plan that does not fit together is named and nothing else is printed."""
    start = monotonic()
    folder = Path(out) if Path(out).is_absolute() else ROOT / out
    try:
        linked = build_if_changed(folder)
    except (PlanError, EditionError, ExampleError, DeadSearchError) as error:
        print(error, file=sys.stderr)
        return 1
    except Abort as error:
        return error.code
    print(f"Built in {monotonic() - start:.1f} s; {linked}." if linked else "Nothing has changed.")
    start_page = folder / "index.html"
    print(f"Open {start_page.relative_to(Path.cwd()) if start_page.is_relative_to(Path.cwd()) else start_page}")
    return 0


def serve(address: str) -> int:
    """The command: build, serve, and build again when something changes."""
    mkdocs_serve.serve(config_file=str(ROOT / "mkdocs.yml"), dev_addr=address, livereload=True)
    return 0
