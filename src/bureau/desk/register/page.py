"""The page of the register: filters, the count, fifty firms at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.register.asking import Asked, form_of
from bureau.desk.register.finding import SORTS, USUAL, Found, firms
from bureau.desk.register.lines import lines_of
from bureau.desk.staff import staff_page

PAGE = 50
FIRST = ("q", "town", "rung", "short", "gaps")
"""The filters in sight; the others are folded away."""


@staff_page((READ, "firm"))
def page(request: HttpRequest) -> HttpResponse:
    """Every firm within reach that answers what the address asks."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    form = form_of(request.GET, viewer)
    found = answering(form, request.GET, viewer)
    shown = Paginator(found.rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "first": [form[name] for name in FIRST if name in form.fields],
        "more": [field for field in form if field.name not in FIRST],
        "more_chosen": any(name not in FIRST for name in asked_of(form)),
        "page": shown,
        "lines": lines_of(shown.object_list, viewer, guiju.calendar.today()),
        "notes": found.notes,
        "chosen": chosen(form),
        "sees_verdicts": "gaps" in form.fields,
        "policy": asked_of(form).get("short", ""),
    }
    return render(request, "desk/register.html", context)


def answering(form: Asked, query: Mapping[str, Any], viewer: Viewer) -> Found:
    """The rows of an address; a sort that does not exist is the usual one."""
    sort = str(query.get("sort", ""))
    known = SORTS if "gaps" in form.fields else SORTS.keys() - {"gaps"}
    sort = sort if sort.lstrip("-") in known else USUAL
    return firms(asked_of(form), sort, viewer, guiju.calendar.today())


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
