"""Rungs of everybody, and who moved."""

from __future__ import annotations

import polars as pl

from guiju.evaluation.standing import moves


def test_only_known_rungs_make_a_move() -> None:
    """Up, down, unchanged, open before, new: two moves."""
    before = pl.DataFrame({"entity": ["a", "b", "c", "d"], "rung": [1, 3, 2, -1]})
    after = pl.DataFrame({"entity": ["a", "b", "c", "d", "e"], "rung": [3, 0, 2, 1, 1]})
    assert moves(before, after).rows() == [("a", 1, 3), ("b", 3, 0)]
