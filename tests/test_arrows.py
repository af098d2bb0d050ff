"""Imports go site_config -> macros -> calculators and never back; only the files that must import MkDocs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

LAYERS = ("calculators", "macros", "site_config")
MAY = {"calculators": {"calculators"}, "macros": {"macros", "calculators"}, "site_config": set(LAYERS)}
MKDOCS = {"site_config/hooks.py", "site_config/build.py"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module


def modules(root: Path, layer: str) -> list[Path]:
    return sorted((root / layer).rglob("*.py"))


@pytest.mark.parametrize("layer", LAYERS)
def test_the_arrows(layer: str, root: Path) -> None:
    wrong = [f"{path.relative_to(root)} imports {name}" for path in modules(root, layer) for name in imports(path)
             if name.partition(".")[0] in set(LAYERS) - MAY[layer]]
    assert wrong == []


def test_the_rules_need_the_standard_library_alone(root: Path) -> None:
    import sys

    wrong = [f"{path.relative_to(root)} imports {name}" for path in modules(root, "calculators") for name in imports(path)
             if name.partition(".")[0] not in {*sys.stdlib_module_names, "calculators"}]
    assert wrong == []


def test_few_files_know_mkdocs(root: Path) -> None:
    knowing = {str(path.relative_to(root)) for layer in LAYERS for path in modules(root, layer)
               if any(name.partition(".")[0] in ("mkdocs", "material") for name in imports(path))}
    assert knowing <= MKDOCS
