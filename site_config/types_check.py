"""The types of the browser's scripts, checked by TypeScript: what runs in a page, and what runs in workers."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECTS = ("jsconfig.json", "site_config/browser/jsconfig.json")

#: Scripts whose types are not yet in order. The list only gets shorter.
LATER = frozenset({"assets.mjs", "bytes.mjs", "calculator.mjs", "classic.mjs", "client.mjs", "intake.mjs", "intent.mjs",
                   "kept.mjs", "pack.mjs", "python.mjs", "start.mjs", "worker.mjs"})


def findings() -> list[str]:
    """What TypeScript says, a line each, without what is on record for later."""
    tsc = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    found: dict[str, None] = {}
    for project in PROJECTS:
        command = ["node", tsc, "--pretty", "false", "-p", project]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        lines = [line for line in f"{done.stdout}{done.stderr}".splitlines() if line and not line.startswith(" ")]
        found |= dict.fromkeys(line for line in lines if not is_for_later(line))
    return list(found)


def is_for_later(line: str) -> bool:
    """Whether a line is about a script on record."""
    named = re.match(r"site_config/browser/([\w.]+)\(", line)
    return bool(named) and named[1] in LATER


def main() -> int:
    """Print what is wrong; the exit status is 1 where anything is."""
    found = findings()
    print("\n".join(found) or "Types: in order.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
