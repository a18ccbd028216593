"""A row of a snapshot as the facts of one entity, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from guiju.facts.columns import (
    DESCRIPTIVE,
    ENTITY,
    TITLE_PREFIX,
    TITLE_TYPE,
    column_name,
    column_type,
    in_order,
    split_column,
    title_column,
)
from guiju.facts.entity import NEVER_HELD, Facts
from guiju.vocabulary import Kind, Vocabulary


def facts_of_row(row: Mapping[str, Any], vocabulary: Vocabulary, as_of: date) -> Facts:
    """A snapshot's row, as a named dict, as Facts; nulls are left out, descriptions too.

    Where every title column is null nothing is known of titles; otherwise a null title is one
    whose last day is unknown.
    """
    kind = vocabulary.enterprise
    values: dict[str, Any] = {}
    years: dict[str, dict[int | None, Any]] = {}
    lists: dict[str, tuple[Any, ...]] = {}
    for column, value in row.items():
        name, year = split_column(column)
        concept = kind.concepts.get(name)
        if value is None or concept is None or column in (ENTITY, *DESCRIPTIVE):
            continue
        if concept.type == "list":
            lists[name] = tuple(value)
        elif concept.yearly:
            years.setdefault(name, {})[year] = value
        else:
            values[name] = value
    return Facts(
        entity=row[ENTITY],
        values=values,
        years=years,
        lists=lists,
        titles=_titles(row),
        as_of=as_of,
    )


def _titles(row: Mapping[str, Any]) -> dict[str, int | None] | None:
    days = {
        column.removeprefix(TITLE_PREFIX): day
        for column, day in row.items()
        if column.startswith(TITLE_PREFIX)
    }
    if all(day is None for day in days.values()):
        return None
    return {code: day for code, day in days.items() if day != NEVER_HELD}


def frame_of(entities: Sequence[Facts], vocabulary: Vocabulary, as_of: date) -> pl.DataFrame:
    """Facts as a snapshot's frame: sorted by entity, with the columns anybody has a value for.

    Raises ValueError where an entity comes twice, or has its titles folded on another day.
    """
    kind = vocabulary.enterprise
    ordered = sorted(entities, key=lambda facts: facts.entity)
    if len({facts.entity for facts in ordered}) < len(ordered):
        raise ValueError("an entity comes twice")
    if any(facts.as_of not in (None, as_of) for facts in ordered):
        raise ValueError("facts as of another day")
    columns: dict[str, pl.Series] = {}
    for name in _names(ordered, kind):
        concept = kind.concepts[split_column(name)[0]]
        cells = [_cell(facts, name) for facts in ordered]
        columns[name] = pl.Series(name, cells, dtype=column_type(concept))
    if any(facts.titles is not None for facts in ordered):
        for code in kind.title_codes:
            days = [_day(facts, code) for facts in ordered]
            columns[title_column(code)] = pl.Series(days, dtype=TITLE_TYPE)
    who = pl.Series(ENTITY, [facts.entity for facts in ordered], dtype=pl.String)
    frame = pl.DataFrame({ENTITY: who, **columns})
    return frame.select(in_order(frame.columns, kind))


def _names(entities: Iterable[Facts], kind: Kind) -> list[str]:
    names: set[str] = set()
    for facts in entities:
        names.update(facts.values, facts.lists)
        for name, years in facts.years.items():
            names.update(column_name(kind.concepts[name], year) for year in years)
    return [name for name in names if name not in DESCRIPTIVE]


def _cell(facts: Facts, column: str) -> Any:
    if "@" in column:
        name, year = split_column(column)
        return facts.years.get(name, {}).get(year)
    items = facts.lists.get(column)
    return facts.values.get(column) if items is None else list(items)


def _day(facts: Facts, code: str) -> int | None:
    return None if facts.titles is None else facts.titles.get(code, NEVER_HELD)
