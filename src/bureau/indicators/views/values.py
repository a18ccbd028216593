"""A value taken down, or another one proposed beside it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

import guiju
from bureau.indicators import actions, queries
from bureau.indicators.actions.permission import must_write
from bureau.indicators.asking import query, year_of
from bureau.indicators.forms import ProposalForm, ValueForm
from bureau.indicators.views.boards import indicator_context
from bureau.ledger import actions as ledger

REFUSED = 422


@login_required
@require_POST
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A number of a period with its source."""
    must_write(request.viewer)
    found = queries.indicator(code, viewer=request.viewer, year=year_of(request))
    form = ValueForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            source = ledger.add_source(
                by=request.viewer, kind="指标数据", title=told["source"], dated=told["dated"]
            )
            actions.add_value(
                by=request.viewer,
                indicator=found.figures.row.entity,
                period=told["period"],
                nature=told["nature"],
                value=told["value"],
                rank=told["rank"],
                town=told["town"],
                source=source,
                grade=told["grade"],
            )
            messages.success(request, f"{found.line.name} {told['period']} 已登记。")
            return redirect(reverse("indicator", args=[code]) + query(found.figures.year))
        except guiju.BadInput as error:
            form.add_error(None, "；".join(problem.text() for problem in error.problems))
    context = indicator_context(request, found, form=form)
    return render(request, "indicators/indicator.html", context, status=REFUSED)


@login_required
@require_POST
def propose(request: HttpRequest, code: str) -> HttpResponse:
    """Another number with its reason; the official one stays."""
    viewer = request.viewer
    if not actions.proposes(viewer):
        raise PermissionDenied("建议数由科室负责人、专班成员和本镇区（街道）的科技专员提出。")
    found = queries.indicator(code, viewer=viewer, year=year_of(request))
    form = ProposalForm(request.POST, viewer=viewer)
    if form.is_valid():
        try:
            actions.propose_value(
                by=viewer, indicator=found.figures.row.entity, **form.cleaned_data
            )
            messages.success(request, "建议数已提交，列在正式数旁边，正式数不变。")
            return redirect(reverse("indicator", args=[code]) + query(found.figures.year))
        except guiju.BadInput as error:
            form.add_error(None, "；".join(problem.text() for problem in error.problems))
    context = indicator_context(request, found, proposal=form)
    return render(request, "indicators/indicator.html", context, status=REFUSED)
