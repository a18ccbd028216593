"""Where the house stands: its root, and the files of it that are ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

# Folders nobody wrote: environments, caches, what a build leaves behind.
NOT_OURS = {"__pycache__", "build", "dist", "out", "node_modules"}
# Hidden folders are caches and environments, but for these.
HIDDEN_OURS = {".ci", ".github"}


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files under a folder that someone wrote, in order of name."""
    for path in sorted(folder.iterdir()):
        if path.is_file():
            yield path
        elif path.name in HIDDEN_OURS or not (path.name in NOT_OURS or path.name.startswith(".")):
            yield from walk(path)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the project."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def files(root: Path) -> list[Path]:
    """Return every file of the project that someone wrote."""
    return list(walk(root))


@pytest.fixture(scope="session")
def python_files(root: Path, files: list[Path]) -> list[Path]:
    """Return the Python files of the code and its tests."""
    homes = (root / "src", root / "tests")
    return [f for f in files if f.suffix == ".py" and any(f.is_relative_to(h) for h in homes)]


@pytest.fixture(scope="session")
def texts(files: list[Path]) -> dict[Path, str]:
    """Return the text of every file that is text."""
    return {path: text for path in files if (text := read_text(path)) is not None}


def read_text(path: Path) -> str | None:
    """Return a file's text, or None when it is not UTF-8 text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


@pytest.fixture(scope="session")
def lines_with(root: Path) -> Callable[..., list[str]]:
    """Offer a search: every line of some texts that a pattern finds, as `file:line: text`."""

    def search(pattern: re.Pattern[str], texts: dict[Path, str]) -> list[str]:
        return [
            f"{path.relative_to(root)}:{number}: {line.strip()[:120]}"
            for path, text in texts.items()
            for number, line in enumerate(text.splitlines(), start=1)
            if pattern.search(line)
        ]

    return search
