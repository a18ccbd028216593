"""`/me/applications`: a firm's own applications, each on its way."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bureau.applications.queries.own import own as courses_of
from bureau.portal.bodies import FIRM, Own, own_page


@require_GET
@own_page(role=FIRM)
def applications(request: HttpRequest, own: Own) -> HttpResponse:
    """Those on their way first, then those that came to an end."""
    courses = courses_of(own.code, viewer=own.viewer)
    told = {
        "own": own,
        "going": [each for each in courses if each.is_going],
        "over": [each for each in courses if not each.is_going],
    }
    return render(request, "portal/applications.html", told)
