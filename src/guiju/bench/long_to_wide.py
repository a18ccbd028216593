"""A long Parquet table of facts made wide in memory, against DuckDB's filtered aggregates."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from guiju.bench.peer_process import PeerProcess
from guiju.bench.results import Disagreement, Goal, Measured
from guiju.bench.setting import Setting
from guiju.bench.timing import alternated, seconds, written
from guiju.facts import widen
from guiju.facts.columns import ENTITY, split_column

GOAL = Goal("long_to_wide", "长表转宽表 90 列", "DuckDB", 0.2)
SHARE = 0.3
"""Of the firms of the other measurements: a long table has eighty rows a firm."""
ROUNDS = 3
FIRMS_A_PIECE = 32_768


def measure(setting: Setting) -> Measured:
    """Both read the same file; neither writes one."""
    frame = setting.firms.head(max(1, int(setting.entities * SHARE)))
    path, listed = setting.folder / "long.parquet", setting.folder / "columns.json"
    write_long(frame, path)
    listed.write_text(json.dumps([split_column(name) for name in frame.columns if name != ENTITY]))
    if not same(widen(path), frame):
        raise Disagreement("宽表与写成长表之前的不同")
    with PeerProcess("duckdb_wide", path, listed) as peer:
        ours, theirs = alternated(lambda: seconds(lambda: widen(path)), peer.seconds, ROUNDS)
    return Measured(ours / theirs, written(ours), written(theirs), versions=peer.versions)


def write_long(frame: pl.DataFrame, path: Path) -> None:
    """`entity, concept, period, value`, a row a known fact, one firm after the other."""
    writer = None
    for start in range(0, frame.height, FIRMS_A_PIECE):
        table = _long(frame.slice(start, FIRMS_A_PIECE)).to_arrow(
            compat_level=pl.CompatLevel.oldest()
        )
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    if writer:
        writer.close()


def _long(frame: pl.DataFrame) -> pl.DataFrame:
    whole = frame.with_columns(pl.exclude(ENTITY).cast(pl.Int64))
    rows = whole.unpivot(index=ENTITY).drop_nulls().sort(ENTITY, maintain_order=True)
    names = pl.col("variable").str.split_exact("@", 1)
    return rows.select(
        ENTITY,
        names.struct.field("field_0").alias("concept"),
        names.struct.field("field_1").cast(pl.Int32).alias("period"),
        "value",
    )


def same(wide: pl.DataFrame, frame: pl.DataFrame) -> bool:
    """Whether the wide table is what the long one was made from, facts with no value aside."""
    columns = [name for name in frame.columns if frame[name].null_count() < frame.height]
    known = frame.filter(pl.any_horizontal(pl.exclude(ENTITY).is_not_null())).sort(ENTITY)
    whole = known.select(ENTITY, pl.exclude(ENTITY).cast(pl.Int64))
    return wide.select(columns).equals(whole.select(columns))
