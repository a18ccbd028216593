"""Firms counted by place on a day: each once, where it was then; those who left beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

NOWHERE = ""
"""The place of a firm whose town nobody knows."""
NET, GRANTED, VALID = "net", "granted", "valid"


@dataclass(frozen=True)
class Held:
    """One grant of a title. until: the last valid day, None where it is not known.

    taken, moved: the first day on which it was revoked, or had left the county with its firm.
    """

    firm: str
    since: date
    until: date | None = None
    taken: date | None = None
    moved: date | None = None


@dataclass(frozen=True)
class Firm:
    """Where a firm was, since when; left: the first day on which it is none of the county's."""

    code: str
    places: Sequence[tuple[date, str]] = ()
    left: date | None = None

    def place(self, on: date) -> str:
        """The place that holds on a day; NOWHERE before the first."""
        return next((p for since, p in reversed(sorted(self.places)) if since <= on), NOWHERE)

    def is_here(self, on: date) -> bool:
        """Whether it is still one of the county's."""
        return self.left is None or on < self.left


@dataclass(frozen=True)
class Roll:
    """Firms by place, each in one; gone: those who would count had they not left."""

    by_place: Mapping[str, frozenset[str]]
    gone: frozenset[str] = frozenset()

    @property
    def county(self) -> frozenset[str]:
        """Everybody who counts: the places together."""
        return frozenset().union(*self.by_place.values())

    @property
    def everybody(self) -> frozenset[str]:
        """Who holds the title, wherever he is now: the county and those who left."""
        return self.county | self.gone


def rolled(
    held: Iterable[Held], firms: Mapping[str, Firm], *, counts: str, on: date, begin: date
) -> Roll:
    """Who counts on a day, by the place where each was then.

    valid, net: who holds a grant that has begun and neither ended nor was revoked; granted: who was
    granted one since `begin`, whatever became of it.
    """
    here: set[str] = set()
    standing: set[str] = set()
    for each in held:
        if _counts(each, counts, on, begin):
            standing.add(each.firm)
            is_firm_here = each.firm not in firms or firms[each.firm].is_here(on)
            if is_firm_here and not _by(each.moved, on):
                here.add(each.firm)
    by_place: dict[str, set[str]] = {}
    for code in here:
        place = firms[code].place(on) if code in firms else NOWHERE
        by_place.setdefault(place, set()).add(code)
    frozen = {place: frozenset(codes) for place, codes in by_place.items()}
    return Roll(frozen, frozenset(standing - here))


def _counts(held: Held, counts: str, on: date, begin: date) -> bool:
    if counts == GRANTED:
        return begin <= held.since <= on
    ended = held.until is None or held.until < on
    return held.since <= on and not ended and not _by(held.taken, on)


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def rolled_up(roll: Roll, parents: Mapping[str, str | None]) -> dict[str, frozenset[str]]:
    """Every place of a tree with the firms of all places below it."""
    found: dict[str, set[str]] = {place: set() for place in parents}
    for place, codes in roll.by_place.items():
        above: str | None = place
        while above is not None and above in found:
            found[above] |= codes
            above = parents[above]
    return {place: frozenset(codes) for place, codes in found.items()}
