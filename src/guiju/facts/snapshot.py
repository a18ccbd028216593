"""A snapshot: everything known of all entities on a day, wide, and how it is kept in a file."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from guiju.errors import BadInput, Place, Problem
from guiju.facts.columns import DESCRIPTIVE, ENTITY, TITLE_PREFIX, split_column
from guiju.facts.gathering import Gathering
from guiju.vocabulary import TITLES, Concept, Kind, Vocabulary

ROW_GROUP = 32_768
"""Rows in a row group: readers take a group at a time, so a province never has to fit in memory."""

_METADATA = b"guiju"


@dataclass(frozen=True)
class Snapshot:
    """Wide facts on a day.

    frame: a row an entity, sorted by `entity`; columns as `guiju.facts.columns` names them; null
      is unknown, an empty list is none.
    notes: what the reader should know, in Chinese. counts: `entities`, `rows` read, and of those
      the rows put `aside`. concepts: type, unit and choices of every concept in the frame.
    """

    frame: pl.DataFrame
    as_of: date
    notes: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    concepts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Write as Parquet, moved in place when whole."""
        record = {
            "as_of": self.as_of.isoformat(),
            "notes": list(self.notes),
            "counts": dict(self.counts),
            "concepts": {name: dict(schema) for name, schema in self.concepts.items()},
        }
        table = self.frame.to_arrow(compat_level=pl.CompatLevel.oldest())
        kept = {_METADATA: json.dumps(record, ensure_ascii=False).encode()}
        partial = path.with_name(path.name + ".partial")
        try:
            pq.write_table(
                table.replace_schema_metadata(kept),
                partial,
                compression="zstd",
                row_group_size=ROW_GROUP,
            )
            os.replace(partial, path)
        finally:
            partial.unlink(missing_ok=True)

    @staticmethod
    def gathering(vocabulary: Vocabulary, entities: Sequence[str], as_of: date) -> Gathering:
        """A snapshot to be filled from elsewhere than tables; `entities` sorted, each once."""
        return Gathering(vocabulary.enterprise, entities, as_of)

    @classmethod
    def gathered(cls, made: Gathering, notes: Sequence[str] = (), rows: int = 0) -> Snapshot:
        """What was filled in, from so many `rows` of facts."""
        frame = made.frame()
        counts = {"entities": frame.height, "rows": rows, "aside": 0}
        return cls(frame, made.as_of, tuple(notes), counts, schema_of(frame.columns, made.kind))

    @classmethod
    def read(cls, path: Path, vocabulary: Vocabulary | None = None) -> Snapshot:
        """What `write` wrote; with a vocabulary, refused when its words have changed meaning."""
        try:
            table = pq.read_table(path)
            record = json.loads(table.schema.metadata[_METADATA])
        except FileNotFoundError as error:
            raise BadInput(Problem("没有这个快照文件", Place(path), do="核对路径")) from error
        except (pa.ArrowException, OSError, KeyError, TypeError, ValueError) as error:
            problem = Problem("不是完整的快照文件", Place(path), do="重新运行一次")
            raise BadInput(problem) from error
        frame = pl.DataFrame(table.replace_schema_metadata(None))
        day = date.fromisoformat(record["as_of"])
        found = cls(frame, day, tuple(record["notes"]), record["counts"], record["concepts"])
        if vocabulary is not None:
            _check(found, vocabulary.enterprise, path)
        return found


def schema_of(columns: list[str], kind: Kind) -> dict[str, dict[str, Any]]:
    """What the whole numbers in the columns mean, concept by concept."""
    facts = [name for name in columns if name != ENTITY and not name.startswith(TITLE_PREFIX)]
    names = {split_column(name)[0] for name in facts}
    names -= set(DESCRIPTIVE)
    schema = {name: _meaning(concept) for name, concept in kind.concepts.items() if name in names}
    if len(facts) + 1 < len(columns):
        schema[TITLES] = {"type": TITLES, "choices": list(kind.title_codes)}
    return schema


def _meaning(concept: Concept) -> dict[str, Any]:
    meaning: dict[str, Any] = {"type": concept.type, "unit": concept.unit, "period": concept.period}
    if concept.type == "number":
        meaning["decimals"] = concept.decimals
    if concept.type == "choice":
        meaning["choices"] = [str(code) for code in concept.choices]
    if concept.fields:
        meaning["of"] = {name: _meaning(part) for name, part in concept.fields.items()}
    if concept.item is not None:
        meaning["of"] = concept.item.type
    return meaning


def _check(snapshot: Snapshot, kind: Kind, path: Path) -> None:
    """Refuse a snapshot whose numbers would be read in another sense than they were written."""
    now = schema_of(snapshot.frame.columns, kind)
    changed = [
        name
        for name, then in snapshot.concepts.items()
        if name not in now or not _same(then, now[name])
    ]
    if changed:
        met = f"快照与现在的词汇表不符：{'、'.join(changed)}"
        raise BadInput(Problem(met, Place(path), do="用原来的规则库，或从原始数据重新运行"))


def _same(then: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    # Choices added at the end leave the positions of the others as they were.
    grown = now.get("choices", [])[: len(then.get("choices", []))] == then.get("choices", [])
    fields = then.get("of"), now.get("of")
    if isinstance(fields[0], Mapping) and isinstance(fields[1], Mapping):
        inner = fields[0].keys() == fields[1].keys() and all(
            _same(fields[0][name], fields[1][name]) for name in fields[0]
        )
    else:
        inner = fields[0] == fields[1]
    alike = all(then.get(key) == now.get(key) for key in ("type", "period", "decimals"))
    return grown and inner and alike
