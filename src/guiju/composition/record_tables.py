"""Tables of records, a row each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from guiju.composition.document import Run, Table
from guiju.composition.items import ID, NAME, Item, concept_of
from guiju.composition.reader import Reader
from guiju.errors import BadInput, Problem
from guiju.ledger import Record
from guiju.ledger.showing import plain
from guiju.vocabulary import Concept, Kind


def records_table(
    records: Sequence[Record],
    kind: Kind,
    columns: Sequence[str] | Mapping[str, str],
    caption: str,
    reader: Reader,
) -> Table:
    """A row a record; money and counts stand to the right, their unit in the head.

    columns: fields, perhaps through relations (依托单位.所在地), or {head: field}.
    """
    if not columns or isinstance(columns, str):
        raise BadInput(Problem("表没有列", expected='列=["名称", "获批日期"]'))
    pairs = columns.items() if isinstance(columns, Mapping) else (("", path) for path in columns)
    made = [_column(path, head, kind, reader) for head, path in pairs]
    items = [Item(record, reader) for record in records]
    return Table(
        caption,
        tuple(column.head for column in made),
        tuple(tuple(_cell(item, column, reader) for column in made) for item in items),
        tuple(column.concept is not None and column.concept.numeric for column in made),
        "" if records else "本期没有记录。",
    )


@dataclass(frozen=True)
class _Column:
    """A column: its head, the fields that lead to it, the last one's concept."""

    head: str
    steps: tuple[str, ...]
    concept: Concept | None


def _column(path: str, head: str, kind: Kind, reader: Reader) -> _Column:
    steps = tuple(str(path).split("."))
    kinds, concept = [kind], None
    for step in steps:
        concept = _concept(kinds, step)
        targets = concept.targets if concept is not None else ()
        kinds = [reader.ledger.vocabulary.kinds[name] for name in targets]
    label = concept.label if concept is not None else steps[-1]
    unit = f"（{concept.unit}）" if concept is not None and concept.numeric and concept.unit else ""
    return _Column((head or label) + unit, steps, concept)


def _concept(kinds: Sequence[Kind], step: str) -> Concept | None:
    """The field of that name in the first kind that has it; None for 名称 and 编号."""
    if step in (NAME, ID):
        return None
    for kind in kinds[:-1]:
        with suppress(BadInput):
            return concept_of(kind, step)
    if not kinds:
        raise BadInput(Problem(f"“{step}”前面不是关系，不能写“.{step}”", do="核对列名"))
    return concept_of(kinds[-1], step)


def _cell(item: Item, column: _Column, reader: Reader) -> tuple[Run, ...]:
    """A cell as prose has it, but a number without the unit that stands in the head."""
    value: Any = item
    for step in column.steps:
        item, value = (value if isinstance(value, Item) else item), value[step]
    runs = reader.tokens.runs(str(value))
    concept = column.concept
    if concept is None or not concept.numeric or not value:
        return runs
    raw = item.raw(column.steps[-1])
    if not isinstance(raw, int):
        return runs
    return (Run(plain(Fraction(raw, concept.written_scale)), runs[0].origin),)
