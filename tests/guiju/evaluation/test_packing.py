"""Two bits an outcome, sixteen to a word."""

from __future__ import annotations

import polars as pl

from guiju.evaluation.packing import codes_of_row, packed, unpacked, words_needed


def test_words_needed() -> None:
    """Sixteen outcomes fill a word; the seventeenth opens another."""
    assert [words_needed(rows) for rows in (0, 1, 16, 17, 33)] == [0, 1, 1, 2, 3]


def test_what_is_packed_comes_out_again() -> None:
    """Seventeen outcomes of all four kinds, in order."""
    codes = [row % 4 for row in range(17)]
    frame = pl.select(
        [word.alias(f"w{i}") for i, word in enumerate(packed([pl.lit(c) for c in codes]))]
    )
    words = list(frame.row(0))
    assert len(words) == 2
    assert unpacked(words, 17) == codes


def test_the_first_outcome_stands_lowest() -> None:
    """met, unmet, unknown, waived: 1 + 0·4 + 2·16 + 3·64 = 225."""
    word = pl.select(packed([pl.lit(1), pl.lit(0), pl.lit(2), pl.lit(3)])[0]).item()
    assert word == 225


def test_one_condition_for_everybody() -> None:
    """The column of one condition is read out of the packed words without unpacking the rest."""
    words = pl.Series([225, 1], dtype=pl.UInt32).to_numpy()
    assert codes_of_row(words, 3).tolist() == [3, 0]
