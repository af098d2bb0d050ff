"""Find and compile what Python in the browser needs; runs inside Pyodide, in its own Python.

The library shrinks to the modules that a start, an answer and a readable traceback load, without docstrings, asserts
and sources. A compiled file is never compared with its source, so no date is in it and equal sources give equal bytes.
"""

import importlib
import importlib.util
import json
import marshal
import sys

import made

#: In a .pyc: made for a hash of its source, which is never compared.
UNCHECKED = (1).to_bytes(4, "little")


def needed(names: str) -> str:
    """Import the modules of a JSON list; give all that then came out of an archive, and the module `ready`, as JSON."""
    for name in json.loads(names):
        importlib.import_module(name)
    modules = sorted(name for name, module in sys.modules.items() if _is_from_archive(module))
    return json.dumps({"modules": modules, "ready": made.source()})


def _is_from_archive(module: object) -> bool:
    """Others are built into the interpreter."""
    spec = getattr(module, "__spec__", None)
    return type(spec.loader).__name__ == "zipimporter" if spec else False


def compile_all(sources: str) -> str:
    """A JSON object of sources by the path they will have, to one of .pyc files in hexadecimal."""
    return json.dumps({path: _compiled(source, path).hex() for path, source in json.loads(sources).items()})


def _compiled(source: str, path: str) -> bytes:
    code = compile(source, path, "exec", dont_inherit=True, optimize=2)
    digest = importlib.util.source_hash(source.encode())
    return importlib.util.MAGIC_NUMBER + UNCHECKED + digest + marshal.dumps(code)
