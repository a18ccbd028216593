"""The rows of one import in a file of their own: read once, checked, looked at page by page.

A small database beside the uploaded file: a hundred thousand rows that may never be committed do
not belong among the bureau's facts, and a page needs the fifty in state “held” at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bureau.ledger.sheets.lines import Line

NEW, CHANGED, SAME, HELD, WRONG, LEFT = "new", "changed", "same", "held", "wrong", "left"
STATES = (NEW, CHANGED, SAME, HELD, WRONG, LEFT)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS rows (
  number INTEGER PRIMARY KEY, cells TEXT NOT NULL, formulas TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL DEFAULT '',
  period TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '', answer TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS by_state ON rows (state, number);
CREATE INDEX IF NOT EXISTS by_subject ON rows (subject, period);
"""
_BATCH = 2000


@dataclass(frozen=True)
class Kept:
    """One row as kept: its line, its state, what the check found, what the person answered.

    subject, period: which record and year it is about, the same for all rows about them.
    """

    line: Line
    state: str
    subject: str
    period: str
    result: dict[str, Any]
    answer: dict[str, str]


class Store:
    """The rows of one import."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def fill(self, lines: Iterable[Line]) -> int:
        """Put the rows of a sheet in, in place of any before."""
        with self._db:
            self._db.execute("DELETE FROM rows")
            rows = ((n.number, _dump(n.values), ",".join(map(str, n.formulas))) for n in lines)
            self._db.executemany("INSERT INTO rows (number, cells, formulas) VALUES (?,?,?)", rows)
        return self.count()

    def count(self, state: str | None = None) -> int:
        """How many rows there are, in one state or in all."""
        where, given = ("WHERE state = ?", (state,)) if state is not None else ("", ())
        return int(self._db.execute(f"SELECT count(*) FROM rows {where}", given).fetchone()[0])

    def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        found = dict(self._db.execute("SELECT state, count(*) FROM rows GROUP BY state"))
        return {state: int(found.get(state, 0)) for state in STATES}

    def lines(self, *, after: int = 0, first: int = 1, most: int | None = None) -> Iterator[Line]:
        """Raw rows in order."""
        sql = "SELECT number, cells, formulas FROM rows WHERE number > ? AND number >= ?"
        sql += " ORDER BY number LIMIT ?"
        limit = -1 if most is None else most
        for number, cells, formulas in self._db.execute(sql, (after, first, limit)).fetchall():
            yield _line(number, cells, formulas)

    def pending(self) -> Iterator[tuple[Line, dict[str, str]]]:
        """Every row with what was answered of it, to be checked; a batch in memory at a time."""
        after = 0
        sql = "SELECT * FROM rows WHERE number > ? ORDER BY number LIMIT ?"
        while batch := [_kept(row) for row in self._db.execute(sql, (after, _BATCH))]:
            yield from ((row.line, row.answer) for row in batch)
            after = batch[-1].line.number

    def kept(
        self, *, states: Iterable[str] = STATES, after: int = 0, skip: int = 0, most: int = _BATCH
    ) -> list[Kept]:
        """Checked rows in order, a page at a time."""
        wanted = tuple(states)
        sql = f"SELECT * FROM rows WHERE number > ? AND state IN ({_marks(wanted)})"
        sql += " ORDER BY number LIMIT ? OFFSET ?"
        return [_kept(row) for row in self._db.execute(sql, (after, *wanted, most, skip))]

    def every(self, states: Iterable[str] = STATES) -> Iterator[Kept]:
        """Every checked row in some states, a batch in memory at a time."""
        after, wanted = 0, tuple(states)
        while batch := self.kept(states=wanted, after=after):
            yield from batch
            after = batch[-1].line.number

    def one(self, number: int) -> Kept | None:
        """One row."""
        row = self._db.execute("SELECT * FROM rows WHERE number = ?", (number,)).fetchone()
        return None if row is None else _kept(row)

    def about(self, subject: str) -> list[Kept]:
        """The rows about one record."""
        sql = "SELECT * FROM rows WHERE subject = ? ORDER BY number"
        return [_kept(row) for row in self._db.execute(sql, (subject,))]

    def note(self, found: Iterable[tuple[int, str, str, str, Mapping[str, Any]]]) -> None:
        """Write down what the check found: (number, state, subject, period, result)."""
        sql = "UPDATE rows SET state=?, subject=?, period=?, result=? WHERE number=?"
        rows = ((state, who, when, _dump(what), n) for n, state, who, when, what in found)
        with self._db:
            self._db.executemany(sql, rows)

    def answer(self, number: int, answer: Mapping[str, str]) -> None:
        """Write down what the person said of a row."""
        with self._db:
            self._db.execute(
                "UPDATE rows SET answer=? WHERE number=?", (json.dumps(dict(answer)), number)
            )

    def forget(self, *, answers: bool) -> None:
        """Take back every finding, and with them the answers where columns have changed."""
        also = ", answer=''" if answers else ""
        with self._db:
            self._db.execute(f"UPDATE rows SET state='', subject='', period='', result=''{also}")

    def drop_through(self, last: int) -> None:
        """Leave out what stands above the table."""
        with self._db:
            self._db.execute("DELETE FROM rows WHERE number <= ?", (last,))

    def shared(self) -> list[str]:
        """The records more than one row is about."""
        sql = "SELECT subject FROM rows WHERE subject != '' GROUP BY subject HAVING count(*) > 1"
        return [str(row[0]) for row in self._db.execute(sql).fetchall()]


@contextmanager
def stored(path: Path) -> Iterator[Store]:
    """The store in a file, made when there is none."""
    connection = sqlite3.connect(path, timeout=20)
    connection.row_factory = sqlite3.Row
    try:
        connection.executescript(_SCHEMA)
        yield Store(connection)
    finally:
        connection.close()


def _marks(values: tuple[str, ...]) -> str:
    return ",".join("?" * len(values))


def _kept(row: sqlite3.Row) -> Kept:
    return Kept(
        _line(row["number"], row["cells"], row["formulas"]),
        row["state"],
        row["subject"],
        row["period"],
        json.loads(row["result"]) if row["result"] else {},
        json.loads(row["answer"]) if row["answer"] else {},
    )


def _line(number: int, cells: str, formulas: str) -> Line:
    values = tuple(_load(value) for value in json.loads(cells))
    return Line(
        number, values, frozenset(map(int, formulas.split(","))) if formulas else frozenset()
    )


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_day)


def _day(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    raise TypeError(type(value))


def _load(value: Any) -> Any:
    if isinstance(value, dict):
        if "d" in value:
            return date.fromisoformat(value["d"])
        return datetime.fromisoformat(value["t"])
    return value
