"""Pack what the reader's browser needs to run the rules: the page's script, a worker, Python and the rules.

Everything comes from the project's own node_modules and calculators/; nothing is fetched. The same files are written
twice. `runtime/` is for a site that is served: each file plain, with gzip and Brotli beside it for hosts that send what
lies there; our loader asks for the gzip itself where a host packs nothing. `runtime-file/` is for a folder that is opened
from a disk, where a page may load scripts but may not fetch: base64 of the gzip in classic scripts, and with it a
snapshot, Python's memory once every rule is loaded. Equal inputs give equal bytes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec
from wheel.wheelfile import WheelFile

from site_config import trim
from site_config.alone import alone

ROOT = Path(__file__).resolve().parents[1]
BROWSER = Path(__file__).resolve().parent / "browser"
NODE_MODULES = ROOT / "node_modules"
PYODIDE = NODE_MODULES / "pyodide"
ESBUILD = NODE_MODULES / ".bin" / "esbuild"
ALWAYS = ("--charset=utf8", "--tsconfig-raw={}")  # the second: whatever settings lie above a file
CACHE = ROOT / ".cache" / "runtime"
PACKED = ROOT / ".cache" / "packed"
MANIFEST = "assets.json"
PART = 375_000  # bytes in one script of a folder: half a million characters, which a page takes in without a halt
EARLY = (2020, 1, 1, 0, 0, 0)  # the time of every file in an archive
KEPT = 4  # builds that stay in the cache
BUILDING = "building-"  # how the folder of a build under way begins

#: Where the two archives lie in the browser's file system: what stands in the paths of a traceback.
LIBRARY_PATH = "/lib/python314.zip"
RULES_PATH = "/lib/rules.whl"

#: Parts of the published library that nothing of ours calls, and that would bring half a megabyte with them: the event
#: loop and the loader of packages. What Pyodide's own start touches of them stays, in the same order: a snapshot counts
#: the objects that Python holds of JavaScript.
STAND_INS = {
    "asyncio/__init__.py": "",
    "pyodide/webloop.py": """\
from pyodide_js._api import scheduleCallback


def _initialize_event_loop():
    from pyodide_js import _api
""",
    "pyodide/_package_loader.py": """\
from pyodide_js import loadedPackages


class Folder:
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path


SITE_PACKAGES = Folder("/lib/python3.14/site-packages")
DSO_DIR = Folder("/usr/lib")


def init_loaded_packages():
    pass
""",
}

#: Lines of the published library that cost every start much and give the rules nothing: the functions of a dataclass are
#: compiled beforehand (see browser/made.py), and a class without a docstring is not described by its signature.
CHANGED_LINES = {
    "dataclasses.py": (
        ("import inspect\n", "import inspect\nimport made\n"),
        ("""\
        ns = {}
        exec(txt, self.globals, ns)
        fns = ns['__create_fn__'](**self.locals)
""", "        fns = made.create(cls, txt)(**self.locals)\n"),
        ("    if not getattr(cls, '__doc__'):\n", "    if False:\n"),
    ),
}

#: Lines of Pyodide's script. For each of 260 functions that WebAssembly may call by number it compiles a module around it,
#: and functions of one type have the same.
CHANGED_SCRIPT = (
    ("var convertJsFunctionToWasm=(func,sig)=>{var bytes=Uint8Array.of(",
     "var wrappers={};var convertJsFunctionToWasm=(func,sig)=>{var bytes=()=>Uint8Array.of("),
    ("var module=new WebAssembly.Module(bytes);var instance=",
     "var module=wrappers[sig]??=new WebAssembly.Module(bytes());var instance="),
)

#: The sources of the worker and of its packing; the page's own scripts are bundled at every build.
WORKER = ("worker.mjs", "classic.mjs", "errors.mjs", "intake.mjs", "kept.mjs", "pages.mjs", "start.mjs", "pack.mjs",
          "library.py", "made.py", "warm.py")

#: The rules are a wheel like any other for this Python; pyodide-lock.json beside it says so.
RULES = f"plan_handbook_rules-{version('plan-handbook')}-py314-none-any.whl"
LOCK = "pyodide-lock.json"
METADATA = """\
Metadata-Version: 2.4
Name: plan-handbook-rules
Version: {version}
Summary: The rules of the Plan Handbook, compiled for the Python in the browser
License-Expression: Apache-2.0
Requires-Python: ==3.14.*
"""
WHEEL = """\
Wheel-Version: 1.0
Generator: plan-handbook
Root-Is-Purelib: true
Tag: py314-none-any
"""

#: What is packed, by what it is to the loader; the worker's script first.
ASSETS = {
    "worker": "worker.js",
    "wasm": "pyodide.asm.wasm",
    "library": "library.zip",
    "rules": RULES,
    "snapshot": "snapshot.bin",
    "whole": "pyodide.whole.wasm",
}

#: Over the line it would double what a first visit loads.
FOR_FOLDERS = ("snapshot",)

NOTICE = """\
These files hold, beside the Plan Handbook's own scripts and rules:

