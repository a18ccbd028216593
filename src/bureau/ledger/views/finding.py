"""`/records/find`: names for a box in which somebody types one."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bureau.ledger.queries import search
from bureau.ledger.reading import vocabulary
from bureau.ledger.views.entering import viewer_of

DRAFTS = "policy_doc"
"""Those on their way are nobody's outside the bureau."""


@login_required
def find(request: HttpRequest) -> HttpResponse:
    """Options of a datalist: records of these kinds within reach that go by what was typed."""
    viewer, asked = viewer_of(request), request.GET.get("kinds", "").split(",")
    kinds = [k for k in asked if k in vocabulary().kinds and (viewer.is_staff or k != DRAFTS)]
    typed = request.GET.get(request.GET.get("of", ""), "")
    found = search(typed, viewer=viewer, kinds=kinds) if kinds else []
    return render(request, "ledger/names.html", {"rows": found})
