"""What to compute for everybody, as Polars expressions; made once for frames of one schema.

A run judges batch after batch of the same columns: building the expressions anew for each would
take longer than computing them.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from guiju.evaluation.outcome_columns import TreeColumns, coded
from guiju.evaluation.packing import packed
from guiju.formulas.columns import ColumnReading, ColumnValue
from guiju.policies.policy import Version

NO_VERDICT = 4
KEPT = 64
"""Plans remembered; a run needs one for each version and kind of case it meets."""

Schema = tuple[tuple[str, pl.DataType], ...]
"""Names and types of a frame's columns, in order."""


class Plan(NamedTuple):
    """Intermediate columns, stage by stage, and what is wanted once they are there."""

    stages: tuple[tuple[pl.Expr, ...], ...]
    wanted: tuple[pl.Expr, ...]

    def over(self, frame: pl.DataFrame) -> pl.LazyFrame:
        """The frame with the intermediate columns, ready to select what is wanted."""
        lazy = frame.lazy()
        for stage in self.stages:
            lazy = lazy.with_columns(stage)
        return lazy


@lru_cache(maxsize=KEPT)
def judgement_plan(version: Version, schema: Schema, as_of: date, reference: int) -> Plan:
    """`verdict`, `word0` …, and `<output>·lo` and `·hi` of one version."""
    reading = ColumnReading(dict(schema), as_of, reference)
    tree = TreeColumns(version, reading)
    outputs = [
        column
        for name, node in version.outputs.items()
        for column in _interval(name, reading.number(node))
    ]
    words = [word.alias(f"word{i}") for i, word in enumerate(packed([r.code for r in tree.rows()]))]
    return Plan(_stages(reading), (_verdict(tree).alias("verdict"), *words, *outputs))


@lru_cache(maxsize=KEPT)
def verdict_plan(
    versions: tuple[Version, ...], schema: Schema, as_of: date, reference: int
) -> Plan:
    """Only the verdicts of several versions, by the ids of their policies."""
    reading = ColumnReading(dict(schema), as_of, reference)
    trees = [TreeColumns(version, reading) for version in versions]
    verdicts = tuple(_verdict(tree).alias(tree.version.policy) for tree in trees)
    return Plan(_stages(reading), verdicts)


def _stages(reading: ColumnReading) -> tuple[tuple[pl.Expr, ...], ...]:
    return tuple(tuple(stage) for stage in reading.stages)


def _verdict(tree: TreeColumns) -> pl.Expr:
    if tree.verdict is None:
        return pl.lit(NO_VERDICT, dtype=pl.UInt8)
    return coded(tree.verdict.holds)


def _interval(name: str, value: ColumnValue) -> list[pl.Expr]:
    """An output's two ends as Float64: for people to read, never to decide by."""
    ends = []
    for end, ratio in (("lo", value.lo), ("hi", value.hi)):
        number = ratio.as_float()
        if not isinstance(value.not_computable, bool):
            number = pl.when(~value.not_computable).then(number)
        ends.append(number.alias(f"{name}·{end}"))
    return ends
