"""The frame of a section page: what was asked, the buttons one may press."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from bureau.accounts.rights import EXPORT, READ, WRITE
from bureau.accounts.viewer import Viewer
from bureau.desk.sections.asking import Asked, years_beside
from bureau.desk.sections.parts import Line, shortened
from bureau.desk.sections.taking import address, asked_for, taken
from bureau.ledger import queries as ledger


def viewer_of(request: HttpRequest) -> Viewer:
    """Who is looking."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer


# Pages whose list is that of the year looked at; the others list what stands at its end.
OF_THE_YEAR = frozenset({"talent", "funding", "events", "contests"})


def shown(
    request: HttpRequest, page: str, asked: Asked, kind: str, context: dict[str, Any]
) -> HttpResponseBase:
    """The page with its frame, or its list as a workbook; kind: the records it is about.

    A long list nobody narrowed is cut, and leads to the list of records.
    """
    viewer, found = viewer_of(request), ledger.kind_of(kind)
    may_add = bool(viewer.reach(WRITE, ledger.thing_of(kind)))
    may_export = bool(viewer.reach(EXPORT, ledger.thing_of(kind)))
    lines = context.get("lines", [])
    of_records = "lines" in context and all(isinstance(each, Line) for each in lines)
    if of_records and asked_for(request):
        return taken(request, asked, kind, lines, viewer)
    sheet_out = address(request) if of_records else reverse("export", args=[kind])
    frame = {
        "asked": asked,
        "years": years_beside(asked.year),
        "kind": kind,
        "kind_label": found.label,
        "adds": may_add,
        "partly": _partly(viewer, kind),
        "sheet_in": f"{reverse('imports')}?kind={kind}" if viewer.reach(WRITE, "import") else "",
        "sheet_out": sheet_out if may_export else "",
    }
    kept, more = shortened(lines, context.get("picked"))
    of_year = f"?year={asked.year}" if page in OF_THE_YEAR else ""
    cut = {
        "lines": kept,
        "more": more,
        "listed": len(lines),
        "whole": reverse("record-list", args=[kind]) + of_year,
    }
    return render(request, f"desk/sections/{page}.html", frame | context | cut)


def _partly(viewer: Viewer, kind: str) -> str:
    """Whose records the numbers are of, where the viewer does not reach all of them."""
    reach = viewer.reach(READ, ledger.thing_of(kind))
    if reach.everywhere or not reach.towns:
        return ""
    return "、".join(sorted(ledger.town_name(town) for town in reach.towns))


def query_with(request: HttpRequest, **named: str) -> str:
    """This page's query with some names set anew, empty ones dropped; to the list below."""
    query = request.GET.copy()
    for name, value in named.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}#list"
