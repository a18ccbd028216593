"""One section written, handed in, urged for, or given to another owner."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

import guiju
from bureau.reports import actions, queries
from bureau.reports.forms import OwnerForm, SectionForm
from bureau.reports.models import Edition, Section
from bureau.reports.permission import leads, may_write


@login_required
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """The section's text in a form; what was typed is never lost to a refusal.

    `?take=figure|level=city` offers the text with that figure cut so.
    """
    edition = queries.edition(pk, viewer=request.viewer)
    found = queries.section(edition, place, viewer=request.viewer)
    told = _told(request, edition, found)
    if request.method == "GET":
        return render(request, "reports/section.html", told | _opened(request, told))
    form = SectionForm(request.POST)
    if not form.is_valid():
        return render(request, "reports/section.html", told | {"form": form})
    try:
        saved = actions.write_section(by=request.viewer, section=found, **form.cleaned_data)
    except actions.Overtaken as error:
        more = _overtaken(request, told, form.cleaned_data["seen"])
        return render(
            request, "reports/section.html", told | more | {"overtaken": error}, status=409
        )
    except guiju.BadInput as error:
        form.add_error(None, str(error))
        return render(request, "reports/section.html", told | {"form": form})
    try:
        actions.ask_compose(by=request.viewer, edition=edition)
    except guiju.BadInput as error:
        # Saved, and to be mended: the next saving goes on from here.
        again = _again(request, saved.version)
        again.add_error(None, f"文字已存为第{saved.version}版，但编排不成：{error}")
        return render(request, "reports/section.html", told | {"latest": saved, "form": again})
    return redirect("section", pk, place)


def _told(request: HttpRequest, edition: Edition, found: Section) -> dict[str, Any]:
    found.edition = edition
    before = queries.edition_before(edition, viewer=request.viewer)
    beside = None
    if before is not None:
        part = queries.text_before(found, before)
        beside = {"edition": before, "part": part, "link": reverse("edition", args=[before.pk])}
    return {
        "edition": edition,
        "section": found,
        "shown": found.shown,
        "latest": found.texts.select_related("written_by").first(),
        "may_write": edition.is_open and may_write(request.viewer, found.owner),
        "leads": leads(request.viewer),
        "owner": OwnerForm(initial={"owner": found.owner}),
        "before": beside,
        "own": queries.part_for(found, queries.parts_of(edition.document)),
        "own_link": reverse("edition", args=[edition.pk]),
    }


def _opened(request: HttpRequest, told: dict[str, Any]) -> dict[str, Any]:
    """The form as it is opened: with the text, or with the text cut otherwise."""
    latest, name = told["latest"], request.GET.get("take", "")
    source = latest.source if latest else ""
    first = {"source": source, "seen": latest.version if latest else 0}
    if not (name and told["may_write"]):
        return {"form": SectionForm(initial=first)}
    try:
        taken = queries.taken(source, name)
    except guiju.BadInput as error:
        form = SectionForm(first)
        form.add_error(None, str(error))
        return {"form": form}
    return {"form": SectionForm(initial=first | {"source": taken.source}), "taken": taken}


def _overtaken(request: HttpRequest, told: dict[str, Any], seen: int) -> dict[str, Any]:
    """What the other clerk changed, and the form as it was typed: saving again is on purpose."""
    latest = told["latest"]
    opened = told["section"].texts.filter(version=seen).first()
    changes = queries.changes(opened.source if opened else "", latest.source)
    return {"changes": changes, "form": _again(request, latest.version), "seen": seen}


def _again(request: HttpRequest, version: int) -> SectionForm:
    data = request.POST.copy()
    data["seen"] = str(version)
    return SectionForm(data)


@login_required
@require_POST
def urge(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """A word to whoever owes the section; the same day once."""
    edition = queries.edition(pk, viewer=request.viewer)
    found = queries.section(edition, place, viewer=request.viewer)
    found.edition = edition
    sent = actions.urge(by=request.viewer, section=found)
    said = f"已催{found.owner}，30 秒内可以撤回。" if sent else "今天已经催过，没有再发。"
    messages.info(request, said)
    return redirect("edition_tab", pk, "outline")


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
