"""`/rosters`, `/comparisons`, `/series`: lists of a day, others' data, years before the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.sections.asking import Asked, asked_of, kept
from bureau.desk.sections.framing import shown, viewer_of
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Cell, Record


def _records(kind: str, names: Sequence[str], asked: Asked, viewer: Viewer) -> list[Record]:
    rows = ledger.rows(kind, viewer=viewer).select_related("entity")
    found = ledger.table(rows, names, viewer=viewer, as_known=asked.as_known)
    return kept(found, asked)


@staff_page((READ, "record"))
def rosters(request: HttpRequest) -> HttpResponseBase:
    """Each roster by its dates, newest first, with who joined and who left between two."""
    viewer = viewer_of(request)
    asked = asked_of(request, ["roster"], viewer)
    names = ("name", "topic", "as_of", "members", "complete")
    by_topic: dict[str, list[Record]] = defaultdict(list)
    for record in _records("roster", names, asked, viewer):
        by_topic[record.code("topic") or record.row.name].append(record)
    context = {"topics": [_roster(listed) for _, listed in sorted(by_topic.items())]}
    return shown(request, "rosters", asked, "roster", context)


def _roster(listed: list[Record]) -> dict[str, Any]:
    listed.sort(key=lambda record: record.code("as_of"), reverse=True)
    editions = []
    for place, record in enumerate(listed):
        now = {cell.ref: cell for cell in record.all("members")}
        earlier = listed[place + 1] if place + 1 < len(listed) else None
        before = {cell.ref: cell for cell in earlier.all("members")} if earlier else {}
        editions.append(
            {
                "record": record,
                "on": record.text("as_of"),
                "count": len(now),
                "complete": record.number("complete") == 1,
                "members": _named(now),
                "joined": _named({c: now[c] for c in now.keys() - before.keys()})
                if earlier
                else [],
                "left": _named({c: before[c] for c in before.keys() - now.keys()}),
            }
        )
    return {"name": listed[0].row.name, "editions": editions}


def _named(members: dict[str, Cell]) -> list[Cell]:
    return sorted(members.values(), key=lambda cell: cell.text)


@staff_page((READ, "record"))
def comparisons(request: HttpRequest) -> HttpResponseBase:
    """Others' data by topic: a place is only said where the table is complete."""
    viewer = viewer_of(request)
    asked = asked_of(request, ["comparison"], viewer)
    names = ("topic", "unit", "item", "value", "date", "level", "subject", "complete")
    by_topic: dict[str, list[Record]] = defaultdict(list)
    for record in _records("comparison", names, asked, viewer):
        by_topic[record.code("topic")].append(record)
    context = {"topics": [_comparison(topic, of) for topic, of in sorted(by_topic.items())]}
    return shown(request, "comparisons", asked, "comparison", context)


def _comparison(topic: str, records: list[Record]) -> dict[str, Any]:
    """A table of one topic: the largest value first, else the earliest date; ties share a place."""
    by_value = any(record.number("value") is not None for record in records)

    def worth(record: Record) -> Any:
        number = record.number("value")
        return -(number if number is not None else -(10**18)) if by_value else record.code("date")

    records.sort(key=lambda record: (worth(record), record.row.name))
    places = {id(r): 1 + sum(worth(o) < worth(r) for o in records) for r in records}
    complete = all(record.number("complete") == 1 for record in records)
    own = [record for record in records if record.cell("subject").ref]
    told = complete and (by_value or not any(_blurred(one, records) for one in own))
    return {
        "topic": topic,
        "title": _title(records),
        "by_value": by_value,
        "complete": complete,
        "told": told,
        "lines": [(places[id(record)], record) for record in records],
        "said": [(record, places[id(record)]) for record in own],
    }


def _blurred(own: Record, records: Sequence[Record]) -> bool:
    """Whether another date reaches over ours without being the same: nobody knows who was first."""
    mine = own.code("date")
    others = {record.code("date") for record in records if record is not own} - {mine}
    return any(mine.startswith(other) or other.startswith(mine) for other in others if other)


def _title(records: Sequence[Record]) -> str:
    """What is compared, in words: the item where all have the same, else what it is a list of."""
    items = {record.text("item") for record in records}
    if len(items) == 1:
        return items.pop()
    return f"{records[0].text('level')}获批先后" if records[0].text("level") else "获批先后"


@staff_page((READ, "record"))
def series(request: HttpRequest) -> HttpResponseBase:
    """Numbers of the years before the ledger, a line a figure."""
    viewer = viewer_of(request)
    asked = asked_of(request, ["series_point"], viewer)
    by_metric: dict[str, list[Record]] = defaultdict(list)
    for record in _records("series_point", ("metric", "year", "value", "unit"), asked, viewer):
        by_metric[record.code("metric")].append(record)
    known = ledger.rulebook().figures.figures
    lines = [_series(name, records, known) for name, records in sorted(by_metric.items())]
    years = sorted({year for each in lines for year in each["by_year"]})
    context = {"lines": lines, "heads": years}
    for each in lines:
        each["cells"] = [each["by_year"].get(year) for year in years]
    return shown(request, "series", asked, "series_point", context)


def _series(name: str, records: list[Record], known: Any) -> dict[str, Any]:
    records.sort(key=lambda record: record.code("year"))
    concept = ledger.kind_of("series_point").concepts["value"]
    values = [(r.number("value") or 0) / concept.written_scale for r in records]
    return {
        "name": name,
        "label": known[name].label if name in known else name,
        "unit": records[0].text("unit"),
        "by_year": {record.code("year"): record for record in records},
        "values": values,
        "years": [record.code("year") for record in records],
    }
