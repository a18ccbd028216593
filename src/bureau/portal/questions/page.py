"""One question a page: asked, answered, passed over, taken up again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

import guiju
from bureau.ledger import queries as ledger
from bureau.portal.bodies import FIRM, Own, own_page
from bureau.portal.entry.form import Answer, FactForm, Place, item_place, next_slot, places_of
from bureau.portal.entry.kinds import firms_may_say
from bureau.portal.entry.proposing import propose, refuse
from bureau.portal.file.page import known_numbers
from bureau.portal.file.reading import own_file
from bureau.portal.questions.interview import SCOPES, Interview, interview, keep
from bureau.runs import queries as runs

NEXT_ONES = 5
"""Questions named ahead, so that one sees them change their order."""


@own_page(role=FIRM, reads="year_facts")
def questions(request: HttpRequest, own: Own) -> HttpResponse:
    """The most useful question, or the one asked for by `?at=`."""
    if request.GET.get("scope") in SCOPES or "again" in request.GET:
        return _choose(request, own)
    talk = interview(request, own_file(own))
    concept = _asked(request, talk)
    if request.method == "POST" and concept is not None:
        return _answer(request, own, talk, concept)
    form = _form(request, talk, concept) if concept is not None else None
    return _page(request, own, talk, concept, form)


def _choose(request: HttpRequest, own: Own) -> HttpResponse:
    """Ask about other policies; or take up what was passed over."""
    talk = interview(request, own_file(own))
    talk.course.scope = request.GET.get("scope") or talk.course.scope
    if "again" in request.GET:
        talk.course.skipped.clear()
    keep(request, own.code, talk.course)
    return redirect("me_questions")


def _asked(request: HttpRequest, talk: Interview) -> Any | None:
    """The concept the page is about; None when nothing is left to ask."""
    wanted = request.POST.get("concept") or request.GET.get("at") or ""
    if not wanted and talk.ahead:
        wanted = talk.ahead[0].concept
    concept = ledger.kind_of("enterprise").find(wanted) if wanted else None
    if wanted and (concept is None or not firms_may_say(concept)):
        raise Http404("这一项不由企业回答。")
    return concept


def _page(
    request: HttpRequest, own: Own, talk: Interview, concept: Any | None, form: FactForm | None
) -> HttpResponse:
    told = {
        "own": own,
        "talk": talk,
        "concept": concept,
        "form": form,
        "ask": talk.find(concept.name) if concept is not None else None,
        "number": len(talk.course.answered) + 1,
        "next_ones": [a for a in talk.ahead if not concept or a.concept != concept.name][
            :NEXT_ONES
        ],
        "previous": _previous(talk, concept),
        "scopes": SCOPES,
    }
    return render(request, "portal/questions.html", told)


def _previous(talk: Interview, concept: Any | None) -> str:
    """The question before this one in the conversation."""
    answered = talk.course.answered
    if concept is not None and concept.name in answered:
        place = answered.index(concept.name)
        return answered[place - 1] if place else ""
    return answered[-1] if answered else ""


def _form(request: HttpRequest, talk: Interview, concept: Any) -> FactForm:
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    known = known_numbers(talk.file.dossier)
    return FactForm(concept, _places(talk, concept), *data, known=known)


def _places(talk: Interview, concept: Any) -> list[Place]:
    line = talk.file.dossier.lines[concept.name]
    if concept.fields:
        mine = [e for e in line.proposals if e.recorded_by_id in talk.file.people and e.raw]
        return [item_place(line, talk.file.people, mine[-1].slot if mine else next_slot(line))]
    ask = talk.find(concept.name)
    said = [e.period for e in line.proposals if e.recorded_by_id in talk.file.people]
    years = {*(ask.years if ask else ()), *(int(p[:4]) for p in said if p[:4].isdigit())}
    return places_of(
        line, talk.file.people, sorted(years or {talk.file.day.year - 1}, reverse=True)
    )


def _answer(request: HttpRequest, own: Own, talk: Interview, concept: Any) -> HttpResponse:
    action = request.POST.get("action", "next")
    if action == "skip":
        talk.course.skipped.append(concept.name)
        keep(request, own.code, talk.course)
        return redirect("me_questions")
    form = _form(request, talk, concept)
    none = [Answer("", "", "无", None)] if action == "none" and concept.type == "list" else None
    if none is None and not (form.is_valid() and _said_something(form)):
        return _page(request, own, talk, concept, form)
    try:
        propose(own, talk.file.dossier.row.entity, _papers_only(form), none)
    except guiju.BadInput as error:
        refuse(form, error)
        return _page(request, own, talk, concept, form)
    return _go_on(request, own, talk, concept, action)


def _papers_only(form: FactForm) -> FactForm:
    """The form read, so that a paper beside “没有” is kept as well."""
    form.is_valid()
    return form


def _said_something(form: FactForm) -> bool:
    if any(form.cleaned_data.get(field.name) for field, _ in form.value_fields()):
        return True
    form.add_error(None, "还没有填；不知道就点“不知道，先跳过”。")
    return False


def _go_on(
    request: HttpRequest, own: Own, talk: Interview, concept: Any, action: str
) -> HttpResponse:
    """To the next question, having told what the answer changed; or home, to go on later."""
    course = talk.course
    course.answered += [concept.name] * (concept.name not in course.answered)
    course.skipped = [name for name in course.skipped if name != concept.name]
    keep(request, own.code, course)
    moved = _moved(talk.judged, interview(request, own_file(own)).judged)
    messages.success(request, "；".join([f"已记下“{concept.label}”，待科技局核实", *moved]) + "。")
    if action == "save":
        return redirect("me")
    return redirect(reverse("me_questions"))


def _moved(before: runs.Judged, after: runs.Judged) -> list[str]:
    """“高新技术企业：待定→符合” of each policy the answer moved."""
    was = {brief.id: brief for brief in before.briefs}
    return [
        f"{brief.name}：{was[brief.id].verdict_label}→{brief.verdict_label}"
        for brief in after.briefs
        if brief.verdict != was[brief.id].verdict
    ]
