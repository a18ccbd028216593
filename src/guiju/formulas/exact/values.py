"""What the exact reading computes with: intervals of exact numbers, or a reason why not."""

from __future__ import annotations

from fractions import Fraction

Exact = int | Fraction
End = int | Fraction | None
NOT_YET = "该年度企业尚未成立"
NO_YEAR = "企业还没有一个完整的会计年度"
OVER_ZERO = "分母为零"
NEGATIVE = "分母或基数为负，比率只能存疑"


class Span:
    """A number as an interval [lo, hi]; None is an open end, so two Nones are “unknown”.

    doubt: over a negative denominator; such a number may fail a test but never pass one.
    """

    __slots__ = ("doubt", "hi", "lo")

    def __init__(self, lo: End, hi: End, doubt: bool = False) -> None:
        self.lo = lo
        self.hi = hi
        self.doubt = doubt

    @property
    def known(self) -> bool:
        """Whether it is one number."""
        return self.lo is not None and self.lo == self.hi

    def __repr__(self) -> str:
        return f"Span({self.lo}, {self.hi}{', doubt' if self.doubt else ''})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and (self.lo, self.hi, self.doubt) == (
            other.lo,
            other.hi,
            other.doubt,
        )

    __hash__ = None  # type: ignore[assignment]


class NotComputable:
    """No number at all, and why; never the same as unknown."""

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def __repr__(self) -> str:
        return f"NotComputable({self.reason!r})"


Value = Span | NotComputable
UNKNOWN = Span(None, None)
