"""`/returns`: a town's months, handed in as a sheet; and, for the bureau, who is late."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

import guiju
from bureau.ledger import actions, queries
from bureau.ledger.importing.returns import KIND, checked_month, months
from bureau.ledger.models import ImportJob

SHOWN = 6
"""Months beside each other for every town."""


@login_required
def returns(request: HttpRequest) -> HttpResponse:
    """A town officer sees his months; the bureau every town of one month."""
    towns = queries.own_towns(request.viewer)
    sees = queries.sees_returns(request.viewer)
    if not towns and not sees:
        raise PermissionDenied("月报给镇区科技专员和科技局的人看。")
    listed = months()
    month = request.GET.get("month", "")
    month = month if month in listed else listed[0]
    everyone = queries.returns_of(month, viewer=request.viewer) if sees else []
    context = {
        "month": month,
        "months": listed,
        "towns": [(code, queries.town_name(code), queries.months_of(code)) for code in towns],
        "everyone": everyone,
        "sums": _sums(everyone),
        "overview": queries.overview(viewer=request.viewer) if sees else [],
        "heads": listed[:SHOWN],
    }
    return render(request, "ledger/returns.html", context)


def _sums(everyone: list[queries.Handed]) -> list[tuple[str, int]]:
    """How many towns stand where, and how many lines came back."""
    states = [each.state for each in everyone]
    return [
        ("已报", states.count("done") + states.count("zero")),
        ("其中零报告", states.count("zero")),
        ("已上传，未入库", states.count("held")),
        ("逾期未报", states.count("late")),
        ("退回行", sum(each.rejected for each in everyone)),
        ("待确认", sum(each.waiting for each in everyone)),
    ]


@login_required
def sheet(request: HttpRequest) -> HttpResponse:
    """The sheet of a month, last month's figures filled in."""
    town, month = request.GET.get("town", ""), request.GET.get("month", "")
    return actions.return_sheet(by=request.viewer, town=town, month=month).as_response()


@login_required
@require_POST
def hand_in(request: HttpRequest) -> HttpResponse:
    """A filled sheet, which then goes the way of every import; or a month of nothing new."""
    town, month = request.POST.get("town", ""), request.POST.get("month", "")
    actions.check_town(request.viewer, town)
    try:
        checked_month(month)
        if "nothing" in request.POST:
            note = request.POST.get("note", "")
            actions.file_nothing_new(by=request.viewer, town=town, month=month, note=note)
            messages.success(request, f"{queries.town_name(town)} {month} 零报告已报送。")
            return redirect("returns")
        if "file" not in request.FILES:
            raise guiju.BadInput.saying("没有选文件", do="选填好的 .xlsx，再点报送")
        return _begun(request, town, month)
    except guiju.BadInput as error:
        messages.error(request, "；".join(problem.text() for problem in error.problems))
        return redirect("returns")


def _begun(request: HttpRequest, town: str, month: str) -> HttpResponse:
    job: ImportJob = actions.start_import(
        by=request.viewer, kind=KIND, file=request.FILES["file"], town=town, month=month
    )
    if job.source_id:
        met = f"这份文件已经作为 {job.month or '一次导入'} 报过，没有再报。"
        messages.warning(request, f"{met}本月没有变化的，请用零报告。")
        return redirect("returns")
    if len(job.sheets) == 1:
        actions.choose_sheet(by=request.viewer, job=job, sheet=job.sheets[0]["title"])
    return redirect("import", job.pk)
