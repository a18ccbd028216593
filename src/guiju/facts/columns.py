"""How wide columns are called and typed: what every reader of a snapshot relies on."""

from __future__ import annotations

from typing import TypeAlias

import polars as pl

from guiju.vocabulary import Concept, Kind

ENTITY = "entity"
DESCRIPTIVE = ("name", "town")
"""Columns that only describe: carried along as text, never read by a rule.

The ledger keeps both as fields of a firm; among facts they stay descriptions.
"""

TITLE_PREFIX = "titles."
TITLE_TYPE = pl.Int32()
TEXT_TYPES = frozenset({"text", "industry", "entity"})

DataType: TypeAlias = pl.DataType | type[pl.DataType]

_TYPES: dict[str, pl.DataType] = {
    **dict.fromkeys(["money", "number", "ratio", "place"], pl.Int64()),
    **dict.fromkeys(["count", "date"], pl.Int32()),
    **dict.fromkeys(["bool", "choice"], pl.Int8()),
    **dict.fromkeys(TEXT_TYPES, pl.String()),
}


def column_name(concept: Concept, year: int | None = None) -> str:
    """`name` for instants, `name@2023` for yearly facts, `name@` for one given without a year."""
    return f"{concept.name}@{'' if year is None else year}" if concept.yearly else concept.name


def title_column(code: str) -> str:
    """`titles.hte`: the last valid day of a title."""
    return TITLE_PREFIX + code


def split_column(column: str) -> tuple[str, int | None]:
    """The concept's name and the year, None where there is none."""
    name, _, year = column.partition("@")
    return name, int(year) if year else None


def column_type(concept: Concept) -> pl.DataType:
    """The Polars type of a concept's column."""
    if concept.type != "list":
        return _TYPES[concept.type]
    if concept.item is not None:
        return pl.List(_inner(concept.item))
    return pl.List(pl.Struct({name: _inner(part) for name, part in concept.fields.items()}))


def _inner(concept: Concept) -> pl.DataType:
    # One width inside lists: they are short, and filters then compare like with like.
    return pl.String() if concept.type in TEXT_TYPES else pl.Int64()


def in_order(columns: list[str], kind: Kind) -> list[str]:
    """Entity, description, facts as the vocabulary lists them with years ascending, titles."""
    rank = {name: place for place, name in enumerate(kind.concepts)}
    titles = {title_column(code): place for place, code in enumerate(kind.title_codes)}
    fixed = {name: place for place, name in enumerate([ENTITY, *DESCRIPTIVE])}

    def key(column: str) -> tuple[int, int, int]:
        if column in fixed:
            return 0, fixed[column], 0
        if column in titles:
            return 2, titles[column], 0
        name, year = split_column(column)
        return 1, rank[name], year or 0

    return sorted(columns, key=key)
