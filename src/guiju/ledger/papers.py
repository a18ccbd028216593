"""What records rest on: the papers they come from, and lists that say they are complete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guiju.periods import Stretch


@dataclass(frozen=True)
class Source:
    """A paper somebody received: 批文, 合同, 报表 …; withdrawn papers stay, and say so."""

    id: str
    kind: str = ""
    title: str = ""
    issuer: str = ""
    number: str = ""
    dated: Stretch | None = None
    received_on: date | None = None
    sha256: str = ""
    withdrawn_on: date | None = None
    note: str = ""

    def withdrawn(self, on: date | None) -> bool:
        """Whether it no longer counts on that day (ever, when None)."""
        if self.withdrawn_on is None:
            return False
        return on is None or self.withdrawn_on <= on

    def named(self) -> str:
        """《标题》（文号）, as short as what is known allows."""
        title = f"《{self.title}》" if self.title else self.id
        return f"{title}（{self.number}）" if self.number else title


@dataclass(frozen=True)
class Completeness:
    """The ledger holds every record of a kind (where field = value) for a place in a time.

    since: None for from the beginning, however long ago that was.
    Absence is a known “no” inside it, and unknown outside.
    """

    kind: str
    field: str
    value: str
    place: str
    since: Stretch | None
    as_of: Stretch
    source: str
