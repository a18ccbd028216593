"""Tables with a row an entity, or a row an entity and year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl

from guiju.errors import Problem
from guiju.facts.aside import BadRows
from guiju.facts.columns import DESCRIPTIVE, ENTITY, column_name
from guiju.facts.header_words import YEAR, Header
from guiju.facts.headers import Headers
from guiju.facts.sheets import Progress, Sheet
from guiju.facts.typed import (
    INDEX,
    LINE,
    Field,
    entity_field,
    typed_rows,
    value_field,
    without,
    year_field,
)
from guiju.vocabulary import Concept

Needed = Callable[[Concept], bool]


@dataclass(frozen=True)
class Block:
    """Wide columns of some entities, each once: `entity`, `#line` where lines are known, facts."""

    label: str
    frame: pl.DataFrame

    def names(self) -> list[str]:
        """The fact and description columns."""
        return [name for name in self.frame.columns if name not in (ENTITY, INDEX, LINE)]


def read_table(
    sheet: Sheet,
    headers: Headers,
    needed: Needed,
    bad: BadRows,
    progress: Progress | None = None,
) -> Iterator[Block]:
    """The sheet as wide blocks: one for a row an entity, one a year for entity-year rows.

    The latest year comes first, so that its name and town describe the entity.
    """
    frame = typed_rows(sheet, list(_fields(headers, needed)), bad, progress)
    year = headers.role(YEAR)
    keys = [ENTITY] if year is None else [ENTITY, YEAR]
    note_repeated(frame, keys, sheet, bad)
    frame = without(frame, bad.of(sheet))
    facts = [header for header in headers.facts() if header.concept and needed(header.concept)]
    if year is None:
        yield Block(sheet.path.name, frame)
        return
    for value in sorted(frame[YEAR].unique().to_list(), reverse=True):
        names = {_raw(header): _wide(header, value) for header in facts}
        one = frame.filter(pl.col(YEAR) == value).drop(YEAR).rename(names)
        yield Block(sheet.path.name, one)


def note_repeated(frame: pl.DataFrame, keys: list[str], sheet: Sheet, bad: BadRows) -> None:
    """Note every row that shares its key with another: nobody can say which of them is right."""
    whole = frame.select(INDEX, LINE, *keys).drop_nulls()
    repeated = whole.filter(whole.select(keys).is_duplicated())
    if repeated.is_empty():
        return
    grouped = repeated.group_by(keys, maintain_order=True).agg(INDEX, LINE)
    for *key, indices, lines in grouped.iter_rows():
        for index, line in zip(indices, lines, strict=True):
            others = "、".join(str(other) for other in lines if other != line)
            what = " ".join(str(part) for part in key)
            problem = Problem(f"{what} 与第 {others} 行重复", do="只留一行")
            bad.note(sheet, index, line, [problem])


def _fields(headers: Headers, needed: Needed) -> Iterator[Field]:
    for header in headers:
        if header.role == ENTITY:
            yield entity_field(header)
        elif header.role == YEAR:
            yield year_field(header)
        elif header.role in DESCRIPTIVE:
            yield value_field(header, Concept(header.role, header.text, "text"), header.role)
        elif header.concept is not None and needed(header.concept):
            yield value_field(header, header.concept, _raw(header, headers.role(YEAR) is None))


def _raw(header: Header, wide: bool = False) -> str:
    """The name a fact has before its year is known; in entity tables it is final."""
    if wide:
        return _wide(header, header.year)
    assert header.concept is not None
    return header.concept.name


def _wide(header: Header, year: int | None) -> str:
    assert header.concept is not None
    return column_name(header.concept, year)
