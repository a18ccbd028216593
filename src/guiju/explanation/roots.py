"""Compound growth rates: the n-th root of a ratio, exact where there is one."""

from __future__ import annotations

from fractions import Fraction
from math import floor

_DECIMALS = 15


def compound_rate(ratio: Fraction | int, periods: int) -> tuple[Fraction, bool]:
    """The rate r with (1 + r)^periods = ratio, and whether it is exact.

    An irrational root is cut down at 15 decimals, far below anything shown.
    """
    ratio = Fraction(ratio)
    if ratio < 0:
        return Fraction(-1), False
    top, bottom = _whole_root(ratio.numerator, periods), _whole_root(ratio.denominator, periods)
    exact = Fraction(top, bottom)
    if exact**periods == ratio:
        return exact - 1, True
    scale = 10**_DECIMALS
    return Fraction(_whole_root(floor(ratio * scale**periods), periods), scale) - 1, False


def _whole_root(number: int, degree: int) -> int:
    """The largest whole number whose power does not exceed `number`."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**degree <= number:
            low = middle
        else:
            high = middle - 1
    return low
