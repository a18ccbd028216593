"""Whole-number expressions that know how large they can get.

Polars wraps silently when an integer overflows, so every product and sum carries static bounds:
64 bits while they suffice, 128 where they are asked for, and a refusal beyond that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from guiju.errors import BadInput, Problem

NARROW = 2**63 - 1
WIDE = 2**127 - 1


@dataclass(frozen=True, eq=False)
class Whole:
    """A whole-number expression between lo and hi (both included); null where unknown.

    key: what makes two of them the same number, so that common denominators cancel.
    """

    expr: pl.Expr
    lo: int
    hi: int
    literal: int | None = None
    key: str | None = None

    def same(self, other: Whole) -> bool:
        """Whether both stand for the same number in every row."""
        return self is other or (self.key is not None and self.key == other.key)

    @property
    def wide(self) -> bool:
        """Whether it takes 128 bits."""
        return max(-self.lo, self.hi) > NARROW

    def cast(self, wide: bool) -> pl.Expr:
        """The expression, in 128 bits when asked and not so already."""
        if self.literal is not None:
            return _literal(self.literal, wide)
        return self.expr.cast(pl.Int128) if wide and not self.wide else self.expr


def literal(value: int) -> Whole:
    """A constant."""
    _refuse_beyond(value, value)
    return Whole(_literal(value, abs(value) > NARROW), value, value, value)


@lru_cache(maxsize=10_000)  # Polars takes long over a literal, and laws repeat their numbers
def _literal(value: int, wide: bool) -> pl.Expr:
    return pl.lit(value, dtype=pl.Int128 if wide else pl.Int64)


def bounded(expr: pl.Expr, lo: int, hi: int) -> Whole:
    """An expression with its bounds, refused where even 128 bits could overflow."""
    _refuse_beyond(lo, hi)
    return Whole(expr, lo, hi)


def _refuse_beyond(lo: int, hi: int) -> None:
    if max(-lo, hi) > WIDE:
        raise BadInput(
            Problem("公式的数值范围超过 128 位整数", expected="更少的连乘", do="拆开公式")
        )


def fits(wholes: tuple[Whole, ...], lo: int, hi: int) -> bool:
    """Whether an operation over these, with this result, needs 128 bits."""
    return max(-lo, hi) > NARROW or any(whole.wide for whole in wholes)


def plus(a: Whole, b: Whole) -> Whole:
    """a + b."""
    if a.literal == 0:
        return b
    if b.literal == 0:
        return a
    if a.literal is not None and b.literal is not None:
        return literal(a.literal + b.literal)
    lo, hi = a.lo + b.lo, a.hi + b.hi
    wide = fits((a, b), lo, hi)
    return _narrowed(bounded(a.cast(wide) + b.cast(wide), lo, hi), wide)


def times(a: Whole, b: Whole) -> Whole:
    """a × b."""
    if a.literal == 1:
        return b
    if b.literal == 1:
        return a
    if a.literal is not None and b.literal is not None:
        return literal(a.literal * b.literal)
    corners = [x * y for x in (a.lo, a.hi) for y in (b.lo, b.hi)]
    lo, hi = min(corners), max(corners)
    wide = fits((a, b), lo, hi)
    return _narrowed(bounded(a.cast(wide) * b.cast(wide), lo, hi), wide)


def _narrowed(whole: Whole, wide: bool) -> Whole:
    # A result that fits 64 bits although an operand did not goes back to them.
    if wide and not whole.wide:
        return Whole(whole.expr.cast(pl.Int64), whole.lo, whole.hi)
    return whole


def negated(a: Whole) -> Whole:
    """−a."""
    if a.literal is not None:
        return literal(-a.literal)
    # From zero: Polars has no negative of a 128-bit column.
    return Whole(literal(0).cast(a.wide) - a.expr, -a.hi, -a.lo)


def either(condition: pl.Expr, a: Whole, b: Whole) -> Whole:
    """a where the condition holds, else b."""
    if a is b or (a.literal is not None and a.literal == b.literal):
        return a
    lo, hi = min(a.lo, b.lo), max(a.hi, b.hi)
    wide = fits((a, b), lo, hi)
    return Whole(pl.when(condition).then(a.cast(wide)).otherwise(b.cast(wide)), lo, hi)


def where(condition: pl.Expr, a: Whole) -> Whole:
    """a where the condition holds, else unknown."""
    return Whole(pl.when(condition).then(a.cast(a.wide)), a.lo, a.hi)
