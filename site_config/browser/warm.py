"""Bring Python to where every question is answered at once: the last step before a snapshot of its memory.

It travels with the rules. What the library imports late, inside functions, is imported here, so that it is packed,
and so that a start from a snapshot never looks for a file.
"""

import _strptime  # noqa: F401
import calendar  # noqa: F401
import datetime  # noqa: F401
import decimal  # noqa: F401
import gc
import json
import linecache  # noqa: F401
import re  # noqa: F401
import string  # noqa: F401
import textwrap  # noqa: F401
import tokenize  # noqa: F401
import traceback  # noqa: F401

import _colorize  # noqa: F401

from calculators import bridge, registry


def warm() -> None:
    """Load every rule and put a first question to it, both ways round and in both languages; what they keep is then kept."""
    for name in registry.calculators():
        for language in ("zh", "en"):
            for question in ({"values": {}}, {"inverse": {}}):
                bridge.answer(json.dumps({"calculator": name, "view": language} | question))
    gc.collect()
