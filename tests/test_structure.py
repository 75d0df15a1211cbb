"""The shape of the code, as DESIGN and the README promise it."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("crawler", "classifier", "monitor", "storage")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "versions" not in path.parts)
MOST_FILE_LINES, MOST_FUNCTION_LINES = 360, 60
# The words and their tables stand together, one short class after another: nobody reads them through.
LISTS = {"storage.records": 700, "storage.tables": 500}
ENVIRONMENT = {"environ", "environb", "getenv"}
EMPTY_NAMES = {"utils", "helpers", "common", "lib", "misc"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path) for path in FILES}
TREES = {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def imports(tree: ast.AST) -> Iterator[str]:
    """Modules of ours that a tree imports, inside functions and for types too."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        yield from (name for name in names if name in MODULES)


def test_there_is_no_circle_of_any_kind() -> None:
    arrows = {name: set(imports(tree)) - {name} for name, tree in TREES.items()}
    while free := [name for name, targets in arrows.items() if not targets & arrows.keys()]:
        for name in free:
            del arrows[name]
    assert not arrows, f"these files import each other: {sorted(arrows)}"


def test_no_import_of_ours_stands_inside_a_function() -> None:
    functions = (
        (name, node)
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert [(name, node.name) for name, node in functions if any(imports(node))] == []


def test_what_the_benchmarks_import_of_ours_exists() -> None:
    """Nobody runs them all at each change, and some imports stand inside functions."""
    gone = [
        f"{path.name}: {node.module}.{alias.name}"
        for path in sorted((ROOT / "benchmarks").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in MODULES
        for alias in node.names
        if f"{node.module}.{alias.name}" not in MODULES
        and not hasattr(importlib.import_module(node.module), alias.name)
    ]
    assert gone == []


def test_only_the_settings_read_the_environment() -> None:
    readers = [
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT)
        or (isinstance(node, ast.ImportFrom) and node.module == "os" and ENVIRONMENT & {a.name for a in node.names})
    ]
    assert set(readers) == {"monitor.settings"}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_and_functions_stay_small_and_names_say_something(path: Path) -> None:
    assert path.stem not in EMPTY_NAMES
    source = path.read_text(encoding="utf-8")
    if path.name == "__init__.py":
        assert source == ""
    assert len(source.splitlines()) <= LISTS.get(name_of(path), MOST_FILE_LINES)
    for node in ast.walk(TREES[name_of(path)]):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < MOST_FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_public_functions_and_classes_say_what_they_are(path: Path) -> None:
    tree = TREES[name_of(path)]
    if path.name == "__init__.py" or "migrations" in path.parts:
        return
    assert ast.get_docstring(tree), "the module needs a docstring"
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_no_test_switch_stands_in_the_code() -> None:
    words = ("IN_PYTEST", "_called_from_test", "PYTEST_CURRENT_TEST")
    assert [path for path in FILES if any(word in path.read_text(encoding="utf-8") for word in words)] == []