Pyodide {pyodide}: pyodide.asm.wasm, pyodide.whole.wasm, and the larger part of worker.js.
    Copyright the Pyodide contributors and Mozilla. Mozilla Public License, version 2.0: https://mozilla.org/MPL/2.0/
    The source is at https://github.com/pyodide/pyodide, under the tag {pyodide}. Changed by bundling, by taking out white
    space, comments and names for extensions, and in pyodide.asm.wasm by leaving out functions that are never called, as
    site_config/trim.py of the handbook's source does it; pyodide.whole.wasm has them all.
    Within it are Emscripten (MIT License), and further libraries under the licences that Pyodide's source names.

CPython {python}: compiled into pyodide.asm.wasm, and in library.zip the compiled modules of its standard library.
    Copyright (c) 2001 Python Software Foundation; all rights reserved. PSF License Agreement, version 2:
    https://docs.python.org/3.14/license.html
    Left out of library.zip are modules that the rules do not need, docstrings and asserts; {stand_ins}
    are short replacements of our own, made.py is ours, and a few lines are changed in {changed}.

snapshot.bin is a copy of the memory of the two, with the rules loaded.
"""


class RuntimeBuildError(Exception):
    """A step of the packing failed; the message says which, and what it printed."""


def build_runtime(out: Path, *, rules: Path = ROOT / "calculators", questions: Sequence[object] = ()) -> dict[str, Any]:
    """Write the scripts, runtime/ and runtime-file/ into `out`; what the worker is given is taken from .cache/ when unchanged.

    `questions` are requests to the bridge of `rules`: what they call of the interpreter is what a reader loads first.
    Gives `assets`: for each file of runtime/ its `name`, `file`, `packed` (bytes as gzip), `size` in bytes, `sha256`.
    """
    asked = json.dumps(questions, ensure_ascii=False, default=str)
    built = CACHE / _key(rules, asked)
    with alone("runtime"):
        if not built.is_dir():
            _build_into_cache(built, rules, asked)
        os.utime(built)
        shutil.copytree(built, out, dirs_exist_ok=True, ignore=shutil.ignore_patterns(MANIFEST))
    assets = json.loads((built / MANIFEST).read_text(encoding="utf-8"))
    _bundle("theme.mjs", out / "theme.js", {"HANDBOOK_ASSETS": assets})
    _bundle("main.mjs", out / "handbook.js", {"HANDBOOK_ASSETS": assets})
    return {"assets": [asset for asset in assets if asset["name"] not in FOR_FOLDERS]}


def words(language: str) -> dict[str, str]:
    """The words of the page's script in one language ("zh" or "en"), to be embedded as JSON."""
    return json.loads((BROWSER / "words.json").read_text(encoding="utf-8"))[language]


def _key(rules: Path, questions: str) -> str:
    """A hash over everything that can change what the worker is given."""
    digest = hashlib.sha256(f"{sys.version}{questions}".encode())
    for package in (PYODIDE, NODE_MODULES / "esbuild"):
        digest.update((package / "package.json").read_bytes())
    for path in [Path(__file__), Path(trim.__file__), *(BROWSER / name for name in WORKER), *_sources(rules)]:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:20]


