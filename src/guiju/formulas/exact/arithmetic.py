"""Interval arithmetic with open ends, exact at every border."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import floor
from typing import Any

from guiju.formulas.exact.values import OVER_ZERO, UNKNOWN, End, NotComputable, Span, Value

Pick = Callable[[Any], Any]


def total(values: Iterable[Value]) -> Value:
    """The sum."""
    lo: End = 0
    hi: End = 0
    doubt = False
    for value in values:
        if isinstance(value, NotComputable):
            return value
        lo = None if lo is None or value.lo is None else lo + value.lo
        hi = None if hi is None or value.hi is None else hi + value.hi
        doubt = doubt or value.doubt
    return Span(lo, hi, doubt)


def scale(value: Value, by: Fraction | int) -> Value:
    """A number times a constant; a negative one turns the interval round."""
    if isinstance(value, NotComputable):
        return value
    lo = None if value.lo is None else value.lo * by
    hi = None if value.hi is None else value.hi * by
    return Span(lo, hi, value.doubt) if by >= 0 else Span(hi, lo, value.doubt)


def product(left: Value, right: Value) -> Value:
    """left × right; unknown as soon as one end is open."""
    if isinstance(left, NotComputable):
        return left
    if isinstance(right, NotComputable):
        return right
    doubt = left.doubt or right.doubt
    if left.lo is None or left.hi is None or right.lo is None or right.hi is None:
        return Span(None, None, doubt)
    ends = [a * b for a in (left.lo, left.hi) for b in (right.lo, right.hi)]
    return Span(min(ends), max(ends), doubt)


def quotient(top: Value, bottom: Value) -> Value:
    """top ÷ bottom, the denominator tested first: cross-multiplying alone would call 0/0 fine."""
    if isinstance(bottom, NotComputable):
        return bottom
    if isinstance(top, NotComputable):
        return top
    if bottom.lo is None or bottom.lo != bottom.hi:
        return UNKNOWN
    if bottom.lo == 0:
        return NotComputable(OVER_ZERO)
    if bottom.lo > 0 and top.lo is not None and top.lo == top.hi:  # the common case, made once
        exact = Fraction(top.lo, bottom.lo)
        return Span(exact, exact, top.doubt or bottom.doubt)
    by = Fraction(1) / bottom.lo
    divided = scale(top, by)
    if isinstance(divided, Span) and (by < 0 or bottom.doubt or divided.doubt):
        return Span(divided.lo, divided.hi, True)
    return divided


def extreme(values: list[Value], kind: str) -> Value:
    """The greatest (max) or smallest (min): the end that decides ignores open ends."""
    spans: list[Span] = []
    for value in values:
        if isinstance(value, NotComputable):
            return value
        spans.append(value)
    doubt = any(span.doubt for span in spans)
    lows, highs = [span.lo for span in spans], [span.hi for span in spans]
    if kind == "max":
        return Span(_most(lows, max), _all(highs, max), doubt)
    return Span(_all(lows, min), _most(highs, min), doubt)


def of_each_year(values: list[Value], kind: str) -> Value:
    """lowest (min) or highest (max) of several years.

    One bad year decides whatever the others are; so a year that cannot be computed only leaves
    the result open, and makes it one that may fail a test but never pass it.
    """
    spans = [value for value in values if isinstance(value, Span)]
    if not spans:
        return values[0]
    if len(spans) == len(values):
        return extreme(values, kind)
    found = extreme([*spans], kind)
    assert isinstance(found, Span)
    return Span(found.lo, None, True) if kind == "max" else Span(None, found.hi, True)


def _most(ends: list[End], pick: Pick) -> End:
    closed = [end for end in ends if end is not None]
    return pick(closed) if closed else None


def _all(ends: list[End], pick: Pick) -> End:
    return None if any(end is None for end in ends) else pick(ends)


def clip(value: Value, lo: Fraction, hi: Fraction) -> Value:
    """Held between lo and hi; an open end becomes the border."""
    if isinstance(value, NotComputable):
        return value
    low = lo if value.lo is None else min(max(value.lo, lo), hi)
    high = hi if value.hi is None else max(min(value.hi, hi), lo)
    return Span(low, high, value.doubt)


def floored(value: Value) -> Value:
    """The whole number at or below each end."""
    if isinstance(value, NotComputable):
        return value
    low = None if value.lo is None else floor(value.lo)
    high = None if value.hi is None else floor(value.hi)
    return Span(low, high, value.doubt)


def hull(values: list[Value]) -> Value:
    """The smallest interval holding all; one that cannot be computed opens both ends."""
    spans = [value for value in values if isinstance(value, Span)]
    if len(spans) < len(values):
        return values[0] if len(values) == 1 else UNKNOWN
    doubt = any(span.doubt for span in spans)
    return Span(
        _all([span.lo for span in spans], min), _all([span.hi for span in spans], max), doubt
    )


def compares(left: Value, word: str, right: Value) -> bool | None:
    """yes, no or unknown for `left word right`; a doubtful left may fail, never pass."""
    if isinstance(left, NotComputable) or isinstance(right, NotComputable):
        return None
    answer = _ORDER[word](left, right)
    return None if answer and (left.doubt or right.doubt) else answer


def _at_least(a: Span, b: Span) -> bool | None:
    if a.lo is not None and b.hi is not None and a.lo >= b.hi:
        return True
    if a.hi is not None and b.lo is not None and a.hi < b.lo:
        return False
    return None


def _more_than(a: Span, b: Span) -> bool | None:
    if a.lo is not None and b.hi is not None and a.lo > b.hi:
        return True
    if a.hi is not None and b.lo is not None and a.hi <= b.lo:
        return False
    return None


def _is(a: Span, b: Span) -> bool | None:
    if a.known and b.known:
        return a.lo == b.lo
    apart = _more_than(a, b) or _more_than(b, a)
    return False if apart else None


_ORDER = {
    "at_least": _at_least,
    "more_than": _more_than,
    "at_most": lambda a, b: _at_least(b, a),
    "less_than": lambda a, b: _more_than(b, a),
    "is": _is,
}
