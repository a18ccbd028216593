"""Every row of every table made into a statement; everything wrong is noted, nothing guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guiju.errors import BadInput, Place, Problem, Problems
from guiju.facts.days import year_of
from guiju.facts.places import located
from guiju.ledger.cells import cell, is_sample, provenance, when
from guiju.ledger.heads import FACT, ID, LINK, PROVENANCE, YEAR
from guiju.ledger.records import Cell, Provenance
from guiju.ledger.statements import FactRow, ItemRow, LinkRow, RecordRow, Statements, YearRow
from guiju.ledger.tables import Row, rows_of
from guiju.periods import Stretch
from guiju.vocabulary import Concept, Kind, Vocabulary, close_to


@dataclass(frozen=True)
class Files:
    """The tables of a folder, by what they hold."""

    kinds: dict[str, Path]
    years: dict[str, Path]
    lists: dict[tuple[str, str], Path]
    others: dict[str, Path]


@dataclass
class Reading:
    """What has been read so far; `known` is each record's kind and where it stands."""

    vocabulary: Vocabulary
    into: Statements
    problems: Problems
    known: dict[str, tuple[Kind, Place]] = field(default_factory=dict)

    def kind_of(self, row: Row, key: str) -> tuple[str, Kind | None]:
        """The record a row is about and its kind; None, and a problem, when there is none."""
        name = str(row.words.get(key) or "").strip()
        if name in self.known:
            return name, self.known[name][0]
        do = close_to(name, self.known) or "先在它的表里登记，或改正编号"
        self.problems.note(f"没有编号为“{name}”的记录", row.at, do=do)
        return name, None


def read_rows(reading: Reading, files: Files) -> Iterator[Path]:
    """Read every table, records before what is said of them; yields each when read."""
    kinds = reading.vocabulary.kinds
    for name, path in files.kinds.items():
        _table(reading, path, ID, plain(kinds[name]), _Records(name))
        yield path
    for name, path in files.years.items():
        _table(reading, path, YEAR, yearly(kinds[name]), _year)
        yield path
    for (kind, concept), path in files.lists.items():
        fields = kinds[kind].concepts[concept].fields
        _table(reading, path, ID, fields, _Items(concept, fields))
        yield path
    for name, words, read in (("facts", FACT, _fact), ("links", LINK, _link)):
        if name in files.others:
            _table(reading, files.others[name], words, {}, read)
            yield files.others[name]


def plain(kind: Kind) -> dict[str, Concept]:
    """The concepts a row of a kind's own table may hold."""
    return {
        name: concept
        for name, concept in kind.concepts.items()
        if not concept.many
        and not concept.fields
        and not concept.yearly
        and concept.type != "titles"
    }


def yearly(kind: Kind) -> dict[str, Concept]:
    """The concepts a row of a kind's years may hold."""
    return {concept.name: concept for concept in kind.concepts.values() if concept.yearly}


def _table(
    reading: Reading,
    path: Path,
    words: Mapping[str, str],
    concepts: Mapping[str, Concept],
    read: Callable[[Reading, Row, Provenance], None],
) -> None:
    try:
        for row in rows_of(path, {**PROVENANCE, **words}, concepts):
            try:
                read(reading, row, provenance(row))
            except BadInput as error:
                reading.problems.extend(located(error, row.at))
    except BadInput as error:
        reading.problems.adopt(error)


@dataclass(frozen=True)
class _Records:
    """The kind's own table: a row a record."""

    kind: str

    def __call__(self, reading: Reading, row: Row, given: Provenance) -> None:
        name = str(row.words.get("id") or "").strip()
        if not name:
            raise BadInput(Problem("这一行没有编号", do="补上 id"))
        if name in reading.known:
            met = f"编号“{name}”出现两次（首次：{reading.known[name][1].text()}）"
            raise BadInput(Problem(met, do="给每条记录一个编号"))
        kind = reading.vocabulary.kinds[self.kind]
        values = _values(row, kind.concepts, reading.problems)
        _demand(kind, row, reading.problems)
        reading.known[name] = (kind, row.at)
        told = RecordRow(self.kind, name, values, given, is_sample(row.words))
        reading.into.records.append(told)


@dataclass(frozen=True)
class _Items:
    """A list's table: a row an item."""

    concept: str
    fields: Mapping[str, Concept]

    def __call__(self, reading: Reading, row: Row, given: Provenance) -> None:
        name, kind = reading.kind_of(row, "id")
        values = _values(row, self.fields, reading.problems)
        if kind is not None:
            told = ItemRow(name, self.concept, values, given, is_sample(row.words))
            reading.into.items.append(told)


def _year(reading: Reading, row: Row, given: Provenance) -> None:
    name, kind = reading.kind_of(row, "id")
    year = year_of(row.words.get("year"))
    if kind is not None:
        values = _values(row, kind.concepts, reading.problems)
        told = YearRow(name, year, values, given, is_sample(row.words))
        reading.into.years.append(told)


def _fact(reading: Reading, row: Row, given: Provenance) -> None:
    name, kind = reading.kind_of(row, "entity")
    if kind is None:
        return
    word = str(row.words.get("concept") or "").strip()
    concept = kind.called(word)
    if concept is None:
        do = close_to(word, kind.concepts) or "核对 concept 一栏"
        raise BadInput(Problem(f"{kind.label}没有“{word}”这一项", do=do))
    value = cell(concept, row.words.get("value"))
    on = _date(row, "on", "日期")
    if concept.yearly and on is None:
        raise BadInput(Problem(f"{concept.label}按年记，要写明年度", do="在日期一栏写年度"))
    told = FactRow(name, concept.name, on, value, given, is_sample(row.words))
    reading.into.facts.append(told)


def _link(reading: Reading, row: Row, given: Provenance) -> None:
    name, kind = reading.kind_of(row, "from")
    if kind is None:
        return
    word = str(row.words.get("relation") or "").strip()
    concept = kind.called(word)
    if concept is None or not concept.many:
        many = {name: each for name, each in kind.concepts.items() if each.many}
        do = close_to(word, many) or "核对 relation 一栏"
        met = f"{kind.label}没有“{word}”这种多方关系"
        raise BadInput(Problem(met, expected="、".join(many) or None, do=do))
    to, role = (str(row.words.get(key) or "").strip() for key in ("to", "role"))
    since, until = _date(row, "since", "起"), _date(row, "until", "止")
    told = LinkRow(name, concept.name, to, since, until, role, given, is_sample(row.words))
    reading.into.links.append(told)


def _date(row: Row, word: str, label: str) -> Stretch | None:
    raw: Any = row.words.get(word)
    return None if raw is None else when(raw, label)


def _values(row: Row, concepts: Mapping[str, Concept], problems: Problems) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for name, raw in row.concepts.items():
        try:
            value = cell(concepts[name], raw, row.units[name])
        except BadInput as error:
            problems.extend(located(error, row.at))
            continue
        if value is not None:
            found[name] = value
    return found


def _demand(kind: Kind, row: Row, problems: Problems) -> None:
    for concept in kind.concepts.values():
        if concept.required and concept.name not in row.concepts and not concept.many:
            problems.note(f"{kind.label}缺少{concept.label}", row.at, do=f"补上 {concept.name}")
