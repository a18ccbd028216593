"""`/complete`: the lists declared complete, so that absence is a known no, and the form for one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import actions
from bureau.ledger.models import Completeness, Source
from bureau.ledger.reading import county, kind_of, place_name, towns, vocabulary
from bureau.ledger.values import when
from bureau.ledger.views.entering import for_readers, viewer_of


class Declare(forms.Form):
    """What is complete: a kind, or those of it with one choice; where; from when to when."""

    what = forms.ChoiceField(label="哪一类记录")
    place = forms.ChoiceField(label="哪个地方")
    since = forms.CharField(
        label="从何时起", required=False, help_text="空着表示从来；如 2020、2024-01"
    )
    as_of = forms.CharField(label="截至", help_text="如 2024-12-31；随来随记的名单可写到年底")
    source = forms.CharField(label="依据（来源编号）", required=False, max_length=60)

    def __init__(self, *args: Any, viewer: Viewer, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["what"].choices = [("", "请选择"), *_kinds(viewer)]
        whole = (county().code, county().name)
        self.fields["place"].choices = [whole, *towns().items()]

    def clean_source(self) -> Source | None:
        """The source named, or none."""
        code = self.cleaned_data["source"].strip()
        found = Source.objects.filter(code=code).first() if code else None
        if code and found is None:
            raise forms.ValidationError(f"来源“{code}”没有登记，请先在“来源”里登记。")
        return found


def _kinds(viewer: Viewer) -> list[tuple[str, str]]:
    """Kinds the viewer may declare, each whole and by the choices of its “kind”."""
    found = []
    for kind in vocabulary().kinds.values():
        if not may_declare(viewer, kind.owner):
            continue
        found.append((kind.name, f"{kind.label}（全部）"))
        by = kind.concepts.get("kind")
        choices = by.choices.items() if by is not None else ()
        found += [(f"{kind.name}:kind:{c}", f"{kind.label}：{label}") for c, label in choices]
    return found


def may_declare(viewer: Viewer, owner: str) -> bool:
    """Whether he may say that a list of that section is complete."""
    return viewer.may("a", "record", section=owner) or bool(viewer.reach("a", "firm"))


@for_readers
def listing(request: HttpRequest) -> HttpResponse:
    """The declarations, newest first, and a new one."""
    viewer = viewer_of(request)
    form = Declare(request.POST or None, viewer=viewer)
    may = len(form.fields["what"].choices) > 1
    if request.method == "POST":
        if not may:
            raise PermissionDenied("名单完整由科室负责人声明。")
        if form.is_valid() and _declared(viewer, form):
            messages.success(request, "已声明：这张名单之外的，就是没有。")
            return redirect("complete")
    lines = [
        line_of(each) for each in Completeness.objects.select_related("recorded_by").order_by("-pk")
    ]
    context = {"lines": lines, "form": form, "may": may}
    return render(request, "ledger/complete.html", context, status=422 if form.errors else 200)


def _declared(viewer: Viewer, form: Declare) -> bool:
    data = form.cleaned_data
    kind, field, value = [*data["what"].split(":"), "", ""][:3]
    try:
        actions.declare_complete(
            by=viewer,
            kind=kind,
            field=field,
            value=value,
            place=data["place"],
            since=data["since"],
            as_of=data["as_of"],
            source=data["source"],
        )
    except guiju.BadInput as error:
        form.add_error("as_of", str(error))
        return False
    return True


def line_of(each: Completeness) -> dict[str, Any]:
    """A declaration in words."""
    kind = kind_of(each.kind)
    concept = kind.find(each.field) if each.field else None
    only = str(concept.choices.get(each.value, each.value)) if concept is not None else "全部"
    return {
        "kind": kind,
        "only": only,
        "where": place_name(each.place),
        "since": when(each.since) or "从来",
        "as_of": when(each.as_of),
        "source": each.source,
        "by": each.recorded_by or "系统",
    }
