"""The types of the browser's scripts, checked by TypeScript: what runs in a page, and what runs in workers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECTS = ("jsconfig.json", "site_config/browser/jsconfig.json")


def findings() -> list[str]:
    """What TypeScript says, a line each."""
    tsc = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    found: dict[str, None] = {}
    for project in PROJECTS:
        command = ["node", tsc, "--pretty", "false", "-p", project]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        lines = f"{done.stdout}{done.stderr}".splitlines()
        found |= dict.fromkeys(line for line in lines if line and not line.startswith(" "))
    return list(found)


def main() -> int:
    """Print what is wrong; the exit status is 1 where anything is."""
    found = findings()
    print("\n".join(found) or "Types: in order.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
