"""Blocks of several tables laid side by side; what two tables say differently is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from guiju.errors import BadInput, Problem
from guiju.facts.aside import LISTED
from guiju.facts.columns import DESCRIPTIVE, ENTITY, split_column
from guiju.facts.tables import Block
from guiju.facts.typed import LINE
from guiju.vocabulary import Kind


def merged(blocks: Sequence[Block], entities: pl.Series, kind: Kind) -> dict[str, pl.Series]:
    """Every column of the blocks over all `entities` (sorted, each once).

    The same fact may stand in several tables as long as they agree; of descriptions the first
    block that has one wins. Raises BadInput naming the places that differ.
    """
    base = pl.DataFrame({ENTITY: entities})
    columns: dict[str, pl.Series] = {}
    clashes: dict[str, pl.Series] = {}
    for block in blocks:
        for column in _aligned(block, base):
            name = column.name
            if name not in columns:
                columns[name] = column
                continue
            old = columns[name]
            clash = (old != column).fill_null(False)
            if name not in DESCRIPTIVE and clash.any():
                clashes[name] = entities.filter(clash)
            columns[name] = old.zip_with(old.is_not_null(), column)
    if clashes:
        raise BadInput(list(_told(clashes, blocks, kind)))
    return columns


def _aligned(block: Block, base: pl.DataFrame) -> list[pl.Series]:
    frame = block.frame.select(ENTITY, *block.names())
    if not frame[ENTITY].equals(base[ENTITY]):
        frame = base.join(frame, on=ENTITY, how="left", maintain_order="left")
    return frame.drop(ENTITY).get_columns()


def _told(clashes: dict[str, pl.Series], blocks: Sequence[Block], kind: Kind) -> Iterator[Problem]:
    total = sum(map(len, clashes.values()))
    pairs = [(name, entity) for name, found in clashes.items() for entity in found.head(LISTED)]
    for name, entity in pairs[:LISTED]:
        concept, year = split_column(name)
        when = f" {year} 年" if year else ""
        where = "、".join(_places(name, entity, blocks))
        yield Problem(
            f"{entity}{when}的{kind.concepts[concept].label}说法不一：{where}",
            do="只留一处；不分年度的事实放进一户一行的表",
        )
    if total > LISTED:
        yield Problem(f"共 {total} 处说法不一，以上列出前 {LISTED} 处")


def _places(name: str, entity: str, blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if name not in block.frame.columns:
            continue
        rows = block.frame.filter((pl.col(ENTITY) == entity) & pl.col(name).is_not_null())
        for row in rows.iter_rows(named=True):
            yield f"{block.label} 第{row[LINE]}行" if LINE in row else block.label
