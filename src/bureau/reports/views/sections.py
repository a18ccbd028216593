"""One section written, handed in, or given to another owner."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

import guiju
from bureau.reports import actions, queries
from bureau.reports.forms import OwnerForm, SectionForm
from bureau.reports.permission import leads, may_write


@login_required
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """The section's text in a form; what was typed is never lost to a refusal."""
    edition = queries.edition(pk, viewer=request.viewer)
    found = queries.section(edition, place, viewer=request.viewer)
    latest = found.texts.select_related("written_by").first()
    first = {"source": latest.source if latest else "", "seen": found.version or 0}
    form = SectionForm(request.POST or None, initial=first)
    told = {"edition": edition, "section": found, "latest": latest, "form": form}
    told["may_write"] = edition.is_open and may_write(request.viewer, found.owner)
    told["leads"] = leads(request.viewer)
    told["owner"] = OwnerForm(initial={"owner": found.owner})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_section(by=request.viewer, section=found, **form.cleaned_data)
            actions.compose(by=request.viewer, edition=edition)
            return redirect("section", pk, place)
        except actions.Overtaken as error:
            told["overtaken"], status = str(error), 409
        except guiju.BadInput as error:
            form.add_error(None, str(error))
    return render(request, "reports/section.html", told, status=status)


@login_required
@require_POST
def hand_in(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Done, or not done after all."""
    edition = queries.edition(pk, viewer=request.viewer)
    found = queries.section(edition, place, viewer=request.viewer)
    deed = actions.take_back if request.POST.get("back") else actions.hand_in
    deed(by=request.viewer, section=found)
    return redirect("edition_tab", pk, "outline")


@login_required
@require_POST
def assign(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Another section of the bureau writes it."""
    edition = queries.edition(pk, viewer=request.viewer)
    found = queries.section(edition, place, viewer=request.viewer)
    form = OwnerForm(request.POST)
    if form.is_valid():
        actions.assign(by=request.viewer, section=found, owner=form.cleaned_data["owner"])
    return redirect("edition_tab", pk, "outline")