def _sources(folder: Path) -> list[Path]:
    """The files of a folder that count, in a fixed order."""
    return [p for p in sorted(folder.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]


def _build_into_cache(built: Path, rules: Path, questions: str) -> None:
    """Build in a folder of its own, and give it its name only when it is whole."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix=BUILDING) as folder:
        work, result = Path(folder, "work"), Path(folder, "result")
        files = _runtime_files(work, rules, questions)
        assets = [_write_asset(result, name, path) for name, path in files.items()]
        _write(result / "runtime" / LOCK, (work / LOCK).read_bytes())
        _write_notices(result)
        _write(result / MANIFEST, json.dumps(assets, indent=1).encode())
        result.rename(built)
    done = [path for path in CACHE.iterdir() if not path.name.startswith(BUILDING)]
    for old in sorted(done, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _runtime_files(work: Path, rules: Path, questions: str) -> dict[str, Path]:
    """Make every file that the worker is given."""
    work.mkdir()
    script, interpreter = _interpreter()
    (work / "pyodide.asm.mjs").write_text(script, encoding="utf-8")
    (work / ASSETS["wasm"]).write_bytes(interpreter)
    (work / ASSETS["whole"]).write_bytes(interpreter)
    _lock().to_json(work / LOCK)
    library, own = _library_sources(), _rule_files(rules)
    modules = {name: text.decode() for name, text in own.items() if name.endswith(".py")}
    _write_zip(work / "library.zip", {name: text.encode() for name, text in library.items()})
    _write_wheel(work / RULES, own)
    needed = _ask(work, "needed", [_module(name) for name in modules])
    library = {name: text for name, text in library.items() if _module(name) in needed["modules"]}
    modules["ready.py"] = needed["ready"]
    sources = {f"{LIBRARY_PATH}/{name}": text for name, text in library.items()}
    sources |= {f"{RULES_PATH}/{name}": text for name, text in modules.items()}
    compiled = {f"{path}c": bytes.fromhex(code) for path, code in _ask(work, "compile", sources).items()}
    data = {name: content for name, content in own.items() if name not in modules}
    _write_zip(work / "library.zip", _below(compiled, LIBRARY_PATH))
    # One source stays: by it the list of packages learns what the wheel gives to import. Python takes what is compiled.
    data["calculators/__init__.py"] = own["calculators/__init__.py"]
    _write_wheel(work / RULES, _below(compiled, RULES_PATH) | data)
    add_wheels_to_spec(_lock(), [work / RULES]).to_json(work / LOCK, indent=1)
    _pack("snapshot", work)
    (work / ASSETS["wasm"]).write_bytes(trim.mark(interpreter))
    called = _ask(work, "called", json.loads(questions))
    (work / ASSETS["wasm"]).write_bytes(trim.leave_out(interpreter, called))
    lock = json.loads((work / LOCK).read_text(encoding="utf-8"))
    names = {"import.meta.url": "https://runtime.invalid/", "HANDBOOK_LOCK": lock}
    script = f"--alias:pyodide/pyodide.asm.mjs={work / 'pyodide.asm.mjs'}"
    _bundle("worker.mjs", work / "bundle.js", names, script, "--minify-whitespace")
    # The names become short in a step by itself: they depend on all letters, and bundling writes where its files lie.
    _run("minifying the worker", ESBUILD, work / "bundle.js", "--minify", *ALWAYS, f"--outfile={work / 'worker.js'}")
    return {name: work / file for name, file in ASSETS.items()}


def _interpreter() -> tuple[str, bytes]:
    """Pyodide's script and module, without what only extensions call."""
    ours = [BROWSER / name for name in WORKER if name.endswith(".mjs")]
    callers = "\n".join(path.read_text(encoding="utf-8") for path in (PYODIDE / "pyodide.mjs", *ours))
    script = _changed("pyodide.asm.mjs", (PYODIDE / "pyodide.asm.mjs").read_text(encoding="utf-8"), CHANGED_SCRIPT)
    try:
        return trim.spare(script, callers, (PYODIDE / "pyodide.asm.wasm").read_bytes())
    except trim.TrimError as error:
        raise RuntimeBuildError(str(error)) from error


def _lock() -> PyodideLockSpec:
    """Pyodide's list of packages without any of them: nothing but our own is loaded."""
    lock = PyodideLockSpec.from_json(PYODIDE / "pyodide-lock.json")
    lock.packages.clear()
    return lock


def _library_sources() -> dict[str, str]:
    """The published standard library by path, with the stand-ins in their places and the changed lines."""
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as archive:
        published = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".py")}
    for name, changes in CHANGED_LINES.items():
        published[name] = _changed(name, published[name], changes)
    return published | STAND_INS | {"made.py": (BROWSER / "made.py").read_text(encoding="utf-8")}


def _changed(name: str, text: str, changes: Sequence[tuple[str, str]]) -> str:
    """A file of Pyodide with some lines changed. Raises RuntimeBuildError where one of them is not there once."""
    for old, new in changes:
        if text.count(old) != 1:
            raise RuntimeBuildError(f"{name} of this Pyodide does not have these lines once:\n{old}")
        text = text.replace(old, new)
    return text


def _rule_files(rules: Path) -> dict[str, bytes]:
    """The rules with their data files, and the module that makes them ready, by path."""
    files = {path.relative_to(rules.parent).as_posix(): path.read_bytes() for path in _sources(rules)}
    return files | {"warm.py": (BROWSER / "warm.py").read_bytes()}


def _module(path: str) -> str:
    """
    >>> _module("calculators/kernel/__init__.py")
    'calculators.kernel'
    """
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _below(files: dict[str, bytes], folder: str) -> dict[str, bytes]:
    return {path.removeprefix(f"{folder}/"): data for path, data in files.items() if path.startswith(f"{folder}/")}


def _ask(work: Path, command: str, question: object) -> Any:
    """Let the browser's own Python answer."""
    (work / "question.json").write_text(json.dumps(question), encoding="utf-8")
    _pack(command, work)
    return json.loads((work / "answer.json").read_text(encoding="utf-8"))


