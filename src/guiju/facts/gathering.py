"""A snapshot in the making: whole numbers come in pieces from wherever facts are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from guiju.facts.columns import (
    DESCRIPTIVE,
    ENTITY,
    TITLE_TYPE,
    column_name,
    column_type,
    in_order,
    split_column,
    title_column,
)
from guiju.facts.entity import NEVER_HELD, Facts
from guiju.facts.long import Int, Mask, Numbers, masked
from guiju.vocabulary import Kind

_FIRST_COLUMNS = 64


class Gathering:
    """Cells of a wide table, a row an entity; what is put later stands.

    Numbers come by the thousand (`scatter`), with the numbers of their columns (`column`);
    everything else a cell at a time (`put`, `titles`, `facts`).
    """

    def __init__(self, kind: Kind, entities: Sequence[str], as_of: date) -> None:
        if any(first >= second for first, second in pairwise(entities)):
            raise ValueError("entities are not sorted, each once")
        self.kind, self.entities, self.as_of = kind, entities, as_of
        self._columns: dict[str, int] = {}
        shape = (_FIRST_COLUMNS, len(entities))
        self._values, self._known = np.zeros(shape, np.int64), np.zeros(shape, np.bool_)
        self._cells: dict[str, dict[int, Any]] = {}
        self._titles: dict[int, Mapping[str, int | None]] = {}

    def column(self, concept: str, year: int | None = None) -> int:
        """The number of a column of whole numbers."""
        name = column_name(self.kind.concepts[concept], year)
        if name not in self._columns:
            self._columns[name] = len(self._columns)
            if len(self._columns) > len(self._values):
                self._values = np.concatenate([self._values, np.zeros_like(self._values)])
                self._known = np.concatenate([self._known, np.zeros_like(self._known)])
        return self._columns[name]

    def scatter(self, rows: Numbers, columns: Numbers, values: Int, known: Mask) -> None:
        """Whole numbers into cells; where `known` is false a cell is blank again."""
        cells = columns.astype(np.int64) * len(self.entities) + rows
        self._values.reshape(-1)[cells] = values
        self._known.reshape(-1)[cells] = known

    def put(self, row: int, concept: str, value: Any, year: int | None = None) -> None:
        """One fact of any type, None for a blank."""
        held = self.kind.concepts[concept]
        if column_type(held).is_integer():
            cell = self.column(concept, year), row
            self._values[cell], self._known[cell] = value or 0, value is not None
        else:
            listed = list(value) if isinstance(value, tuple) else value
            self._cells.setdefault(column_name(held, year), {})[row] = listed

    def describe(self, row: int, **texts: str) -> None:
        """The name and town of an entity: read by people, never by a rule."""
        for name in DESCRIPTIVE:
            if texts.get(name):
                self._cells.setdefault(name, {})[row] = texts[name]

    def titles(self, row: int, held: Mapping[str, int | None] | None) -> None:
        """The titles of an entity as `Facts` has them, folded on the day of the snapshot."""
        self._titles.pop(row, None)
        if held is not None:
            self._titles[row] = held

    def facts(self, row: int, facts: Facts) -> None:
        """Everything of one entity anew."""
        self._known[:, row] = False
        for name, cells in self._cells.items():
            if name not in DESCRIPTIVE:
                cells.pop(row, None)
        for group in (facts.values, facts.lists):
            for name, value in group.items():
                if name not in DESCRIPTIVE:
                    self.put(row, name, value)
        for name, years in facts.years.items():
            for year, value in years.items():
                self.put(row, name, value, year)
        self.titles(row, facts.titles)

    def frame(self) -> pl.DataFrame:
        """The wide table; columns nobody has a value in are left out."""
        found = {ENTITY: pl.Series(ENTITY, self.entities, dtype=pl.String)}
        for name, column in self._columns.items():
            if self._known[column].any():
                dtype = column_type(self.kind.concepts[split_column(name)[0]])
                found[name] = masked(self._values[column], self._known[column], dtype)
        found |= {name: self._listed(name, cells) for name, cells in self._cells.items()}
        if self._titles:
            found |= {title_column(code): self._days(code) for code in self.kind.title_codes}
        made = pl.DataFrame(found)
        return made.select(in_order(made.columns, self.kind))

    def _listed(self, name: str, cells: Mapping[int, Any]) -> pl.Series:
        held = [cells.get(row) for row in range(len(self.entities))]
        if name in DESCRIPTIVE:
            return pl.Series(name, held, dtype=pl.String)
        # By way of Arrow: Polars guesses the type of nested cells from the first that has any.
        empty = pl.Series(name, [], dtype=column_type(self.kind.concepts[split_column(name)[0]]))
        array = pa.array(held, type=empty.to_arrow(compat_level=pl.CompatLevel.oldest()).type)
        return pl.Series(name, array).cast(empty.dtype)

    def _days(self, code: str) -> pl.Series:
        rows = range(len(self.entities))
        held = [self._titles.get(row) for row in rows]
        days = [None if one is None else one.get(code, NEVER_HELD) for one in held]
        return pl.Series(title_column(code), days, dtype=TITLE_TYPE)
