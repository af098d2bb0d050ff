"""What is left out of the interpreter: whole functions and nothing else, and only what is not called."""

import json
import subprocess
from pathlib import Path

import pytest

from site_config.runtime import NODE_MODULES, PYODIDE, _interpreter
from site_config.trim import (
    CODE,
    EXPORT,
    GLOBAL,
    MAGIC,
    NEAR,
    SHORT,
    STOP,
    Export,
    TrimError,
    _bodies,
    _bytes,
    _sections,
    _vector,
    leave_out,
    mark,
    spare,
)

RUN = """
const { instance } = await WebAssembly.instantiate(Buffer.from(process.argv[1], 'hex'))
const called = () => Object.entries(instance.exports).filter(([name, it]) => name[0] === '~' && it.value).map(([name]) => name)
const answers = {}
for (const name of ['a', 'b', 'c']) try { answers[name] = instance.exports[name]() } catch (error) { answers[name] = error.name }
console.log(JSON.stringify([answers, called()]))
"""


def module(*functions: bytes) -> bytes:
    """A module of functions without parameters that give a whole number; the first three are exported as a, b and c."""
    types, variables = [b"\x60\0\x01\x7f"], [b"\x7f\x01\x41\0\x0b"]
    exports = [Export(name, 0, index).packed() for index, name in enumerate("abc"[: len(functions)])]
    sections = {1: types, 3: [b"\0"] * len(functions), GLOBAL: variables, EXPORT: exports, CODE: map(_bytes, functions)}
    return MAGIC + b"".join(bytes([kind]) + _bytes(_vector(items)) for kind, items in sections.items())


def gives(value: int) -> bytes:
    """A function longer than SHORT that gives a number."""
    return b"\0" + b"\x01" * SHORT + b"\x41" + bytes([value]) + b"\x0b"  # no locals; nop; i32.const; end


def run(wasm: bytes) -> tuple[dict, list]:
    done = subprocess.run(["node", "--input-type=module", "-e", RUN, wasm.hex()], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


THREE = module(gives(1), gives(2), gives(3))


def test_marks_tell_what_was_called_and_change_no_answer() -> None:
    calls_first = b"\0" + b"\x01" * SHORT + b"\x10\0\x0b"  # calls the function 0
    assert run(mark(THREE)) == [{"a": 1, "b": 2, "c": 3}, ["~0", "~1", "~2"]]
    only_last = module(gives(1), gives(2), calls_first)
    assert run(mark(only_last)) == [{"a": 1, "b": 2, "c": 1}, ["~0", "~1", "~2"]]


def test_what_is_not_called_stops_and_the_rest_answers_as_before() -> None:
    assert run(leave_out(THREE, {1})) == [{"a": "RuntimeError", "b": 2, "c": "RuntimeError"}, []]


def test_what_lies_between_two_that_are_called_stays() -> None:
    assert run(leave_out(THREE, {0, 2})) == [{"a": 1, "b": 2, "c": 3}, []]
    many = module(*[gives(1)] * (NEAR + 2))
    near, far = ([body == STOP for body in bodies(leave_out(many, {0, last}))] for last in (NEAR, NEAR + 1))
    assert near == [False] * (NEAR + 1) + [True]
    assert far == [False] + [True] * NEAR + [False]


def bodies(wasm: bytes) -> list[bytes]:
    return _bodies(dict(_sections(wasm))[CODE])


def test_of_pyodide_nothing_but_functions_is_left_out() -> None:
    _, whole = _interpreter()
    called = set(range(0, 17_000, 100))
    small = leave_out(whole, called)
    assert [section for section in _sections(small) if section[0] != CODE] == [s for s in _sections(whole) if s[0] != CODE]
    pairs = list(zip(bodies(small), bodies(whole), strict=True))
    assert all(one in (other, STOP) for one, other in pairs)
    assert all(pairs[index][0] == pairs[index][1] for index in called if index < len(pairs))
    assert sum(one == STOP for one, _ in pairs) > 5_000


def test_of_pyodide_only_names_are_spared() -> None:
    script, whole = _interpreter()
    published = (PYODIDE / "pyodide.asm.wasm").read_bytes()
    assert bodies(whole) == bodies(published)
    assert len(script) < 0.6 * (PYODIDE / "pyodide.asm.mjs").stat().st_size
    check = "process.exit(WebAssembly.validate(require('fs').readFileSync(0)) ? 0 : 1)"
    subprocess.run(["node", "-e", check], input=whole, check=True)


def test_another_pyodide_is_refused() -> None:
    with pytest.raises(TrimError, match="wasmImports"):
        spare("var nothing={};", "", THREE)
    with pytest.raises(TrimError, match="not a WebAssembly module"):
        leave_out(Path(NODE_MODULES / "pyodide" / "package.json").read_bytes(), ())
