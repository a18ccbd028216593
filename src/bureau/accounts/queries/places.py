"""What the room is told of towns, sections and bodies: an upper room knows them and says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Body:
    """A firm, an institution or a platform by its code; proof: what whoever claims it must know."""

    code: str
    name: str
    kind: str
    proof: str


class Places(Protocol):
    """What the keeper of the ledger answers about places and bodies."""

    def county(self) -> str:
        """The county's name."""

    def towns(self) -> Mapping[str, str]:
        """Division code to name."""

    def sections(self) -> list[str]:
        """The bureau's sections."""

    def body(self, code: str) -> Body | None:
        """A body by its own code or its credit code."""

    def names(self, codes: Iterable[str]) -> Mapping[str, str]:
        """Names of what stands under these codes, of whatever kind."""


class Nowhere:
    """Nobody has said anything of places yet."""

    def county(self) -> str:
        """None."""
        return ""

    def towns(self) -> Mapping[str, str]:
        """None."""
        return {}

    def sections(self) -> list[str]:
        """None."""
        return []

    def body(self, code: str) -> Body | None:
        """None."""
        return None

    def names(self, codes: Iterable[str]) -> Mapping[str, str]:
        """None."""
        return {}


_kept: list[Places] = [Nowhere()]


def keep_places(places: Places) -> None:
    """Take what is said of places from here; called once, when the service starts."""
    _kept[:] = [places]


def places() -> Places:
    """Towns, sections and bodies."""
    return _kept[0]
