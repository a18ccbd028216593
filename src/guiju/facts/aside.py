"""Bad rows: collected with file, line and reason; told to the owner, or set aside in a file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import polars as pl

from guiju.errors import BadInput, Place, Problem
from guiju.facts.sheets import Sheet

LINE, REASON = "行号", "原因"
LISTED = 20
"""How many bad rows a message names; the rest are counted."""


class BadRows:
    """The rows of all sheets that cannot be used, by sheet and index."""

    def __init__(self) -> None:
        self._sheets: dict[Path, Sheet] = {}
        self._rows: dict[Path, dict[int, list[Problem]]] = {}

    def note(
        self, sheet: Sheet, index: int, line: int, problems: Iterable[Problem], column: str = ""
    ) -> None:
        """Put a row aside; `index` counts data rows from 0, `column` is the header as written."""
        self._sheets[sheet.path] = sheet
        prefix = f"列“{column}”：" if column else ""
        self._rows.setdefault(sheet.path, {}).setdefault(index, []).extend(
            replace(problem, at=Place(sheet.path.name, line), message=prefix + problem.message)
            for problem in problems
        )

    def of(self, sheet: Sheet) -> list[int]:
        """The indices of a sheet's bad rows."""
        return sorted(self._rows.get(sheet.path, ()))

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    def told(self) -> list[Problem]:
        """The first problems in the order of the files, and how many rows there are in all."""
        every = [
            problem
            for rows in self._rows.values()
            for index in sorted(rows)
            for problem in rows[index]
        ]
        listed = every[:LISTED]
        if len(every) > LISTED:
            listed.append(
                Problem(
                    f"共 {len(self)} 行有误，以上列出前 {LISTED} 处",
                    do="改正，或指定坏行另存的文件",
                )
            )
        return listed

    def raise_if_any(self) -> None:
        """Refuse the whole reading, naming the first bad rows."""
        if self._rows:
            raise BadInput(self.told())

    def write(self, path: Path) -> None:
        """All bad rows as they stood, with line and reason, as CSV; nothing when there are none.

        Rows of several sheets stand under the union of their headers; the reason names the file.
        Written beside and moved in place, so that half a file never stands there.
        """
        if not self._rows:
            return
        frames = [self._rows_of(sheet) for sheet in self._sheets.values()]
        whole = pl.concat(frames, how="diagonal")
        order = [name for name in whole.columns if name not in (LINE, REASON)]
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(path.name + ".partial")
        try:
            # The mark lets spreadsheets see that this is UTF-8.
            whole.select(*order, LINE, REASON).write_csv(partial, include_bom=True)
            os.replace(partial, path)
        finally:
            partial.unlink(missing_ok=True)

    def _rows_of(self, sheet: Sheet) -> pl.DataFrame:
        rows = self._rows[sheet.path]
        indices = sorted(rows)
        raw = sheet.rows(indices).drop(LINE, REASON, strict=False)
        lines = pl.Series(LINE, [rows[index][0].at.line for index in indices], dtype=pl.Int64)
        reasons = [f"{sheet.path.name}：{_joined(rows[index])}" for index in indices]
        return raw.with_columns(lines, pl.Series(REASON, reasons, dtype=pl.String))


def _joined(problems: list[Problem]) -> str:
    return "；".join(replace(problem, at=Place()).text() for problem in problems)
