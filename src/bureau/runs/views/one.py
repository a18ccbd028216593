"""`/runs/<id>`: what one run found, and another to compare it with."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from bureau.ledger import queries as ledger
from bureau.runs import queries
from bureau.runs.models import Run
from bureau.runs.views.entering import for_runs, viewer_of


@dataclass(frozen=True)
class PolicyCount:
    """How many firms got which verdict."""

    id: str
    name: str
    eligible: int
    ineligible: int
    unknown: int
    elsewhere: int


@require_GET
@for_runs
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Counts by policy, and the other runs it can be compared with."""
    run = queries.run_of(pk)
    others = [each for each in queries.runs(viewer=viewer_of(request)) if each.is_done]
    context = {
        "run": run,
        "counts": _counts(run),
        "others": [each for each in others if each != run],
        "since": queries.facts_since(run) if run.is_done else 0,
        "stale": run.is_done and run.rulebook != ledger.rulebook().hash,
        "before": queries.a_year_before(run) if run.is_done else None,
    }
    return render(request, "runs/one.html", context)


@require_GET
@for_runs
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """From the choice of another run to the page that compares the two, the earlier day first."""
    run, chosen = queries.run_of(pk), request.GET.get("other", "")
    other = queries.run_of(int(chosen) if chosen.isdigit() else 0)
    first, second = sorted((run, other), key=lambda each: (each.as_of, each.pk))
    return redirect("run-compare", first.pk, second.pk)


def _counts(run: Run) -> list[PolicyCount]:
    policies = ledger.rulebook().policies
    return [
        PolicyCount(
            name,
            policies[name].name,
            told.get("eligible", 0),
            told.get("ineligible", 0),
            told.get("unknown", 0),
            told.get("not_applicable", 0),
        )
        for name, told in run.counts.get("policies", {}).items()
        if name in policies and set(told) - {"none"}
    ]
