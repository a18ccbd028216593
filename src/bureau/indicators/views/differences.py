"""`/indicators/<code>/difference`: ours and theirs of one period, explained firm by firm."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

import guiju
from bureau.indicators import actions, queries
from bureau.indicators.asking import query, year_of
from bureau.indicators.forms import DifferenceForm
from bureau.indicators.models import DifferenceLine
from bureau.indicators.queries.reading import sees_county
from bureau.ledger import queries as ledger

REFUSED = 422
MOST = 20


@login_required
@require_http_methods(["GET", "POST"])
def difference(request: HttpRequest, code: str) -> HttpResponse:
    """Both numbers, the lines between them, and the rest nobody has explained."""
    period = request.GET.get("period", "")
    found = queries.indicator(code, viewer=request.viewer, year=year_of(request), period=period)
    if not sees_county(request.viewer):
        raise PermissionDenied("与上级数的差异给科技局的人看。")
    told = found.difference
    form = DifferenceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and told is not None and form.is_valid():
        try:
            actions.explain(
                by=request.viewer,
                indicator=found.figures.row.entity,
                period=told.period,
                **form.cleaned_data,
            )
            messages.success(request, "已记下。")
            return redirect(_here(code, found.figures.year, told.period))
        except guiju.BadInput as error:
            form.add_error(None, "；".join(problem.text() for problem in error.problems))
    context = {
        "page": found,
        "line": found.line,
        "figures": found.figures,
        "query": query(found.figures.year),
        "told": told,
        "form": form,
        "writes": actions.writes_county(request.viewer),
        "hints": _hints(found, told, request),
    }
    status = REFUSED if request.method == "POST" else 200
    return render(request, "indicators/difference.html", context, status=status)


def _here(code: str, year: int, period: str) -> str:
    return f"{reverse('indicator-difference', args=[code])}{query(year)}&period={period}"


def _hints(found: queries.Page, told: queries.Difference | None, request: HttpRequest) -> list[Any]:
    """Firms that hold the title and have left the county: the first to look at."""
    roll = found.line.roll
    if told is None or roll is None or not roll.gone:
        return []
    named = {line.firm.code for line in told.lines if line.firm is not None}
    within = ledger.rows("enterprise", viewer=request.viewer)
    return list(within.filter(code__in=sorted(roll.gone - named)[:MOST]))


@login_required
@require_POST
def withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A line taken back."""
    found = queries.indicator(code, viewer=request.viewer, year=year_of(request))
    line = get_object_or_404(DifferenceLine, pk=pk, indicator=found.figures.row.pk)
    actions.withdraw_line(by=request.viewer, line=line)
    messages.success(request, "这一条已撤回。")
    return redirect(_here(code, found.figures.year, line.period))
