"""The frame of a section page: what was asked, the buttons one may press."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from bureau.accounts.rights import WRITE
from bureau.accounts.viewer import Viewer
from bureau.desk.sections.asking import Asked, years_beside
from bureau.ledger import queries as ledger


def viewer_of(request: HttpRequest) -> Viewer:
    """Who is looking."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer


def shown(
    request: HttpRequest, page: str, asked: Asked, kind: str, context: dict[str, Any]
) -> HttpResponse:
    """The page with its frame; kind: the records it is about."""
    viewer, found = viewer_of(request), ledger.kind_of(kind)
    may_add = bool(viewer.reach(WRITE, ledger.thing_of(kind)))
    frame = {
        "asked": asked,
        "years": years_beside(asked.year),
        "kind": kind,
        "kind_label": found.label,
        "adds": may_add,
        "sheet_in": _offered(f"/admin/import?kind={kind}") if may_add else "",
        "sheet_out": _offered(f"/records/{kind}.xlsx"),
    }
    return render(request, f"desk/sections/{page}.html", frame | context)


def _offered(address: str) -> str:
    """The address if a page answers there, else blank."""
    try:
        resolve(address.partition("?")[0])
    except Resolver404:
        return ""
    return address


def query_with(request: HttpRequest, **named: str) -> str:
    """This page's query with some names set anew, empty ones dropped; to the list below."""
    query = request.GET.copy()
    for name, value in named.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}#list"
