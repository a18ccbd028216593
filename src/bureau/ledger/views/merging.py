"""`/records/<kind>/<code>/merge`: two records that are one thing, side by side; and apart again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import actions
from bureau.ledger.models import Row
from bureau.ledger.queries import dossier, search
from bureau.ledger.queries import row as row_of
from bureau.ledger.queries.dossiers import Dossier
from bureau.ledger.reading import kind_of
from bureau.ledger.record_page.rights import Hand
from bureau.ledger.views.entering import of_kind, viewer_of
from bureau.ledger.views.records import log_dossier


@of_kind
def merge(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Find the other (?q=), see both (?with=), say why: this record is read as the other's."""
    viewer = viewer_of(request)
    row = _entered(kind, code, viewer)
    other = request.POST.get("with") or request.GET.get("with", "")
    context: dict[str, Any] = {"row": row, "kind": kind_of(kind), "q": request.GET.get("q", "")}
    if not other:
        found = search(context["q"] or row.name, viewer=viewer, kinds=[kind])
        context["found"] = [each for each in found if each.pk != row.pk]
        return render(request, "ledger/merge.html", context)
    into = _entered(kind, other, viewer)
    context |= {"other": into, "reason": request.POST.get("reason", "")}
    if request.method == "POST":
        try:
            actions.merge(
                by=viewer,
                duplicate=row.entity,
                into=into.entity,
                reason=request.POST.get("reason", ""),
            )
            messages.success(request, f"“{row.name}”已并入“{into.name}”，随时可以取消。")
            return redirect("record", kind, into.code)
        except guiju.BadInput as error:
            context["wrong"] = [problem.text() for problem in error.problems]
    mine, theirs = dossier(row.code, viewer=viewer), dossier(into.code, viewer=viewer)
    log_dossier(mine, viewer)
    log_dossier(theirs, viewer)
    context["lines"] = _side_by_side(mine, theirs)
    return render(request, "ledger/merge.html", context, status=422 if "wrong" in context else 200)


def _side_by_side(mine: Dossier, theirs: Dossier) -> list[tuple[str, str, str, str]]:
    """(label, here, there, what will stand) of every concept either knows."""
    found = []
    for name, line in mine.lines.items():
        here, there = mine.text(name), theirs.text(name)
        if here or there:
            found.append((line.concept.label, here, there, there or here))
    return found


@require_POST
@of_kind
def unmerge(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """Two things again."""
    viewer = viewer_of(request)
    row = _entered(kind, code, viewer)
    try:
        actions.unmerge(by=viewer, duplicate=row.entity, reason=request.POST.get("reason", ""))
        messages.success(request, f"“{row.name}”又是单独一条了。")
    except guiju.BadInput as error:
        messages.error(request, str(error))
    return redirect("record", kind, code)


def _entered(kind: str, code: str, viewer: Viewer) -> Row:
    row = row_of(code, viewer=viewer)
    if row.kind != kind:
        raise Http404(f"没有编号为“{code}”的{kind_of(kind).label}。")
    if not Hand(viewer, row).confirms:
        raise PermissionDenied(f"{kind_of(kind).label}由科室负责人合并。")
    return row
