"""How near the words of a figure stand to a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guiju.tie_out.statement import Statement

_IN_CLAUSE, _BEFORE, _IN_SENTENCE, _IN_HEADING = 2.0, 3.0, 1.0, 0.5
_ENOUGH = 1
# Of two figures equally near, the one that says more of itself is meant.
_PER_WORD = 0.1


@dataclass(frozen=True)
class Nearness:
    """score: their mean nearness; share: of the words that were found; near: one by the number."""

    score: float
    share: float
    near: bool

    @property
    def enough(self) -> bool:
        """Whether the number may be about it."""
        return self.near and self.share >= _ENOUGH

    @property
    def said(self) -> bool:
        """Whether its sentence speaks of it; a rank may stand clauses away from what it ranks."""
        return self.share >= _ENOUGH

    @property
    def whole(self) -> bool:
        """Whether every word was found."""
        return self.near and self.share == 1


def nearness(words: Sequence[str], statement: Statement) -> Nearness:
    """How near `words` stand to a statement's number."""
    if not words:
        return Nearness(0, 0, False)
    places = [_place(word, statement) for word in words]
    found = [place for place in places if place]
    near = any(place >= _IN_CLAUSE for place in found)
    mean = sum(found) / len(words) + _PER_WORD * len(words)
    return Nearness(mean, len(found) / len(words), near)


def _place(word: str, statement: Statement) -> float:
    """A word may name several spellings, `A|B`; the nearest counts."""
    return max(_one(spelling, statement) for spelling in word.split("|"))


def _one(word: str, statement: Statement) -> float:
    if word in statement.before:
        return _BEFORE
    if word in statement.clause:
        return _IN_CLAUSE
    if word in statement.sentence:
        return _IN_SENTENCE
    return _IN_HEADING if any(word in heading for heading in statement.headings) else 0.0
