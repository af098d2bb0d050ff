"""The functions that `dataclasses` writes for a class: compiled when the rules are packed, not at every start.

For each class `dataclasses` writes the source of `__init__` and the like and compiles it, which in the browser took more
time than the rest of loading the rules. The text depends on the class alone, so the packing compiles it: it goes into
the module `ready`, and what is not found there (while packing, nothing is) is compiled as it always was.
"""

try:
    from ready import FUNCTIONS
except ImportError:
    FUNCTIONS = {}

#: The texts that were not ready, by the full name of their class.
WRITTEN: dict[str, str] = {}

#: How each text begins.
HEAD = "def __create_fn__("


def create(cls: type, text: str) -> object:
    """The function that makes the functions of a class, from its text."""
    name = f"{cls.__module__}.{cls.__qualname__}"
    ready = FUNCTIONS.get(name)
    if ready:
        return ready
    if WRITTEN.setdefault(name, text) != text:
        raise TypeError(f"two dataclasses are called {name}")
    made: dict[str, object] = {}
    exec(text, made)  # noqa: S102 - the text of `dataclasses` itself
    return made["__create_fn__"]


def source() -> str:
    """The module `ready` for all that was written since the start."""
    functions = [f"def _{number}({text.removeprefix(HEAD)}" for number, text in enumerate(WRITTEN.values())]
    names = [f"    {name!r}: _{number}," for number, name in enumerate(WRITTEN)]
    return "\n\n".join([*functions, "\n".join(["FUNCTIONS = {", *names, "}"])]) + "\n"
