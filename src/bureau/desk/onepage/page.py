"""`/onepage`: the indicators, what moved, what may be lost, what is to be decided; on one A4."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.applications import queries as applications
from bureau.desk.onepage.changes import changes, may_be_said
from bureau.desk.onepage.decisions import decisions
from bureau.desk.onepage.points import Point, Points, first
from bureau.desk.staff import staff_page
from bureau.desk.today.firms import last_runs
from bureau.indicators import queries as indicators

MOST_RISKS, MOST_LINES = 5, 8


def may_see(viewer: Viewer) -> bool:
    """Whether the sheet is for him: it speaks of the whole county."""
    return viewer.reach(READ, "indicator").everywhere


@staff_page((READ, "indicator"))
def page(request: HttpRequest) -> HttpResponse:
    """The sheet as of today."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    if not may_see(viewer):
        raise PermissionDenied("一页纸说的是全县情况；您看本镇区的工作台和考核指标。")
    day, last = guiju.calendar.today(), last_runs()
    board = indicators.board(viewer)
    told = applications.ground(viewer=viewer, on=day, run=last.current)
    due = tuple(applications.due_of(told))
    context = {
        "day": day,
        "board": board,
        "lines": board.lines[:MOST_LINES],
        "sets": tuple(board.sets.items()),
        "run": last.current,
        "changes": changes(viewer, day, last, board),
        "said": may_be_said(viewer, board.year),
        "risks": _risks(applications.at_risk_of(told, due)),
        "decisions": decisions(viewer, day, board, due),
    }
    return render(request, "desk/onepage.html", context)


def _risks(found: applications.AtRisk) -> Points:
    """What firms may lose, the nearest first; windows that close are decisions, not losses."""
    points = [
        Point(risk.name, _said(risk), reverse("firm", args=[risk.code]), risk.is_sample)
        for risk in found.risks
        if risk.sort != "closing"
    ]
    lost = "、".join(f"{label} {number} 家" for label, number in found.losses)
    note = f"都失去的话：{lost}" if lost else ""
    return first(points, MOST_RISKS, reverse("at-risk"), note)


def _said(risk: applications.Risk) -> str:
    reason = risk.reason.partition("；")[0]
    return f"{reason}（{risk.loss}）" if risk.loss else reason
