"""A sheet's rows with every needed column typed, bad rows noted with line and reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import polars as pl

from guiju.errors import BadInput, Place, Problem
from guiju.facts.aside import BadRows
from guiju.facts.blanks import BLANKS, WHITESPACE
from guiju.facts.bulk import Fault, typed_column, year_column
from guiju.facts.columns import ENTITY
from guiju.facts.header_words import Header
from guiju.facts.places import located
from guiju.facts.sheets import Batch, Progress, Sheet
from guiju.vocabulary import Concept

INDEX, LINE = "#index", "#line"
"""Names of the columns that hold a row's index and line; no concept can be called so."""

_SCIENTIFIC = r"^[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+$"
Reader = Callable[[pl.Series], tuple[pl.Series, list[Fault]]]


@dataclass(frozen=True)
class Field:
    """A column to read: its header, the name it gets, how it is read, whether it may be blank."""

    header: Header
    name: str
    read: Reader
    required: bool = False


def entity_field(header: Header) -> Field:
    """Who the row speaks of."""
    return Field(header, ENTITY, entity_column, required=True)


def year_field(header: Header) -> Field:
    """The year the row speaks of."""
    return Field(header, header.role, year_column, required=True)


def value_field(header: Header, concept: Concept, name: str, *, required: bool = False) -> Field:
    """One fact, or one field of a record."""
    return Field(header, name, partial(_value, concept=concept, unit=header.unit), required)


def typed_rows(
    sheet: Sheet, fields: Iterable[Field], bad: BadRows, progress: Progress | None = None
) -> pl.DataFrame:
    """All rows, the bad ones among them (nulls where refused): `#index`, `#line` and the fields.

    Rows that are blank throughout are dropped.
    """
    wanted = list(fields)
    pieces = []
    for batch in sheet.batches():
        pieces.append(_typed(sheet, batch, wanted, bad))
        if progress is not None:
            progress(sheet.path.name, batch.start + batch.frame.height, sheet.height)
    return pl.concat(pieces) if pieces else _empty(wanted)


def without(frame: pl.DataFrame, indices: list[int]) -> pl.DataFrame:
    """The rows that are not among the bad ones."""
    return frame.filter(~pl.col(INDEX).is_in(indices)) if indices else frame


def entity_column(series: pl.Series) -> tuple[pl.Series, list[Fault]]:
    """Identifiers as stripped text, null where blank; refused where a spreadsheet made it 9E+17."""
    if series.dtype.is_float() or series.dtype.is_nested():
        met = "企业编号这一列不是文本，长编号会丢位数"
        raise BadInput(Problem(met, expected="文本", do="把这一列改为文本后重新导出"))
    text = series.cast(pl.String).str.strip_chars(WHITESPACE)
    text = text.set(text.is_in(list(BLANKS)), None)
    spoilt = text.str.contains(_SCIENTIFIC).fill_null(False).arg_true().to_list()
    do = "把这一列改为文本格式后重新填写"
    return text, [
        (row, (Problem(f"企业编号“{text[row]}”成了科学计数法", do=do),)) for row in spoilt
    ]


def blank_rows(sheet: Sheet, batch: Batch) -> pl.Series:
    """Which rows hold nothing at all; spreadsheets leave many at the end."""
    blank = batch.frame.select(pl.all_horizontal(pl.all().is_null())).to_series()
    sheet.blank += int(blank.sum())
    return blank


def _value(series: pl.Series, concept: Concept, unit: str | None) -> tuple[pl.Series, list[Fault]]:
    return typed_column(series, concept, unit)


def _typed(sheet: Sheet, batch: Batch, fields: list[Field], bad: BadRows) -> pl.DataFrame:
    rows = pl.int_range(batch.start, batch.start + batch.frame.height, eager=True)
    typed = [rows.alias(INDEX), pl.Series(LINE, batch.lines, dtype=pl.Int64)]
    blank = blank_rows(sheet, batch)
    for field in fields:
        values, faults = _read(sheet, batch, field)
        if field.required:
            faults += _blanks(values, faults, blank, field)
        for row, problems in faults:
            line = int(batch.lines[row])
            bad.note(sheet, batch.start + row, line, problems, field.header.text)
        typed.append(values.alias(field.name))
    frame = pl.DataFrame(typed)
    return frame.filter(~blank) if blank.any() else frame


def _read(sheet: Sheet, batch: Batch, field: Field) -> tuple[pl.Series, list[Fault]]:
    try:
        return field.read(batch.frame[field.header.column])
    except BadInput as error:
        place, prefix = Place(sheet.path.name), f"列“{field.header.text}”："
        raise BadInput(located(error, place, prefix)) from error


def _blanks(values: pl.Series, faults: list[Fault], blank: pl.Series, field: Field) -> list[Fault]:
    """Rows that leave a required cell empty, but not those that are empty throughout."""
    refused = {row for row, _ in faults}
    problem = Problem("没有填写", do="补上，或删去这一行")
    empty = (values.is_null() & ~blank).arg_true().to_list()
    return [(row, (problem,)) for row in empty if row not in refused]


def _empty(fields: list[Field]) -> pl.DataFrame:
    columns = {field.name: field.read(pl.Series([], dtype=pl.String))[0] for field in fields}
    numbers = pl.Series([], dtype=pl.Int64)
    return pl.DataFrame({INDEX: numbers, LINE: numbers, **columns})
