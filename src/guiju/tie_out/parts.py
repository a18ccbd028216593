"""Sentences and clauses of a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# A stop takes the marks that close behind it along.
_SENTENCE = re.compile(r"[。!?]+[”’)》]*")
# A comma between thousands and the colon of 14:30 cut nothing.
_CLAUSE = re.compile(
    r"[，。；;!?]+[”’)》]*|,(?![0-9]{3}(?![0-9]))|(?<![0-9]),|:(?![0-9])|(?<![0-9]):"
)


@dataclass(frozen=True)
class Pieces:
    """Where the pieces of a paragraph end, in order; the last one at its end."""

    ends: tuple[int, ...]

    def around(self, at: int) -> tuple[int, int]:
        """Start and end of the piece a character stands in."""
        place = bisect_right(self.ends, at)
        start = self.ends[place - 1] if place else 0
        return start, self.ends[min(place, len(self.ends) - 1)]

    def spans(self) -> list[tuple[int, int]]:
        """Start and end of every piece."""
        return list(zip((0, *self.ends[:-1]), self.ends, strict=True))


# Nobody writes pieces this long; without an end to them a text without stops would be compared
# with itself over and over.
_LONGEST_SENTENCE, _LONGEST_CLAUSE = 1_000, 300


def sentences(plain: str) -> Pieces:
    """The sentences of a paragraph in half-width."""
    return _cut(plain, _SENTENCE, _LONGEST_SENTENCE)


def clauses(plain: str) -> Pieces:
    """The clauses: what stands between commas, semicolons, colons and stops."""
    return _cut(plain, _CLAUSE, _LONGEST_CLAUSE)


def _cut(plain: str, stops: re.Pattern[str], longest: int) -> Pieces:
    ends: list[int] = []
    last = 0
    for end in (*(found.end() for found in stops.finditer(plain)), len(plain)):
        ends += range(last + longest, end, longest)
        if end > last or not ends:
            ends.append(end)
        last = end
    return Pieces(tuple(ends))
