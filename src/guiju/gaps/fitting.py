"""Where a number that moves evenly reaches zero, solved exactly from four of its values.

Between two events every number of a formula is a quotient of two straight lines in the fact that
is moved, (a + b·k) / (1 + c·k): three values give a, b and c, the fourth proves the form.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor

from guiju.gaps.watching import End

Exact = Fraction | int


class Uneven(Exception):
    """The four values do not lie on one curve of that form."""


def zero_ahead(values: list[End]) -> Fraction | None:
    """Steps from the first value to the next zero, None when there is none ahead.

    A number that stands at zero now leaves it with the next step: 1. Raises Uneven.
    """
    known = [value for value in values if value is not None]
    if not known:
        return None
    if len(known) < len(values):
        raise Uneven
    first, second, third, fourth = known
    if first == second == third == fourth:
        return None
    if first == 0:
        return Fraction(1)
    slope = second - first
    if third - second != slope or fourth - third != slope:
        slope = _slope_above(known)
    return Fraction(-first) / slope if slope and (first > 0) != (slope > 0) else None


def whole_ahead(values: list[End]) -> Fraction | None:
    """Steps to the next whole number on the way; otherwise as `zero_ahead`."""
    if values[0] is None:
        return zero_ahead(values)
    level = floor(values[0])
    ahead = [
        zero_ahead([None if value is None else value - edge for value in values])
        for edge in (level, level + 1)
    ]
    return min((steps for steps in ahead if steps is not None), default=None)


def _slope_above(y: list[Exact]) -> Exact:
    """b, where the line below is not flat."""
    if y[2] == y[1]:
        raise Uneven
    c = Fraction(2 * y[1] - y[0] - y[2]) / (2 * (y[2] - y[1]))
    b = y[1] * (1 + c) - y[0]
    if y[3] * (1 + 3 * c) != y[0] + 3 * b:
        raise Uneven
    return b
