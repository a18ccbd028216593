"""The long table of the measurement says what the wide one says."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from guiju.bench.generated import firms
from guiju.bench.long_to_wide import same, write_long
from guiju.facts import widen


def test_it_is_the_same_facts(tmp_path: Path) -> None:
    """A row a known fact, and widened again the very frame it came from."""
    frame = firms(300)
    write_long(frame, tmp_path / "long.parquet")
    long = pl.read_parquet(tmp_path / "long.parquet")
    assert long.columns == ["entity", "concept", "period", "value"]
    assert long.height == frame.height * 90 - sum(frame.null_count().row(0))
    assert same(widen(tmp_path / "long.parquet"), frame)


def test_a_difference_is_seen(tmp_path: Path) -> None:
    """One changed number is not the same."""
    frame = firms(50)
    write_long(frame, tmp_path / "long.parquet")
    assert not same(widen(tmp_path / "long.parquet"), frame.with_columns(pl.col("sales@2023") + 1))
