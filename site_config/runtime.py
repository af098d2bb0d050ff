"""Pack what the reader's browser needs to run the rules: the page's script, a worker, Python and the rules.

Everything comes from the project's own node_modules and calculators/; nothing is fetched. The same files are written
twice: as gzip for a site that is served (`runtime/`), and as base64 of that gzip in classic scripts for a folder
that is opened from a disk (`runtime-file/`), where a page may load scripts but may not fetch. Equal inputs give equal bytes.
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
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BROWSER = Path(__file__).resolve().parent / "browser"
NODE_MODULES = ROOT / "node_modules"
CACHE = ROOT / ".cache" / "runtime"
KEPT = 4  # builds that stay in the cache
BUILDING = "building-"  # how the folder of a build under way begins

#: Seconds since 1970 that stand in every archive: 1 January 2020.
EPOCH = 1577836800

#: The rules go to the browser as a wheel of their own, without what builds the site.
WHEEL_PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "plan-handbook-calculators"
version = "1"
requires-python = ">=3.12"
[tool.hatch.build.targets.wheel]
packages = ["calculators"]
"""

#: What the worker is given, by the name under which it knows the file.
ASSETS = {
    "worker": "worker.js",
    "pyodide.asm.wasm": "pyodide.asm.wasm",
    "python_stdlib.zip": "python_stdlib.zip",
    "pyodide-lock.json": "pyodide-lock.json",
}


class RuntimeBuildError(Exception):
    """A step of the packing failed; the message says which, and what it printed."""


def build_runtime(out: Path, *, rules: Path = ROOT / "calculators") -> dict[str, Any]:
    """Write the browser's Python into `out` and say what it is.

    The answer holds `key` (a hash of all inputs), `script` (handbook.js: its `size` and `integrity`) and `assets`
    (for each file: `name`, `file`, `packed`, `size` in bytes, `sha384`). An unchanged input is taken from .cache/.
    """
    built = CACHE / _key(rules)
    if not built.is_dir():
        _build_into_cache(built, rules)
    os.utime(built)
    shutil.copytree(built, out, dirs_exist_ok=True, ignore=shutil.ignore_patterns("manifest.json"))
    return json.loads((built / "manifest.json").read_text(encoding="utf-8"))


def words(language: str) -> dict[str, str]:
    """The words of the page's script in one language ("zh" or "en"), to be embedded as JSON."""
    return json.loads((BROWSER / "words.json").read_text(encoding="utf-8"))[language]


def _key(rules: Path) -> str:
    """A hash over everything that can change the result."""
    digest = hashlib.sha256(sys.version.encode())
    for package in ("pyodide", "esbuild"):
        digest.update((NODE_MODULES / package / "package.json").read_bytes())
    for path in [Path(__file__), *_sources(BROWSER), *_sources(rules)]:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:20]


