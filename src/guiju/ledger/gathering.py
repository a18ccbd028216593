"""Rows of all tables gathered by record, as they were known on the ledger's day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from guiju.errors import BadInput, Problem, Problems
from guiju.facts.days import year_of
from guiju.facts.places import located
from guiju.ledger.cells import cell, is_sample, provenance, when
from guiju.ledger.records import Cell, Dated, Provenance, Record
from guiju.ledger.tables import PROVENANCE, Row, rows_of
from guiju.vocabulary import Concept, Kind, Vocabulary, close_to

_ID = dict.fromkeys(["id", "编号"], "id")
_YEAR = dict.fromkeys(["year", "年度", "年份"], "year")
_FACT = {
    **dict.fromkeys(["entity", "记录"], "entity"),
    **dict.fromkeys(["concept", "事实"], "concept"),
    **dict.fromkeys(["on", "日期", "期间"], "on"),
    **dict.fromkeys(["value", "值"], "value"),
}
_LINK = {
    **dict.fromkeys(["from", "自"], "from"),
    **dict.fromkeys(["relation", "关系"], "relation"),
    **dict.fromkeys(["to", "至"], "to"),
    **dict.fromkeys(["since", "起"], "since"),
    **dict.fromkeys(["until", "止"], "until"),
    **dict.fromkeys(["role", "角色"], "role"),
}


@dataclass
class Draft:
    """A record being put together."""

    record: Record
    later: dict[str, list[Dated]] = field(default_factory=lambda: defaultdict(list))
    years: dict[str, dict[int, tuple[Cell, Provenance]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    lists: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Gathered:
    """Everything read so far; `unknown_yet` holds ids of records nobody knew of on the day."""

    vocabulary: Vocabulary
    known_at: date | None
    problems: Problems
    drafts: dict[str, Draft] = field(default_factory=dict)
    unknown_yet: set[str] = field(default_factory=set)

    def known(self, given: Provenance) -> bool:
        """Whether something was known on the ledger's day."""
        return self.known_at is None or given.known_at is None or given.known_at <= self.known_at

    def records(self) -> dict[str, dict[str, Record]]:
        """The finished records by kind and id."""
        found: dict[str, dict[str, Record]] = {name: {} for name in self.vocabulary.kinds}
        for name, draft in self.drafts.items():
            found[draft.record.kind.name][name] = _finished(draft)
        return found

    def draft(self, row: Row, key: str) -> Draft | None:
        """The draft a row is about; None, and perhaps a problem, when there is none."""
        name = str(row.words.get(key) or "").strip()
        if name in self.drafts:
            return self.drafts[name]
        if name not in self.unknown_yet:
            do = close_to(name, self.drafts) or "先在它的表里登记，或改正编号"
            self.problems.note(f"没有编号为“{name}”的记录", row.at, do=do)
        return None


def gather(
    into: Gathered,
    kinds: Mapping[str, Path],
    years: Mapping[str, Path],
    lists: Mapping[tuple[str, str], Path],
    others: Mapping[str, Path],
) -> Iterator[Path]:
    """Read every table into `into`, records before what is said of them; yields each when read."""
    for name, path in kinds.items():
        _table(into, path, _ID, _plain(into.vocabulary.kinds[name]), _Records(name))
        yield path
    for name, path in years.items():
        concepts = {c.name: c for c in into.vocabulary.kinds[name].concepts.values() if c.yearly}
        _table(into, path, _ID | _YEAR, concepts, _years)
        yield path
    for (kind, concept), path in lists.items():
        fields = into.vocabulary.kinds[kind].concepts[concept].fields
        _table(into, path, _ID, fields, _Items(concept, fields))
        yield path
    for name, words, read in (("facts", _FACT, _fact), ("links", _LINK, _link)):
        if name in others:
            _table(into, others[name], words, {}, read)
            yield others[name]


def _table(
    into: Gathered,
    path: Path,
    words: Mapping[str, str],
    concepts: Mapping[str, Concept],
    read: Any,
) -> None:
    try:
        for row in rows_of(path, {**PROVENANCE, **words}, concepts):
            try:
                read(into, row, provenance(row))
            except BadInput as error:
                into.problems.extend(located(error, row.at))
    except BadInput as error:
        into.problems.adopt(error)


def _plain(kind: Kind) -> dict[str, Concept]:
    """The concepts a row of a kind's own table may hold."""
    return {
        name: concept
        for name, concept in kind.concepts.items()
        if not concept.many
        and not concept.fields
        and not concept.yearly
        and concept.type != "titles"
    }


