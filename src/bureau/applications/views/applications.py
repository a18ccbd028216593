"""`/desk/applications/<code>`: an application's course, its moves, its history."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

import guiju
from bureau.accounts.rights import WRITE
from bureau.applications import actions
from bureau.applications.forms import MoveForm
from bureau.applications.queries.own import One, one
from bureau.applications.records import APPROVED, stages
from bureau.applications.views.entering import for_staff, viewer_of
from bureau.ledger import queries as ledger


@require_http_methods(["GET", "POST"])
@for_staff("application")
def application(request: HttpRequest, code: str) -> HttpResponse:
    """Where it stands and what was recorded of it; ?to= shows the form of one move."""
    viewer = viewer_of(request)
    found = one(code, viewer=viewer)
    place = {"section": found.row.section, "town": found.row.town}
    may_move = viewer.may(WRITE, "application", **place)
    to = request.POST.get("to") or request.GET.get("to", "")
    form = _form(request, found, to) if may_move and _allowed(found, to) else None
    status = 200
    if request.method == "POST":
        if not may_move:
            raise PermissionDenied("您不能移动这一件申报事项的阶段。")
        if form is None:
            messages.error(request, _not_allowed(found, to))
            return redirect("application", code)
        if form.is_valid() and _moved(request, found, form):
            return redirect("application", code)
        status = 422
    context = {"one": found, "form": form, "may_move": may_move, **_ways(found)}
    return render(request, "applications/application.html", context, status=status)


def _form(request: HttpRequest, found: One, to: str) -> MoveForm:
    now, known = found.course.application.stage, stages()
    policy = ledger.rulebook().policies.get(found.course.application.policy)
    years = policy.grants.get("years") if policy else None
    return MoveForm(
        request.POST or None,
        to=to,
        reasoned=known.is_back(now, to) or now == APPROVED,
        again=bool(found.course.application.title),
        years=years if isinstance(years, int) else 0,
        initial={"to": to, "on": guiju.calendar.today().isoformat()},
    )


def _allowed(found: One, to: str) -> bool:
    now, known = found.course.application.stage, stages()
    return to in known.labels and to != now and known.allows(now or None, to)


def _not_allowed(found: One, to: str) -> str:
    known, now = stages(), found.course.application.stage
    onward = "、".join(known.labels[code] for code in known.next(now)) if now else ""
    return (
        f"申报事项不能从“{known.labels.get(now, '')}”直接到“{known.labels.get(to, to)}”；"
        f"下一步可以是：{onward or '（没有）'}。"
    )


def _moved(request: HttpRequest, found: One, form: MoveForm) -> bool:
    data = form.cleaned_data
    try:
        made = actions.move(
            by=viewer_of(request),
            application=found.row.entity,
            to=form.to,
            on=data["on"],
            reason=data.get("reason", "").strip(),
            proofs=form.proofs(),
            certificate=form.certificate(),
        )
    except guiju.BadInput as error:
        for problem in error.problems:
            form.add_error(None, problem.text())
        return False
    said = "已提交，等待确认" if made.proposed else "已记录"
    messages.success(request, f"到“{form.label}”{said}。")
    return True


def _ways(found: One) -> dict[str, Any]:
    """Where it may go on, and back."""
    known, now = stages(), found.course.application.stage
    onward = known.next(now) if now else tuple(known.order)
    rank = known.rank(now) if now else None
    back = [
        (code, label)
        for place, (code, label) in enumerate(known.order.items())
        if rank is not None and place < rank and code not in onward
    ]
    return {"onward": [(code, known.labels[code]) for code in onward], "back": back}


@require_POST
@for_staff("application")
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an application of a firm in a window, from the window's list or the firm's page."""
    window, firm = request.POST.get("window", ""), request.POST.get("firm", "")
    try:
        made = actions.open_application(
            by=viewer_of(request), firm=firm, window=window, on=guiju.calendar.today()
        )
    except guiju.BadInput as refusal:
        messages.error(request, str(refusal))
        return redirect("window", window)
    messages.success(request, "已建申报事项。")
    return redirect("application", made.code)
