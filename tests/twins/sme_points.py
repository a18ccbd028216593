"""Points by bands of a figure, or for the first thing a firm has."""

from __future__ import annotations

from tests.twins.facts import Firm
from tests.twins.figures import Figure, Limit
from tests.twins.outcomes import Points, hull, points

Bands = tuple[tuple[Limit, int], ...]


def by_bands(figure: Figure, bands: Bands) -> Points:
    """Return the points of the first lower end reached, below all of them none.

    Without a figure any may be; a doubtful one may be worth less than it seems.
    """
    if figure.value is None:
        return points(0, bands[0][1])
    reached = next((points(worth) for end, worth in bands if figure.value >= end), points(0))
    return hull(points(0), reached) if figure.doubtful else reached


def by_ceilings(figure: Figure, bands: Bands) -> Points:
    """Return the points of the first upper end not passed, above all of them none."""
    if figure.value is None:
        return points(0, bands[0][1])
    return next((points(worth) for end, worth in bands if figure.value <= end), points(0))


def first_had(*ways: tuple[bool | None, int]) -> Points:
    """Return the points of the first thing the firm has, none for nothing; a blank may be had."""
    possible: list[Points] = []
    for had, worth in ways:
        if had is not False:
            possible.append(points(worth))
        if had:
            return hull(*possible)
    return hull(*possible, points(0))


def some(firm: Firm, name: str) -> bool | None:
    """Return whether the firm has at least one of what is counted, None when blank."""
    count = firm.now(name).value
    return None if count is None else count >= 1
