"""The list of editions, and one edition under its four headings: outline, text, check, final."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

import guiju
from bureau.reports import actions, queries
from bureau.reports.forms import OpenForm, ReasonForm
from bureau.reports.models.edition import ORDER, STATES
from bureau.reports.permission import leads

TABS = {"outline": "提纲", "text": "正文", "check": "核对", "final": "定稿"}


@login_required
@require_http_methods(["GET", "POST"])
def editions(request: HttpRequest) -> HttpResponse:
    """Every edition; whoever leads may open one."""
    found = queries.editions(viewer=request.viewer)
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_edition(by=request.viewer, **form.cleaned_data)
            return redirect("edition", made.pk)
        except guiju.BadInput as error:
            form.add_error(None, str(error))
    told = {"editions": found, "form": form, "leads": leads(request.viewer)}
    return render(request, "reports/editions.html", told)


@login_required
@require_GET
def edition(request: HttpRequest, pk: int, tab: str = "text") -> HttpResponse:
    """One edition; `?figure=n` opens a number beside the text."""
    found = queries.edition(pk, viewer=request.viewer)
    if tab not in TABS:
        raise Http404("没有这一页。")
    if found.document is None and tab in ("text", "check"):
        tab = "outline"
    told = _frame(request, found, tab)
    figures = (found.document or {}).get("figures", [])
    told["doubtful"] = {each["number"] for each in figures if not each["holds"]}
    number = request.GET.get("figure", "")
    if tab == "text" and number.isdigit():
        told["figure"] = queries.figure(found, int(number), viewer=request.viewer)
    if tab == "outline":
        told["sections"] = found.sections.select_related("handed_in_by")
    if tab == "final":
        told["moves"] = found.moves.select_related("by")
        told["signatures"] = found.signatures.select_related("by")
        told["reason"] = ReasonForm()
    return render(request, f"reports/{tab}.html", told)


def _frame(request: HttpRequest, found: Any, tab: str) -> dict[str, Any]:
    place = ORDER.index(found.state)
    return {
        "edition": found,
        "tab": tab,
        "tabs": TABS,
        "steps": [(label, n < place, n == place) for n, label in enumerate(STATES.values())],
        "stale": found.is_open and queries.is_stale(found),
        "leads": leads(request.viewer),
        "director": request.viewer.may("a", "report"),
    }


@login_required
@require_GET
def differences(request: HttpRequest, pk: int) -> HttpResponse:
    """What the ledger of today would print otherwise; last year's text is another tab's matter."""
    found = queries.edition(pk, viewer=request.viewer)
    if not hasattr(found, "frozen"):
        return redirect("edition", pk)
    told = _frame(request, found, "final")
    told["differences"] = queries.differences(found, viewer=request.viewer)
    told["same"], told["why"] = queries.rerun(found.frozen)
    return render(request, "reports/differences.html", told)


@login_required
@require_POST
def do(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """One of the deeds that need no form but, perhaps, a reason."""
    found = queries.edition(pk, viewer=request.viewer)
    deeds: dict[str, tuple[Any, str]] = {
        "compose": (actions.compose, "text"),
        "advance": (actions.advance, "final"),
        "sign": (actions.sign, "final"),
        "freeze": (actions.freeze, "final"),
        "send-back": (actions.send_back, "outline"),
    }
    if deed not in deeds:
        raise Http404("没有这个动作。")
    action, tab = deeds[deed]
    more = {"reason": request.POST.get("reason", "")} if deed == "send-back" else {}
    action(by=request.viewer, edition=found, **more)
    return redirect("edition_tab", pk, tab)