@dataclass(frozen=True)
class _Records:
    """The kind's own table: a row a record."""

    kind: str

    def __call__(self, into: Gathered, row: Row, given: Provenance) -> None:
        name = str(row.words.get("id") or "").strip()
        if not name:
            raise BadInput(Problem("这一行没有编号", do="补上 id"))
        first = into.drafts.get(name)
        if first is not None:
            met = f"编号“{name}”出现两次（首次：{first.record.given.at.text()}）"
            raise BadInput(Problem(met, do="给每条记录一个编号"))
        kind = into.vocabulary.kinds[self.kind]
        values = _values(row, kind.concepts, into.problems)
        _demand(kind, row, into.problems)
        if into.known(given):
            record = Record(kind, name, values, given, is_sample(row.words))
            into.drafts[name] = Draft(record)
        else:
            into.unknown_yet.add(name)


@dataclass(frozen=True)
class _Items:
    """A list's table: a row an item."""

    concept: str
    fields: Mapping[str, Concept]

    def __call__(self, into: Gathered, row: Row, given: Provenance) -> None:
        draft = into.draft(row, "id")
        values = _values(row, self.fields, into.problems)
        if draft is not None and into.known(given):
            blank: dict[str, Cell | None] = dict.fromkeys(self.fields)
            draft.lists[self.concept].append(blank | values)


def _years(into: Gathered, row: Row, given: Provenance) -> None:
    draft = into.draft(row, "id")
    year = year_of(row.words.get("year"))
    if draft is None or not into.known(given):
        return
    for name, value in _values(row, draft.record.kind.concepts, into.problems).items():
        _put_year(draft, name, year, value, given)


def _fact(into: Gathered, row: Row, given: Provenance) -> None:
    draft = into.draft(row, "entity")
    if draft is None:
        return
    kind = draft.record.kind
    concept = kind.called(str(row.words.get("concept") or "").strip())
    if concept is None:
        do = close_to(str(row.words.get("concept")), kind.concepts) or "核对 concept 一栏"
        raise BadInput(Problem(f"{kind.label}没有“{row.words.get('concept')}”这一项", do=do))
    value = cell(concept, row.words.get("value"))
    raw = row.words.get("on")
    on = None if raw is None else when(raw, "日期")
    if not into.known(given):
        return
    if concept.yearly:
        if on is None or value is None:
            raise BadInput(Problem(f"{concept.label}按年记，要写明年度和数值"))
        _put_year(draft, concept.name, on.first.year, value, given)
    else:
        draft.later[concept.name].append(Dated(on, value, given))


def _put_year(draft: Draft, name: str, year: int, value: Cell, given: Provenance) -> None:
    """The later known value of a year stands; of two known on one day, the one written later."""
    before = draft.years[name].get(year)
    if before is None or _known(before[1]) <= _known(given):
        draft.years[name][year] = (value, given)


def _link(into: Gathered, row: Row, given: Provenance) -> None:
    draft = into.draft(row, "from")
    other = str(row.words.get("to") or "").strip()
    if draft is None or not into.known(given) or other in into.unknown_yet:
        return
    kind = draft.record.kind
    concept = kind.called(str(row.words.get("relation") or "").strip())
    if concept is None or not concept.many:
        many = {name: c for name, c in kind.concepts.items() if c.many}
        near = close_to(str(row.words.get("relation")), many)
        met = f"{kind.label}没有“{row.words.get('relation')}”这种多方关系"
        do = near or "核对 relation 一栏"
        raise BadInput(Problem(met, expected="、".join(many) or None, do=do))
    draft.links[concept.name].append(other)


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


def _known(given: Provenance) -> date:
    return given.known_at or date.min


def _finished(draft: Draft) -> Record:
    """Facts in the order of their dates; of two for one date, the later known stands."""
    later = {}
    for name, entries in draft.later.items():
        standing = {entry.on: entry for entry in sorted(entries, key=lambda e: _known(e.given))}
        later[name] = tuple(sorted(standing.values(), key=_order))
    return replace(
        draft.record,
        later=later,
        years={n: {y: v for y, (v, _) in by.items()} for n, by in draft.years.items()},
        links={name: tuple(dict.fromkeys(others)) for name, others in draft.links.items()},
        lists={name: tuple(items) for name, items in draft.lists.items()},
    )


def _order(entry: Dated) -> tuple[date, date]:
    if entry.on is None:
        return date.min, date.min
    return entry.on.last, entry.on.first
