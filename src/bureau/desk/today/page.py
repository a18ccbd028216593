"""The workbench: a greeting, counts, and what falls due, by what the viewer answers for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.board import cells
from bureau.desk.board.choosing import Chosen
from bureau.desk.staff import staff_page
from bureau.desk.today import duties, firms, service
from bureau.desk.today.items import Pile
from bureau.ledger import queries as ledger
from bureau.runs import queries as runs

WEEKDAYS = "一二三四五六日"


@staff_page()
def page(request: HttpRequest) -> HttpResponse:
    """What falls due today."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    day = guiju.calendar.today()
    last = firms.last_runs()
    found = [each for each in _piles(viewer, day, last) if each.count or each.items]
    context = {
        "day": day,
        "weekday": WEEKDAYS[day.weekday()],
        "places": _places(viewer),
        "firms": _count(viewer, last),
        "piles": found,
        "next_window": None if found else _next_window(day),
        "run": last.current,
        "onepage": viewer.reach(READ, "indicator").everywhere,
        **(_summary(viewer, last) if "director" in viewer.roles else {}),
    }
    return render(request, "desk/today.html", context)


def _piles(viewer: Viewer, day: date, last: firms.Runs) -> list[Pile]:
    made = [
        *firms.piles(viewer, day, last),
        duties.given_out(viewer),
        duties.proposals(viewer),
        *duties.coming_in(viewer, day),
        duties.overdue(viewer, day),
        *service.piles(viewer),
    ]
    return [each for each in made if each is not None]


def _count(viewer: Viewer, last: firms.Runs) -> int | None:
    """How many firms are his, of all as many as the last run judged; None for who reads none."""
    reach = viewer.reach(READ, "firm")
    if not reach:
        return None
    towns = [standing.town for standing in viewer.standings if standing.town]
    if not towns and reach.everywhere and last.current is not None:
        return int(last.current.counts["firms"])
    rows = ledger.rows("enterprise", viewer=viewer)
    return rows.filter(town__in=towns).count() if towns else rows.count()


def _places(viewer: Viewer) -> list[str]:
    """Whom he works for: his town, his section, and whom he stands in for."""
    found = []
    for standing in viewer.standings:
        where = ledger.town_name(standing.town) if standing.town else standing.section
        whose = f"（代{standing.for_whom}）" if standing.for_whom else ""
        if where or whose:
            found.append(f"{where}{whose}")
    return list(dict.fromkeys(found))


def _summary(viewer: Viewer, last: firms.Runs) -> dict[str, Any]:
    """The board in a strip, for the director."""
    if last.current is None or not viewer.reach(READ, "verdict"):
        return {}
    before = runs.a_year_before(last.current)
    ladder = next(iter(ledger.rulebook().ladders.values()))
    asked = Chosen(last.current, before, ladder, (), None)
    board = runs.board(viewer=viewer, run=last.current, before=before)
    return {"board": board, "kpis": cells.kpis(board, asked)}


def _next_window(day: date) -> str:
    """The next window there is, for a day on which nothing falls due."""
    book = ledger.rulebook()
    openings = [o for name in book.policies if (o := book.calendar.next_opening(name, day))]
    nearest = min(openings, key=lambda each: each.begins, default=None)
    return f"{nearest.window.title}：{nearest.text()}" if nearest is not None else ""