def _sources(folder: Path) -> list[Path]:
    """The files of a folder that count, in a fixed order."""
    return [p for p in sorted(folder.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]


def _build_into_cache(built: Path, rules: Path) -> None:
    """Build in a folder of its own, and give it its name only when it is whole."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix=BUILDING) as folder:
        work, result = Path(folder, "work"), Path(folder, "result")
        files = _runtime_files(work, rules)
        assets = [_write_asset(result, name, path) for name, path in files.items()]
        _write_script(result, assets)
        _write_manifest(result, built.name, assets)
        if not built.is_dir():  # another build of the same may have been faster
            result.rename(built)
    done = [path for path in CACHE.iterdir() if not path.name.startswith(BUILDING)]
    for old in sorted(done, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def _runtime_files(work: Path, rules: Path) -> dict[str, Path]:
    """Make every file that the worker is given; the wheel last."""
    work.mkdir()
    wheel = _build_wheel(work / "source", rules)
    _pack("compile", BROWSER / "library.py", wheel, work)
    _write_zip(work / "python_stdlib.zip", _decoded(work / "library.json"))
    wheel = _add_compiled(wheel, _decoded(work / "rules.json"), work)
    _write_lock(work, wheel)
    _pack("prove", work)
    shutil.copy(NODE_MODULES / "pyodide" / "pyodide.asm.wasm", work)
    _bundle("worker.mjs", work / "worker.js", {"import.meta.url": "https://runtime.invalid/"}, "--minify-whitespace")
    return {**{name: work / file for name, file in ASSETS.items()}, wheel.name: wheel}


def _run(step: str, *command: str | Path) -> str:
    """Run a program and return what it printed."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        # Node quotes the line it stopped at, and a line of Pyodide is a megabyte.
        said = "\n".join(line[:300] for line in f"{done.stdout}{done.stderr}".splitlines())
        raise RuntimeBuildError(f"{step} failed:\n{said}")
    return done.stdout


def _pack(command: str, *paths: Path) -> None:
    _run(f"browser/pack.mjs {command}", "node", BROWSER / "pack.mjs", command, *paths)


def _build_wheel(source: Path, rules: Path) -> Path:
    """Build the wheel of the rules, their data files included."""
    shutil.copytree(rules, source / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    (source / "pyproject.toml").write_text(WHEEL_PROJECT, encoding="utf-8")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", source / "dist", source)
    _run("building the wheel of the rules", *build)
    return next((source / "dist").glob("*.whl"))


def _decoded(path: Path) -> dict[str, bytes]:
    return {name: base64.b64decode(text) for name, text in json.loads(path.read_text(encoding="utf-8")).items()}


def _add_compiled(wheel: Path, compiled: dict[str, bytes], folder: Path) -> Path:
    """Write the wheel anew with the compiled files in it and in its record."""
    with zipfile.ZipFile(wheel) as archive:
        files = {name: archive.read(name) for name in archive.namelist()} | compiled
    record = next(name for name in files if name.endswith(".dist-info/RECORD"))
    files[record] = _record(files, record).encode()
    return _write_zip(folder / wheel.name, files)


def _record(files: dict[str, bytes], record: str) -> str:
    """The RECORD of a wheel: each file with its hash and size."""
    lines = []
    for name, data in sorted(files.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{name},," if name == record else f"{name},sha256={digest},{len(data)}")
    return "\n".join(lines) + "\n"


def _write_zip(path: Path, files: dict[str, bytes]) -> Path:
    """Store files without compression: gzip does that for the whole, and Python starts sooner."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data)
    path.write_bytes(buffer.getvalue())
    return path


def _write_lock(work: Path, wheel: Path) -> None:
    """A lock file with our wheel alone, made by Pyodide's own tool from the published one."""
    published = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    empty, lock = work / "empty-lock.json", work / "pyodide-lock.json"
    empty.write_text(json.dumps({**published, "packages": {}}), encoding="utf-8")
    add_wheels = (Path(sys.executable).parent / "pyodide", "lockfile", "add-wheels")
    _run("pyodide lockfile", *add_wheels, "--input", empty, "--output", lock, "--base-path", work, wheel)


def _bundle(source: str, target: Path, names: dict[str, Any], *more: str) -> None:
    """Bundle ES modules into one classic script, with some names replaced by data."""
    defines = [f"--define:{name}={json.dumps(value, ensure_ascii=False)}" for name, value in names.items()]
    options = ("--bundle", "--format=iife", "--charset=utf8", "--log-level=warning", "--target=es2022", *more)
    outside = ("--external:node:*", "--external:ws")  # Pyodide's own branch for Node, never taken here
    esbuild = NODE_MODULES / ".bin" / "esbuild"
    _run(f"bundling {source}", esbuild, BROWSER / source, *options, *outside, *defines, f"--outfile={target}")


def _write_asset(result: Path, name: str, path: Path) -> dict[str, Any]:
    """Write one file for both worlds, and say what the loader must know of it."""
    data = path.read_bytes()
    packed = gzip.compress(data, 9, mtime=0)
    _write(result / "runtime" / f"{path.name}.gz", packed)
    call = f'handbookAsset("{path.name}","{base64.b64encode(packed).decode()}")\n'
    _write(result / "runtime-file" / f"{path.name}.js", call.encode())
    return {"name": name, "file": path.name, "packed": len(packed), "size": len(data), "sha384": _sha384(data)}


def _write_script(result: Path, assets: list[dict[str, Any]]) -> None:
    _bundle("main.mjs", result / "handbook.js", {"HANDBOOK_ASSETS": assets})


def _write_manifest(result: Path, key: str, assets: list[dict[str, Any]]) -> None:
    script = (result / "handbook.js").read_bytes()
    about = {"size": len(script), "integrity": f"sha384-{_sha384(script)}"}
    manifest = {"key": key, "script": about, "assets": assets}
    _write(result / "manifest.json", json.dumps(manifest, indent=1).encode())


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _sha384(data: bytes) -> str:
    return base64.b64encode(hashlib.sha384(data).digest()).decode()
