"""Parquet files as sheets: read batch by batch, never more than asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from guiju.errors import BadInput, Place, Problem
from guiju.facts.sheets import BATCH_ROWS, Batch, under_headers


@dataclass
class ParquetSheet:
    """A Parquet file, read batch by batch; lines count rows from 1, for there is no header."""

    path: Path
    headers: tuple[str, ...] = ()
    height: int = 0
    notes: list[str] = field(default_factory=list)
    blank: int = 0

    def __post_init__(self) -> None:
        with _whole(self.path):
            self._file = pq.ParquetFile(self.path)
        self.headers = tuple(self._file.schema_arrow.names)
        self.height = self._file.metadata.num_rows

    def batches(self) -> Iterator[Batch]:
        """All rows, in batches straight from the file."""
        start = 0
        with _whole(self.path):
            # Text that repeats (entities, concepts) stays a dictionary: it is looked at once.
            texts = [item.name for item in self._file.schema_arrow if _is_text(item.type)]
            file = pq.ParquetFile(self.path, read_dictionary=texts)
            for piece in file.iter_batches(batch_size=BATCH_ROWS):
                frame = pl.DataFrame(pa.Table.from_batches([piece]))
                frame.columns = [f"c{place}" for place in range(len(self.headers))]
                yield Batch(frame, start, np.arange(start + 1, start + 1 + frame.height))
                start += frame.height

    def line(self, index: int) -> int:
        """The row counted from 1."""
        return index + 1

    def rows(self, indices: Sequence[int]) -> pl.DataFrame:
        """Single rows as text, under their own headers."""
        frame = pl.DataFrame(self._file.read())[list(indices)]
        return under_headers(frame, self.headers)


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    """Turn every error of a broken file into what its owner can do about it."""
    try:
        yield
    except (FileNotFoundError, PermissionError):
        raise
    except (pa.ArrowException, OSError) as error:
        met = "不是完整的 Parquet 文件（可能没有传完）"
        raise BadInput(Problem(met, Place(path), do="重新导出或重新传送")) from error


def _is_text(kind: Any) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))
