"""What finders work on and hand back: one paragraph, and mentions of numbers in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from fractions import Fraction

from guiju.tie_out.when import When

FIGURE, DATE, RANK, SLOGAN, PLAN = "figure", "date", "rank", "slogan", "plan"


@dataclass(frozen=True, slots=True)
class Mention:
    """A number found between `start` and `end`; class_ None: one that states nothing, as 一、.

    The rest as in Statement.
    """

    start: int
    end: int
    class_: str | None
    value: Fraction | None = None
    unit: str = ""
    bound: str = "exact"
    low: Fraction | None = None
    high: Fraction | None = None
    closed: bool = True
    when: When | None = None


@dataclass
class Line:
    """A paragraph in half-width, and which of its characters a finder has taken already.

    terms: fixed terms, with or without a number in them, that are never figures.
    """

    plain: str
    terms: Collection[str] = ()
    taken: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.plain))

    def free(self, start: int, end: int) -> bool:
        """Whether nobody has taken any of it."""
        return self.taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        """Take it."""
        self.taken[start:end] = b"\x01" * (end - start)
