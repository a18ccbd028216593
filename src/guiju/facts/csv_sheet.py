"""CSV files as sheets: decoded, with the line of every row, and a cure for misshapen ones."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from guiju.errors import BadInput, Place, Problem
from guiju.facts.sheets import BATCH_ROWS, Batch, under_headers


@dataclass
class CsvSheet:
    """A CSV file, wholly in memory as text."""

    path: Path
    headers: tuple[str, ...] = ()
    height: int = 0
    notes: list[str] = field(default_factory=list)
    blank: int = 0

    def __post_init__(self) -> None:
        raw, note = _utf8(self.path)
        self.notes += [note] if note else []
        self.headers = _header(raw, self.path)
        schema = {f"c{place}": pl.String for place in range(len(self.headers))}
        try:
            # The header is read along as a row, so that the first row never lacks a column.
            whole = pl.read_csv(raw, has_header=False, schema=schema, infer_schema=False)
        except pl.exceptions.PolarsError as error:
            raise BadInput(_misshapen(raw, self.path, len(self.headers))) from error
        self._lines = _lines(whole, raw)[1:]
        self._frame = whole[1:]
        self.height = self._frame.height

    def batches(self) -> Iterator[Batch]:
        """All rows, in slices."""
        for start in range(0, self.height, BATCH_ROWS):
            piece = slice(start, start + BATCH_ROWS)
            yield Batch(self._frame[piece], start, self._lines[piece])

    def line(self, index: int) -> int:
        """The line a row begins on; the header stands on line 1."""
        return int(self._lines[index])

    def rows(self, indices: Sequence[int]) -> pl.DataFrame:
        """Single rows as text, under their own headers."""
        return under_headers(self._frame[list(indices)], self.headers)


def _utf8(path: Path) -> tuple[bytes, str | None]:
    """The file's bytes as UTF-8 without a mark, and a note when they had to be translated."""
    raw = path.read_bytes()
    if b"\x00" in raw[:4096] or raw[:2] == b"PK":
        raise BadInput(Problem("不是 CSV 文本", Place(path), do="用表格软件另存为 CSV（UTF-8）"))
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        raw.decode("utf-8")
        return raw, None
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("gb18030").encode(), f"{path.name} 不是 UTF-8 编码，已按 GB18030 读入"
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem = Problem(
            "编码读不懂", Place(path, line), "UTF-8 或 GB18030", "另存为 CSV（UTF-8）"
        )
        raise BadInput(problem) from error


def _records(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.TextIOWrapper(io.BytesIO(raw), "utf-8", newline=""))
    line = 1
    for record in reader:
        yield line, record
        line = reader.line_num + 1


def _header(raw: bytes, path: Path) -> tuple[str, ...]:
    try:
        _, first = next(_records(raw))
    except (StopIteration, csv.Error) as error:
        raise BadInput(Problem("读不出表头", Place(path, 1), "第一行是列名", "检查文件")) from error
    return tuple(name.strip() for name in first)


def _misshapen(raw: bytes, path: Path, width: int) -> Problem:
    """Which line made the reading fail; looked for only once it has."""
    try:
        for line, record in _records(raw):
            if len(record) > width:
                met = f"这一行有 {len(record)} 列，表头只有 {width} 列"
                return Problem(met, Place(path, line), do="检查多出的逗号；含逗号的内容要加引号")
    except csv.Error:
        pass
    return Problem("CSV 结构损坏，多半是引号没有配对", Place(path), do="用表格软件打开检查后另存")


def _lines(frame: pl.DataFrame, raw: bytes) -> npt.NDArray[np.int64]:
    """The line each row begins on; a quoted cell may hold line breaks of its own."""
    count = raw.count(b"\n") + (not raw.endswith(b"\n"))
    if count == frame.height:
        return np.arange(1, frame.height + 1)
    breaks = pl.sum_horizontal(pl.all().str.count_matches("\n", literal=True).fill_null(0))
    taken: npt.NDArray[np.int64] = frame.select(breaks).to_series().to_numpy().astype(np.int64) + 1
    begins: npt.NDArray[np.int64] = np.cumsum(taken) - taken + 1
    return begins
