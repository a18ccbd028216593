"""Records that name the body: its titles, projects, agreements, as its file lists them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from bureau.ledger import queries as ledger

MOST_WORDS = 6
TITLES = "title"


@dataclass(frozen=True)
class Shelf:
    """The records of one kind: name, main date, and what else is said of each."""

    label: str
    records: tuple[tuple[str, str, str], ...]


def records_of(file: ledger.File) -> list[Shelf]:
    """Every record within the body’s reach by kind, titles first, the latest first in each."""
    by_kind: dict[str, list[ledger.Related]] = defaultdict(list)
    for each in file.records:
        by_kind[each.row.kind].append(each)
    order = sorted(by_kind, key=lambda kind: kind != TITLES)
    return [Shelf(ledger.kind_of(kind).label, _listed(by_kind[kind])) for kind in order]


def _listed(found: list[ledger.Related]) -> tuple[tuple[str, str, str], ...]:
    latest = sorted(found, key=lambda each: each.row.main_date, reverse=True)
    return tuple((each.row.name, each.row.main_date, _words(each)) for each in latest)


def _words(record: ledger.Related) -> str:
    """“证书编号：… · 有效期止：…”: the first few fields beside name and what names the body."""
    kind = ledger.kind_of(record.row.kind)
    left_out = {kind.named_by, kind.main_date, *(concept.name for concept in record.by)}
    said = [
        f"{kind.concepts[name].label}：{text}"
        for name, text in record.said.items()
        if name not in left_out and text
    ]
    return " · ".join(said[:MOST_WORDS])
