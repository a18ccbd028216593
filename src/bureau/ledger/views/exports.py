"""A list as a workbook: which columns, which years, and, for closed fields, why."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

import guiju
from bureau.accounts.rights import EXPORT
from bureau.ledger import actions, queries
from bureau.ledger.forms.sheets import ExportForm
from bureau.ledger.listing.filters import filtered, filters_of, relations_asked
from bureau.ledger.listing.ordering import ordered
from bureau.ledger.listing.years import years_of
from bureau.ledger.models import Row
from bureau.ledger.reading import kind_of, vocabulary
from bureau.ledger.things import thing_of


@login_required
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask for columns, years and the reason; send the workbook."""
    if kind not in vocabulary().kinds:
        raise Http404("没有这个种类。")
    if not request.viewer.reach(EXPORT, thing_of(kind)):
        raise PermissionDenied(f"您不能导出{kind_of(kind).label}名单。")
    rows = chosen(request, kind)
    form = ExportForm(kind, request.viewer, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            given: dict[str, Any] = form.cleaned_data
            return actions.export_list(
                by=request.viewer,
                kind=kind,
                rows=rows,
                concepts=given["concepts"],
                years=given["years"],
                reason=given["reason"],
            ).as_response()
        except guiju.BadInput as error:
            form.add_error("reason", "；".join(problem.text() for problem in error.problems))
    context = {"form": form, "kind": kind_of(kind), "count": rows.count()}
    return render(request, "ledger/export.html", context, status=400 if form.errors else 200)


def chosen(request: HttpRequest, kind: str) -> QuerySet[Row]:
    """The rows of a list as its address filters and orders them."""
    everything = queries.rows(kind, viewer=request.viewer)
    form = filters_of(kind, request.GET, years_of(everything))
    relations = relations_asked(kind, request.GET)
    rows = filtered(everything, kind, form, relations, request.viewer)
    return ordered(rows, kind, request.GET.get("sort", ""), request.viewer)
