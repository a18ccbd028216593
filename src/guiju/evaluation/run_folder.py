"""The folder of a run: it appears whole or not at all, its tables a row group at a time."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

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


SNAPSHOT, OUTCOMES, VERDICTS, FINDINGS, RECORD = (
    "snapshot.parquet",
    "outcomes.parquet",
    "verdicts.parquet",
    "findings.parquet",
    "run.json",
)
OWN = {SNAPSHOT, OUTCOMES, VERDICTS, FINDINGS, RECORD}


def refuse_strangers(out: Path) -> None:
    """BadInput unless `out` is free, empty, or a run and nothing else."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise BadInput(Problem("输出位置不是普通文件夹", Place(str(out)), do="换一个文件夹"))
    if not out.exists():
        return
    names = {path.name for path in out.iterdir()}
    if names and not (RECORD in names and names <= OWN and _is_record(out / RECORD)):
        raise BadInput(
            Problem("输出文件夹里已有别的内容", Place(str(out)), do="换一个文件夹，或先清空它")
        )


def _is_record(path: Path) -> bool:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and {"rulebook", "as_of", "policies"} <= set(record)


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """A folder to fill that takes `out`'s place once all went well.

    Each writer fills a folder of its own, so that two at once cannot mix; the run that stood
    there before is moved aside first and deleted last, so that no kill can lose both.
    """
    refuse_strangers(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(mkdtemp(prefix=f".{out.name[:100]}.", suffix=".partial", dir=out.parent))
    try:
        yield partial
        partial.chmod(0o755)
        if out.exists():
            out.rename(partial.with_suffix(".old"))
        partial.rename(out)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        shutil.rmtree(partial.with_suffix(".old"), ignore_errors=True)
