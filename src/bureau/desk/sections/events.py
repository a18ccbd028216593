"""`/events/manage`: what was held, series and their issues, what came of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from bureau.accounts.rights import READ
from bureau.desk.sections.asking import Asked, asked_of, kept
from bureau.desk.sections.framing import query_with, shown, viewer_of
from bureau.desk.sections.parts import Cell, Figure, Line, line
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record

KIND = "event"
NAMES = ("title", "kind", "series", "issue_no", "date", "place", "industry", "attendance")
MORE = ("hosts", "cohosts", "outcomes")


@staff_page((READ, "record"))
def page(request: HttpRequest) -> HttpResponseBase:
    """The events of a year."""
    viewer = viewer_of(request)
    asked = asked_of(request, [KIND], viewer)
    rows = ledger.rows(KIND, viewer=viewer).select_related("entity")
    found = ledger.table(
        rows, (*NAMES, *MORE), viewer=viewer, on=asked.as_of, as_known=asked.as_known
    )
    counted = [r for r in kept(found, asked) if r.counts("date", "kind")]
    records = [r for r in counted if asked.holds(r.code("date"))]
    kind = request.GET.get("category", "")
    context = {
        "figures": figures(records, asked),
        "kinds": kinds(records, request, kind),
        "series": series(records),
        "picked": bool(kind),
        "lines": [
            _line(r)
            for r in sorted(records, key=lambda r: r.code("date"), reverse=True)
            if not kind or r.code("kind") == kind
        ],
    }
    return shown(request, "events", asked, KIND, context)


def figures(records: Sequence[Record], asked: Asked) -> list[Figure]:
    """How many, how many issues of series, how many came, how many bore fruit."""
    salons = [r for r in records if r.code("kind") == "salon" and _series(r)]
    known = [n for r in records if (n := r.number("attendance")) is not None]
    fruitful = sum(bool(r.all("outcomes")) for r in records)
    not_said = len(records) - len(known)
    return [
        Figure(f"{asked.year}年活动", len(records), "场"),
        Figure("系列沙龙", len(salons), "期"),
        Figure("有成效的", fruitful, "场"),
        Figure("参加人数", sum(known), "人", f"至少，{not_said} 场没有记" if not_said else ""),
    ]


def kinds(
    records: Iterable[Record], request: HttpRequest, current: str
) -> list[tuple[str, int, str, bool]]:
    """(label, count, href, current) of every kind of event that was held."""
    counts = Counter(record.code("kind") for record in records)
    choices = ledger.kind_of(KIND).concepts["kind"].choices
    return [
        (str(label), counts[code], query_with(request, category=code), code == current)
        for code, label in choices.items()
        if counts[code]
    ]


def _series(record: Record) -> str:
    """The series of an event; blank where there is none or it is said not to apply."""
    return record.code("series")


def series(records: Iterable[Record]) -> list[dict[str, Any]]:
    """Each series with its issues in order, and the issue numbers that are missing between."""
    by_name: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if name := _series(record):
            by_name[name].append(record)
    found = []
    for name, issues in sorted(by_name.items()):
        issues.sort(key=lambda r: (r.number("issue_no") or 0, r.code("date")))
        numbers = [n for r in issues if (n := r.number("issue_no")) is not None]
        span = range(min(numbers), max(numbers) + 1) if numbers else ()
        found.append(
            {"name": name, "issues": issues, "missing": [n for n in span if n not in numbers]}
        )
    return found


def _line(record: Record) -> Line:
    hosts = [cell.text for name in ("hosts", "cohosts") for cell in record.all(name)]
    outcomes = record.all("outcomes")
    number = record.number("attendance")
    return line(
        record,
        [
            Cell("类型", record.text("kind")),
            Cell("日期", record.text("date"), cls="n"),
            Cell("地点", record.text("place")),
            Cell("产业", record.text("industry")),
            Cell("主办、联办", "、".join(hosts)),
            Cell("人数", f"{number}" if number is not None else "", cls="n"),
            Cell("成效", "、".join(cell.text for cell in outcomes)),
        ],
    )
