"""A statement: a number of a text, and all that is needed to hold it against a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from guiju.tie_out.texts import Spot
from guiju.tie_out.when import When


@dataclass(frozen=True, slots=True)
class Statement:
    """One number as a text states it.

    text: the phrase as printed, with its unit and 超, 约, 余; value: exact, in `unit` (万元 stays
    万元, 3万人次 is 30000 of 人次), None for a range, slogan or date.
    class_: figure, date, rank, slogan or plan. planned: under a plan, whatever the class.
    bound: exact, over, more, near, about, at_least, at_most, below, range; of ranks within
    (前三), best (历史最好), running (四连冠). low, high: the ends then, None where open; closed:
    whether the ends themselves fit. change: up or down where the words before say so.
    sentence, clause: as printed; at: where the phrase begins in its clause.
    headings: those above it, outermost first.
    """

    text: str
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    closed: bool
    bound: str
    unit: str
    class_: str
    planned: bool
    change: str | None
    when: When | None
    sentence: str
    clause: str
    at: int
    headings: tuple[str, ...]
    place: Spot

    @property
    def before(self) -> str:
        """What its clause says before it."""
        return self.clause[: self.at]

    @property
    def after(self) -> str:
        """What its clause says behind it."""
        return self.clause[self.at + len(self.text) :]

    def fits(self, value: Fraction) -> bool | None:
        """Whether a value, in `unit`, is what the phrase says; None where it says no number."""
        if self.low is None and self.high is None:
            return None if self.value is None else value == self.value
        low, high = self.low, self.high
        if low is not None and (value < low or (value == low and not self.closed)):
            return False
        return high is None or value < high or (value == high and self.closed)
