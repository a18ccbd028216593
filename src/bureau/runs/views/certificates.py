"""Certificates: made for one firm and policy, looked up, taken away as a file."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

import guiju
from bureau.accounts.actions import log_reading
from bureau.ledger import queries as ledger
from bureau.runs import actions, queries
from bureau.runs.views.entering import viewer_of

TYPES = {"html": "text/html; charset=utf-8", "json": "application/json"}


@require_POST
@login_required
def make(request: HttpRequest) -> HttpResponse:
    """Have one made (`firm`, `policy`, `as_of` or today), then to its page."""
    made = actions.certify(
        by=viewer_of(request),
        code=request.POST.get("firm", ""),
        policy=request.POST.get("policy", ""),
        as_of=_day(request.POST.get("as_of", "")),
    )
    return redirect("certificate", made.pk)


def _day(text: str) -> date | None:
    """A day as a form has it; None for a blank."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        met = f"评价日期“{text[:20]}”读不懂"
        raise guiju.BadInput.saying(met, expected="如 2024-12-31", do="改正日期") from error


@require_GET
@login_required
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """What it certifies, the two files, and how anybody can check them."""
    viewer = viewer_of(request)
    found = queries.certificate(pk, viewer=viewer)
    policy = ledger.rulebook().policies.get(found.policy)
    context = {
        "certificate": found,
        "row": ledger.row(found.entity.code, viewer=viewer),
        "policy_name": policy.name if policy else found.policy,
        "verdict": queries.VERDICTS.get(found.verdict or None, found.verdict),
        "back": f"/desk/firms/{found.entity.code}" if viewer.is_staff else "/me/ladder",
    }
    return render(request, "runs/certificate.html", context)


@require_GET
@login_required
def download(request: HttpRequest, pk: int, suffix: str) -> HttpResponseBase:
    """The page or the data as a file; who took it is logged, as it shows the firm's figures."""
    viewer = viewer_of(request)
    found = queries.certificate(pk, viewer=viewer)
    path = found.file(f".{suffix}")
    if not path.exists():
        raise Http404("判定书的文件不在了，请重新出具。")
    log_reading(viewer=viewer, thing="year_facts", code=found.entity.code, how="file")
    name = f"判定书-{found.number}.{suffix}"
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=name, content_type=TYPES[suffix]
    )
