"""Whole numbers in columns: 64 bits, 128 bits, or a refusal; never a silent overflow."""

from __future__ import annotations

import polars as pl
import pytest

from guiju.errors import BadInput
from guiju.formulas.columns.whole import Whole, literal, negated, plus, times

MOST = 10**15


def _money() -> Whole:
    return Whole(pl.col("money"), -MOST, MOST)


def _computed(whole: Whole) -> int:
    frame = pl.DataFrame({"money": [MOST]}, schema={"money": pl.Int64})
    return int(frame.select(whole.expr).item())


def test_a_product_past_64_bits_is_exact() -> None:
    """10^15 × 10^15 = 10^30, and the same negative."""
    square = times(_money(), _money())
    assert (square.lo, square.hi) == (-(10**30), 10**30)
    assert _computed(square) == 10**30
    assert _computed(negated(square)) == -(10**30)


def test_a_sum_past_64_bits_is_exact() -> None:
    """10^15 × 10^4 + 10^15 × 10^4 = 2 × 10^19, more than 2^63 − 1."""
    large = times(_money(), literal(10**4))
    assert _computed(plus(large, large)) == 2 * 10**19


def test_what_fits_64_bits_stays_there() -> None:
    """10^15 × 9 000 stays below 9.22 × 10^18."""
    assert not times(_money(), literal(9_000)).wide
    assert times(_money(), literal(9_300)).wide


def test_what_could_pass_128_bits_is_refused() -> None:
    """(10^15)^3 = 10^45 is more than 2^127: said in Chinese, computed never."""
    square = times(_money(), _money())
    with pytest.raises(BadInput, match="128 位"):
        times(square, _money())
    with pytest.raises(BadInput, match="128 位"):
        literal(10**39)
