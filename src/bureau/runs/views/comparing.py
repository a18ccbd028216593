"""`/runs/<id>/compare/<id>`: every verdict that moved, by policy and cause, then by name."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bureau.accounts.actions import log_reading
from bureau.ledger import queries as ledger
from bureau.runs import actions, queries
from bureau.runs.models import Run
from bureau.runs.queries.moves import CAUSES
from bureau.runs.views.entering import for_runs, viewer_of

A_PAGE = 30


@require_http_methods(["GET", "POST"])
@for_runs
def compare(request: HttpRequest, before: int, after: int) -> HttpResponse:
    """GET shows what moved, or how far the comparing is; POST has it begun."""
    was, now = queries.run_of(before), queries.run_of(after)
    if request.method == "POST":
        actions.ask_comparison(by=viewer_of(request), before=was, after=now)
        return redirect("run-compare", before, after)
    context: dict[str, Any] = {"before": was, "after": now}
    if viewer_of(request).reach("r", "verdict"):
        context |= _moved(request, was, now)
    else:
        context["no_verdicts"] = True
    part = "runs/compared.html" if request.htmx else "runs/compare.html"  # type: ignore[attr-defined]
    return render(request, part, context)


def _moved(request: HttpRequest, was: Run, now: Run) -> dict[str, Any]:
    viewer = viewer_of(request)
    found = queries.comparison(viewer=viewer, before=was, after=now)
    if found is None:
        return {"job": queries.comparing(was, now)}
    policy, cause = request.GET.get("policy", ""), request.GET.get("cause", "")
    number = request.GET.get("page", "1")
    start = (int(number) - 1 if number.isdigit() and int(number) else 0) * A_PAGE
    moves, count = found.page(viewer=viewer, policy=policy, cause=cause, start=start, most=A_PAGE)
    if any(each.why for each in moves):
        code, seen = f"runs-{was.pk}-{now.pk}", [each.code for each in moves if each.why]
        log_reading(viewer=viewer, thing="year_facts", code=code, how="list", bodies=seen)
    return {
        "found": found,
        "moves": moves,
        "count": count,
        "page": Paginator(range(count), A_PAGE).get_page(number),
        "policy": policy,
        "cause": cause,
        "causes": CAUSES.items(),
        "policy_name": _name(policy),
    }


def _name(policy: str) -> str:
    known = ledger.rulebook().policies.get(policy)
    return known.name if known else ""
