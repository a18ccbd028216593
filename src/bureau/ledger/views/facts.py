"""One fact entered or corrected; an item or a link added, changed, taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

import guiju
from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger import actions
from bureau.ledger.forms.facts import FactForm, initial_of
from bureau.ledger.models import Current, Fact, Row
from bureau.ledger.queries import row as row_of
from bureau.ledger.queries import sight
from bureau.ledger.queries.seeing import name_of
from bureau.ledger.reading import kind_of
from bureau.ledger.record_page.rights import Hand
from bureau.ledger.values import shown, written_of
from bureau.ledger.views.entering import of_kind, viewer_of
from bureau.ledger.views.trail import log_field

STAGE = "stage"


@dataclass(frozen=True)
class Place:
    """Where a fact goes: the record, the concept, the period and slot the writer looked at."""

    row: Row
    concept: Any
    period: str
    slot: str
    now: Current | None
    text: str
    raw: str


@of_kind
def fact(request: HttpRequest, kind: str, code: str, concept: str) -> HttpResponse:
    """The form for one fact, and its recording; a slower writer sees both values (409)."""
    viewer = viewer_of(request)
    place = _place(request, kind, code, concept, viewer)
    hand = Hand(viewer, place.row)
    if not hand.writes(place.concept):
        raise PermissionDenied(f"您不能填写这一条{kind_of(kind).label}的{place.concept.label}。")
    if request.method != "POST":
        return _show(request, place, hand, _fresh_form(place, viewer))
    form = FactForm(request.POST, concept=place.concept, viewer=viewer)
    if not form.is_valid():
        return _show(request, place, hand, form, 422)
    return _recorded(request, place, hand, form)


def _place(request: HttpRequest, kind: str, code: str, name: str, viewer: Viewer) -> Place:
    row = row_of(code, viewer=viewer)
    concept = kind_of(kind).find(name)
    if row.kind != kind or concept is None or concept.type == "titles" or name == STAGE:
        raise Http404(f"{kind_of(kind).label}没有“{name}”这一项，或者不在这一页填写。")
    period, slot = request.GET.get("period", ""), request.GET.get("slot", "")
    standing = Current.objects.filter(entity=row.entity_id, concept=concept.name)
    now = standing.filter(period=period, slot=slot).select_related("fact__source", "ref__row")
    entry = now.first() if slot or not (concept.fields or concept.many) else None
    seen = entry is not None and sight(concept, row, viewer) == VALUE
    if seen and concept.seen_as != "open":
        log_field(viewer, row, concept)
    other = name_of(entry.ref, viewer) if entry is not None else ""
    raw = ""
    if entry is not None and seen:
        raw = f"{other}（{entry.ref.row.code}）" if entry.ref_id else written_of(concept, entry)
    text = shown(concept, entry, other) if entry is not None and seen else ""
    return Place(row, concept, period, slot, entry, text, raw)


def _fresh_form(place: Place, viewer: Viewer) -> FactForm:
    initial = {
        **initial_of(place.concept, place.raw),
        "period": place.period,
        "seen_period": place.period,
        "replaces": place.now.fact_id if place.now is not None else "",
    }
    return FactForm(concept=place.concept, viewer=viewer, initial=initial)


def _show(
    request: HttpRequest, place: Place, hand: Hand, form: FactForm, status: int = 200
) -> HttpResponse:
    context = {
        "row": place.row,
        "kind": kind_of(place.row.kind),
        "place": place,
        "form": form,
        "hand": hand,
        "is_new": place.now is None or place.now.state == "unknown",
    }
    return render(request, "ledger/fact.html", context, status=status)


def _recorded(request: HttpRequest, place: Place, hand: Hand, form: FactForm) -> HttpResponse:
    taking_away = "remove" in request.POST
    if taking_away and not form.cleaned_data["reason"].strip():
        form.add_error("reason", "删去要写明原因。")
        return _show(request, place, hand, form, 422)
    try:
        made = _record(place, hand, form, None if taking_away else form.written())
    except actions.MovedOn as error:
        return _moved_on(request, place, hand, form, str(error))
    except guiju.BadInput as error:
        for problem in error.problems:
            form.add_error(None, problem.text())
        return _show(request, place, hand, form, 422)
    what = "已提交，等待确认" if made.proposed else "已删去" if taking_away else "已记录"
    messages.success(request, f"{place.concept.label}{what}。")
    return redirect("record", place.row.kind, place.row.code)


def _record(place: Place, hand: Hand, form: FactForm, value: Any) -> Fact:
    data, concept = form.cleaned_data, place.concept
    period = data.get("period", "") or ""
    slot = place.slot
    replaces: int | None = int(data["replaces"]) if data["replaces"].isdigit() else None
    if period != data["seen_period"]:
        replaces = None
    if concept.many and not slot:
        slot, replaces = str(value), None
    elif concept.fields and not slot:
        slot, replaces = _next_slot(place), None
    return actions.record(
        by=hand.viewer,
        entity=place.row.entity,
        concept=concept.name,
        value=value,
        period=period,
        slot=slot,
        source=form.ground(hand.viewer),
        grade=data["grade"],
        reason=data["reason"].strip(),
        replaces=replaces,
    )


def _next_slot(place: Place) -> str:
    """The number after the last an item of this list ever had."""
    had = Fact.objects.filter(entity=place.row.entity_id, concept=place.concept.name)
    numbers = [int(slot) for slot in had.values_list("slot", flat=True) if slot.isdigit()]
    return f"{max(numbers, default=0) + 1:03d}"


def _moved_on(
    request: HttpRequest, place: Place, hand: Hand, form: FactForm, said: str
) -> HttpResponse:
    """Both values, and a form that now knows of the newer one: sent again, it replaces that."""
    form.add_error(None, said)
    standing = Current.objects.filter(
        entity=place.row.entity_id,
        concept=place.concept.name,
        period=form.cleaned_data.get("period", "") or place.period,
        slot=place.slot,
    ).first()
    form.data = form.data.copy()
    form.data["replaces"] = str(standing.fact_id) if standing else ""
    form.data["seen_period"] = form.cleaned_data.get("period", "")
    return _show(request, place, hand, form, 409)
