"""Whether the list behind a claim says of itself that nothing is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guiju.ledger import Completeness, Ledger, Record
from guiju.periods import Stretch

COMPLETE = "complete"
_DIGITS_A_LEVEL = 2


@dataclass(frozen=True)
class Whole:
    """A list with nothing missing; `since`: the year it begins, None for from the beginning."""

    since: int | None = None


def whole(
    kind: str, fixed: Mapping[str, str], rows: Sequence[Record], ledger: Ledger, period: Stretch
) -> Whole | None:
    """How far the rows are known to be all there are; None when nobody says so.

    Either every row says that its list is complete, or the ledger declares the kind to be, where
    a field has the value that the condition fixes.
    """
    known = ledger.vocabulary.kinds.get(kind)
    concept = known.find(COMPLETE) if known is not None else None
    if concept is not None and rows and all(row.value(COMPLETE) for row in rows):
        return Whole()
    found = [each for each in ledger.complete if covers(each, kind, fixed, ledger, period)]
    if any(each.since is None for each in found):
        return Whole()
    starts = [each.since.first.year for each in found if each.since is not None]
    return Whole(min(starts)) if starts else None


def covers(
    declared: Completeness, kind: str, fixed: Mapping[str, str], ledger: Ledger, period: Stretch
) -> bool:
    """Whether a declaration speaks of these records, of this place, up to the end of the period."""
    if declared.kind != kind or declared.as_of.last < period.last:
        return False
    if not ledger.place.startswith(_prefix(declared.place)):
        return False
    if not declared.field:
        return True
    concept = ledger.vocabulary.kinds[kind].find(declared.field)
    labels = concept.choices if concept is not None else {}
    value = fixed.get(declared.field)
    return value is not None and declared.value in (value, labels.get(value))


def _prefix(place: str) -> str:
    """A region's code without its trailing pairs of noughts: it holds wherever it is a prefix."""
    while place.endswith("0" * _DIGITS_A_LEVEL) and len(place) % _DIGITS_A_LEVEL == 0:
        place = place[:-_DIGITS_A_LEVEL]
    return place
