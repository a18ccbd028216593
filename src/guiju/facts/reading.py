"""Tables in, a snapshot out: what `run` reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from guiju.calendar import to_number
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.facts.aside import BadRows
from guiju.facts.columns import ENTITY, in_order
from guiju.facts.headers import Headers, read_headers, shape_of
from guiju.facts.lists import list_column, list_fields, list_rows
from guiju.facts.long_table import read_long
from guiju.facts.merging import merged
from guiju.facts.sheets import Progress, Sheet
from guiju.facts.snapshot import Snapshot, schema_of
from guiju.facts.sources import find_tables, open_sheet
from guiju.facts.tables import Block, read_table
from guiju.facts.titles import Rows, title_columns, title_rows
from guiju.vocabulary import TITLES, Concept, Kind, Vocabulary


@dataclass
class _Gathered:
    """What has been read of all tables so far."""

    kind: Kind
    wanted: frozenset[str] | None
    progress: Progress | None
    bad: BadRows = field(default_factory=BadRows)
    blocks: list[Block] = field(default_factory=list)
    titles: list[Rows] = field(default_factory=list)
    lists: dict[str, list[Rows]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    rows: int = 0

    def needed(self, concept: Concept) -> bool:
        """Whether anybody asks for the concept."""
        return self.wanted is None or concept.name in self.wanted


def read_tables(
    paths: Path | str | Iterable[Path | str],
    vocabulary: Vocabulary,
    as_of: date,
    *,
    set_aside: Path | None = None,
    progress: Progress | None = None,
    columns: Collection[str] | None = None,
) -> Snapshot:
    """CSV and Parquet tables, or folders of them, as one wide snapshot on `as_of`.

    A row an entity and year, a row an entity, long, `titles`, and one table a list, told apart by
    header and file name. `columns` names the concepts to read (all when None); headers are checked
    all the same. Bad rows refuse the whole, unless `set_aside` names a file to write them to.
    Raises BadInput; then nothing is written.
    """
    tables, notes = find_tables(paths, passed_by=set_aside)
    wanted = None if columns is None else frozenset(columns)
    gathered = _Gathered(vocabulary.enterprise, wanted, progress, notes=notes)
    problems = Problems()
    for path in tables:
        try:
            _read(path, gathered)
        except BadInput as error:
            problems.adopt(error)
    if set_aside is None or problems:
        problems.extend(gathered.bad.told())
    problems.raise_if_any()
    snapshot = _snapshot(gathered, as_of)
    if set_aside is not None:
        gathered.bad.write(set_aside)
    return snapshot


def _read(path: Path, gathered: _Gathered) -> None:
    """One table, understood by its name and header, added to what has been gathered."""
    sheet = open_sheet(path)
    kind, at = gathered.kind, Place(path.name, 1)
    shape = shape_of(path.stem, sheet.headers, kind)
    concept = kind.concepts.get(shape) if shape != TITLES else None
    fields = list_fields(concept) if concept is not None else None
    headers = read_headers(sheet.headers, kind, at, shape=shape, fields=fields)
    gathered.notes += _notes(sheet, headers)
    bad, progress = gathered.bad, gathered.progress
    if concept is not None:
        rows = list_rows(sheet, headers, concept, bad, progress)
        gathered.lists.setdefault(concept.name, []).append(rows)
    elif shape == TITLES:
        gathered.titles.append(title_rows(sheet, headers, kind, bad, progress))
    elif shape == "long":
        gathered.blocks += read_long(sheet, headers, kind, gathered.needed, bad, progress)
    else:
        gathered.blocks += read_table(sheet, headers, gathered.needed, bad, progress)
    gathered.rows += sheet.height - sheet.blank


def _notes(sheet: Sheet, headers: Headers) -> Iterable[str]:
    yield from sheet.notes
    if sheet.height == 0:
        yield f"{sheet.path.name} 只有表头，没有内容"
    for header in headers.facts():
        if header.concept is not None and header.concept.retired is not None:
            yield f"{sheet.path.name} 的“{header.text}”已停用：{header.concept.retired}"


def _snapshot(gathered: _Gathered, as_of: date) -> Snapshot:
    kind = gathered.kind
    entities = _entities(gathered)
    index = pl.DataFrame({ENTITY: entities}).with_row_index("row")
    found = merged(gathered.blocks, entities, kind)
    for name, rows in gathered.lists.items():
        if gathered.needed(kind.concepts[name]):
            found[name] = list_column(_together(rows), index, kind.concepts[name])
    if gathered.titles and gathered.needed(kind.concepts[TITLES]):
        spells = _together(gathered.titles)
        for column in title_columns(spells, index, kind, to_number(as_of)):
            found[column.name] = column
    frame = pl.DataFrame({ENTITY: entities, **found})
    frame = frame.select(in_order(frame.columns, kind))
    counts = {"entities": frame.height, "rows": gathered.rows, "aside": len(gathered.bad)}
    notes = tuple(gathered.notes)
    return Snapshot(frame, as_of, notes, counts, schema_of(frame.columns, kind))


def _entities(gathered: _Gathered) -> pl.Series:
    """Everyone any table names in a good row, sorted, each once."""
    tables = [block.frame for block in gathered.blocks]
    tables += [rows.good for rows in gathered.titles]
    tables += [rows.good for several in gathered.lists.values() for rows in several]
    named = [frame[ENTITY].unique() for frame in tables]
    entities = pl.concat(named).unique().sort() if named else pl.Series([], dtype=pl.String)
    if entities.is_empty():
        raise BadInput(Problem("表里没有一户可用的企业", do="检查表格内容"))
    return entities


def _together(several: list[Rows]) -> Rows:
    """The rows of all tables about the same thing."""
    good = pl.concat([rows.good for rows in several], how="diagonal")
    return Rows(good, pl.concat([rows.bad for rows in several], how="diagonal"))
