"""The walls of the house: who may import whom, and what no file may grow into."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "dragoman"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES, MOST_FUNCTION_LINES = 400, 60
# Files that may be longer, each with the reason.
LONGER = {
    "chronicle.py": "every value of the record across documents stands in one plain module",
    "records.py": "every value that crosses a stage stands in one plain module, mostly fields",
}
VAGUE = {"utils", "util", "helpers", "helper", "core", "common", "manager", "base", "misc"}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_imports_point_downward() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def inner_imports(tree: ast.AST) -> Iterator[str]:
    """What functions import of our own package."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom) and (
                    node.level or (node.module or "").startswith("dragoman")
                ):
                    yield f"line {node.lineno}"
                elif isinstance(node, ast.Import):
                    yield from (
                        f"line {node.lineno}"
                        for alias in node.names
                        if alias.name.startswith("dragoman")
                    )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_imports_of_our_own_inside_functions(path: Path) -> None:
    assert list(inner_imports(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sizes(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= (2 * MOST_LINES if name_of(path) in LONGER else MOST_LINES)
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MOST_FUNCTION_LINES
    ]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body, "a module begins with what it is for"
    assert VAGUE.isdisjoint({path.stem, *path.relative_to(PACKAGE).parts})


def test_the_package_can_be_imported_in_a_moment() -> None:
    """`import dragoman` waits for no runtime: the root imports nothing heavy."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = {node.names[0].name if isinstance(node, ast.Import) else node.module for node in top}
    assert imported == {"__future__", "importlib", "typing"}
