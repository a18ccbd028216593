"""Whether the list behind a claim says of itself that nothing is missing."""

from __future__ import annotations

from collections.abc import Sequence

from guiju.figures.figure import Claim
from guiju.ledger import Completeness, Record
from guiju.rollup.reading import Setting

COMPLETE = "complete"


def is_complete(claim: Claim, rows: Sequence[Record], setting: Setting) -> bool:
    """Whether every row says the list is complete, or the ledger declares the kind to be."""
    kind = claim.over or "series_point"
    concept = setting.ledger.vocabulary.kinds[kind].find(COMPLETE)
    if concept is not None and rows and all(row.value(COMPLETE) for row in rows):
        return True
    return any(_covers(declared, kind, claim, setting) for declared in setting.ledger.complete)


def _covers(declared: Completeness, kind: str, claim: Claim, setting: Setting) -> bool:
    if declared.kind != kind or declared.as_of.last < setting.as_of:
        return False
    fixed = {**claim.fixed, "metric": claim.figure} if claim.figure else claim.fixed
    return not declared.field or fixed.get(declared.field) == declared.value
