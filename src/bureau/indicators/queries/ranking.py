"""Our place among others: said plainly only where the list of the others is whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bureau.indicators.queries.reading import number
from bureau.indicators.queries.shapes import HIGHER, Figures, Rank
from bureau.ledger.queries import Record

DEPARTMENTS = "assessed_indicators_by_department"


@dataclass(frozen=True)
class Ranks:
    """The lines of comparisons by topic."""

    by_topic: Mapping[str, tuple[Record, ...]]

    def department(self, year: int) -> Rank | None:
        """The bureau among the departments by how many indicators they answer for."""
        lines = [r for r in self.by_topic.get(DEPARTMENTS, ()) if r.code("date")[:4] == str(year)]
        own = next((r for r in lines if r.cell("subject").ref), None)
        return _rank(lines, own, HIGHER)

    def of(self, found: Figures) -> Rank | None:
        """The county among others under one indicator: by a comparison, else as told from above."""
        topic = (found.code, str(found.year))
        lines = [r for r in self.by_topic.get(topic[0], ()) if r.code("date")[:4] == topic[1]]
        own = next((r for r in lines if r.cell("subject").ref), None)
        if (rank := _rank(lines, own, found.direction)) is not None:
            return rank
        told = [r for r in found.readings if r.rank is not None and not r.town]
        return Rank(told[-1].rank or 0, 0, complete=False) if told else None


def ranks(records: Iterable[Record]) -> Ranks:
    """Comparisons by topic."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.code("topic")].append(record)
    return Ranks({topic: tuple(listed) for topic, listed in found.items()})


def _rank(lines: list[Record], own: Record | None, direction: str) -> Rank | None:
    if own is None:
        return None
    worth = {r.row.pk: number(r, "value") for r in lines}
    mine = worth[own.row.pk]
    if mine is None:
        return None
    sign = 1 if direction == HIGHER else -1
    known = {pk: sign * value for pk, value in worth.items() if value is not None}
    better = [pk for pk, value in known.items() if value > sign * mine]
    leader = max(known, key=lambda pk: known[pk])
    name = next(r.text("unit") for r in lines if r.row.pk == leader)
    complete = all(r.number("complete") == 1 for r in lines) and len(known) == len(lines)
    return Rank(len(better) + 1, len(lines), complete, name if leader != own.row.pk else "")
