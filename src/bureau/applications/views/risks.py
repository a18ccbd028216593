"""`/desk/at-risk`: what firms are about to lose."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

import guiju
from bureau.accounts.actions import log_reading
from bureau.applications import queries
from bureau.applications.queries.risks import SORTS
from bureau.applications.sliding import slides
from bureau.applications.views.entering import for_staff, viewer_of
from bureau.ledger import queries as ledger
from bureau.runs import queries as runs

A_PAGE = 50


@require_GET
@for_staff("internal")
def at_risk(request: HttpRequest) -> HttpResponse:
    """Every risk within reach, by sort and town."""
    viewer, day = viewer_of(request), guiju.calendar.today()
    found = queries.at_risk(viewer, day)
    sort, town = request.GET.get("sort", ""), request.GET.get("town", "")
    chosen = [
        each
        for each in found.risks
        if (sort not in SORTS or each.sort == sort)
        and (town not in ledger.towns() or each.town == town)
    ]
    page = Paginator(chosen, A_PAGE).get_page(request.GET.get("page"))
    here = {each.town for each in found.risks}
    run = runs.current()
    told = {
        "slides_wait": run is not None and slides(run) is None,
        "day": day,
        "page": page,
        "losses": found.losses,
        "count": len({each.code for each in found.risks}),
        "sorts": [
            (name, label, number)
            for name, label in SORTS.items()
            if (number := sum(each.sort == name for each in found.risks))
        ],
        "sort": sort if sort in SORTS else "",
        "town": town if town in ledger.towns() else "",
        "towns": [pair for pair in ledger.towns().items() if pair[0] in here],
    }
    if page.object_list:
        seen = [each.code for each in page.object_list]
        log_reading(viewer=viewer, thing="verdict", code="at-risk", how="list", bodies=seen)
    return render(request, "applications/at_risk.html", told)
