"""Exact numbers as intervals: what a sum is when some records may or may not belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

NO_BASE = "无基数"
NO_RECORD = "没有记录"
OVER_ZERO = "分母为零"


@dataclass(frozen=True)
class Amount:
    """A number between `low` and `high`; None is an open end; `why` says there is none at all."""

    low: Fraction | None = None
    high: Fraction | None = None
    why: str = ""

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    @staticmethod
    def of(value: Fraction | int) -> Amount:
        """One number."""
        return Amount(Fraction(value), Fraction(value))


def combine(operator: str, left: Amount, right: Amount) -> Amount:
    """left operator right over intervals; division over a possible zero is not computable."""
    if left.why or right.why:
        return Amount(why=left.why or right.why)
    if operator == "-":
        right = Amount(_negative(right.high), _negative(right.low))
    if operator in "+-":
        return Amount(_add(left.low, right.low), _add(left.high, right.high))
    return _divide(left, right) if operator == "/" else _multiply(left, right)


def _divide(left: Amount, right: Amount) -> Amount:
    if right.known and right.low == 0:
        return Amount(why=OVER_ZERO)
    if right.low is None or right.high is None or right.low <= 0 <= right.high:
        return Amount()
    ends = sorted([1 / right.low, 1 / right.high])
    return _multiply(left, Amount(ends[0], ends[1]))


def _multiply(left: Amount, right: Amount) -> Amount:
    ends = (left.low, left.high, right.low, right.high)
    if any(end is None for end in ends):
        return Amount()
    products = [a * b for a in ends[:2] for b in ends[2:] if a is not None and b is not None]
    return Amount(min(products), max(products))


def _add(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _negative(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value
