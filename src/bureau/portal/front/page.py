"""The page at the root: the way on for whoever is signed in, a landing page for everybody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

import guiju
from bureau.ledger import queries as ledger
from bureau.portal.addresses import where
from bureau.portal.front.windows import calendar_of

# Doors of the public face, each with what stands behind it; shown once a room answers there.
DOORS = (
    ("/policies", "查政策", "按级别、主题找政策，看条件、依据和窗口"),
    ("/check", "测一测", "不用登录，答几个问题看能报什么"),
    ("/ask", "问一问", "只按政策原文回答，每句都有出处"),
)
STAFF_HOME = "/desk"


def front(request: HttpRequest) -> HttpResponse:
    """Staff to their desk, contacts to their firm, the public here."""
    viewer = request.viewer  # type: ignore[attr-defined]
    if viewer.is_staff and where(STAFF_HOME):
        return redirect(where(STAFF_HOME))
    if viewer.user_id and not viewer.is_staff:
        return redirect("me")
    day = guiju.calendar.today()
    told = {
        "doors": [(where(path), name, says) for path, name, says in DOORS if where(path)],
        "claim": where("/claim"),
        "desk": viewer.is_staff,
        "day": day,
        **calendar_of(ledger.rulebook(), day),
    }
    return render(request, "portal/front.html", told)
