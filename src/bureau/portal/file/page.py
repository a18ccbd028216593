"""Every fact of one's own body, and the form by which one of them is corrected."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

import guiju
from bureau.ledger import actions
from bureau.ledger import queries as ledger
from bureau.ledger.models import Fact
from bureau.portal.addresses import where
from bureau.portal.bodies import FIRM, Own, own_page
from bureau.portal.entry.form import FactForm, Place, item_place, next_slot, places_of
from bureau.portal.entry.kinds import can_enter, firms_may_say
from bureau.portal.entry.proposing import propose, refuse
from bureau.portal.file.reading import OwnFile, own_file
from bureau.portal.file.records import records_of
from bureau.portal.file.themes import THEMES, theme_of, themes_of

YEARS = 4
"""How many years back a form asks for: as far as any policy looks, and one more."""


@own_page(reads="year_facts")
def file(request: HttpRequest, own: Own) -> HttpResponse:
    """All facts by theme."""
    found = own_file(own)
    themes = themes_of(found.dossier, found.people, partial(_may_say, own))
    told = {
        "own": own,
        "file": found,
        "themes": themes,
        "records": records_of(found.file),
        "known": sum(len(theme.known) for theme in themes),
        "missing": sum(len(theme.missing) for theme in themes),
        "readers": where("/me/readers"),
    }
    return render(request, "portal/file.html", told)


@own_page(reads="year_facts")
def correct(request: HttpRequest, own: Own, concept: str) -> HttpResponse:
    """One fact: what stands, its history, and the form; sent, it becomes a proposal."""
    found = own_file(own)
    line = found.dossier.lines.get(concept)
    if line is None:
        raise Http404(f"没有“{concept}”这一项。")
    slot = request.GET.get("item", "")
    form = _form(request, found, line, slot) if _may_say(own, line.concept) else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            made = propose(own, found.dossier.row.entity, form)
        except guiju.BadInput as error:
            refuse(form, error)
        else:
            return _sent(request, line, made)
    told = {"own": own, "line": line, "form": form, "theme": _theme(line), "slot": slot}
    return render(request, "portal/correct.html", told)


def _may_say(own: Own, concept: Any) -> bool:
    return firms_may_say(concept) if own.body.role == FIRM else can_enter(concept)


def _form(request: HttpRequest, found: OwnFile, line: ledger.Line, slot: str) -> FactForm:
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    known = known_numbers(found.dossier)
    return FactForm(
        line.concept, _places(found, line, slot), *data, known=known, reasoned=bool(line.entries)
    )


def _places(found: OwnFile, line: ledger.Line, slot: str) -> list[Place]:
    if line.concept.fields:
        return [item_place(line, found.people, slot or next_slot(line))]
    return places_of(line, found.people, years_of(line, found.day))


def years_of(line: ledger.Line, day: date) -> list[int]:
    """The years a form asks for, the latest first: those that are over, and older known ones."""
    last = day.year - 1
    known = {int(entry.period[:4]) for entry in line.entries if entry.period[:4].isdigit()}
    return sorted({*range(last, last - YEARS, -1), *known}, reverse=True)


def known_numbers(dossier: ledger.Dossier) -> dict[str, ledger.Entry]:
    """What stands of each fact and year, for telling a slip of the unit."""
    return {
        f"{name} {entry.period}": entry
        for name, line in dossier.lines.items()
        for entry in line.entries
    }


def _theme(line: ledger.Line) -> tuple[str, str]:
    theme = theme_of(line.concept)
    return theme, THEMES.get(theme, "")


def _sent(request: HttpRequest, line: ledger.Line, made: int) -> HttpResponse:
    if made:
        messages.success(
            request,
            f"{line.concept.label}：已提交{made}项，待科技局核实；核实前只在您自己的页面上计算。",
        )
    else:
        messages.info(request, "和已有的一样，没有新的内容。")
    return redirect(f"{reverse('me_file')}#{theme_of(line.concept)}")


@require_POST
@own_page()
def take_back(request: HttpRequest, own: Own, fact: int) -> HttpResponse:
    """Withdraw something proposed that nobody has decided yet."""
    found = Fact.objects.filter(pk=fact, entity__code=own.code).first()
    if found is None:
        raise Http404("没有这一条。")
    try:
        actions.take_back(by=own.viewer, fact=found)
    except guiju.BadInput as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "已撤回。")
    return redirect("me_file")
