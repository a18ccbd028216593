"""Which files hold tables, and how each is opened."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from guiju.errors import BadInput, Place, Problem
from guiju.facts.csv_sheet import CsvSheet
from guiju.facts.parquet_sheet import ParquetSheet
from guiju.facts.sheets import Sheet

SUFFIXES = (".csv", ".parquet")


def find_tables(
    paths: Path | str | Iterable[Path | str], passed_by: Path | None = None
) -> tuple[list[Path], list[str]]:
    """The CSV and Parquet files named or lying in the folders named; notes on what was not read.

    Files beginning with `.`, `_`, `#` or `~` (a spreadsheet's lock) are passed by in silence, and
    so is `passed_by`: the bad rows an earlier reading set aside may lie in the same folder.
    """
    found, notes = list[Path](), list[str]()
    for path in map(Path, [paths] if isinstance(paths, Path | str) else paths):
        if not path.is_dir():
            found.append(path)
            continue
        files = sorted(file for file in path.iterdir() if file.name[0] not in "._#~")
        files = [file for file in files if passed_by is None or not _same(file, passed_by)]
        tables = [file for file in files if file.suffix.lower() in SUFFIXES]
        if not tables:
            raise BadInput(Problem("文件夹里没有 CSV 或 Parquet 文件", Place(path), do="核对路径"))
        found += tables
        notes += [f"没有读 {file.name}" for file in files if file not in tables and file.is_file()]
    # A file named beside its own folder is read once.
    return list({path.resolve(): path for path in found}.values()), notes


def open_sheet(path: Path) -> Sheet:
    """A CSV or Parquet file as a sheet; BadInput when it is empty, cut off or of another kind."""
    if not path.exists():
        raise BadInput(Problem("没有这个文件或文件夹", Place(path), do="核对路径"))
    if path.suffix.lower() not in SUFFIXES:
        raise BadInput(Problem("不是 CSV 或 Parquet 文件", Place(path), do="另存为 CSV（UTF-8）"))
    try:
        if path.stat().st_size == 0:
            raise BadInput(Problem("文件是空的", Place(path), "表头一行，以下一行一条", "重新导出"))
        return ParquetSheet(path) if path.suffix.lower() == ".parquet" else CsvSheet(path)
    except OSError as error:
        said = error.strerror or str(error)
        raise BadInput(Problem(f"读不到文件：{said}", Place(path), do="核对路径和权限")) from error


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
