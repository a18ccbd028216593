"""The year of a bureau: every window, and which days are worked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from guiju.calendar.windows import APPLYING, Opening, Window, next_opening
from guiju.calendar.working_days import WorkingDays


@dataclass(frozen=True)
class Calendar:
    """Every window that is known, and the days off."""

    windows: tuple[Window, ...] = ()
    working: WorkingDays = field(default_factory=WorkingDays)

    def of(self, policy: str) -> tuple[Window, ...]:
        """The windows of a policy."""
        return tuple(window for window in self.windows if policy in window.policies)

    def next_opening(
        self, policy: str, day: date, steps: tuple[str, ...] = APPLYING
    ) -> Opening | None:
        """The earliest opening for a policy that something ready on `day` can count on."""
        return next_opening(self.of(policy), day, steps)

    def openings(self, first: date, last: date) -> Iterator[Opening]:
        """Every opening that touches the days from `first` to `last`, in order of beginning."""
        found = [
            opening
            for window in self.windows
            for year in range(first.year - 1, last.year + 1)
            if (opening := window.opening(year)) and _touches(opening, first, last)
        ]
        yield from sorted(found, key=lambda opening: (opening.begins, opening.window.id))


def _touches(opening: Opening, first: date, last: date) -> bool:
    ends = opening.last or opening.begins
    return opening.begins <= last and ends >= first
