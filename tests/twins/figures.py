"""A figure: an exact value, blank, or not computable; doubtful where a negative base is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from tests.twins.outcomes import MET, UNKNOWN, UNMET, said

Limit = int | Fraction


@dataclass(frozen=True)
class Figure:
    """One number of a firm.

    `value` is None for a blank and for what cannot be computed; `nothing` tells the two apart.
    """

    value: Fraction | None
    nothing: bool = False
    doubtful: bool = False


BLANK = Figure(None)
NOTHING = Figure(None, nothing=True)


def percent(number: str | int) -> Fraction:
    """Return 5 as 5/100."""
    return Fraction(number) / 100


def gap_in(figures: Iterable[Figure]) -> Figure | None:
    """Return why figures give no number: nothing can mend the uncomputable, so it leads."""
    for gap in (NOTHING, BLANK):
        if gap in figures:
            return gap
    return None


def total(figures: list[Figure]) -> Figure:
    """Return a sum; of no figures at all there is none."""
    if not figures:
        return NOTHING
    values = [figure.value for figure in figures if figure.value is not None]
    return gap_in(figures) or Figure(sum(values, Fraction(0)), doubtful=any_doubt(figures))


def difference(a: Figure, b: Figure) -> Figure:
    """Return a less b."""
    if a.value is None or b.value is None:
        return gap_in([a, b]) or BLANK
    return Figure(a.value - b.value, doubtful=any_doubt([a, b]))


def ratio(part: Figure, whole: Figure) -> Figure:
    """Return part over whole: not computable over zero, doubtful over a negative."""
    if whole.value == 0:
        return NOTHING
    if part.value is None or whole.value is None:
        return gap_in([part, whole]) or BLANK
    doubtful = any_doubt([part, whole]) or whole.value < 0
    return Figure(part.value / whole.value, doubtful=doubtful)


def any_doubt(figures: list[Figure]) -> bool:
    """Return whether one of the figures is doubtful."""
    return any(figure.doubtful for figure in figures)


def compared(figure: Figure, holds: Callable[[Fraction], bool]) -> str:
    """Return the outcome of a test: without a value unknown; a doubtful figure never passes."""
    if figure.value is None:
        return UNKNOWN
    if not holds(figure.value):
        return UNMET
    return UNKNOWN if figure.doubtful else MET


def at_least(figure: Figure, limit: Limit) -> str:
    """Return whether the figure is the limit or above."""
    return compared(figure, lambda value: value >= limit)


def at_most(figure: Figure, limit: Limit) -> str:
    """Return whether the figure is the limit or below."""
    return compared(figure, lambda value: value <= limit)


def more_than(figure: Figure, limit: Limit) -> str:
    """Return whether the figure is above the limit."""
    return compared(figure, lambda value: value > limit)


def step_up(earlier: Figure, later: Figure) -> str:
    """Return whether the later figure is the greater one."""
    if earlier.value is None or later.value is None:
        return UNKNOWN
    return said(later.value > earlier.value)
