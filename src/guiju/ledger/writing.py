"""Statements written as the tables of a folder ledger, so that reading them says the same."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from guiju.errors import BadInput, Place, Problem
from guiju.facts.blanks import is_blank
from guiju.ledger.cells import NONE
from guiju.ledger.heads import COMPLETE, FACT, ID, LINK, PROVENANCE, SOURCE, YEAR, spelled
from guiju.ledger.opening import CARD, in_words
from guiju.ledger.papers import Completeness, Source
from guiju.ledger.reading import plain, yearly
from guiju.ledger.records import NOT_APPLICABLE, Cell, Provenance
from guiju.ledger.showing import plain as digits
from guiju.ledger.showing import text_of
from guiju.ledger.statements import FactRow, ItemRow, LinkRow, RecordRow, Statements, YearRow
from guiju.ledger.tables import column_of
from guiju.periods import Stretch
from guiju.vocabulary import Concept, Kind, Vocabulary
from guiju.vocabulary.places import PlaceLayer

_GIVEN = ("source", "grade", "known_at", "sample", "reason")


@dataclass
class Table:
    """Rows by column, in the order the columns were named; a column nothing stands in is left out.

    words: how the table's own columns may be headed; concepts: the columns that are concepts.
    """

    words: Mapping[str, str]
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    rows: list[dict[str, str]] = field(default_factory=list)

    def put(self, row: Mapping[str, str]) -> None:
        """One more row; blanks may be given."""
        self.rows.append({name: text for name, text in row.items() if text})

    def write(self, path: Path) -> None:
        """The table as CSV; no file where there is no row."""
        used = {name for row in self.rows for name in row}
        own = list(dict.fromkeys(self.words.values()))
        given = [word for word in _GIVEN if word in own]
        first = [word for word in own if word not in given]
        columns = [n for n in (*first, *self.concepts, *given) if n in used]
        if not self.rows:
            return
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([self._head(name) for name in columns])
            writer.writerows([row.get(name, "") for name in columns] for row in self.rows)

    def _head(self, name: str) -> str:
        """The Chinese head where it is understood as this column, else the English one."""
        concept = self.concepts.get(name)
        if concept is None:
            heads = spelled(self.words, name)
        else:
            unit = f"[{concept.unit}]" if concept.type == "money" else ""
            heads = [concept.label + unit, name + unit, name]
        for head in heads:
            try:
                found = column_of(head, self.words, self.concepts)
            except BadInput:
                continue
            if found.word == name and (found.concept is None) == (concept is None):
                return head
        raise BadInput(Problem(f"“{name}”这一列没有不会读错的表头", do="在词汇表里给它另一个名称"))


def write_ledger(
    folder: Path | str,
    told: Statements,
    vocabulary: Vocabulary,
    *,
    places: Mapping[str, PlaceLayer] | None = None,
) -> None:
    """Write the card and every table into `folder`, which must be new or empty.

    The tables are made from the statements alone: the same statements give the same bytes.
    """
    root = Path(folder)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        do = "换一个新的或空的文件夹"
        raise BadInput(Problem("这个文件夹里已经有东西", Place(root), do=do))
    root.mkdir(parents=True, exist_ok=True)
    words = in_words(vocabulary, told.card.place, places)
    for name, table in _tables(told, words).items():
        table.write(root / f"{name}.csv")
    _write_card(root / CARD, told)


def written(concept: Concept, value: Cell | None) -> str:
    """A value as a cell of a table, with labels where they say which choice is meant."""
    if value is None:
        return ""
    if value == NOT_APPLICABLE or value == ():
        return NONE if value == () else NOT_APPLICABLE
    if isinstance(value, tuple):
        return "；".join(written(concept.item or concept, part) for part in value)
    if isinstance(value, Stretch):
        return value.code()
    if concept.type == "choice" and isinstance(value, int):
        return _choice(concept, value)
    if concept.numeric and isinstance(value, int):
        return digits(Fraction(value, concept.written_scale), len(str(concept.written_scale)))
    return text_of(concept, value)


def _choice(concept: Concept, value: int) -> str:
    """The label, unless it stands for another choice too."""
    labels = list(concept.choices.values())
    label = labels[value]
    alone = labels.count(label) == 1 and label not in concept.choices
    return label if alone and not is_blank(label) else list(concept.choices)[value]


def _tables(told: Statements, vocabulary: Vocabulary) -> dict[str, Table]:
    kinds = {record.id: vocabulary.kinds[record.kind] for record in told.records}
    tables: dict[str, Table] = {}
    for record in told.records:
        kind = vocabulary.kinds[record.kind]
        table = tables.setdefault(kind.name, Table(PROVENANCE | ID, plain(kind)))
        table.put({"id": record.id} | _cells(record, table.concepts) | _given(record))
    for year in told.years:
        kind = kinds[year.id]
        table = tables.setdefault(f"{kind.name}-years", Table(PROVENANCE | YEAR, yearly(kind)))
        own = {"id": year.id, "year": str(year.year)}
        table.put(own | _cells(year, table.concepts) | _given(year))
    for item in told.items:
        kind = kinds[item.id]
        fields = kind.concepts[item.concept].fields
        table = tables.setdefault(f"{kind.name}-{item.concept}", Table(PROVENANCE | ID, fields))
        table.put({"id": item.id} | _cells(item, fields) | _given(item))
    tables["facts"] = _rows(PROVENANCE | FACT, (_fact(row, kinds[row.id]) for row in told.facts))
    tables["links"] = _rows(PROVENANCE | LINK, (_link(row, kinds[row.id]) for row in told.links))
    tables["sources"] = _rows(SOURCE, map(_source, told.sources))
    tables["completeness"] = _rows(COMPLETE, map(_complete, told.complete))
    return tables


def _rows(words: Mapping[str, str], rows: Iterable[Mapping[str, str]]) -> Table:
    table = Table(words)
    for row in rows:
        table.put(row)
    return table


def _cells(row: RecordRow | YearRow | ItemRow, concepts: Mapping[str, Concept]) -> dict[str, str]:
    return {name: written(concepts[name], value) for name, value in row.values.items()}


def _given(row: RecordRow | YearRow | ItemRow | FactRow | LinkRow) -> dict[str, str]:
    given: Provenance = row.given
    return {
        "source": given.source or "",
        "grade": given.grade or "",
        "known_at": _day(given.known_at),
        "sample": "是" if row.sample else "",
        "reason": given.reason,
    }


def _fact(row: FactRow, kind: Kind) -> dict[str, str]:
    concept = kind.concepts[row.concept]
    own = {
        "entity": row.id,
        "concept": _called(kind, concept),
        "on": "" if row.on is None else row.on.code(),
        "value": written(concept, row.value),
    }
    return own | _given(row)


def _link(row: LinkRow, kind: Kind) -> dict[str, str]:
    own = {
        "from": row.id,
        "relation": _called(kind, kind.concepts[row.relation]),
        "to": row.to,
        "since": "" if row.since is None else row.since.code(),
        "until": "" if row.until is None else row.until.code(),
        "role": row.role,
    }
    return own | _given(row)


def _called(kind: Kind, concept: Concept) -> str:
    return concept.label if kind.called(concept.label) is concept else concept.name


def _source(source: Source) -> dict[str, str]:
    return {
        **{name: getattr(source, name) for name in ("id", "kind", "title", "issuer", "number")},
        "date": "" if source.dated is None else source.dated.code(),
        "received_on": _day(source.received_on),
        "sha256": source.sha256,
        "withdrawn_on": _day(source.withdrawn_on),
        "note": source.note,
    }


def _complete(declared: Completeness) -> dict[str, str]:
    return {
        **{name: getattr(declared, name) for name in ("kind", "field", "value", "place", "source")},
        "since": "" if declared.since is None else declared.since.code(),
        "as_of": declared.as_of.code(),
    }


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _write_card(path: Path, told: Statements) -> None:
    card = told.card
    lines = [f"place: {_quoted(card.place)}"]
    days = (("since", card.since), ("known_at", card.known_at))
    lines += [f"{key}: {day.isoformat()}" for key, day in days if day]
    said = (("title", card.title), ("note", card.note))
    lines += [f"{key}: {_quoted(text)}" for key, text in said if text]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    """A YAML string that means exactly this text."""
    return json.dumps(text, ensure_ascii=False)
