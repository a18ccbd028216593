"""What may count in a report: papers that stand, and no hearsay."""

from __future__ import annotations

from collections.abc import Iterable

from guiju.ledger import GRADES, Ledger, Provenance

HEARSAY, STAMPED = "D", "C"


def set_aside(givens: Iterable[Provenance], ledger: Ledger) -> str:
    """Why what rests on these does not count, blank when it does."""
    given = list(givens)
    withdrawn = next((source for one in given if (source := ledger.withdrawn(one))), None)
    if withdrawn is not None:
        return f"来源{withdrawn.named()}已撤回"
    if any(one.grade == HEARSAY for one in given):
        return f"证据等级 {HEARSAY}（{GRADES[HEARSAY]}）不计入"
    return ""
