"""What holds between records: keys, relations, sources; each slip with its file and line."""

from __future__ import annotations

from collections.abc import Iterator

from guiju.errors import Place, Problems
from guiju.ledger.book import Ledger
from guiju.ledger.gathering import Gathered
from guiju.ledger.records import NOT_APPLICABLE, Record
from guiju.vocabulary import Concept, close_to


def check(ledger: Ledger, gathered: Gathered, problems: Problems, *, is_copy: bool = False) -> None:
    """Note every key that stands twice, every relation that leads nowhere, every unknown source.

    is_copy: of what was known on a day, where a relation may lead to what was not known yet.
    """
    for records in ledger.kinds.values():
        _keys(list(records.values()), problems)
        for record in records.values():
            _relations(record, ledger, gathered, problems, is_copy)
            _sources(record, ledger, problems)


def _keys(records: list[Record], problems: Problems) -> None:
    if records:
        kind = records[0].kind
        codes = [(name,) for name in kind.identified_by if kind.find(name) is not None]
        for names in dict.fromkeys([kind.key, *codes]):
            _unique(records, names, problems)


def _unique(records: list[Record], names: tuple[str, ...], problems: Problems) -> None:
    """Fields that together, or a code that by itself, may stand in one record only."""
    seen: dict[tuple[object, ...], Record] = {}
    for record in records:
        key = tuple(record.value(name) for name in names)
        if not key or None in key or (len(key) == 1 and NOT_APPLICABLE in key):
            continue
        if key in seen:
            labels = "、".join(record.kind.concepts[name].label for name in names)
            first = seen[key]
            met = f"{record.kind.label}“{record.id}”与“{first.id}”的{labels}相同"
            do = f"合并为一条，或补全相区别的项（首次：{first.given.at.text()}）"
            problems.note(met, record.given.at, do=do)
        seen.setdefault(key, record)


def _relations(
    record: Record, ledger: Ledger, gathered: Gathered, problems: Problems, is_copy: bool
) -> None:
    for concept, name, at in _targets(record):
        other = ledger.find(name)
        if other is None and (is_copy or name in gathered.unknown_yet):
            continue
        labels = "、".join(ledger.vocabulary.kinds[kind].label for kind in concept.targets)
        if other is None:
            do = close_to(name, gathered.drafts) or "先登记它，或改正编号"
            problems.note(f"{concept.label}“{name}”没有登记", at, expected=labels, do=do)
        elif concept.targets and other.kind.name not in concept.targets:
            met = f"{concept.label}“{name}”是{other.kind.label}"
            problems.note(met, at, expected=labels, do="改正编号")


def _targets(record: Record) -> Iterator[tuple[Concept, str, Place]]:
    for concept in record.kind.concepts.values():
        if concept.type != "entity":
            continue
        for name in record.links.get(concept.name, ()):
            yield concept, name, record.given.at
        own = [(record.values.get(concept.name), record.given.at)]
        own += [(entry.value, entry.given.at) for entry in record.later.get(concept.name, ())]
        for value, at in own:
            if isinstance(value, str) and value != NOT_APPLICABLE:
                yield concept, value, at


def _sources(record: Record, ledger: Ledger, problems: Problems) -> None:
    givens = [record.given, *(e.given for entries in record.later.values() for e in entries)]
    for given in givens:
        if given.source is not None and given.source not in ledger.sources:
            do = close_to(given.source, ledger.sources) or "在 sources 表里登记这份文件"
            problems.note(f"来源“{given.source}”没有登记", given.at, do=do)
