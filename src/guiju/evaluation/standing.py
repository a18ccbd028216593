"""Where everybody stands on a ladder, and who moved since another day."""

from __future__ import annotations

from datetime import date

import polars as pl

from guiju.formulas.columns import ColumnReading
from guiju.ladders import Ladder

UNKNOWN_RUNG = -1
"""Stands for “the known titles leave more than one rung possible”."""


def standing(ladder: Ladder, frame: pl.LazyFrame, as_of: date) -> pl.DataFrame:
    """Rows `entity, rung_min, rung_max, rung` in the frame's order; rung is −1 while open."""
    reading = ColumnReading(frame.collect_schema(), as_of, as_of.year - 1)
    value = reading.number(ladder.metric)
    for stage in reading.stages:
        frame = frame.with_columns(stage)
    low, high = (end.as_float().cast(pl.Int8) for end in (value.lo, value.hi))
    rung = pl.when(low == high).then(low).otherwise(pl.lit(UNKNOWN_RUNG, dtype=pl.Int8))
    columns = [low.alias("rung_min"), high.alias("rung_max"), rung.alias("rung")]
    return frame.select("entity", *columns).collect()


def moves(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """Rows `entity, before, after` for everybody standing elsewhere than before.

    Only two known rungs make a move; whoever is new in `after` has no before and is left out.
    """
    both = after.select("entity", pl.col("rung").alias("after")).join(
        before.select("entity", pl.col("rung").alias("before")), on="entity", how="inner"
    )
    known = (pl.col("before") != UNKNOWN_RUNG) & (pl.col("after") != UNKNOWN_RUNG)
    moved = both.filter(known & (pl.col("before") != pl.col("after")))
    return moved.select("entity", "before", "after").sort("entity")
