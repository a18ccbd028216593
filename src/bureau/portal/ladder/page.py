"""The ladder, the next step with its amounts, each condition; a change tried without writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

import guiju
from bureau.ledger import queries as ledger
from bureau.portal.bodies import FIRM, Own, own_page
from bureau.portal.file.reading import OwnFile, own_file
from bureau.portal.ladder.trying import TryForm, differences
from bureau.portal.ladder.ways import scope_of
from bureau.runs import queries as runs
from bureau.runs.actions import certify


@dataclass(frozen=True)
class Standing:
    """A ladder with the next step on it."""

    ladder: runs.LadderView
    step: runs.Step

    @property
    def rungs(self) -> list[dict[str, str]]:
        """As the look draws them."""
        return [
            {"label": r.name, "note": r.note, "state": "" if r.state == "ahead" else r.state}
            for r in self.ladder.rungs
        ]


@own_page(role=FIRM, reads="verdict")
def ladder(request: HttpRequest, own: Own) -> HttpResponse:
    """Where the firm stands on each ladder, and its policies by how near they are."""
    file = own_file(own)
    judged = file.judged(asked=scope_of(file))
    told = {
        "ladders": [Standing(each, runs.step_of(each)) for each in judged.ladders],
        "judged": judged,
        "folds": runs.folds(ledger.rulebook(), judged, file.day),
        "question": next(iter(judged.questions), None),
    }
    return render(request, "portal/ladder.html", told | _around(own, file))


@own_page(role=FIRM, reads="verdict")
def policy(request: HttpRequest, own: Own, policy: str) -> HttpResponse:
    """One policy, every condition."""
    file = own_file(own)
    view = _view(file, policy)
    told = {"way": view, "step": runs.step_for(view)}
    return render(request, "portal/policy.html", told | _around(own, file))


@own_page(role=FIRM, reads="verdict")
def attempt(request: HttpRequest, own: Own, policy: str) -> HttpResponse:
    """Other numbers tried on one policy, judged live; nothing is written."""
    file = own_file(own)
    view = _view(file, policy)
    form = TryForm(file, view, request.GET)
    told: dict[str, Any] = {"way": view, "form": form, **_around(own, file)}
    if form.is_bound and form.is_valid() and form.changes:
        try:
            told["result"] = differences(file.tried(form.changes, (policy,)), policy)
        except guiju.BadInput as error:
            form.add_error(None, str(error))
    name = "portal/parts/tried.html" if request.headers.get("HX-Request") else "portal/attempt.html"
    return render(request, name, told)


@require_POST
@own_page(role=FIRM)
def certificate(request: HttpRequest, own: Own, policy: str) -> HttpResponse:
    """A certificate made now from what is confirmed, to take away and have checked again."""
    if policy not in ledger.rulebook().policies:
        raise Http404(f"没有政策“{policy}”。")
    made = certify(by=own.viewer, code=own.code, policy=policy)
    file = made.file(".html").open("rb")
    return FileResponse(file, as_attachment=True, filename=f"判定书-{policy}-{made.as_of}.html")


def _view(file: OwnFile, policy: str) -> runs.PolicyView:
    if policy not in ledger.rulebook().policies:
        raise Http404(f"没有政策“{policy}”。")
    view = file.judged(policies=(policy,)).policy(policy)
    assert view is not None
    return view


def _around(own: Own, file: OwnFile) -> dict[str, Any]:
    """What every page of the ladder shows besides; ask_url: where a blank is answered."""
    return {"own": own, "file": file, "ask_url": f"{reverse('me_questions')}?at="}
