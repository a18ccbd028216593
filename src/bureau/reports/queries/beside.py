"""Last year's text beside this one's, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import guiju
from bureau.accounts.viewer import Viewer
from bureau.reports.models import Edition, Section
from bureau.reports.permission import must_read
from bureau.reports.queries.parts import Part, part_for, parts_of, plain_heading

ENOUGH, ALIKE = 0.5, 0.6
"""The share of figures, or of a heading's letters, that makes two parts be about one thing."""


@dataclass(frozen=True)
class Pair:
    """A part of this text and the part of last year's that is about the same; either may lack."""

    now: Part | None
    before: Part | None


def edition_before(edition: Edition, *, viewer: Viewer) -> Edition | None:
    """The edition of the period a year earlier: by the same outline, else one that was composed."""
    must_read(viewer)
    period = guiju.stretch(edition.period, "期间").shifted(-1).code()
    found = Edition.objects.filter(period=period).exclude(document=None)
    same = found.filter(outline=edition.outline).first()
    return same or found.exclude(pk=edition.pk).order_by("-state", "pk").first()


def pairs(edition: Edition, before: Edition) -> list[Pair]:
    """The parts of both, side by side; at the end what only last year's has."""
    left = parts_of(before.document)
    found = []
    for part in parts_of(edition.document):
        other = _like(part, left, edition.document or {}, before.document or {})
        if other is not None:
            left.remove(other)
        found.append(Pair(part, other))
    found += [Pair(None, part) for part in left]
    return [p for p in found if any(side is not None and side.blocks for side in (p.now, p.before))]


def text_before(section: Section, before: Edition) -> Part | None:
    """Last year's part of the same heading, or the one that counted the same."""
    left = parts_of(before.document)
    own = part_for(section, parts_of(section.edition.document))
    if own is None:
        return part_for(section, left)
    return _like(own, left, section.edition.document or {}, before.document or {})


def _like(
    part: Part, others: list[Part], now: Mapping[str, Any], before: Mapping[str, Any]
) -> Part | None:
    """By the same heading, else by what is counted, else by a heading much like it."""
    level = [other for other in others if other.level == part.level]
    heading = plain_heading(part.heading)
    for other in level:
        if plain_heading(other.heading) == heading:
            return other
    mine = _names(part, now)
    counted = [_shared(mine, _names(other, before)) for other in level]
    called = [_alike(heading, plain_heading(other.heading)) for other in level]
    for shares, enough in ((counted, ENOUGH), (called, ALIKE)):
        best = max(range(len(level)), key=shares.__getitem__, default=None)
        if best is not None and shares[best] >= enough:
            return level[best]
    return None


def _names(part: Part, document: Mapping[str, Any]) -> set[str]:
    return {document["figures"][number - 1]["id"] for number in part.figures}


def _shared(mine: set[str], theirs: set[str]) -> float:
    """The share of the shorter part's figures that the other counts too."""
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _alike(mine: str, theirs: str) -> float:
    return SequenceMatcher(None, mine, theirs).ratio()
