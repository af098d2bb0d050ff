"""Leave out of Pyodide what a reader's visit never calls: of 17,000 functions a start and every worked example call 2,600.

A function that is left out keeps its place and its type, so that every other file fits as before. Whoever calls it stops
(WebAssembly's `unreachable`) and gets no answer, never a wrong one; the page then starts the whole interpreter and asks
again (browser/client.mjs). What a visit calls is found by running it, with a mark in every function.

    watched = mark(wasm)                    # run it (browser/pack.mjs called), collect the numbers of marked functions
    script, wasm = spare(script, callers, wasm)
    small = leave_out(wasm, called)

The format is that of https://webassembly.github.io/spec/core/binary/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

#: Sections of a module, by number.
IMPORT, GLOBAL, EXPORT, CODE = 2, 6, 7, 10
#: What is imported or exported, by number.
FUNCTION, TABLE, MEMORY, GLOBAL_KIND, TAG = range(5)

#: A section with nothing in it.
NOTHING = b"\0"
MAGIC = b"\0asm\1\0\0\0"
#: A function that stops: no locals, `unreachable`, `end`.
STOP = b"\0\0\x0b"

#: What lies between two functions that are called comes from the same source file, as a rule: a rare turn of the same work.
NEAR = 20
#: A function so short costs no more than its place.
SHORT = 32

NAME = r"[A-Za-z_$][\w$]*"


class TrimError(Exception):
    """This Pyodide is not written as the one that the trimming was made for; the message says what differs."""


@dataclass(frozen=True, slots=True)
class Export:
    """What a module gives out: its name, its kind, and its number among those of its kind."""

    name: str
    kind: int
    index: int

    def packed(self) -> bytes:
        return _bytes(self.name.encode()) + bytes([self.kind]) + _number(self.index)


def mark(wasm: bytes) -> bytes:
    """The module with a global for each of its functions, exported as `~0`, `~1` and so on: the first call sets it to 1."""
    sections = dict(_sections(wasm))
    count, after = _read(sections[GLOBAL], 0)
    first = count + sum(kind == GLOBAL_KIND for _, kind in _imports(sections.get(IMPORT, NOTHING)))
    bodies = _bodies(sections[CODE])

    def marked(number: int, body: bytes) -> bytes:
        start = _after_locals(body)
        return body[:start] + b"\x41\x01\x24" + _number(first + number) + body[start:]  # i32.const 1, global.set

    zero = b"\x7f\x01\x41\0\x0b"  # a variable i32 that begins as 0
    exports = [*_exports(sections[EXPORT]), *(Export(f"~{n}", GLOBAL_KIND, first + n) for n in range(len(bodies)))]
    new = {
        GLOBAL: _number(count + len(bodies)) + sections[GLOBAL][after:] + zero * len(bodies),
        EXPORT: _vector(export.packed() for export in exports),
        CODE: _vector(_bytes(marked(number, body)) for number, body in enumerate(bodies)),
    }
    return _with(wasm, new)


def leave_out(wasm: bytes, called: Collection[int]) -> bytes:
    """The module with those functions that are called, by number, those near them, and short ones; the others stop."""
    bodies = _bodies(dict(_sections(wasm))[CODE])
    stay = {number for number, body in enumerate(bodies) if len(body) <= SHORT} | _with_those_between(called)
    code = _vector(_bytes(body if number in stay else STOP) for number, body in enumerate(bodies))
    return _with(wasm, {CODE: code})


def _with_those_between(called: Collection[int]) -> set[int]:
    """
    >>> sorted(_with_those_between({3, 5, 40}))
    [3, 4, 5, 40]
    """
    ordered, stay = sorted(called), set(called)
    for one, following in pairwise(ordered):
        if following - one <= NEAR:
            stay.update(range(one, following))
    return stay


def spare(script: str, callers: str, wasm: bytes) -> tuple[str, bytes]:
    """Pyodide's script and module without the names that only extensions call by; the rules have no extensions.

    script   pyodide.asm.mjs
    callers  all other scripts that use it
    wasm     pyodide.asm.wasm
    """
    sections = dict(_sections(wasm))
    script = _only_imports(script, {name for name, _ in _imports(sections.get(IMPORT, NOTHING))})
    script = _without_spare_properties(script, callers)
    start = _after(script, "function assignWasmExports(wasmExports){")
    end = script.index("}", start)
    statements = script[start:end].split(";")
    variables = re.search(rf"var {_assigned(statements[0])}(?:,{NAME})+;", script)
    if not variables:
        raise TrimError("the variables of what WebAssembly exports are not declared in one place")
    words = set(re.findall(NAME, script[: variables.start()] + script[variables.end() : start] + script[end:] + callers))
    stay = [text for text in statements if _assigned(text) in words or words.intersection(_exports_in(text))]
    needed = words.union(*map(_exports_in, stay))
    idle = {_assigned(text) for text in statements}.difference(_assigned(text) for text in stay)
    declared = ",".join(name for name in variables[0][4:-1].split(",") if name not in idle)
    script = script[:start] + ";".join(stay) + script[end:]
    script = script.replace(variables[0], f"var {declared};")
    exports = [export for export in _exports(sections[EXPORT])
               if export.name in needed or export.kind not in (FUNCTION, GLOBAL_KIND)]
    gone = {export.name for export in _exports(sections[EXPORT])}.difference(export.name for export in exports)
    wrapped = r'wasmExports\["(\w+)"\]=makeWrapper_\w+\(wasmExports\["\1"\]\);'
    script = re.sub(wrapped, lambda found: "" if found[1] in gone else found[0], script)
    return script, _with(wasm, {EXPORT: _vector(export.packed() for export in exports)})


def _only_imports(script: str, imported: Collection[str]) -> str:
    """What the script offers to WebAssembly, without what this module does not import."""
    start = _after(script, "var wasmImports={")
    end = script.index("};", start)
    offers = script[start:end].split(",")
    return script[:start] + ",".join(offer for offer in offers if offer.partition(":")[0] in imported) + script[end:]


def _without_spare_properties(script: str, callers: str) -> str:
    """Without `Module["name"]=name` where nothing asks the module for that name."""
    texts = script + callers
    asked = set(re.findall(rf"\.({NAME})", texts)) | set(re.findall(rf'\["({NAME})"\](?!=)', texts))
    return re.sub(rf'Module\["({NAME})"\]=\1;', lambda found: found[0] if found[1] in asked else "", script)


def _assigned(statement: str) -> str:
    found = re.match(rf'({NAME})=Module\["', statement)
    if not found:
        raise TrimError(f"no export of WebAssembly is assigned by {statement[:80]}")
    return found[1]


def _exports_in(statement: str) -> list[str]:
    return re.findall(rf'wasmExports\["({NAME})"\]', statement)


def _after(text: str, words: str) -> int:
    if text.count(words) != 1:
        raise TrimError(f"Pyodide's script does not have this once: {words}")
    return text.index(words) + len(words)


def _sections(wasm: bytes) -> Iterator[tuple[int, bytes]]:
    if not wasm.startswith(MAGIC):
        raise TrimError("not a WebAssembly module")
    at = len(MAGIC)
    while at < len(wasm):
        section, (size, start) = wasm[at], _read(wasm, at + 1)
        at = start + size
        yield section, wasm[start:at]


def _with(wasm: bytes, new: dict[int, bytes]) -> bytes:
    """The module with some sections replaced."""
    packed = (bytes([section]) + _bytes(new.get(section, content)) for section, content in _sections(wasm))
    return MAGIC + b"".join(packed)


def _bodies(code: bytes) -> list[bytes]:
    """The functions of the module, without the imported ones, in order."""
    count, at = _read(code, 0)
    bodies = []
    for _ in range(count):
        size, start = _read(code, at)
        at = start + size
        bodies.append(code[start:at])
    return bodies


def _after_locals(body: bytes) -> int:
    """Where the instructions of a function begin."""
    groups, at = _read(body, 0)
    for _ in range(groups):
        at = _read(body, at)[1] + 1
    return at


def _imports(section: bytes) -> list[tuple[str, int]]:
    """Name and kind of each."""
    count, at = _read(section, 0)
    found = []
    for _ in range(count):
        _, at = _text(section, at)
        name, at = _text(section, at)
        kind = section[at]
        at = _SKIP[kind](section, at + 1)
        found.append((name, kind))
    return found


def _exports(section: bytes) -> list[Export]:
    count, at = _read(section, 0)
    found = []
    for _ in range(count):
        name, at = _text(section, at)
        index, after = _read(section, at + 1)
        found.append(Export(name, section[at], index))
        at = after
    return found


def _limits(data: bytes, at: int) -> int:
    after = _read(data, at + 1)[1]
    return _read(data, after)[1] if data[at] & 1 else after


#: How to get past what is said of an import, by its kind.
_SKIP: dict[int, Callable[[bytes, int], int]] = {
    FUNCTION: lambda data, at: _read(data, at)[1],
    TABLE: lambda data, at: _limits(data, at + 1),
    MEMORY: _limits,
    GLOBAL_KIND: lambda _, at: at + 2,
    TAG: lambda data, at: _read(data, at + 1)[1],
}


def _text(data: bytes, at: int) -> tuple[str, int]:
    size, start = _read(data, at)
    return data[start : start + size].decode(), start + size


def _read(data: bytes, at: int) -> tuple[int, int]:
    """A number and where it ends; 7 bits a byte, the lowest first."""
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return number, at


def _number(value: int) -> bytes:
    """
    >>> _number(624485).hex()
    'e58e26'
    """
    packed = bytearray()
    while value > 127:
        packed.append(value & 127 | 128)
        value >>= 7
    packed.append(value)
    return bytes(packed)


def _bytes(content: bytes) -> bytes:
    return _number(len(content)) + content


def _vector(items: Iterable[bytes]) -> bytes:
    items = list(items)
    return _number(len(items)) + b"".join(items)
