"""`/runs`: the runs there are, how far one is, the form for another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

import guiju
from bureau.runs import actions, queries
from bureau.runs.views.entering import for_runs, viewer_of


class Start(forms.Form):
    """Which day, as known when, and whether lists and boards are to follow it."""

    as_of = forms.DateField(
        label="情况截至",
        required=False,
        help_text="空着就是今天",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    known_on = forms.DateField(
        label="掌握截至",
        required=False,
        help_text="空着就是现在掌握的；填过去的一天，只用那天以前掌握的事实",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    switches = forms.ChoiceField(
        label="完成以后",
        required=False,
        choices=[
            ("", "按日期定：不早于当前一次的接替它"),
            ("yes", "名单和总览改用这一次"),
            ("no", "只留作比较"),
        ],
    )

    def clean_switches(self) -> bool | None:
        """True, False, or None for the rule."""
        return {"yes": True, "no": False}.get(self.cleaned_data["switches"])


@require_GET
@for_runs
def listing(request: HttpRequest) -> HttpResponse:
    """Every run, the newest first."""
    return render(request, "runs/listing.html", _shown(request, Start()))


@require_GET
@for_runs
def table(request: HttpRequest) -> HttpResponse:
    """The table alone, asked for again while something is going on."""
    return render(request, "runs/table.html", _shown(request))


@require_POST
@for_runs
def start(request: HttpRequest) -> HttpResponse:
    """Ask for a run, then back to the list, where it shows how far it is."""
    viewer = viewer_of(request)
    if not viewer.may("w", "runs"):
        raise PermissionDenied("只有科室负责人可以重新计算。")
    form = Start(request.POST)
    if form.is_valid():
        try:
            run = actions.start(by=viewer, **form.cleaned_data)
        except guiju.BadInput as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已排上：{run}。完成以前，名单和总览仍用原来的结果。")
            return redirect("runs")
    return render(request, "runs/listing.html", _shown(request, form), status=400)


def _shown(request: HttpRequest, form: Start | None = None) -> dict[str, Any]:
    viewer = viewer_of(request)
    runs = queries.runs(viewer=viewer)
    current = next((run for run in runs if run.is_current), None)
    return {
        "runs": runs,
        "current": current,
        "since": queries.facts_since(current) if current else 0,
        "waiting": any(run.is_going for run in runs),
        "may_start": viewer.may("w", "runs"),
        "form": form,
    }
