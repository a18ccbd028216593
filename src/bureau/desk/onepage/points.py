"""What the lists of the sheet are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """One line: what it is about, what is said of it, where it leads."""

    name: str
    says: str
    href: str
    sample: bool = False


@dataclass(frozen=True)
class Points:
    """The first lines of a list, how many more there are, and where all of them are."""

    shown: tuple[Point, ...]
    more: int = 0
    all_at: str = ""
    note: str = ""


def first(points: list[Point], most: int, all_at: str = "", note: str = "") -> Points:
    """The first few of them."""
    return Points(tuple(points[:most]), max(0, len(points) - most), all_at, note)