def _run(step: str, *command: str | Path) -> str:
    """Run a program and return what it printed."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        # Node quotes the line it stopped at, and a line of Pyodide is a megabyte.
        said = "\n".join(line[:300] for line in f"{done.stdout}{done.stderr}".splitlines())
        raise RuntimeBuildError(f"{step} failed:\n{said}")
    return done.stdout


def _pack(command: str, *paths: Path) -> None:
    _run(f"browser/pack.mjs {command}", "node", BROWSER / "pack.mjs", command, *paths)


def _write_zip(path: Path, files: dict[str, bytes]) -> Path:
    """Store files without compression: gzip does that for the whole, and Python starts sooner."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, EARLY), data)
    path.write_bytes(buffer.getvalue())
    return path


def _bundle(source: str, target: Path, names: dict[str, Any], *more: str) -> None:
    """Bundle ES modules into one classic script, with some names replaced by data."""
    defines = [f"--define:{name}={json.dumps(value, ensure_ascii=False)}" for name, value in names.items()]
    options = ("--bundle", "--format=iife", "--log-level=warning", "--target=es2022", *ALWAYS, *more)
    outside = ("--external:node:*", "--external:ws")  # Pyodide's own branch for Node, never taken here
    _run(f"bundling {source}", ESBUILD, BROWSER / source, *options, *outside, *defines, f"--outfile={target}")


class _Wheel(WheelFile):
    """A wheel that tells no time, and whose files lie in it as they are: gzip packs the whole, and Python starts sooner."""

    def writestr(self, name: str, data: bytes | str) -> None:
        """Write one file; the last, the list of all others, comes by this way too."""
        super().writestr(zipfile.ZipInfo(name, EARLY), data)


def _write_wheel(path: Path, files: dict[str, bytes]) -> None:
    about = f"{'-'.join(path.name.split('-')[:2])}.dist-info"
    with _Wheel(path, "w", zipfile.ZIP_STORED) as wheel:
        for name, data in sorted(files.items()):
            wheel.writestr(name, data)
        wheel.writestr(f"{about}/METADATA", METADATA.format(version=version("plan-handbook")))
        wheel.writestr(f"{about}/WHEEL", WHEEL)


def _write_asset(result: Path, name: str, path: Path) -> dict[str, Any]:
    """Write one file for the worlds that load it, and say what the loader must know of it."""
    data = path.read_bytes()
    packed = gzipped(data)
    if name not in FOR_FOLDERS:
        _write(result / "runtime" / path.name, data)
        _write(result / "runtime" / f"{path.name}.gz", packed)
        _write(result / "runtime" / f"{path.name}.br", brotli(data))
    parts = [packed[start : start + PART] for start in range(0, len(packed), PART)]
    for number, part in enumerate(parts):
        script = f"{path.name}.{number}.js"
        call = f'handbookData("{script}","{base64.b64encode(part).decode()}")\n'
        _write(result / "runtime-file" / script, call.encode())
    about = {"name": name, "file": path.name, "packed": len(packed), "parts": len(parts), "size": len(data),
             "sha256": _sha256(data)}
    # The second number of a snapshot is the length of the memory that it is a copy of (browser/pages.mjs).
    return about | ({"memory": int.from_bytes(data[4:8], "little")} if name == "snapshot" else {})


def gzipped(data: bytes) -> bytes:
    """Pack with gzip, the same bytes every time, whichever Python packs."""
    return _packed_once("gz", data, _gzip)


def brotli(data: bytes) -> bytes:
    """Pack with Brotli."""
    return _packed_once("br", data, lambda plain, packed: _pack("brotli", plain, packed))


def _gzip(plain: Path, packed: Path) -> None:
    content = bytearray(gzip.compress(plain.read_bytes(), 9, mtime=0))
    content[9] = 255                                          # the system that packed, which Pythons tell differently: unknown
    packed.write_bytes(content)


def _packed_once(way: str, data: bytes, pack: Callable[[Path, Path], None]) -> bytes:
    """Packing takes seconds: what was packed once is kept."""
    kept = PACKED / f"{hashlib.sha256(data).hexdigest()[:20]}.{way}"
    if not kept.exists():
        PACKED.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=PACKED) as folder:
            plain, packed = Path(folder, "plain"), Path(folder, "packed")
            plain.write_bytes(data)
            pack(plain, packed)
            packed.rename(kept)
    return kept.read_bytes()


def _write_notices(result: Path) -> None:
    pyodide = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    notice = NOTICE.format(pyodide=pyodide, python=_lock().info.python, stand_ins=", ".join(STAND_INS),
                           changed=", ".join(CHANGED_LINES))
    for folder in ("runtime", "runtime-file"):
        _write(result / folder / "NOTICE.txt", notice.encode())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _sha256(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()
