"""`/indicators/<code>/split`: a target shared out to the towns."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

import guiju
from bureau.indicators import actions, queries
from bureau.indicators.asking import query, year_of
from bureau.indicators.forms import ReasonForm
from bureau.indicators.models import Split
from bureau.indicators.models.splits import HANDED, METHODS
from bureau.indicators.queries.reading import sees_county
from bureau.ledger import queries as ledger

REFUSED = 422
METHOD = "method"


@login_required
@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, code: str) -> HttpResponse:
    """The shares as they stand, what they add up to, and what may be done next."""
    found = queries.indicator(code, viewer=request.viewer, year=year_of(request))
    if not sees_county(request.viewer):
        raise PermissionDenied("目标分解给科技局的人看；本镇区（街道）的目标在指标页上。")
    if request.method == "POST":
        return _done(request, found)
    lines = _standing(found)
    if request.GET.get(METHOD) and actions.writes_county(request.viewer):
        return _proposed(request, found, request.GET[METHOD])
    return render(request, "indicators/split.html", _context(request, found, lines))


def _standing(found: queries.Page) -> dict[str, str]:
    """What the draft says; without one, the towns' targets as settled."""
    if found.split is not None:
        return {str(town): str(text) for town, text in found.split.lines.items()}
    return {
        town.town: f"{float(town.target.number):g}" if town.target is not None else ""
        for town in found.towns
    }


def _context(
    request: HttpRequest, found: queries.Page, lines: dict[str, str], **more: Any
) -> dict[str, Any]:
    told = queries.summed(lines, found.figures.target)
    waiting = found.split is not None and found.split.state == HANDED
    return {
        "page": found,
        "figures": found.figures,
        "query": query(found.figures.year),
        "split": found.split,
        "rows": [(town, lines.get(town.town, "")) for town in found.towns],
        "sum": told,
        "blank": not any(lines.values()),
        "methods": METHODS,
        "using": more.get(METHOD) or (found.split.method if found.split else "hand"),
        "writes": actions.writes_county(request.viewer),
        "settles": actions.settles(request.viewer) and waiting,
        "reason": ReasonForm(),
        "past": Split.objects.filter(indicator=found.figures.row.pk)
        .exclude(decided_at=None)
        .select_related("saved_by", "decided_by"),
        **more,
    }


def _proposed(request: HttpRequest, found: queries.Page, method: str) -> HttpResponse:
    """Shares worked out, shown for mending; nothing is kept yet."""
    if method not in METHODS:
        raise Http404("没有这种分解办法。")
    lines, problem = _standing(found), ""
    try:
        before = queries.last_year_by_town(
            found.figures.code, found.figures.year, viewer=request.viewer
        )
        if method != "hand":
            lines = queries.proposed_shares(
                found.figures, method, viewer=request.viewer, before=before
            )
    except guiju.BadInput as error:
        problem = "；".join(each.text() for each in error.problems)
    told = {"method": method, "problem": problem, "is_proposed": not problem}
    return render(request, "indicators/split.html", _context(request, found, lines, **told))


def _done(request: HttpRequest, found: queries.Page) -> HttpResponse:
    """A draft kept, handed in, settled or sent back."""
    entity, viewer = found.figures.row.entity, request.viewer
    typed = {town: request.POST.get(f"town-{town}", "") for town in ledger.towns()}
    here = reverse("indicator-split", args=[found.figures.code]) + query(found.figures.year)
    problem = ""
    try:
        if "settle" in request.POST or "return" in request.POST:
            _decided(request, found)
            return redirect(here)
        kept = actions.save_split(
            by=viewer, indicator=entity, lines=typed, method=request.POST.get(METHOD, "hand")
        )
        if "hand-in" in request.POST:
            actions.hand_in_split(by=viewer, split=kept)
            messages.success(request, "分解已提交，等局领导审定。")
        else:
            messages.success(request, "草稿已保存。")
        return redirect(here)
    except guiju.BadInput as error:
        problem = "；".join(each.text() for each in error.problems)
    again = queries.indicator(found.figures.code, viewer=viewer, year=found.figures.year)
    lines = _standing(again)
    context = _context(request, again, lines, problem=problem)
    return render(request, "indicators/split.html", context, status=REFUSED)


def _decided(request: HttpRequest, found: queries.Page) -> None:
    if found.split is None:
        raise guiju.BadInput.saying("没有等审定的分解")
    if "settle" in request.POST:
        actions.settle_split(by=request.viewer, split=found.split)
        messages.success(request, "分解已审定，成为各镇区（街道）的目标。")
        return
    actions.return_split(
        by=request.viewer, split=found.split, reason=request.POST.get("reason", "")
    )
    messages.success(request, "已退回起草人，草稿还在。")
