"""`/records/<kind>/new`: a record registered, after looking whether it is there already."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import actions
from bureau.ledger.forms.creating import NewForm
from bureau.ledger.models import Row
from bureau.ledger.names import normalised
from bureau.ledger.queries import rows
from bureau.ledger.queries.searching import matching
from bureau.ledger.reading import kind_of
from bureau.ledger.views.entering import may_add, of_kind, viewer_of

MOST_SIMILAR = 6
_TAILS = ("股份有限公司", "有限责任公司", "有限公司", "公司")


@of_kind
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """The form of a new record, and its registration."""
    viewer, found = viewer_of(request), kind_of(kind)
    if not may_add(viewer, kind):
        raise PermissionDenied(f"您不能登记{found.label}。")
    form = NewForm(request.POST or None, kind=kind, viewer=viewer, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        form.similar = _similar(kind, form, viewer)
        if not form.similar or form.cleaned_data["not_same"]:
            try:
                made = actions.create(
                    by=viewer,
                    kind=kind,
                    values=form.written(),
                    source=form.ground(viewer),
                    grade=form.cleaned_data["grade"],
                    sample=form.cleaned_data["sample"],
                )
                messages.success(request, f"{found.label}已登记，编号 {made.code}。")
                return redirect("record", kind, made.code)
            except guiju.BadInput as error:
                for problem in error.problems:
                    form.add_error(None, problem.text())
    status = 422 if form.is_bound else 200
    return render(request, "ledger/new.html", {"kind": found, "form": form}, status=status)


def _similar(kind: str, form: NewForm, viewer: Viewer) -> list[Row]:
    """Records of the kind whose name holds this one's, or nearly: seen before a second is made."""
    named = kind_of(kind).find(kind_of(kind).named_by)
    if named is None or named.type != "text":
        return []
    name = _stem(normalised(str(form.cleaned_data.get(named.name) or "")))
    if len(name) < 2:
        return []
    found = rows(kind, viewer=viewer).filter(pk__in=matching(name, [kind]))
    return list(found[:MOST_SIMILAR])


def _stem(name: str) -> str:
    """A name without what every firm's name ends in."""
    tail = next((tail for tail in _TAILS if name.endswith(tail)), "")
    return name.removesuffix(tail) if len(name) - len(tail) >= 2 else name
