"""Compile the standard library and the rules for the browser; runs inside Pyodide, in its own Python.

The library shrinks to the modules that a start, an answer and a readable traceback need. Docstrings and asserts
of the library go; the rules are compiled whole and keep their source beside them, so that a traceback can quote it.
"""

import ast
import binascii
import importlib.util
import json
import marshal
import sys
from pathlib import Path

#: Imported by the library inside functions, where looking at what is loaded does not find them.
LAZY = (
    "_colorize",
    "_strptime",
    "calendar",
    "decimal",
    "dataclasses",
    "datetime",
    "json",
    "linecache",
    "re",
    "string",
    "textwrap",
    "tokenize",
    "traceback",
)


def encode(files: dict[str, bytes]) -> str:
    """File names and bytes as JSON, the bytes in base64."""
    return json.dumps({name: binascii.b2a_base64(data, newline=False).decode() for name, data in sorted(files.items())})


#: In a .pyc: made for a hash of its source, which is never compared.
UNCHECKED = (1).to_bytes(4, "little")


def compiled(source: bytes, filename: str, *, optimize: int) -> bytes:
    """The .pyc of one module; it is never checked against its source, so no date is in it."""
    code = compile(source, filename, "exec", dont_inherit=True, optimize=optimize)
    return importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(source) + marshal.dumps(code)


def rule_modules() -> list[str]:
    """Every module of the rules, by its dotted name."""
    top = Path(importlib.import_module("calculators").__file__).parent
    paths = (path.relative_to(top.parent).with_suffix("") for path in sorted(top.rglob("*.py")))
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


def imports_of(source: str) -> set[str]:
    """The modules that a source names in its import statements, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module)
    return {name for name in found if name.split(".")[0] in sys.stdlib_module_names}


def load_everything_needed() -> None:
    """Import the rules, what they import anywhere, and what the library imports late."""
    for name in rule_modules():
        module = importlib.import_module(name)
        for wanted in imports_of(Path(module.__file__).read_text(encoding="utf-8")):
            importlib.import_module(wanted)
    for name in LAZY:
        importlib.import_module(name)


def compile_library() -> str:
    """The small library: the modules loaded now, without docstrings and asserts."""
    load_everything_needed()
    needed = set(sys.modules)
    import zipfile  # only now, so that it is not taken for needed

    library = next(path for path in sys.path if path.endswith(".zip"))
    archive = zipfile.ZipFile(library)
    files = {}
    for name in archive.namelist():
        module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if name.endswith(".py") and module in needed:
            filename = f"{library}/{name}"
            files[name.replace(".py", ".pyc")] = compiled(archive.read(name), filename, optimize=2)
    return encode(files)


def compile_rules() -> str:
    """The .pyc files of the rules, at the places where an import looks for them beside the sources."""
    files = {}
    for name in rule_modules():
        path = Path(importlib.import_module(name).__file__)
        cached = Path(importlib.util.cache_from_source(str(path)))
        inside = cached.relative_to(Path(sys.modules["calculators"].__file__).parents[1])
        files[inside.as_posix()] = compiled(path.read_bytes(), str(path), optimize=0)
    return encode(files)
