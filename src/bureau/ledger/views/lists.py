"""`/records` and `/records/<kind>`: every kind, and every record of one within reach."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bureau.accounts.rights import EXPORT, READ
from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger.importing.permits import may_import
from bureau.ledger.listing.columns import cells_of, columns_of, heads_of, name_of
from bureau.ledger.listing.filters import filtered, filters_of, has_town, relations_asked
from bureau.ledger.listing.ordering import may_sort, ordered
from bureau.ledger.listing.sums import sums_of
from bureau.ledger.listing.years import years_of
from bureau.ledger.models import Row
from bureau.ledger.queries import rows
from bureau.ledger.queries.lists import within
from bureau.ledger.queries.tables import Record, Shown, table
from bureau.ledger.reading import kind_of, vocabulary
from bureau.ledger.things import thing_of
from bureau.ledger.views.entering import for_readers, may_add, of_kind, viewer_of
from bureau.ledger.views.links import offered
from bureau.ledger.views.trail import log

PAGE = 50


@for_readers
def index(request: HttpRequest) -> HttpResponse:
    """Every kind of record by the section that answers for it, with how many are within reach."""
    viewer = viewer_of(request)
    kinds = [k for k in vocabulary().kinds.values() if viewer.reach(READ, thing_of(k.name))]
    counts = _counts(viewer)
    kinds.sort(key=lambda kind: kind.owner)
    sections = [
        (owner, [(kind, counts.get(kind.name, 0)) for kind in of_owner])
        for owner, of_owner in groupby(kinds, key=lambda kind: kind.owner)
    ]
    return render(request, "ledger/index.html", {"sections": sections})


def _counts(viewer: Viewer) -> dict[str, int]:
    """How many rows of each kind are within reach: one query for each different reach."""
    found: dict[str, int] = {}
    by_reach: dict[Any, list[str]] = {}
    for kind in vocabulary().kinds:
        if reach := viewer.reach(READ, thing_of(kind)):
            by_reach.setdefault(reach, []).append(kind)
    plain = Row.objects.filter(merged_into=None, is_withdrawn=False, is_secret=False)
    for reach, kinds in by_reach.items():
        counted = plain.filter(within(reach, *kinds), kind__in=kinds).values_list("kind")
        found |= dict(counted.annotate(Count("pk")))
    return found


@of_kind
def listing(request: HttpRequest, kind: str) -> HttpResponse:
    """The records of a kind within reach: filtered, ordered, a page at a time."""
    viewer, found = viewer_of(request), kind_of(kind)
    everything = rows(kind, viewer=viewer)
    form = filters_of(kind, request.GET, years_of(everything))
    relations = relations_asked(kind, request.GET)
    chosen = filtered(everything, kind, form, relations, viewer)
    sort = request.GET.get("sort", "")
    page = Paginator(ordered(chosen, kind, sort, viewer).select_related("entity"), PAGE).get_page(
        request.GET.get("page")
    )
    records = _records(page, kind, viewer)
    with_town = has_town(kind)
    _log(records, kind, viewer)
    context = {
        "kind": found,
        "form": form,
        "page": page,
        "heads": [
            (key if _sorts(kind, key, viewer) else "", label, cls)
            for key, label, cls in heads_of(kind, with_town)
        ],
        "lines": [(record.row, name_of(record), cells_of(record, with_town)) for record in records],
        "sums": sums_of(chosen, kind, page.paginator.count, viewer),
        "narrowed": relations or any(form.cleaned_data.values()),
        "relations": _named(relations, kind),
        "may_add": may_add(viewer, kind),
        "sheet_in": offered(f"/admin/import?kind={kind}") if may_import(viewer, kind) else "",
        "sheet_out": _sheet_out(request, kind, viewer),
    }
    return render(request, "ledger/list.html", context)


def _sheet_out(request: HttpRequest, kind: str, viewer: Viewer) -> str:
    """Where this very list goes out as a workbook; nowhere for those who may take none."""
    if not viewer.reach(EXPORT, thing_of(kind)):
        return ""
    return offered(f"/records/{kind}.xlsx?{request.GET.urlencode()}")


def _sorts(kind: str, key: str, viewer: Viewer) -> bool:
    known = ("category", "level", "stage", "town", "date")
    return key in known or may_sort(kind, key, viewer)


def _records(page: Page, kind: str, viewer: Viewer) -> list[Record]:
    found = kind_of(kind)
    names = [c.name for c in columns_of(kind)]
    names += [n for n in (found.named_by, found.main_date) if n]
    return table(page.object_list, names, viewer=viewer)


def _named(relations: dict[str, str], kind: str) -> list[Shown]:
    """The relations asked for, by the names of their other ends."""
    names = dict(Row.objects.filter(code__in=relations.values()).values_list("code", "name"))
    labels = kind_of(kind).concepts
    return [
        Shown(labels[name].label, names.get(code, code), name) for name, code in relations.items()
    ]


def _log(records: list[Record], kind: str, viewer: Viewer) -> None:
    """One line in the log of readings where the page shows what is not for everybody."""
    closed = [c.name for c in columns_of(kind) if c.seen_as in ("commercial", "secret")]
    seen = [
        name
        for name in closed
        if any(r.cell(name).sight == VALUE and r.text(name) for r in records)
    ]
    if seen:
        bodies = {
            body
            for record in records
            if any(record.cell(n).sight == VALUE and record.text(n) for n in seen)
            for body in record.row.bodies.split()
        }
        log(viewer, thing_of(kind), kind, "list", seen, bodies)
