"""The outlines of the rulebook, and the figures a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import guiju
from bureau.ledger import queries as ledger

_QUOTED = re.compile(r'"([a-z][a-z0-9_]*)(?:\|[^"]*)?"')


def outline_path(name: str) -> Path:
    """The file of an outline; BadInput where the rulebook has none of that name."""
    found: Path = guiju.composition.find_outline(name, ledger.rulebook().root / "reports")
    if found.stem != name:
        raise guiju.BadInput.saying(f"没有提纲“{name}”", do="从列表里选")
    return found


def outlines() -> list[tuple[str, str, str]]:
    """(name, title, period kind) of every outline."""
    folder = ledger.rulebook().root / "reports"
    paths = [path for path in sorted(folder.glob("*.md")) if path.stem != "README"]
    read = [(path.stem, guiju.composition.read_outline(path)) for path in paths]
    return [(stem, outline.name, outline.period) for stem, outline in read]


def figures_named(source: str, book: guiju.Rulebook) -> Iterator[str]:
    """The figures over records that a text names, each as often as it does."""
    known: Any = book.figures.figures
    yield from (n for n in _QUOTED.findall(source) if n in known and known[n].over)
