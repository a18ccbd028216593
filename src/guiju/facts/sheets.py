"""A table as it stands in a file, before anything is understood of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
import polars as pl

BATCH_ROWS = 1 << 19
"""Rows in hand at once: wide enough for Polars, small enough that a province fits in memory."""

Progress = Callable[[str, int, int], None]
"""Told after every batch: the file's name, rows read so far, rows in the file."""


@dataclass(frozen=True)
class Batch:
    """Some rows of a sheet: raw columns `c0`, `c1` …; index of the first row; line of each."""

    frame: pl.DataFrame
    start: int
    lines: npt.NDArray[np.int64]


class Sheet(Protocol):
    """What every kind of file offers."""

    path: Path
    headers: tuple[str, ...]
    height: int
    notes: list[str]
    blank: int
    """Rows that are blank throughout, counted as they are read."""

    def batches(self) -> Iterator[Batch]:
        """All rows, in order; may be asked for again."""

    def line(self, index: int) -> int:
        """The line a row begins on, counted from 1."""

    def rows(self, indices: Sequence[int]) -> pl.DataFrame:
        """Single rows as text, under their own headers."""


def under_headers(frame: pl.DataFrame, headers: tuple[str, ...]) -> pl.DataFrame:
    """The rows as text with their headers for names; a column without one is called by place."""
    names = [name or f"第{place}列" for place, name in enumerate(headers, 1)]
    texts = [column.cast(pl.String, strict=False) for column in frame.get_columns()]
    return pl.DataFrame(dict(zip(names, texts, strict=True)))
