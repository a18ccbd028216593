"""A checked row with the person's answers: what it comes to, and what of it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bureau.ledger.importing.drafts import NO, SKIP
from bureau.ledger.sheets.store import CHANGED, HELD, LEFT, NEW, SAME, WRONG


@dataclass(frozen=True)
class Settled:
    """The state of a row, the changes that would be written, the questions still open."""

    state: str
    changes: tuple[Mapping[str, Any], ...] = ()
    open: tuple[tuple[str, str, Any], ...] = ()


def settled(result: Mapping[str, Any], answers: Mapping[str, str]) -> Settled:
    """What a row comes to under the answers."""
    holds = [tuple(hold) for hold in result.get("holds", ())]
    given = {key: answers.get(key, "") for key, _, _ in holds}
    if NO in given.values():
        return Settled(LEFT)
    if result.get("errors"):
        return Settled(WRONG)
    unanswered = tuple(hold for hold in holds if not _answered(hold, given[hold[0]]))
    skipped = {key for key, answer in given.items() if answer == SKIP}
    changes = tuple(c for c in result.get("changes", ()) if c["hold"] not in skipped)
    if unanswered:
        return Settled(HELD, changes, unanswered)
    if result.get("entity") is None:
        return Settled(NEW, changes)
    return Settled(CHANGED if changes else SAME, changes)


def _answered(hold: tuple[Any, ...], answer: str) -> bool:
    return any(answer == option for option, _ in hold[2])
