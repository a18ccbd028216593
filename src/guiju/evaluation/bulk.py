"""Everybody at once: the column reading of the chosen policies over a frame of facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from guiju.evaluation.outcome_columns import TreeColumns
from guiju.evaluation.packing import packed, words_needed
from guiju.evaluation.parts import Part, parts_of
from guiju.formulas.columns import ColumnReading, ColumnValue
from guiju.policies.policy import Policy, Version

INELIGIBLE, ELIGIBLE, OPEN, NOT_APPLICABLE, NO_VERDICT = 0, 1, 2, 3, 4
VERDICT_NAMES = {
    INELIGIBLE: "ineligible",
    ELIGIBLE: "eligible",
    OPEN: "unknown",
    NOT_APPLICABLE: "not_applicable",
    NO_VERDICT: None,
}


def judge_frame(
    policies: Sequence[Policy], frame: pl.DataFrame, as_of: date
) -> dict[str, pl.DataFrame]:
    """Judge every row of a wide frame, by policy id, rows in the frame's order.

    Columns: `entity`, `verdict` (UInt8 code), `version` (position in policy.versions, Int16,
    null when none applies), `word0` … (packed outcomes), and `<output>·lo`, `<output>·hi`.
    """
    indexed = frame.with_row_index("·row")
    found = {}
    for policy in policies:
        parts = [_judge_part(policy, part, as_of) for part in parts_of(policy, indexed, as_of)]
        whole = pl.concat([_EMPTY, *parts], how="diagonal")
        found[policy.id] = _completed(policy, whole.sort("·row") if len(parts) > 1 else whole)
    return found


_EMPTY = pl.DataFrame(
    schema={"·row": pl.UInt32, "entity": pl.String, "verdict": pl.UInt8, "version": pl.Int16}
)


def _completed(policy: Policy, judged: pl.DataFrame) -> pl.DataFrame:
    """Every column any version could give, so that batches of a run are of one shape."""
    rows = max(len(version.rows) for version in policy.versions)
    names: dict[str, Any] = {f"word{i}": pl.UInt32 for i in range(words_needed(rows))}
    outputs = {name for version in policy.versions for name in version.outputs}
    names |= {f"{name}·{end}": pl.Float64 for name in sorted(outputs) for end in ("lo", "hi")}
    columns = [
        pl.col(name).cast(kind) if name in judged.columns else pl.lit(None, kind).alias(name)
        for name, kind in names.items()
    ]
    return judged.select("entity", "verdict", "version", *columns)


def _judge_part(policy: Policy, part: Part, as_of: date) -> pl.DataFrame:
    keys = ["·row", "entity"]
    if part.version is None:
        lit = pl.lit(NOT_APPLICABLE, dtype=pl.UInt8).alias("verdict")
        return part.rows.select(*keys, lit, pl.lit(None, dtype=pl.Int16).alias("version"))
    lazy, columns = version_columns(part.version, part.rows.lazy(), as_of, part.reference)
    position = policy.versions.index(part.version)
    version = pl.lit(position, dtype=pl.Int16).alias("version")
    return lazy.select(*keys, columns[0], version, *columns[1:]).collect()


def version_columns(
    version: Version, frame: pl.LazyFrame, as_of: date, reference: int
) -> tuple[pl.LazyFrame, list[pl.Expr]]:
    """The frame with its intermediate columns, and verdict, words and outputs to select."""
    reading = ColumnReading(frame.collect_schema(), as_of, reference)
    tree = TreeColumns(version, reading)
    outputs = [
        column
        for name, node in version.outputs.items()
        for column in _interval(name, reading.number(node))
    ]
    for stage in reading.stages:
        frame = frame.with_columns(stage)
    words = [word.alias(f"word{i}") for i, word in enumerate(packed([r.code for r in tree.rows()]))]
    return frame, [_verdict(tree).alias("verdict"), *words, *outputs]


def verdicts_frame(policies: Sequence[Policy], frame: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Only the verdicts of `judge_frame`: `entity` and a UInt8 code a policy, under its id.

    Policies with one version for everybody go into one plan, so that Polars computes what they
    share once; the others are judged as `judge_frame` does.
    """
    indexed = frame.with_row_index("·row")
    together: dict[int, list[Version]] = {}
    found = {}
    for policy in policies:
        parts = list(parts_of(policy, indexed, as_of))
        version = parts[0].version
        if len(parts) == 1 and version is not None:
            together.setdefault(parts[0].reference, []).append(version)
        else:
            found[policy.id] = judge_frame([policy], frame, as_of)[policy.id]["verdict"]
    for reference, versions in together.items():
        judged = _verdicts_together(versions, frame, as_of, reference)
        found |= {series.name: series for series in judged}
    columns = [found[policy.id].alias(policy.id) for policy in policies]
    return pl.DataFrame([frame["entity"], *columns])


def _verdicts_together(
    versions: Sequence[Version], frame: pl.DataFrame, as_of: date, reference: int
) -> pl.DataFrame:
    reading = ColumnReading(frame.schema, as_of, reference)
    trees = [TreeColumns(version, reading) for version in versions]
    lazy = frame.lazy()
    for stage in reading.stages:
        lazy = lazy.with_columns(stage)
    columns = [_verdict(tree).alias(tree.version.policy) for tree in trees]
    # Streaming works through pieces that fit the processor's own memory; whole columns do not.
    return lazy.select(columns).collect(engine="streaming")


def _verdict(tree: TreeColumns) -> pl.Expr:
    if tree.verdict is None:
        return pl.lit(NO_VERDICT, dtype=pl.UInt8)
    return tree.verdict.holds.cast(pl.UInt8).fill_null(OPEN)


def _interval(name: str, value: ColumnValue) -> list[pl.Expr]:
    """An output's two ends as Float64: for people to read, never to decide by."""
    ends = []
    for end, ratio in (("lo", value.lo), ("hi", value.hi)):
        number = ratio.as_float()
        if not isinstance(value.not_computable, bool):
            number = pl.when(~value.not_computable).then(number)
        ends.append(number.alias(f"{name}·{end}"))
    return ends
