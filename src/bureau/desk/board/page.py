"""The board, the names behind its numbers, and the board as a sheet."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bureau.accounts.rights import EXPORT, READ, WRITE
from bureau.accounts.viewer import Viewer
from bureau.desk.board import cells, sheet
from bureau.desk.board.choosing import Chosen, chosen
from bureau.desk.staff import staff_page
from bureau.ledger import queries as ledger
from bureau.runs import queries as runs

MOST_MOVES = 10
PAGE = 100
WHAT = {"all": "全部企业", "short": "差一步", "blank": "待补多", "rose": "上升", "fell": "下降"}


@staff_page((READ, "verdict"))
def page(request: HttpRequest) -> HttpResponse:
    """Counts by rung and town, one step short, moves by name."""
    asked = chosen(request)
    context: dict[str, Any] = {"asked": asked, **_choices(request, asked)}
    if asked.run is not None:
        context |= _board(request, asked)
    return render(request, "desk/board.html", context)


def _choices(request: HttpRequest, asked: Chosen) -> dict[str, Any]:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return {
        "ladders": ledger.rulebook().ladders.values(),
        "may_start": viewer.may(WRITE, "runs"),
        "may_export": bool(viewer.reach(EXPORT, "firm")),
        "sees_runs": viewer.may(READ, "runs"),
    }


def _board(request: HttpRequest, asked: Chosen) -> dict[str, Any]:
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    assert asked.run is not None
    given = {"viewer": viewer, "run": asked.run, "before": asked.before, "ladder": asked.ladder.id}
    found = runs.board(**given)
    moved = {
        what: runs.cell(**given, what=what) if asked.before else [] for what in ("rose", "fell")
    }
    return {
        "board": found,
        "kpis": cells.kpis(found, asked),
        "heads": cells.heads(found, asked),
        "rows": cells.rows(found, asked),
        "total": cells.total(found, asked),
        "tiles": cells.tiles(found, asked),
        "aim": cells.aim(asked),
        "moves": [
            {
                "label": WHAT[what],
                "names": names[:MOST_MOVES],
                "count": len(names),
                "href": cells.href(asked, what),
            }
            for what, names in moved.items()
        ],
        "since": runs.facts_since(asked.run) if asked.usual else 0,
    }


@staff_page((READ, "verdict"))
def names(request: HttpRequest) -> HttpResponse:
    """The firms of one cell."""
    asked = chosen(request)
    if asked.run is None:
        raise Http404("还没有判定过。")
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    what, town = request.GET.get("what", "all"), request.GET.get("town", "")
    found = runs.cell(
        viewer=viewer,
        run=asked.run,
        before=asked.before,
        ladder=asked.ladder.id,
        what=what,
        town="" if town == cells.NOWHERE else town or None,
    )
    context = {
        "asked": asked,
        "what": _called(what, asked),
        "town": "未写镇区" if town == cells.NOWHERE else ledger.town_name(town) if town else "",
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "desk/names.html", context)


def _called(what: str, asked: Chosen) -> str:
    if what in WHAT:
        return WHAT[what]
    number = what.removeprefix("rung-")
    return "待定" if number == "-1" else str(asked.ladder.name_of(int(number)))


@staff_page((READ, "verdict"))
def download(request: HttpRequest) -> HttpResponse:
    """The table of towns as a workbook."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    asked = chosen(request)
    if not viewer.reach(EXPORT, "firm"):
        raise PermissionDenied("您的角色不导出总览。")
    if asked.run is None:
        raise Http404("还没有判定过。")
    found = runs.board(viewer=viewer, run=asked.run, before=asked.before, ladder=asked.ladder.id)
    return sheet.response(found, asked, viewer)
