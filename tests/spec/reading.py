"""The meaning of each word as small tables: read here, run by tests, printed into the manual."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guiju.documents import Mapping, read

TABLES = Path(__file__).parent / "tables"


@dataclass(frozen=True)
class SpecTable:
    """One expression and the answers it must give over rows of facts."""

    name: str
    says: str
    condition: Mapping | None
    formula: Any
    rows: tuple[Mapping, ...]


@dataclass(frozen=True)
class Chapter:
    """Tables that belong together."""

    title: str
    says: str
    tables: tuple[SpecTable, ...]


def chapters() -> Iterator[Chapter]:
    """Every chapter, in the order of the file names."""
    for path in sorted(TABLES.glob("*.yaml")):
        document = read(path, path.name)
        tables = tuple(
            SpecTable(
                name=f"{path.stem}:{number}",
                says=body["says"],
                condition=body.get("condition"),
                formula=body.get("formula"),
                rows=tuple(body["rows"]),
            )
            for number, body in enumerate(document["tables"], 1)
        )
        yield Chapter(document["title"], document["says"].strip(), tables)
