"""What a workbench is made of: items with a reason and one action, under headings."""

from __future__ import annotations

from dataclasses import dataclass

MOST, REST = 8, 100


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
    """Items of one sort. count: of all of them; rest: those folded away; all_at: where all are."""

    key: str
    label: str
    count: int
    items: tuple[Item, ...]
    all_at: str = ""
    note: str = ""
    rest: tuple[Item, ...] = ()


def pile(key: str, label: str, items: list[Item], all_at: str = "", note: str = "") -> Pile:
    """A pile that shows its first few and folds the others."""
    first, rest = tuple(items[:MOST]), tuple(items[MOST : MOST + REST])
    return Pile(key, label, len(items), first, all_at, note, rest)
