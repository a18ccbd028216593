"""The page of the register: filters, the count, fifty firms at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

import guiju
from bureau.accounts.actions import log_reading
from bureau.accounts.rights import EXPORT, READ
from bureau.accounts.viewer import Viewer
from bureau.desk.register.asking import FIRM, Asked, form_of
from bureau.desk.register.finding import SORTS, USUAL, Found, firms
from bureau.desk.register.lines import Line, lines_of
from bureau.desk.staff import staff_page
from bureau.ledger.actions import export_list
from bureau.runs.models import Run
from bureau.runs.queries import current

PAGE = 50
SHEET = ("name", "credit_code", "town", "chain", "life_status", "officer", "above_scale")
"""Columns of the sheet: open ones, so that no reason need be given."""
FIRST = ("q", "town", "rung", "short", "gaps")
"""The filters in sight; the others are folded away."""


@staff_page((READ, "firm"))
def page(request: HttpRequest) -> HttpResponse:
    """Every firm within reach that answers what the address asks."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    form = form_of(request.GET, viewer)
    run = current()
    found = answering(form, request.GET, viewer, run)
    shown = Paginator(found.rows, PAGE).get_page(request.GET.get("page"))
    policy = asked_of(form).get("short", "")
    lines = lines_of(shown.object_list, viewer, day_of(run), run, policy)
    _log(viewer, [line for line in lines if line.step is not None and line.step.text])
    context = {
        "first": [form[name] for name in FIRST if name in form.fields],
        "more": [field for field in form if field.name not in FIRST],
        "more_chosen": any(name not in FIRST for name in asked_of(form)),
        "page": shown,
        "lines": lines,
        "run": run,
        "notes": found.notes,
        "chosen": chosen(form),
        "sees_verdicts": "gaps" in form.fields,
        "policy": policy,
        "may_export": bool(viewer.reach(EXPORT, "firm")),
    }
    return render(request, "desk/register.html", context)


@staff_page((EXPORT, "firm"))
def download(request: HttpRequest) -> HttpResponseBase:
    """The list as a workbook with its open columns; it can be filled in and brought back."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    form = form_of(request.GET, viewer)
    found = answering(form, request.GET, viewer, current())
    made = export_list(by=viewer, kind=FIRM, rows=found.rows, concepts=SHEET, title="企业名单")
    return made.as_response()


def _log(viewer: Viewer, stepping: list[Line]) -> None:
    """One line in the log of readings for the amounts that steps name."""
    if stepping and viewer.reach(READ, "year_facts"):
        log_reading(
            viewer=viewer,
            thing="year_facts",
            code="firms",
            how="list",
            fields=["next_step"],
            rows=len(stepping),
            bodies=[line.row.code for line in stepping],
        )


def day_of(run: Run | None) -> date:
    """The day lists speak of: the current run's, else today."""
    return run.as_of if run is not None else guiju.calendar.today()


def answering(form: Asked, query: Mapping[str, Any], viewer: Viewer, run: Run | None) -> Found:
    """The rows of an address; a sort that does not exist is the usual one."""
    sort = str(query.get("sort", ""))
    known = SORTS if "gaps" in form.fields else SORTS.keys() - {"gaps"}
    sort = sort if sort.lstrip("-") in known else USUAL
    return firms(asked_of(form), sort, viewer, day_of(run), run)


def asked_of(form: Asked) -> dict[str, Any]:
    """What was asked and can be."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value}


def chosen(form: Asked) -> list[dict[str, str]]:
    """The filters in force, each in words, for taking one away."""
    found = []
    for name, value in asked_of(form).items():
        field = form.fields[name]
        label = _label(getattr(field, "choices", ()), value)
        found.append({"name": name, "says": f"{field.label}：{label}"})
    return found


def _label(choices: Any, value: str) -> str:
    for code, label in choices:
        inner = label if isinstance(label, list) else [(code, label)]
        for each, words in inner:
            if each == value:
                return str(words)
    return value
