"""What section pages are built of: figures, grids of counts, lines that are cards on a phone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bureau.ledger.queries import Record, Shown

Cell = Shown
"""One cell of a line, as lists of records have it."""
UNKNOWN = "（未知）"
MOST = 20
"""Lines of a table that nobody narrowed; the rest stands on the list of records."""


@dataclass(frozen=True)
class Figure:
    """One number on top of a page: label, value, unit, a word beside it, where it leads."""

    label: str
    value: Any
    unit: str = ""
    note: str = ""
    href: str = ""
    is_money: bool = False


@dataclass(frozen=True)
class Line:
    """One record in a table: its name, where it leads, its cells; state: amber, or nothing."""

    name: str
    kind: str
    code: str
    is_sample: bool
    cells: tuple[Cell, ...]
    state: str = ""


@dataclass(frozen=True)
class Grid:
    """Counts of records by row and column; each cell leads to those very records."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, str], ...], int], ...]
    totals: tuple[int, ...]
    total: int


def grid(
    records: Sequence[Record],
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    of: Callable[[Record], tuple[str, str]],
    href: Callable[[str, str], str],
) -> Grid:
    """A grid of (code, label) rows and columns; of: the codes of a record's row and column.

    Codes that no row or column has are counted under 未知, shown only where there are some.
    """
    row_codes, column_codes = {code for code, _ in rows}, {code for code, _ in columns}
    counts: Counter[tuple[str, str]] = Counter()
    for record in records:
        row, column = of(record)
        counts[row if row in row_codes else "", column if column in column_codes else ""] += 1
    shown_rows = [*rows, *([("", UNKNOWN)] if any(not row for row, _ in counts) else [])]
    shown_columns = [*columns, *([("", UNKNOWN)] if any(not col for _, col in counts) else [])]
    lines = tuple(
        (
            label,
            tuple((counts[row, col], href(row, col)) for col, _ in shown_columns),
            sum(counts[row, col] for col, _ in shown_columns),
        )
        for row, label in shown_rows
    )
    totals = tuple(sum(counts[row, col] for row, _ in shown_rows) for col, _ in shown_columns)
    return Grid(tuple(label for _, label in shown_columns), lines, totals, len(records))


def line(record: Record, cells: Iterable[Cell], name: str = "", state: str = "") -> Line:
    """A record as a line of a table."""
    row = record.row
    return Line(name or row.name, row.kind, row.code, row.is_sample, tuple(cells), state)


def linked(label: str, record: Record, name: str) -> Cell:
    """A cell that leads to the other end of a relation."""
    cell = record.cell(name)
    href = f"/records/{cell.ref_kind}/{cell.ref}" if cell.ref else ""
    return Cell(label, cell.text, href)


def shortened(lines: Sequence[Line], picked: Any) -> tuple[Sequence[Line], int]:
    """The lines to show and how many more there are: all of them when somebody chose them."""
    return (lines, 0) if picked else (lines[:MOST], max(0, len(lines) - MOST))
