"""Files and functions stay short, and each module says in a sentence what it is for."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median, quantiles

import pytest

# Lines, over src and tests. Taken from code that reads well; see CONTRIBUTING.md.
FILE_MEDIAN, FILE_P90, FILE_MAX = 80, 250, 500
FUNCTION_MEDIAN, FUNCTION_P90 = 12, 45
# A name that says nothing collects what belongs elsewhere, and everything comes to import it.
EMPTY_NAMES = {"utils", "util", "common", "core", "helpers", "helper", "misc"}


@pytest.fixture(scope="module")
def file_lines(python_files: list[Path]) -> dict[Path, int]:
    """Return how many lines each file has; the empty ones that only mark a package do not count."""
    counts = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files}
    return {path: count for path, count in counts.items() if count > 1}


@pytest.fixture(scope="module")
def trees(python_files: list[Path]) -> dict[Path, ast.Module]:
    """Return each file as a syntax tree; migrations are Django's own writing."""
    return {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for path in python_files
        if path.parent.name != "migrations"
    }


@pytest.fixture(scope="module")
def function_lines(trees: dict[Path, ast.Module]) -> dict[str, int]:
    """Return how many lines each function has, from `def` to its last line."""
    return {
        f"{path.name}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def longest(lines: dict[Path, int] | dict[str, int]) -> str:
    """Return the ten longest, for a failure to name."""
    ranked = sorted(lines.items(), key=lambda item: -item[1])[:10]
    return "\n".join(f"{count:>5}  {name}" for name, count in ranked)


def p90(counts: list[int]) -> float:
    """Return the ninth decile."""
    return quantiles(counts, n=10, method="inclusive")[-1]


def test_files_are_short(file_lines: dict[Path, int]) -> None:
    """Half of the files fit on two screens; none is a place to get lost in."""
    counts = list(file_lines.values())
    assert median(counts) <= FILE_MEDIAN, longest(file_lines)
    assert p90(counts) <= FILE_P90, longest(file_lines)
    assert max(counts) <= FILE_MAX, longest(file_lines)


def test_functions_are_short(function_lines: dict[str, int]) -> None:
    """Half of the functions are a dozen lines at most; nine in ten fit on one screen."""
    counts = list(function_lines.values())
    assert median(counts) <= FUNCTION_MEDIAN, longest(function_lines)
    assert p90(counts) <= FUNCTION_P90, longest(function_lines)


def test_no_module_has_an_empty_name(root: Path, python_files: list[Path]) -> None:
    """No module or package is called utils, common, core, helpers or misc."""
    names = {p: {*p.relative_to(root).parent.parts, p.stem.removeprefix("_")} for p in python_files}
    assert not [path for path, parts in names.items() if parts & EMPTY_NAMES]


def test_every_module_has_a_docstring(trees: dict[Path, ast.Module]) -> None:
    """Each module begins with what it is for."""
    missing = [path for path, tree in trees.items() if not ast.get_docstring(tree)]
    assert not missing
