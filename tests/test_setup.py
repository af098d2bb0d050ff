"""The set-up: locks that name no host, one clear sentence for what is missing, a command that starts fast."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from site_config import chromium

# What the set-up itself calls, and finds on any Debian.
BASICS = ("sh", "dirname", "cat", "cksum", "grep", "id", "flock")


@pytest.fixture
def bare_machine(root: Path, tmp_path: Path) -> Path:
    """A copy of the set-up alone, beside a `bin` that holds the basics and no Python, Node or Chromium."""
    (tmp_path / "bin").mkdir()
    for name in BASICS:
        if (found := shutil.which(name)) is not None:
            (tmp_path / "bin" / name).symlink_to(found)
    (tmp_path / "site_config").mkdir()
    shutil.copy(root / "site_config" / "setup.sh", tmp_path / "site_config")
    return tmp_path


def set_up(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": str(folder / "bin"), "HOME": str(folder)}
    command = [shutil.which("sh"), "site_config/setup.sh"]
    return subprocess.run(
        command, cwd=folder, env=bare | environment, capture_output=True, text=True, check=False, timeout=60
    )


def write_program(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)


# --- Lock files -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["requirements.txt", "package-lock.json", "package.json", ".npmrc"])
def test_no_file_of_versions_names_a_host(root: Path, name: str) -> None:
    text = (root / name).read_text()
    assert not re.search(r"https?:|git\+|--(index-url|extra-index-url|find-links|trusted-host)", text)


def test_every_python_package_is_pinned_with_hashes(root: Path) -> None:
    text = (root / "requirements.txt").read_text().replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(packages) > 30
    for package in packages:
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]* ( +--hash=sha256:[0-9a-f]{64})+", package), package


def test_every_npm_package_is_pinned_with_its_hash(root: Path) -> None:
    wanted = json.loads((root / "package.json").read_text())["devDependencies"]
    locked = json.loads((root / "package-lock.json").read_text())["packages"]
    assert locked[""]["devDependencies"] == wanted
    for name, version in wanted.items():
        assert locked[f"node_modules/{name}"]["version"] == version
    for name, package in locked.items():
        if name:
            assert package["integrity"].startswith("sha512-"), name
            assert "resolved" not in package, name


# --- The script -------------------------------------------------------------------------------


def test_without_a_new_enough_python_one_sentence_says_what_is_needed(bare_machine: Path) -> None:
    write_program(bare_machine / "bin" / "python3", "exit 1")  # an old one: it fails the question
    answer = set_up(bare_machine)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr == (
        "setup: The handbook needs Python 3.12 or newer and found none; "
        "install it, or name one: make site PYTHON=/path/to/python3.12\n"
    )


def test_a_python_that_is_named_and_does_not_run_is_said_by_its_name(bare_machine: Path) -> None:
    answer = set_up(bare_machine, PYTHON="/nowhere/python")
    assert answer.returncode == 1
    assert answer.stderr == "setup: PYTHON=/nowhere/python is not a Python 3.12 or newer that runs.\n"


def test_a_python_behind_a_name_that_only_fails_is_found(bare_machine: Path) -> None:
    write_program(bare_machine / "bin" / "python3.13", "echo 'version not installed' >&2", "exit 127")
    pyenv_python = bare_machine / ".pyenv" / "versions" / "3.12.9" / "bin" / "python"
    write_program(
        pyenv_python,
        'case "$2" in',
        "*version_info*) exit 0 ;;",
        f"*_base_executable*) echo {pyenv_python} ;;",
        "*python_version*) echo 3.12.9 ;;",
        "*) exit 9 ;;",  # far enough: an environment would be made now
        "esac",
    )
    answer = set_up(bare_machine)
    assert f"setup: Python 3.12.9 at {pyenv_python}\n" in answer.stderr


def test_without_node_one_sentence_says_what_is_needed(bare_machine: Path) -> None:
    venv = bare_machine / ".venv"
    write_program(venv / "bin" / "python", "exit 0")
    write_program(venv / "bin" / "pip")
    (venv / "pyvenv.cfg").write_text(f"command = python -m venv {venv}\n")
    for name in ("requirements.txt", "pyproject.toml"):
        (bare_machine / name).touch()
    answer = set_up(bare_machine)
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1] == (
        "setup: The handbook needs Node 20 or newer with npm and found none; "
        "install it (on Debian 13: apt-get install nodejs npm)"
    )


def test_what_is_set_up_is_left_as_it_is(root: Path) -> None:
    stamps = [root / ".venv" / ".packages", root / ".venv" / ".project", root / "node_modules" / ".packages"]
    if not all(stamp.exists() for stamp in stamps):
        pytest.skip("this folder was not set up by site_config/setup.sh")
    set_up(root, **os.environ)
    before = [stamp.stat().st_mtime_ns for stamp in stamps]
    answer = set_up(root, **os.environ)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert [stamp.stat().st_mtime_ns for stamp in stamps] == before


# --- Chromium ---------------------------------------------------------------------------------


@pytest.fixture
def empty_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("name", chromium.NAMES)
def test_each_name_of_chromium_is_found(empty_path: Path, name: str) -> None:
    write_program(empty_path / name)
    assert chromium.find() == str(empty_path / name)


def test_the_chromium_that_is_named_comes_first(empty_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_program(empty_path / "chromium")
    write_program(empty_path / "mine")
    monkeypatch.setenv("CHROMIUM", str(empty_path / "mine"))
    assert chromium.find() == str(empty_path / "mine")


def test_a_named_chromium_that_is_not_there_is_not_replaced(
    empty_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_program(empty_path / "chromium")
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(chromium.ChromiumNotFoundError, match="CHROMIUM=/nowhere/chromium is not a program"):
        chromium.find()


@pytest.mark.usefixtures("empty_path")
def test_without_chromium_one_sentence_says_what_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    assert chromium.main() == 1
    assert capsys.readouterr().err == (
        "setup: The tests and the PDF need Chromium or Chrome and found none; install it (on Debian: "
        "apt-get install chromium), or name one: make test CHROMIUM=/path/to/chromium\n"
    )


# --- The command ------------------------------------------------------------------------------


def test_the_project_is_installed_as_a_plain_path() -> None:
    [file] = Path(sysconfig.get_path("purelib")).glob("*plan_handbook*.pth")
    assert "import" not in file.read_text()


def test_the_command_starts_without_what_only_some_of_it_needs() -> None:
    heavy = ["jinja2", "markdown", "mkdocs", "playwright", "pyodide_build"]
    program = f"import sys, site_config.command; print([name for name in {heavy} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n"
