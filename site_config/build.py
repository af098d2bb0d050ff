"""`handbook build` and `handbook serve`: MkDocs, called from here and nowhere else but its own hooks."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from macros.editions import EditionError
from macros.examples import ExampleError
from macros.plans import PlanError

ROOT = Path(__file__).resolve().parent.parent


def build_site(out: Path = ROOT / "site") -> None:
    """Build the whole site into a folder. Raises PlanError, EditionError, ExampleError or mkdocs' Abort."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(out.resolve()), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build.build(config)


def build(out: str) -> int:
    """The command: build, say what to open; a plan that does not fit together is named and nothing else is printed."""
    start = time.monotonic()
    folder = Path(out) if Path(out).is_absolute() else ROOT / out
    try:
        build_site(folder)
    except (PlanError, EditionError, ExampleError) as error:
        print(error, file=sys.stderr)
        return 1
    except Abort as error:
        return error.code
    print(f"Built in {time.monotonic() - start:.1f} s.")
    print(f"Open {(folder / 'index.html').relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder / 'index.html'}")
    return 0


def serve(address: str) -> int:
    """The command: build, serve, and build again when something changes."""
    mkdocs_serve.serve(config_file=str(ROOT / "mkdocs.yml"), dev_addr=address, livereload=True)
    return 0
