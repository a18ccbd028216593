"""Spans added, subtracted, multiplied, divided; what there is no number of."""

from __future__ import annotations

import random
from fractions import Fraction
from operator import add, mul, sub, truediv

import pytest

from guiju.rollup.amounts import Amount, combine

NONE = Amount(why="无基数")


def span(low: int | None, high: int | None) -> Amount:
    """From low to high."""
    return Amount(None if low is None else Fraction(low), None if high is None else Fraction(high))


@pytest.mark.parametrize(
    ("operator", "left", "right", "expected"),
    [
        ("+", span(1, 2), span(10, 20), span(11, 22)),
        ("-", span(1, 2), span(10, 20), span(-19, -8)),
        ("*", span(-1, 2), span(3, 4), span(-4, 8)),
        ("/", span(6, 12), span(2, 3), span(2, 6)),
        ("/", span(6, 12), span(-3, -2), span(-6, -2)),
        ("+", span(1, None), span(1, 1), span(2, None)),
        ("-", span(1, 1), span(1, None), span(None, 0)),
        ("*", span(1, None), span(2, 2), Amount()),
        ("/", span(1, 2), span(0, 2), Amount()),
        ("/", span(1, 2), span(-1, 1), Amount()),
        ("/", span(1, 2), span(0, 0), Amount(why="分母为零")),
        ("/", span(1, 1), NONE, NONE),
        ("+", NONE, span(1, 1), NONE),
    ],
)
def test_ends(operator: str, left: Amount, right: Amount, expected: Amount) -> None:
    """By hand, open ends and impossible divisions included."""
    assert combine(operator, left, right) == expected


def test_every_pair_within_comes_out_within() -> None:
    """Whatever the two numbers are inside their spans, the result lies inside its span."""
    draw = random.Random("spans")
    for operator, exact in (("+", add), ("-", sub), ("*", mul), ("/", truediv)):
        for _ in range(200):
            ends = [sorted(draw.sample(range(-6, 7), 2)) for _ in range(2)]
            left, right = (span(low, high) for low, high in ends)
            found = combine(operator, left, right)
            for a in range(ends[0][0], ends[0][1] + 1):
                for b in range(ends[1][0], ends[1][1] + 1):
                    if operator == "/" and (b == 0 or found.low is None):
                        continue
                    assert found.low is not None
                    assert found.high is not None
                    assert found.low <= exact(Fraction(a), Fraction(b)) <= found.high
