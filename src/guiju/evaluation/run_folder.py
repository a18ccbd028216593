"""The folder of a run: it appears whole or not at all, its tables a row group at a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from guiju.errors import BadInput, Place, Problem


class GroupedTable:
    """A Parquet file written a row group at a time, opened with the first one's schema.

    A batch may lack columns another has (a version without words): the first batch fixes them.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer: pq.ParquetWriter | None = None

    def __enter__(self) -> GroupedTable:
        return self

    def __exit__(self, *_: object) -> None:
        if self.writer:
            self.writer.close()

    def write(self, frame: pl.DataFrame) -> None:
        """One more row group."""
        table = frame.to_arrow()
        if self.writer is None:
            self.writer = pq.ParquetWriter(self.path, table.schema, compression="zstd")
        self.writer.write_table(_fitted(table, self.writer.schema))


def _fitted(table: pa.Table, schema: pa.Schema) -> pa.Table:
    columns = [
        table[field.name].cast(field.type)
        if field.name in table.column_names
        else pa.nulls(table.num_rows, field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


@contextmanager
def whole_folder(out: Path, mark: str) -> Iterator[Path]:
    """A folder to fill that takes `out`'s place once all went well; `mark` is the file that says
    a folder is one of ours and may be replaced."""
    if out.exists() and any(out.iterdir()) and not (out / mark).exists():
        raise BadInput(
            Problem("输出文件夹里已有别的内容", Place(str(out)), do="换一个文件夹，或先清空它")
        )
    partial = out.with_name(f".{out.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        yield partial
        if out.exists():
            shutil.rmtree(out)
        partial.rename(out)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
