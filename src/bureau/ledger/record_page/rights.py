"""What the viewer may do with one record, asked once a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bureau.accounts.rights import CONFIRM, WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Row
from bureau.ledger.things import OUTSIDE, thing_of, thing_of_field


@dataclass(frozen=True)
class Hand:
    """What one viewer may do with one record; reads no table."""

    viewer: Viewer
    row: Row
    as_known: bool = False

    @cached_property
    def place(self) -> dict[str, Any]:
        """Section, town and bodies of the record."""
        return self.row.place

    def writes(self, concept: Any) -> bool:
        """Whether he may enter or propose a value; never on a page of an earlier day."""
        return self._may(WRITE, thing_of_field(self.row.kind, concept))

    def decides(self, concept: Any) -> bool:
        """Whether he may accept a proposal of somebody else."""
        return self._may(CONFIRM, thing_of_field(self.row.kind, concept))

    @property
    def writes_record(self) -> bool:
        """Whether he may enter open facts of the record."""
        return self._may(WRITE, thing_of(self.row.kind))

    @property
    def confirms(self) -> bool:
        """Whether he may merge, and say what is the same thing."""
        return self._may(CONFIRM, thing_of(self.row.kind))

    @property
    def proposes(self) -> bool:
        """Whether what he enters waits for somebody of the bureau."""
        own = self.viewer.without(OUTSIDE)
        return not own.may(WRITE, thing_of(self.row.kind), **self.place)

    def _may(self, deed: str, thing: str) -> bool:
        return not self.as_known and self.viewer.may(deed, thing, **self.place)
