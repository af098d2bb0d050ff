"""The Chromium that the tests and the benchmarks drive: the one that is on the machine, never a download.

``python -m site_config.chromium`` prints its path, or says in one sentence what to install.
"""

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

#: Every new window would start two more processes for the popups of an address bar that nobody sees. The others are
#: what Playwright leaves out; naming any replaces its own list.
UNUSED = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "DestroyProfileOnBrowserClose", "MediaRouter", "OptimizationHints",
          "PaintHolding")


class ChromiumNotFoundError(RuntimeError):
    """No Chromium is on this machine; the message says what to install."""


def find() -> str:
    """Return the path of Chromium: the one that ``$CHROMIUM`` names, else the first of NAMES on the PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        path = shutil.which(named)
        if path is None:
            raise ChromiumNotFoundError(f"CHROMIUM={named} is not a program that can be run.")
        return path
    for name in NAMES:
        path = shutil.which(name)
        if path is not None:
            return path
    raise ChromiumNotFoundError(
        "The tests and the PDF need Chromium or Chrome and found none; "
        "install it (on Debian: apt-get install chromium), or name one: make test CHROMIUM=/path/to/chromium"
    )


def launch_options() -> dict:
    """Return what Playwright's ``chromium.launch`` needs to start it here, silent towards the network."""
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
        f"--disable-features={','.join(UNUSED)}",
        # No name is looked up: only an address on this machine answers, so nothing can come from elsewhere.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to start its sandbox for root
    return {"executable_path": find(), "args": arguments, "headless": True}


def main() -> int:
    """Print the path, or the sentence."""
    try:
        print(find())
    except ChromiumNotFoundError as missing:
        print(f"setup: {missing}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
