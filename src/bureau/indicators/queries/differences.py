"""Ours and the upper level's number of one period, and what explains the difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bureau.indicators.models import DifferenceLine
from bureau.indicators.queries.shapes import Figures, Reading


@dataclass(frozen=True)
class Difference:
    """Ours less theirs, and its lines. periods: all for which the upper level told a number."""

    figures: Figures
    period: str
    ours: Reading | None
    theirs: Reading
    lines: tuple[DifferenceLine, ...]
    periods: tuple[Reading, ...]

    @property
    def amount(self) -> Fraction | None:
        """Ours less theirs; None where we have no number of that period."""
        return None if self.ours is None else self.ours.number - self.theirs.number

    @property
    def explained(self) -> Fraction:
        """What the lines add up to."""
        return sum((Fraction(line.amount) for line in self.lines), Fraction(0))

    @property
    def rest(self) -> Fraction | None:
        """What nobody has explained yet."""
        return None if self.amount is None else self.amount - self.explained

    @property
    def is_whole(self) -> bool:
        """Whether the lines add up to the difference."""
        return self.rest == 0


def difference(
    figures: Figures, period: str = "", own: Callable[[date], Reading | None] | None = None
) -> Difference | None:
    """The difference of a period, the last the upper level spoke of when none is named.

    own: our own count of a day, which stands where nobody reported a number of the period.
    """
    told = figures.of("upper")
    chosen = next((r for r in reversed(told) if period in ("", r.period)), None)
    if chosen is None:
        return None
    ours = [r for r in figures.of("actual") if r.period == chosen.period]
    if not ours and own is not None and (counted := own(chosen.until)) is not None:
        ours = [counted]
    return Difference(
        figures=figures,
        period=chosen.period,
        ours=ours[-1] if ours else None,
        theirs=chosen,
        lines=tuple(lines_of(figures, chosen.period)),
        periods=tuple(reversed(told)),
    )


def lines_of(figures: Figures, period: str) -> Sequence[DifferenceLine]:
    """The lines that stand, each with its firm's name."""
    found = DifferenceLine.objects.filter(
        indicator=figures.row.pk, period=period, withdrawn_at=None
    )
    return list(found.select_related("firm__row", "recorded_by"))
