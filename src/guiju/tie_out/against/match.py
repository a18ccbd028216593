"""What a statement of a text came to when it was held against the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from guiju.ledger import Record
from guiju.tie_out.statement import Statement

# A number that fits something far off is not excused where something near by says otherwise.
_MARGIN = 0.9


@dataclass(frozen=True)
class Match:
    """One statement and what it was matched with.

    figure: the figure's, claim's or record's id, None where nothing fits. holds: True or False
    where the ledger decides it, None where it stays open. why: in Chinese. records: those behind.
    """

    statement: Statement
    figure: str | None
    holds: bool | None
    why: str
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """Something in the ledger a statement may be about.

    score: how much of its words stand near the number; certain: enough to say that the number is
    wrong when it differs; fits: whether the number is its number, None where it has none.
    """

    id: str
    score: float
    certain: bool
    fits: bool | None
    why: str
    records: tuple[Record, ...] = ()


def best(statement: Statement, candidates: list[Candidate]) -> Match:
    """The candidate that fits, unless one much nearer does not; what is left open comes last."""
    fits = max((one for one in candidates if one.fits), key=_score, default=None)
    wrong = [one for one in candidates if one.certain and one.fits is False]
    clashes = max(wrong, key=_score, default=None)
    if fits is not None and (clashes is None or clashes.score <= fits.score + _MARGIN):
        return Match(statement, fits.id, True, fits.why, fits.records)
    if clashes is not None:
        return Match(statement, clashes.id, False, clashes.why, clashes.records)
    unsettled = max((one for one in candidates if one.fits is None), key=_score, default=None)
    if unsettled is not None:
        return Match(statement, unsettled.id, None, unsettled.why, unsettled.records)
    return Match(statement, None, None, "台账里没有找到对应的数")


def _score(candidate: Candidate) -> float:
    return candidate.score
