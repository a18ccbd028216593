"""Rooms meet at their doors: the kernel's one door, and each room's actions, queries and models."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

OPEN = {"actions", "queries", "models"}
# What every room builds on, or is handed: the viewer and the rights of accounts, the words its
# operations of the API are asked with, the look's tags.
GROUND = {
    ("accounts", "viewer"),
    ("accounts", "rights"),
    ("accounts", "asked"),
    ("look", "templatetags"),
}
# Wiring names every room's addresses and settings.
WIRING = "config"
README = "README.md"
# The faces and the look own no table; wiring is no room.
NOT_ROOMS = {WIRING}


@pytest.fixture(scope="module")
def rooms(root: Path) -> list[Path]:
    """Return the folders of the service's rooms."""
    home = root / "src" / "bureau"
    return sorted(path for path in home.iterdir() if (path / "__init__.py").is_file())


def imported(path: Path) -> Iterator[str]:
    """Yield every module a file imports, `from a import b` as both a and a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_the_service_enters_the_kernel_by_its_door(rooms: list[Path]) -> None:
    """`import guiju` or `from guiju import …`; its calendar is offered whole."""
    astray = [
        f"{path}: {name}"
        for room in rooms
        for path in room.rglob("*.py")
        for name in imported(path)
        if name.startswith("guiju.")
        and name.count(".") > 1
        and not name.startswith("guiju.calendar.")
    ]
    assert not astray


def test_rooms_meet_at_their_doors(rooms: list[Path]) -> None:
    """From another room one imports actions, queries and models; wiring may name addresses."""
    astray = [
        f"{path}: {name}"
        for room in rooms
        if room.name != WIRING
        for path in room.rglob("*.py")
        for name in imported(path)
        if (parts := name.split("."))[0] == "bureau"
        and len(parts) > 2
        and parts[1] != room.name
        and parts[2] not in OPEN
        and (parts[1], parts[2]) not in GROUND
    ]
    assert not astray


def test_each_room_says_what_it_is(rooms: list[Path]) -> None:
    """README.md: what the room owns, its verbs, who answers for it."""
    assert not [
        room.name for room in rooms if room.name not in NOT_ROOMS and not (room / README).is_file()
    ]
