"""`/indicators/<code>/names`: the shortfall, whose forecast it is, and who could make it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl
from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

import guiju
from bureau.accounts.actions import log_reading
from bureau.accounts.viewer import Viewer
from bureau.indicators.actions.plans import may_plan
from bureau.indicators.actions.tasks import DAYS
from bureau.indicators.name_sheet import may_export, response
from bureau.indicators.queries.assessed import (
    Assessed,
    assessed,
    must_see_names,
    whole_year,
)
from bureau.indicators.queries.candidates import (
    EFFORT,
    IN_TIME,
    KINDS,
    TOO_LATE,
    UNDATED,
    WHEN,
    Candidate,
    named,
)
from bureau.indicators.queries.reading import sees_county
from bureau.indicators.queries.shortfall import Shortfall, shortfall, usable
from bureau.ledger import queries as ledger

A_PAGE = 30
USABLE = "usable"
MOST_LINES = 20


@dataclass(frozen=True)
class Choice:
    """One filter to click: its label, how many, where it leads, whether it is the one seen."""

    label: str
    count: int
    value: str
    is_current: bool


class Due(forms.Form):
    """Until when what is given out is to be done."""

    due = forms.DateField(label="任务期限", widget=forms.DateInput(attrs={"type": "date"}))


@login_required
@require_GET
def names(request: HttpRequest, code: str) -> HttpResponse:
    """The names, by effort, filtered by how far they are, by town and by date."""
    viewer = viewer_of(request)
    indicator = asked(request, code)
    context: dict[str, Any] = {"indicator": indicator, "may_plan": may_plan(viewer)}
    if indicator.counted is not None:
        context |= _listed(request, indicator)
    return render(request, "indicators/names.html", context)


def due_form(indicator: Assessed) -> Due:
    """Until when, filled in: in DAYS, not past the year the indicator is of."""
    today = guiju.calendar.today()
    last, ends = today + timedelta(days=DAYS), date(indicator.year, 12, 31)
    return Due(initial={"due": (min(last, ends) if today <= ends else last).isoformat()})


def viewer_of(request: HttpRequest) -> Viewer:
    """Who is looking."""
    found: Viewer = request.viewer  # type: ignore[attr-defined]
    return found


def asked(request: HttpRequest, code: str) -> Assessed:
    """The indicator of the address, of the year asked for; for whoever may see verdicts."""
    viewer = viewer_of(request)
    must_see_names(viewer)
    year = request.GET.get("year", "") or request.POST.get("year", "")
    return assessed(code, int(year) if year.isdigit() else None, viewer=viewer)


def _listed(request: HttpRequest, indicator: Assessed) -> dict[str, Any]:
    viewer = viewer_of(request)
    found = missing(indicator, viewer)
    told: dict[str, Any] = {
        "found": found,
        "groups": _groups(found, viewer),
        "window": WHEN,
        "effort": EFFORT,
        "sees_all": sees_county(viewer),
    }
    if found.frame is None or found.run is None:
        return told
    kept = chosen(found.frame, request)
    page = Paginator(range(kept.height), A_PAGE).get_page(request.GET.get("page"))
    lines = _page(kept, page, found, viewer)
    note_reading(viewer, indicator, lines, "list")
    return told | {
        "page": page,
        "lines": lines,
        "kinds": list(_kinds(found.frame, request)),
        "whens": list(_whens(found.frame, request)),
        "towns": found.towns(),
        "town": request.GET.get("town", ""),
        "town_name": ledger.town_name(request.GET.get("town", "")),
        "kind": request.GET.get("kind", USABLE),
        "due": due_form(indicator),
        "may_export": may_export(viewer),
    }


def missing(indicator: Assessed, viewer: Viewer) -> Shortfall:
    """The shortfall of a counted indicator, held against what the board holds it against."""
    assert indicator.counted is not None
    year, target, done = indicator.year, indicator.target, whole_year(indicator)
    return shortfall(indicator.counted, year, target, viewer=viewer, reported=done)


def _groups(found: Shortfall, viewer: Viewer) -> list[dict[str, Any]]:
    """The groups of the forecast, each with a first few of its lines."""
    return [
        {
            "label": label,
            "count": count,
            "lines": lines[:MOST_LINES],
            "more": len(lines) - MOST_LINES,
        }
        for label, count, lines in found.forecast.groups(viewer)
    ]


def chosen(frame: pl.DataFrame, request: HttpRequest) -> pl.DataFrame:
    """The candidates the filters of the address leave; those a plan may count on when none is."""
    kind, when = request.GET.get("kind", USABLE), request.GET.get("when", "")
    town = request.GET.get("town", "")
    if kind == USABLE:
        frame = frame.filter(usable())
    elif kind in KINDS:
        frame = frame.filter(pl.col("kind") == kind)
    if when in WHEN:
        frame = frame.filter(pl.col("when") == when)
    return frame.filter(pl.col("town") == town) if town else frame


def _kinds(frame: pl.DataFrame, request: HttpRequest) -> Iterator[Choice]:
    now = request.GET.get("kind", USABLE)
    label = "差 1 项以内、没有来不及的"
    yield Choice(label, frame.filter(usable()).height, USABLE, now == USABLE)
    counts = dict(frame.group_by("kind").len().iter_rows())
    for kind, label in KINDS.items():
        yield Choice(label, counts.get(kind, 0), kind, now == kind)


def _whens(frame: pl.DataFrame, request: HttpRequest) -> Iterator[Choice]:
    now = request.GET.get("when", "")
    kept = dict(frame.group_by("when").len().iter_rows())
    yield Choice("不限", frame.height, "", not now)
    for when in (IN_TIME, UNDATED, TOO_LATE):
        yield Choice(WHEN[when], kept.get(when, 0), when, now == when)


def _page(
    frame: pl.DataFrame, page: Page[int], found: Shortfall, viewer: Viewer
) -> list[Candidate]:
    start = page.start_index() - 1 if frame.height else 0
    assert found.run is not None
    return named(
        frame.slice(start, A_PAGE),
        found.counted.policy,
        found.forecast.firms,
        viewer=viewer,
        run=found.run,
    )


def note_reading(
    viewer: Viewer, indicator: Assessed, lines: Iterable[Candidate], how: str, reason: str = ""
) -> None:
    """Put on record that amounts of firms were shown in a list, and of which facts."""
    concepts, lines = ledger.kind_of("enterprise").concepts, list(lines)
    seen = dict.fromkeys(name for line in lines for name in line.concepts)
    labels = [concepts[name].label for name in seen if name in concepts]
    if labels or reason:
        code = f"indicators-{indicator.code}-{indicator.year}"
        log_reading(
            viewer=viewer,
            thing="year_facts",
            code=code,
            how=how,
            fields=labels,
            reason=reason,
            bodies=[line.code for line in lines if line.concepts],
        )


@login_required
@require_POST
def download(request: HttpRequest, code: str) -> HttpResponseBase:
    """The names as a workbook; amounts only with a reason, which stays on record."""
    viewer = viewer_of(request)
    indicator = asked(request, code)
    if not may_export(viewer):
        raise PermissionDenied("您的角色不导出名单。")
    if indicator.counted is None:
        raise PermissionDenied("这项指标没有企业名单。")
    found = shortfall(indicator.counted, indicator.year, indicator.target, viewer=viewer)
    if found.frame is None or found.run is None:
        raise guiju.BadInput.saying("还没有判定过，没有名单", do="先在“判定批次”里计算一次")
    reason = request.POST.get("reason", "").strip()
    frame = chosen(found.frame, request).head(1_000)
    firms, policy = found.forecast.firms, found.counted.policy
    lines = named(frame, policy, firms, viewer=viewer, run=found.run, takes=True)
    if not reason:
        raise guiju.BadInput.saying(
            "导出名单没有写事由", expected="一句话的用途", do="写明事由再导出"
        )
    note_reading(viewer, indicator, lines, "export", reason)
    return response(lines, indicator, viewer, found.run.as_of)
