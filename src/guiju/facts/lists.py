"""Tables of records (`<list>.csv`): a row a record, gathered into one list an entity.

A list's table is taken to be complete for the entities read with it: who has no row has none.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from guiju.errors import BadInput, Place, Problem
from guiju.facts.aside import BadRows
from guiju.facts.columns import ENTITY, column_type
from guiju.facts.headers import Headers
from guiju.facts.sheets import Progress, Sheet
from guiju.facts.titles import Rows
from guiju.facts.typed import entity_field, typed_rows, value_field
from guiju.vocabulary import Concept

ITEM = "item"


def list_fields(concept: Concept) -> Mapping[str, Concept]:
    """The columns a list's table may have, by name; a plain list's one column has several."""
    if concept.item is None:
        return concept.fields
    return dict.fromkeys([ITEM, "value", concept.item.type, concept.name], concept.item)


def list_rows(
    sheet: Sheet, headers: Headers, concept: Concept, bad: BadRows, progress: Progress | None = None
) -> Rows:
    """The records of a list's table, every field of the concept a column, null where not given."""
    facts = headers.facts()
    if not facts:
        expected = "、".join(list_fields(concept))
        raise BadInput(
            Problem(f"没有一列是{concept.label}的内容", Place(sheet.path.name, 1), expected)
        )
    fields = [entity_field(header) for header in headers if header.role == ENTITY]
    fields += [
        value_field(header, header.concept, header.concept.name)
        for header in facts
        if header.concept is not None
    ]
    frame = typed_rows(sheet, fields, bad, progress)
    return Rows.parted(frame.with_columns(*_whole(frame, concept)), bad.of(sheet))


def list_column(rows: Rows, index: pl.DataFrame, concept: Concept) -> pl.Series:
    """The list of every entity of `index` (entity, row): its records in the order of the table.

    [] where the table has no row, null where a row about the entity had to be set aside.
    """
    dtype = column_type(concept)
    record = pl.col(ITEM) if concept.item is not None else pl.struct(list(concept.fields))
    gathered = rows.good.group_by(ENTITY, maintain_order=True).agg(record.alias("list"))
    aligned = index.join(gathered, on=ENTITY, how="left", maintain_order="left")
    doubtful = pl.col(ENTITY).is_in(rows.bad[ENTITY].to_list())
    none = pl.lit([], dtype=dtype)
    listed = pl.when(doubtful).then(None).otherwise(pl.coalesce(pl.col("list").cast(dtype), none))
    return aligned.select(listed.alias(concept.name)).to_series()


def _whole(frame: pl.DataFrame, concept: Concept) -> list[pl.Expr]:
    """Every field in the type it has inside a list; fields without a column are unknown."""
    parts = concept.fields if concept.item is None else {ITEM: concept.item}
    inner = column_type(concept).inner  # type: ignore[attr-defined]
    types = {ITEM: inner} if concept.item is not None else dict(inner.to_schema())
    return [
        pl.col(name).cast(types[name])
        if name in frame.columns
        else pl.lit(None, dtype=types[name]).alias(name)
        for name in parts
    ]
