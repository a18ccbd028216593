"""`/records/<kind>/<code>`: everything known of one record, now or as known on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

import guiju
from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger.models import Attachment
from bureau.ledger.queries.dossiers import Dossier, dossier
from bureau.ledger.reading import town_name
from bureau.ledger.record_page import facts
from bureau.ledger.record_page.completeness import declared
from bureau.ledger.record_page.relations import pointing_here
from bureau.ledger.record_page.rights import Hand
from bureau.ledger.record_page.stages import course
from bureau.ledger.record_page.timeline import timeline
from bureau.ledger.things import thing_of_field
from bureau.ledger.views.attachments import may_open
from bureau.ledger.views.entering import of_kind, viewer_of
from bureau.ledger.views.links import offered
from bureau.ledger.views.trail import log

GRADES = {"A": "批文、证书、公示", "B": "合同、协议、回单", "C": "盖章填报", "D": "口头、走访"}


@of_kind
def record(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    """The page of one record; with ?as_known= as known on that day, and then read only."""
    viewer = viewer_of(request)
    as_known, wrong = day_asked(request)
    found = dossier(code, viewer=viewer, as_known=as_known)
    if found.row.kind != kind:
        raise Http404(f"没有编号为“{code}”的{found.kind.label}。")
    log_dossier(found, viewer)
    context = _context(found, viewer, as_known)
    return render(request, "ledger/record.html", context | {"wrong": wrong})


def day_asked(request: HttpRequest) -> tuple[date | None, str]:
    """The day of ?as_known=, and what is wrong with it."""
    asked = request.GET.get("as_known", "").strip()
    if not asked:
        return None, ""
    try:
        return guiju.calendar.parse_day(asked), ""
    except (guiju.BadInput, ValueError):
        return None, f"掌握截至“{asked[:20]}”读不懂，应如 2025-01-08。下面是现在掌握的情况。"


def _context(found: Dossier, viewer: Viewer, as_known: date | None) -> dict[str, Any]:
    row = found.row
    hand = Hand(viewer, row, as_known is not None)
    return {
        "row": row,
        "kind": found.kind,
        "hand": hand,
        "as_known": as_known,
        "today": guiju.calendar.today(),
        "town": town_name(row.town) if row.town else "",
        "level": _choice(found, "level", row.level),
        "category": _choice(found, "kind", row.category),
        "course": course(found),
        "ones": facts.ones(found, hand),
        "yearly": facts.yearly(found, hand),
        "lists": facts.lists(found, hand),
        "blanks": facts.blanks(found, hand),
        "waiting": facts.waiting(found, hand),
        "pointing": pointing_here(row, viewer=viewer, as_known=as_known),
        "attachments": [
            (each, may_open(each, row, viewer)) for each in Attachment.objects.filter(entity=row.pk)
        ],
        "declared": declared(found),
        "timeline": timeline(found),
        "merged": found.merged,
        "grades": GRADES,
        "file": offered(f"/desk/firms/{row.code}") if row.kind == "enterprise" else "",
    }


def _choice(found: Dossier, name: str, code: str) -> str:
    concept = found.kind.find(name)
    return str(concept.choices.get(code, code)) if concept is not None and code else ""


def log_dossier(found: Dossier, viewer: Viewer) -> None:
    """One line in the log of readings for all closed facts a page shows."""
    closed = [
        line
        for line in found.known()
        if line.sight == VALUE and line.concept.seen_as in ("commercial", "personal", "secret")
    ]
    if closed:
        closed.sort(key=lambda line: line.concept.seen_as != "personal")
        thing = thing_of_field(found.row.kind, closed[0].concept)
        log(viewer, thing, found.row.code, "page", [line.concept.name for line in closed])
