"""What a workbench is made of: items with a reason and one action, under headings."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 8


@dataclass(frozen=True)
class Item:
    """One thing to do. name, href: the firm or record; do, at: the one action and its address."""

    name: str
    href: str
    reason: str
    do: str
    at: str
    urgent: bool = False
    sample: bool = False


@dataclass(frozen=True)
class Pile:
    """Items of one sort. count: of all of them; all_at: where the rest is; note: what to know."""

    key: str
    label: str
    count: int
    items: tuple[Item, ...]
    all_at: str = ""
    note: str = ""


def pile(key: str, label: str, items: list[Item], all_at: str = "", note: str = "") -> Pile:
    """A pile that shows its first few."""
    return Pile(key, label, len(items), tuple(items[:MOST]), all_at, note)
