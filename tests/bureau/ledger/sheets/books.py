"""Workbooks made for tests: rows, merged cells, and parts no office program would write."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook


def book(
    path: Path, rows: Iterable[Sequence[Any]], *, merge: Sequence[str] = (), title: str = "表"
) -> Path:
    """A workbook of one sheet."""
    made = Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for ref in merge:
        sheet.merge_cells(ref)
    made.save(path)
    return path


def with_part(path: Path, name: str, data: bytes) -> Path:
    """The same workbook with one part more inside."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return path
