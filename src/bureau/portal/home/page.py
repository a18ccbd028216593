"""The page itself."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bureau.accounts.actions import log_reading
from bureau.ledger import queries as ledger
from bureau.portal.addresses import where
from bureau.portal.bodies import FIRM, Own, own_of
from bureau.portal.deadlines import dues
from bureau.portal.file.reading import own_file
from bureau.portal.home.changes import changes_of
from bureau.portal.ladder.ways import scope_of
from bureau.portal.platform.months import months_due
from bureau.runs import queries as runs

FIRST = 5
"""Things to do shown at once; the others fold away."""


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What falls due first; for who speaks for no body yet, how to claim one."""
    own = own_of(request)
    if own is None and request.viewer.is_staff:  # type: ignore[attr-defined]
        raise PermissionDenied("这里是企业和平台自己的页面；工作人员请到工作台看企业档案。")
    if own is None:
        return render(request, "portal/unclaimed.html", {"claim": where("/claim")})
    log_reading(viewer=own.viewer, thing="year_facts", code=own.code, how="page")
    told = _firm(own) if own.body.role == FIRM else _platform(own)
    return render(request, "portal/home.html", {"own": own, **told})


def _firm(own: Own) -> dict[str, Any]:
    file = own_file(own)
    book = ledger.rulebook()
    judged = file.judged(asked=scope_of(file))
    due = dues(book, file.file.titles, judged.briefs, file.day)
    answers = file.answers
    return {
        "file": file,
        "judged": judged,
        "step": runs.step_of(judged.ladder) if judged.ladder else None,
        "town": ledger.town_name(file.dossier.row.town) if file.dossier.row.town else "",
        "officer": file.dossier.text("officer"),
        "code": file.dossier.text("credit_code"),
        "dues": due[:FIRST],
        "later": due[FIRST:],
        "changes": changes_of(file),
        "waiting": file.waiting,
        "refused": [each for each in answers if each.state == "refused"][:3],
        "questions": judged.questions,
        "ready": [each for each in judged.briefs if each.group == "ready"],
        "near": [each for each in judged.briefs if each.group == "near"],
        "readers": where("/me/readers"),
    }


def _platform(own: Own) -> dict[str, Any]:
    return {"months": months_due(own), "readers": where("/me/readers")}
