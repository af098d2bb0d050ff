"""One at a time: what writes a folder that others read or write waits until they are done, across processes."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CACHE = Path(__file__).resolve().parent.parent / ".cache"


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Hold the lock of this name within this checkout; wait for whoever holds it. It goes with its process."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
