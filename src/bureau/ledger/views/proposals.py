"""`/proposals`: what firms, platforms and towns propose, before and after, to accept or refuse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

import guiju
from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger import actions
from bureau.ledger.models import Current, Fact, Row
from bureau.ledger.queries import proposals, sight
from bureau.ledger.queries.seeing import name_of
from bureau.ledger.reading import kind_of
from bureau.ledger.values import shown
from bureau.ledger.views.entering import for_readers, viewer_of
from bureau.ledger.views.trail import log

PAGE = 50
Key = tuple[int, str, str, str]


@dataclass(frozen=True)
class Waiting:
    """One proposal: whose, of what, what stands, what would stand."""

    fact: Fact
    row: Row
    kind: Any
    concept: Any
    before: str
    after: str


@for_readers
def queue(request: HttpRequest) -> HttpResponse:
    """The proposals the viewer may decide, oldest first; several accepted or refused at once."""
    viewer = viewer_of(request)
    if request.method == "POST":
        return _decided(request, viewer)
    waiting = proposals(viewer=viewer).select_related("ref__row").order_by("recorded_at", "pk")
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    lines = _lines(page.object_list, viewer)
    _log(lines, viewer)
    return render(request, "ledger/proposals.html", {"page": page, "lines": lines})


def _lines(facts: Iterable[Fact], viewer: Viewer) -> list[Waiting]:
    listed = list(facts)
    now = _standing(listed)
    found = []
    for fact in listed:
        row, kind = fact.entity.row, kind_of(fact.entity.kind)
        concept = kind.find(fact.concept)
        if concept is None:
            continue
        seen = sight(concept, row, viewer) == VALUE
        before = _text(concept, now.get(_key(fact)), viewer) if seen else "（不可见）"
        after = (_text(concept, fact, viewer) or "（空）") if seen else "（不可见）"
        found.append(Waiting(fact, row, kind, concept, before, after))
    return found


def _standing(facts: list[Fact]) -> dict[Key, Current]:
    """What stands under the keys of these proposals, in one query."""
    found = Current.objects.filter(
        entity__in={fact.entity_id for fact in facts}, concept__in={fact.concept for fact in facts}
    )
    return {_key(each): each for each in found.select_related("ref__row")}


def _key(entry: Fact | Current) -> Key:
    return entry.entity_id, entry.concept, entry.period, entry.slot


def _text(concept: Any, entry: Fact | Current | None, viewer: Viewer) -> str:
    return shown(concept, entry, name_of(entry.ref, viewer)) if entry is not None else ""


def _log(lines: list[Waiting], viewer: Viewer) -> None:
    closed = [line for line in lines if line.concept.seen_as != "open"]
    if closed:
        codes = sorted({line.row.code for line in closed})
        fields = [f"{line.row.code}:{line.concept.name}" for line in closed]
        log(viewer, "firm", codes[0] if len(codes) == 1 else "", "proposals", fields)


def _decided(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Each decision stands by itself: one that fails leaves the others done."""
    accepted = "accept" in request.POST
    chosen = [int(pk) for pk in request.POST.getlist("fact") if pk.isdigit()]
    one = request.POST.get("accept") or request.POST.get("refuse") or ""
    if one.isdigit():
        chosen = [int(one)]
    reason = request.POST.get("reason", "").strip()
    done, wrong = 0, []
    for fact in Fact.objects.filter(pk__in=chosen).select_related("entity__row", "source"):
        try:
            actions.decide(by=viewer, fact=fact, accepted=accepted, reason=reason)
            done += 1
        except (guiju.BadInput, PermissionDenied) as error:
            wrong.append(f"{fact.entity.row.name}：{error}")
    if not chosen:
        messages.warning(request, "没有勾选任何一条。")
    if done:
        messages.success(request, f"{'采纳' if accepted else '退回'}了 {done} 条。")
    for said in list(dict.fromkeys(wrong))[:5]:
        messages.error(request, said)
    back = request.POST.get("next", "")
    return redirect(back if back.startswith("/records/") else "proposals")
