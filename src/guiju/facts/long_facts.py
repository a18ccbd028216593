"""Typed facts of a long sheet, kept as numbers until all entities and columns are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from guiju.facts.columns import ENTITY, column_type, split_column
from guiju.facts.long import Int, Mask, Numbering, Numbers, Triples, masked
from guiju.vocabulary import Kind


@dataclass
class LongFacts:
    """Triples, the sheet's row of each, and the texts that stand behind numbers among them."""

    triples: Triples = field(default_factory=Triples)
    words: Numbering = field(default_factory=Numbering)
    indices: list[Int] = field(default_factory=list)

    def add(self, entities: Numbers, columns: Numbers, values: pl.Series, indices: Int) -> None:
        """Some facts without nulls; text is numbered, so that it can be scattered like the rest."""
        if values.dtype == pl.String:
            numbers = self.words.of(values).astype(np.int64)
        else:
            numbers = values.cast(pl.Int64).to_numpy()
        self.triples.add(entities, columns, numbers)
        self.indices.append(indices)

    def column(self, name: str) -> int:
        """The number of a wide column."""
        return int(self.triples.columns.table([name])[0])

    def wide(self, kind: Kind) -> tuple[pl.DataFrame, list[tuple[str, str, list[int]]]]:
        """The wide frame, and (entity, column, rows of the sheet) of every fact given repeatedly.

        What was given repeatedly is unknown in the frame: nobody can say which is right.
        """
        entities, matrix, known = self.triples.wide()
        repeated = []
        if int(known.sum()) != len(self.triples):
            repeated = list(self._repeated(entities, known))
        texts = pl.Series(self.words.names(), dtype=pl.String)
        facts = {ENTITY: pl.Series(entities, dtype=pl.String)}
        for name, values, seen in zip(self.triples.columns.names(), matrix, known, strict=True):
            dtype = column_type(kind.concepts[split_column(name)[0]])
            text = dtype == pl.String
            column = masked(values, seen, pl.Int64() if text else dtype)
            facts[name] = texts.gather(column) if text else column
        return pl.DataFrame(facts), repeated

    def _repeated(self, entities: list[str], known: Mask) -> Iterator[tuple[str, str, list[int]]]:
        names, columns = self.triples.entities.names(), self.triples.columns.names()
        row_of = {name: row for row, name in enumerate(entities)}
        parts = [
            pl.DataFrame({"number": number, "column": column, "index": index})
            for (number, column, _), index in zip(self.triples.parts, self.indices, strict=True)
        ]
        whole = pl.concat(parts)
        several = whole.filter(whole.select("number", "column").is_duplicated())
        grouped = several.group_by("number", "column", maintain_order=True).agg("index")
        for number, column, indices in grouped.iter_rows():
            known[column, row_of[names[number]]] = False
            yield names[number], columns[column], indices
