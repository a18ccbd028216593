"""`/indicators/targets`: the sheet of a year, every indicator that may be assessed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

import guiju
from bureau.indicators import actions, queries
from bureau.indicators.actions.permission import must_write
from bureau.indicators.asking import query, year_of
from bureau.indicators.queries.shortfall import plain
from bureau.ledger import actions as ledger_actions
from bureau.ledger import queries as ledger

REFUSED = 422
FIELDS = ("target", "source_set", "weight", "owner", "next_due")


@login_required
@require_http_methods(["GET", "POST"])
def targets(request: HttpRequest) -> HttpResponse:
    """What is assessed in the year and how much is asked; saved together or not at all."""
    must_write(request.viewer)
    year = year_of(request) or guiju.calendar.today().year
    rows, problem = _standing(request, year), ""
    paper = {"title": "", "number": ""}
    if request.method == "POST":
        rows = _typed(request, rows)
        paper = {name: request.POST.get(f"paper-{name}", "").strip() for name in paper}
        try:
            _save(request, year, rows, paper)
            messages.success(request, f"{year} 年目标表已保存。")
            return redirect(reverse("indicators") + query(year))
        except guiju.BadInput as error:
            problem = "；".join(each.text() for each in error.problems)
    context = {
        "year": year,
        "rows": rows,
        "paper": paper,
        "problem": problem,
        "sets": ledger.kind_of("indicator").concepts["source_set"].choices,
        "sections": ledger.county().sections,
    }
    status = REFUSED if problem else 200
    return render(request, "indicators/targets.html", context, status=status)


def _standing(request: HttpRequest, year: int) -> list[dict[str, Any]]:
    """Every definition, with what the year's record says, else what a new sheet proposes."""
    found = {line.code: line.figures for line in queries.board(request.viewer, year).lines}
    return [_row(each, found.get(each.id), year) for each in ledger.rulebook().indicators.values()]


def _row(definition: Any, figures: queries.Figures | None, year: int) -> dict[str, Any]:
    row = {"code": definition.id, "definition": definition, "chosen": figures is not None}
    if figures is not None:
        return row | {
            "target": plain(figures.target),
            "source_set": figures.set_code,
            "weight": plain(figures.weight),
            "owner": figures.owner,
            "next_due": figures.next_due,
        }
    return row | {
        "target": "",
        "source_set": definition.source_set,
        "weight": plain(definition.weight),
        "owner": definition.owner,
        "next_due": f"{year + 1}-{definition.due}" if definition.due else "",
    }


def _typed(request: HttpRequest, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    chosen = set(request.POST.getlist("chosen"))
    return [
        row
        | {name: request.POST.get(f"{name}-{row['code']}", row[name]).strip() for name in FIELDS}
        | {"chosen": row["code"] in chosen}
        for row in rows
    ]


def _save(
    request: HttpRequest, year: int, rows: list[dict[str, Any]], paper: dict[str, str]
) -> None:
    if not paper["title"]:
        raise guiju.BadInput.saying("没有写依据的文件", expected="上级下达目标的文件名称")
    wanted = [
        actions.Wanted(code=row["code"], **{name: row[name] for name in FIELDS})
        for row in rows
        if row["chosen"]
    ]
    source = ledger_actions.add_source(
        by=request.viewer, kind="上级文件", title=paper["title"], number=paper["number"]
    )
    actions.set_targets(by=request.viewer, year=year, lines=wanted, source=source)
