"""Each dependency says what it is for, is used, and is locked."""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

# Where the name one installs is not the name one imports.
IMPORTED_AS = {
    "pyyaml": "yaml",
    "python-docx": "docx",
    "python-pptx": "pptx",
    "python-stdnum": "stdnum",
    "django-ninja": "ninja",
    "django-htmx": "django_htmx",
    "django-allauth": "allauth",
    "django-axes": "axes",
    "django-csp": "csp",
}
# Loaded by Django for an address that begins with postgres://, never by us.
DRIVERS = {"psycopg"}
SETTINGS = Path("src/bureau/config/settings.py")


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    """Return the project's own table."""
    table: dict[str, dict[str, Any]] = tomllib.loads(
        (root / "pyproject.toml").read_text(encoding="utf-8")
    )
    return table["project"]


def package(requirement: str) -> str:
    """Return a package name as locks spell it: types-pyyaml of `types-PyYAML>=6`."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def requirements(project: dict[str, Any]) -> list[str]:
    """Return what is needed to run and to develop."""
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def test_each_has_a_comment_above_it(root: Path, project: dict[str, Any]) -> None:
    """The line above a dependency says what it is for."""
    lines = (root / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    above = {line.strip(): before.strip() for before, line in pairwise(lines)}
    bare = [r for r in requirements(project) if not above[f'"{r}",'].startswith("#")]
    assert not bare


def test_each_peer_has_a_comment_in_its_block(root: Path) -> None:
    """Each block of requirements-bench.in begins with what it is for."""
    blocks = (root / "requirements-bench.in").read_text(encoding="utf-8").strip().split("\n\n")
    assert all(block.startswith("#") for block in blocks)


def test_each_is_locked(root: Path, project: dict[str, Any]) -> None:
    """The lock pins everything needed to run, to develop and to build."""
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    locked = {line.split("==")[0] for line in lock.splitlines() if "==" in line}
    assert {package(requirement) for requirement in requirements(project)} <= locked


def test_each_is_imported(root: Path, python_files: list[Path], project: dict[str, Any]) -> None:
    """Nothing is installed at users' that the code does not import."""
    code = [path for path in python_files if path.is_relative_to(root / "src")]
    wanted = {IMPORTED_AS.get(name, name) for name in map(package, project["dependencies"])}
    used = set().union(*(imported_by(path) for path in code), named_in(root / SETTINGS), DRIVERS)
    assert wanted <= used


def named_in(settings: Path) -> set[str]:
    """Return the first parts of the dotted names settings hand to Django as text."""
    nodes = ast.walk(ast.parse(settings.read_text(encoding="utf-8")))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {text.split(".")[0] for text in texts if isinstance(text, str)}


def imported_by(path: Path) -> set[str]:
    """Return the first parts of the names a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names
