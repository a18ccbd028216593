"""Facts of one entity, typed and whole: what the exact reading judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

NEVER_HELD = -(2**31)
"""Stands for “this title was never held” where a column holds last valid days."""

Record = Mapping[str, int | str | None]


def _empty() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Facts:
    """What is known of one entity; what is absent is unknown, never zero and never no.

    values: instants by concept name, as internal whole numbers (text stays text).
    years: {concept: {year: value}}; the key None holds a value given without a year, which
      belongs to the reference year of whoever reads it.
    lists: {concept: records or plain values}; an empty tuple is a known “none”.
    titles: {code: last valid day, None when the day is unknown or even whether it is held}; None
      when nothing is known of titles at all; a code that is absent is a known “not held”.
    sources: {concept: the document its values were read in}, where that is known.
    """

    entity: str
    values: Mapping[str, int | str] = field(default_factory=_empty)
    years: Mapping[str, Mapping[int | None, int]] = field(default_factory=_empty)
    lists: Mapping[str, tuple[Any, ...]] = field(default_factory=_empty)
    titles: Mapping[str, int | None] | None = None
    as_of: date | None = None
    policies: tuple[str, ...] | None = None
    sources: Mapping[str, str] = field(default_factory=_empty)

    def instant(self, name: str) -> int | str | None:
        """The value of an instant fact, None when blank."""
        return self.values.get(name)

    def yearly(self, name: str, year: int, reference: int) -> int | None:
        """The value of a yearly fact; one given without a year stands for the reference year."""
        known = self.years.get(name)
        if known is None:
            return None
        value = known.get(year)
        return known.get(None) if value is None and year == reference else value
