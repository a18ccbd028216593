"""Tables with a row a fact: `entity, concept, period, value`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from guiju.errors import BadInput, Place, Problem
from guiju.facts.aside import BadRows
from guiju.facts.bulk import typed_column, year_column
from guiju.facts.columns import ENTITY, column_name, split_column
from guiju.facts.header_words import CONCEPT, PERIOD, VALUE, concept_named
from guiju.facts.headers import Headers
from guiju.facts.long import Int, Mask, Numbers, coded
from guiju.facts.long_facts import LongFacts
from guiju.facts.places import located
from guiju.facts.sheets import Batch, Progress, Sheet
from guiju.facts.tables import Block, Needed
from guiju.facts.typed import blank_rows, entity_column
from guiju.vocabulary import TITLES, Concept, Kind, close_to

_NO_YEAR = 0


@dataclass
class _Piece:
    """The facts of one concept in a batch: rows of the batch, numbers of their columns, values."""

    rows: Int
    columns: Numbers
    values: pl.Series


@dataclass
class _Long:
    """A long sheet on its way to wide columns."""

    sheet: Sheet
    headers: Headers
    kind: Kind
    needed: Needed
    bad: BadRows
    facts: LongFacts = field(default_factory=LongFacts)


def read_long(
    sheet: Sheet,
    headers: Headers,
    kind: Kind,
    needed: Needed,
    bad: BadRows,
    progress: Progress | None = None,
) -> Iterator[Block]:
    """The sheet as one wide block."""
    long = _Long(sheet, headers, kind, needed, bad)
    for batch in sheet.batches():
        _take(long, batch)
        if progress is not None:
            progress(sheet.path.name, batch.start + batch.frame.height, sheet.height)
    frame, repeated = long.facts.wide(kind)
    for entity, column, indices in repeated:
        _note_repeated(long, entity, column, indices)
    yield Block(sheet.path.name, frame)


def _take(long: _Long, batch: Batch) -> None:
    """Type one batch and keep what is good of it."""
    names, entities = coded(batch.frame[_column(long, ENTITY)])
    blank = blank_rows(long.sheet, batch).to_numpy()
    wrong: Mask = blank.copy()
    cleaned, faults = entity_column(pl.Series(names, dtype=pl.String))
    for place, problems in faults:
        _refuse(long, batch, wrong, np.flatnonzero(entities == place), problems)
    nobody = np.isin(entities, cleaned.is_null().arg_true().to_numpy()) & ~blank
    _refuse(
        long,
        batch,
        wrong,
        np.flatnonzero(nobody),
        [Problem("缺少企业编号", do="补上，或删去这一行")],
    )
    pieces = list(_pieces(long, batch, wrong))
    present = np.bincount(entities[~wrong], minlength=len(names)) > 0
    known = [name if seen else None for name, seen in zip(cleaned, present, strict=True)]
    numbers = long.facts.triples.entities.table(known)[entities]
    for piece in pieces:
        good = ~wrong[piece.rows] & piece.values.is_not_null().to_numpy()
        rows, values = piece.rows[good], piece.values.filter(pl.Series(good))
        long.facts.add(numbers[rows], piece.columns[good], values, rows + batch.start)


def _column(long: _Long, role: str) -> str:
    header = long.headers.role(role)
    assert header is not None
    return header.column


def _refuse(
    long: _Long, batch: Batch, wrong: Mask, rows: npt.NDArray[np.int64], problems: Iterable[Problem]
) -> None:
    wrong[rows] = True
    told = list(problems)
    for row in rows.tolist():
        long.bad.note(long.sheet, batch.start + row, int(batch.lines[row]), told)


def _pieces(long: _Long, batch: Batch, wrong: Mask) -> Iterator[_Piece]:
    """The batch concept by concept, faults noted in `wrong`."""
    names, codes = coded(batch.frame[_column(long, CONCEPT)])
    years = _years(long, batch, wrong)
    order = np.argsort(codes, kind="stable")
    bounds = np.searchsorted(codes[order], np.arange(len(names) + 1))
    for code, name in enumerate(names):
        rows = order[bounds[code] : bounds[code + 1]]
        rows = rows[~wrong[rows]]
        if len(rows) == 0:
            continue
        concept = _concept(name, long.kind)
        if isinstance(concept, Problem):
            _refuse(long, batch, wrong, rows, [concept])
            continue
        if not concept.yearly:
            dated = rows[years[rows] != _NO_YEAR]
            problem = Problem(f"{concept.label}不分年度，period 应留空", do="删去期间")
            _refuse(long, batch, wrong, dated, [problem])
        if long.needed(concept):
            yield _piece(long, batch, concept, rows, years[rows], wrong)


def _years(long: _Long, batch: Batch, wrong: Mask) -> Numbers:
    header = long.headers.role(PERIOD)
    if header is None:
        return np.full(batch.frame.height, _NO_YEAR, np.int32)
    years, faults = year_column(batch.frame[header.column])
    for row, problems in faults:
        _refuse(long, batch, wrong, np.array([row]), problems)
    found: Numbers = years.fill_null(_NO_YEAR).to_numpy().astype(np.int32)
    return found


def _concept(name: str | None, kind: Kind) -> Concept | Problem:
    """The concept a cell names; or what is wrong with it."""
    text = (name or "").strip()
    try:
        concept = concept_named(text, kind)
    except BadInput as error:
        return error.problems[0]
    if concept is None:
        return Problem(f"不认识的事实“{text}”", do=close_to(text, kind.concepts) or "核对名称")
    if concept.type in ("list", TITLES):
        return Problem(f"“{text}”不能写在这张表里", do=f"另放一个文件 {concept.name}.csv")
    return concept


def _piece(
    long: _Long, batch: Batch, concept: Concept, rows: Int, years: Numbers, wrong: Mask
) -> _Piece:
    raw = batch.frame[_column(long, VALUE)].gather(rows)
    try:
        values, faults = typed_column(raw, concept)
    except BadInput as error:
        raise BadInput(located(error, Place(long.sheet.path.name))) from error
    for place, problems in faults:
        _refuse(long, batch, wrong, rows[[place]], problems)
    table = np.zeros(int(years.max(initial=0)) + 1, np.int32)
    for year in np.flatnonzero(np.bincount(years)).tolist():
        name = column_name(concept, year if year != _NO_YEAR else None)
        table[year] = long.facts.column(name)
    return _Piece(rows, table[years], values)


def _note_repeated(long: _Long, entity: str, column: str, indices: list[int]) -> None:
    name, year = split_column(column)
    when = f" {year} " if year else " "
    what = f"{entity}{when}{long.kind.concepts[name].label}"
    for index in indices:
        others = "、".join(str(long.sheet.line(other)) for other in indices if other != index)
        problem = Problem(f"{what}与第 {others} 行重复", do="只留一行")
        long.bad.note(long.sheet, index, long.sheet.line(index), [problem])
