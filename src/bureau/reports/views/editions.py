"""The list of editions, and one edition under its four headings: outline, text, check, final."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

import guiju
from bureau.reports import actions, queries
from bureau.reports.forms import OpenForm, ReasonForm
from bureau.reports.models import Edition
from bureau.reports.models.edition import ORDER, STATES
from bureau.reports.permission import leads, may_write, works

TABS = {"outline": "提纲", "text": "正文", "beside": "对照去年", "check": "核对", "final": "定稿"}
CUT = "cut."
"""What stands before the field of a choice in an address."""


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
    """One edition; `?figure=n` opens a number beside the text, `cut.level=city` cuts it so."""
    found = queries.edition(pk, viewer=request.viewer)
    if tab not in TABS:
        raise Http404("没有这一页。")
    if found.document is None and tab in ("text", "check", "beside"):
        tab = "outline"
    more = {"outline": _outline, "text": _text, "check": _check, "beside": _beside, "final": _final}
    told = _frame(request, found, tab) | more[tab](request, found)
    return render(request, f"reports/{tab}.html", told)


def _outline(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    sections = list(edition.sections.select_related("handed_in_by"))
    urged = queries.urged_today(edition, viewer=request.viewer)
    for each in sections:
        each.edition = edition
        each.writable = may_write(request.viewer, each.owner)
        each.urged = urged.get(each.place)
    return {"sections": sections}


def _text(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    number = request.GET.get("figure", "")
    told: dict[str, Any] = {"doubtful": _doubtful(edition)}
    if not number.isdigit():
        return told
    changes = {key[len(CUT) :]: code for key, code in request.GET.items() if key.startswith(CUT)}
    figure = queries.figure(edition, int(number), viewer=request.viewer, changes=changes)
    told |= {"figure": figure, "exact": queries.exact(figure)}
    if figure.recut is not None and edition.is_open:
        sections = list(edition.sections.all())
        section = queries.sections_by_figure(edition.document, sections).get(int(number))
        if section is not None and may_write(request.viewer, section.owner):
            told["take"] = section
    return told


def _check(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    held = Counter(match["holds"] for match in (edition.findings or {}).get("matches", ()))
    told = {"held": held["holds"], "wrong": held["wrong"], "unmatched": held["open"]}
    return told | {"claims": queries.claims(edition, viewer=request.viewer)}


def _beside(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    before = queries.edition_before(edition, viewer=request.viewer)
    if before is None:
        return {"before": None}
    return {
        "before": before,
        "pairs": queries.pairs(edition, before),
        "own": reverse("edition", args=[edition.pk]),
        "theirs": reverse("edition", args=[before.pk]),
    }


def _final(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    return {
        "moves": edition.moves.select_related("by"),
        "signatures": edition.signatures.select_related("by"),
        "reason": ReasonForm(),
    }


def _doubtful(edition: Edition) -> set[int]:
    figures = (edition.document or {}).get("figures", [])
    return {each["number"] for each in figures if not each["holds"]}


def _frame(request: HttpRequest, found: Edition, tab: str) -> dict[str, Any]:
    place = ORDER.index(found.state)
    stale = found.is_open and queries.is_stale(found)
    return {
        "edition": found,
        "tab": tab,
        "tabs": TABS,
        "steps": [(label, n < place, n == place) for n, label in enumerate(STATES.values())],
        "stale": stale,
        "job": queries.composing(found) if stale or found.document is None else None,
        "leads": leads(request.viewer),
        "works": works(request.viewer),
        "director": request.viewer.may("a", "report"),
    }


@login_required
@require_GET
def differences(request: HttpRequest, pk: int) -> HttpResponse:
    """What the ledger of today would print otherwise; `?again=1` makes the text once more."""
    found = queries.edition(pk, viewer=request.viewer)
    if not hasattr(found, "frozen"):
        return redirect("edition", pk)
    told = _frame(request, found, "final")
    ready = queries.ready_differences(found, viewer=request.viewer)
    told |= {"ready": ready is not None, "differences": ready or ()}
    told["differing"] = queries.differing(found) if ready is None else None
    told["named"] = queries.named(told["differences"], viewer=request.viewer)
    if request.GET.get("again"):
        told["same"], told["why"] = queries.rerun(found.frozen)
    return render(request, "reports/differences.html", told)


@login_required
@require_POST
def do(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """One of the deeds that need no form but, perhaps, a reason."""
    found = queries.edition(pk, viewer=request.viewer)
    deeds: dict[str, tuple[Any, str]] = {
        "compose": (actions.ask_compose, "text"),
        "advance": (actions.advance, "final"),
        "differ": (actions.ask_differences, "diff"),
        "sign": (actions.sign, "final"),
        "freeze": (actions.freeze, "final"),
        "send-back": (actions.send_back, "outline"),
    }
    if deed not in deeds:
        raise Http404("没有这个动作。")
    action, tab = deeds[deed]
    more = {"reason": request.POST.get("reason", "")} if deed == "send-back" else {}
    action(by=request.viewer, edition=found, **more)
    return (
        redirect("edition_differences", pk) if tab == "diff" else redirect("edition_tab", pk, tab)
    )
