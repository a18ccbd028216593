"""`/indicators`: the indicators of a year; `/indicators/<code>`: one of them in full."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from bureau.indicators import actions, charts, queries
from bureau.indicators.asking import known_of, query, year_of
from bureau.indicators.forms import ProposalForm, ValueForm
from bureau.indicators.queries.outlook import outlook
from bureau.indicators.queries.reading import own_towns, sees_county
from bureau.ledger import queries as ledger

SHADES = 5


@login_required
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The indicators of a year with what stands of them; a town sees its own numbers."""
    known = known_of(request)
    found = queries.board(request.viewer, year_of(request), known)
    towns = own_towns(request.viewer)
    context = {
        "board": found,
        "known": known,
        "query": query(found.year, known),
        "groups": _groups(found),
        "whole": sees_county(request.viewer),
        "town_name": "、".join(ledger.town_name(code) for code in towns),
        "town_lines": _town_lines(found, towns) if not sees_county(request.viewer) else [],
        "writes": actions.writes_county(request.viewer),
        # The sheet speaks of the whole county; a town is not led to it.
        "onepage": address("onepage") if sees_county(request.viewer) else "",
    }
    return render(request, "indicators/board.html", context)


def _groups(found: queries.Board) -> list[tuple[str, list[dict[str, Any]]]]:
    """The lines by set, each with where its gap leads."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in found.lines:
        groups.setdefault(line.figures.set_label, []).append({"line": line, "names": _names(line)})
    return list(groups.items())


def _names(line: queries.Line) -> str:
    """Where the named firms of a gap stand; blank where no firm could close it."""
    short = line.shortfall is not None and line.shortfall > 0
    counted = queries.counted_of(line.figures.definition) is not None
    return address("indicator-names", line.code) if short and counted else ""


def address(name: str, *given: str) -> str:
    """An address another part offers; blank while it does not."""
    try:
        return reverse(name, args=given)
    except NoReverseMatch:
        return ""


def _town_lines(found: queries.Board, towns: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {
            "line": line,
            "town": ledger.town_name(town),
            "target": line.figures.last("target", town),
            "actual": line.figures.last("actual", town),
            "proposed": line.figures.last("proposed", town),
        }
        for town in towns
        for line in found.lines
    ]


@login_required
@require_GET
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: its months, towns, values, the upper level's number beside ours."""
    found = queries.indicator(
        code, viewer=request.viewer, year=year_of(request), as_known=known_of(request)
    )
    return render(request, "indicators/indicator.html", indicator_context(request, found))


def indicator_context(request: HttpRequest, found: queries.Page, **forms: Any) -> dict[str, Any]:
    """What the page of an indicator is drawn from; forms: those shown again with their errors."""
    viewer = request.viewer
    return {
        "page": found,
        "line": found.line,
        "figures": found.figures,
        "query": query(found.figures.year),
        "whole": sees_county(viewer),
        "chart": charts.months(found.figures),
        "outlook": "" if queries.counted_of(found.figures.definition) else outlook(found.figures),
        "tiles": tiles(found),
        "names": _names(found.line),
        "writes": actions.writes_county(viewer),
        "proposes": actions.proposes(viewer),
        "form": forms.get("form") or ValueForm(),
        "proposal": forms.get("proposal") or ProposalForm(viewer=viewer),
    }


def tiles(found: queries.Page) -> list[dict[str, Any]]:
    """Every town as a tile: its number, and how dark."""
    numbers = {
        town.town: town.own if town.own is not None else town.actual and town.actual.number
        for town in found.towns
    }
    top = max((number or 0 for number in numbers.values()), default=0) or 1
    return [
        {
            "name": town.name.removesuffix("街道").removesuffix("镇") or town.name,
            "number": numbers[town.town],
            "target": town.target.number if town.target is not None else None,
            "shade": 1
            + min(SHADES - 1, int(max(numbers[town.town] or 0, 0) * SHADES // (top + 1))),
            "href": f"/desk/firms?town={town.town}",
        }
        for town in found.towns
    ]
