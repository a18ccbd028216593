"""Ranks, firsts and records of a text against the claims of the rulebook."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.ledger import Record
from guiju.rollup import ClaimResult
from guiju.tie_out.against.match import Candidate
from guiju.tie_out.against.nearness import nearness
from guiju.tie_out.statement import Statement

_SUBJECT = 4.0
_SHORT = {"list_incomplete", "since", "no_history"}
_BEST, _ONLY = "best", "唯一"


def claim_candidates(
    statement: Statement, results: list[ClaimResult], near: dict[Record, int]
) -> Iterator[Candidate]:
    """The claims whose words stand near, about records the sentence names where it names any."""
    for result in results:
        words = nearness(result.claim.words, statement)
        if not words.said or not _of_kind(statement, result):
            continue
        named = result.subject is not None and result.subject in near
        score = words.score + (_SUBJECT if named else 0)
        fits = _fits(statement, result)
        yield Candidate(
            result.claim.id,
            score,
            words.share == 1 and (named or result.subject is None),
            fits,
            f"{result.claim.label}，{result.why}",
            (*((result.subject,) if result.subject else ()), *result.records),
        )


def _of_kind(statement: Statement, result: ClaimResult) -> bool:
    kind = result.claim.kind
    if (kind == "record_high") != (statement.bound == _BEST):
        return False
    return (kind == "only") == (_ONLY in statement.text)


def _fits(statement: Statement, result: ClaimResult) -> bool | None:
    """True only for a claim that holds as printed; an incomplete list leaves it open."""
    if result.n is not None and statement.value is not None and result.n != statement.value:
        return False
    if result.status in _SHORT:
        said = "有记录以来" in statement.sentence
        return True if result.status == "since" and said else None
    return result.holds
