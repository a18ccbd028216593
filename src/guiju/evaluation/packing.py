"""Two bits an outcome: how a run keeps every finding of everybody in little room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

import numpy as np
import numpy.typing as npt
import polars as pl

PER_WORD = 16
"""Outcomes in one 32-bit word; the first stands in the lowest two bits."""


def words_needed(rows: int) -> int:
    """How many 32-bit words hold the outcomes of that many conditions."""
    return -(-rows // PER_WORD)


def packed(codes: Sequence[pl.Expr]) -> list[pl.Expr]:
    """Outcome codes (0 unmet, 1 met, 2 unknown, 3 waived) as UInt32 words."""
    words = []
    for start in range(0, len(codes), PER_WORD):
        part = codes[start : start + PER_WORD]
        shifted = [
            code.cast(pl.UInt32) * pl.lit(1 << (2 * place), dtype=pl.UInt32)
            for place, code in enumerate(part)
        ]
        words.append(reduce(or_, shifted))
    return words


def unpacked(words: Sequence[int], rows: int) -> list[int]:
    """The outcome codes of one entity, in the order of the version's rows."""
    return [(words[row // PER_WORD] >> (2 * (row % PER_WORD))) & 3 for row in range(rows)]


def codes_of_row(word: npt.NDArray[np.uint32], place: int) -> npt.NDArray[np.uint8]:
    """The codes of the condition at `place` of a word, for everybody."""
    return ((word >> np.uint32(2 * place)) & np.uint32(3)).astype(np.uint8)
