"""The example bureau's year, opened once; and copies of it with one cell changed."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from functools import cache
from pathlib import Path

from guiju.ledger import open_ledger
from guiju.periods import stretch
from guiju.rollup import ClaimResult, FigureResult, Figures, claim_results
from guiju.rulebook import Rulebook, load_rulebook

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "liyang-2024"
YEAR = stretch("2024")


@cache
def rulebook() -> Rulebook:
    """The rulebook that is shipped."""
    return load_rulebook(ROOT / "rulebook")


@cache
def figures(folder: Path = EXAMPLE, known_at: date | None = None) -> Figures:
    """The figures over a ledger."""
    book = rulebook()
    ledger = open_ledger(folder, book.vocabulary, places=book.places, known_at=known_at)
    return Figures(book, ledger)


def figure(name: str, period: str = "2024", over: Figures | None = None) -> FigureResult:
    """A figure of the year, or of another period."""
    return (over or figures()).figure(name, stretch(period))


def claim(name: str, over: Figures | None = None) -> ClaimResult:
    """The one result of a claim."""
    (found,) = claim_results(over or figures(), name, YEAR)
    return found


def ids(result: FigureResult) -> list[str]:
    """The records behind a figure, in the order of their ids."""
    return sorted(record.id for record in result.behind)


def parts(result: FigureResult) -> dict[str, list[str]]:
    """The records of each part by its code."""
    return {share.code: [record.id for record in share.records] for share in result.shares}


def numbered(prefix: str, *numbers: int) -> list[str]:
    """funding-01, funding-02 …: the ids of these numbers, in order."""
    width = 3 if prefix in ("intake", "title", "value", "series") else 2
    return [f"{prefix}-{number:0{width}}" for number in sorted(numbers)]


def changed(root: Path, table: str, key: dict[str, str], column: str, value: str | None) -> Path:
    """A copy of the example in which one line's cell has another value; None takes the line out.

    key: {head: value} of the one line that is meant.
    """
    folder = root / "ledger"
    if not folder.exists():
        shutil.copytree(EXAMPLE, folder)
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    meant = [row for row in rows if all(row[head] == cell for head, cell in key.items())]
    assert len(meant) == 1, meant
    if value is None:
        rows.remove(meant[0])
    else:
        assert column in meant[0]
        meant[0][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder


def added(folder: Path, table: str, head: str, rows: list[str]) -> None:
    """More lines for a table: those of its columns that `head` names, in the table's own order."""
    path = folder / f"{table}.csv"
    columns = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    names = head.split(",")
    with path.open("a", encoding="utf-8") as file:
        for row in rows:
            cells = dict(zip(names, row.split(","), strict=True))
            file.write(",".join(cells.get(column, "") for column in columns) + "\n")
