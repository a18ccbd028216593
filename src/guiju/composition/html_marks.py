"""Marked numbers of the preview: each spot leads to an entry, each entry back to its spots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from guiju.composition import origin_lines
from guiju.composition.document import Origin, Run


@dataclass
class Entry:
    """An origin in the list: its number, and the spots where it is printed."""

    number: int
    origin: Origin
    spots: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class Marks:
    """Hands out numbers to spots and origins in reading order; one origin is listed once."""

    entries: dict[Origin, Entry] = field(default_factory=dict)
    spots: int = 0

    def mark(self, text: str, origin: Origin | None) -> dict[str, Any]:
        """Return what the page needs to mark a spot; an empty mapping without an origin."""
        if origin is None:
            return {}
        entry = self.entries.setdefault(origin, Entry(len(self.entries) + 1, origin))
        self.spots += 1
        entry.spots.append((self.spots, text))
        kinds = {"open": not origin.holds, "field": origin_lines.is_field(origin)}
        classes = " ".join(["figure", *(name for name, is_one in kinds.items() if is_one)])
        return {"spot": self.spots, "entry": entry.number, "classes": classes, **kinds}

    def runs(self, runs: Iterable[Run]) -> list[dict[str, Any]]:
        """Return runs as the page sets them."""
        return [
            {
                "text": run.text,
                "strong": run.strong,
                "note": run.note,
                "mark": self.mark(run.text, run.origin),
            }
            for run in runs
        ]
