"""The firms behind a number: of a cell of the board, and those nearest to a policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.models import QuerySet
from django.http import Http404

from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.runs.files import OPEN
from bureau.runs.models import Run
from bureau.runs.queries.placed import (
    BLANK,
    FELL,
    ROSE,
    SHORT,
    ladder_of,
    placed,
    reached,
    within,
)
from bureau.runs.queries.reading import standing_frame, steps_frame
from bureau.runs.queries.seeing import Seeing


@dataclass(frozen=True)
class Named:
    """One firm of a cell. note: why it is in it."""

    code: str
    name: str
    town: str
    town_name: str
    rung: int
    rung_name: str
    gaps: int | None
    blanks: int | None
    note: str


@dataclass(frozen=True)
class Near:
    """A firm one condition short of a policy. about: the condition; step: what mends it.

    settles: nothing else is open then, None where nothing the firm can do mends it.
    """

    code: str
    name: str
    town: str
    town_name: str
    about: str
    step: str
    months: int | None
    settles: bool | None
    blanks: int


def cell(
    *,
    viewer: Viewer,
    run: Run,
    what: str,
    town: str | None = None,
    before: Run | None = None,
    ladder: str | None = None,
) -> list[Named]:
    """The firms of one cell: all, short, blank, rose, fell, or rung-3, rung-0, rung--1.

    town: a code, "" for firms without one, None for all. The nearest first.
    """
    chosen = ladder_of(ladder)
    frame = placed(run, before, chosen, viewer).filter(within(what, chosen))
    if town is not None:
        frame = frame.filter(pl.col("town") == town)
    names = _names(frame["entity"].to_list())
    rows = [row for row in frame.iter_rows(named=True) if row["entity"] in names]
    found = [_named(row, names[row["entity"]], what, chosen) for row in rows]
    return sorted(found, key=lambda one: (one.gaps is None, one.gaps, one.blanks, one.name))


def near_firms(
    policy: str, *, viewer: Viewer, run: Run, town: str | None = None, most: int = 200
) -> list[Near] | None:
    """Firms one condition short of a policy, the smallest step first; None while not worked out.

    Amounts are named only to who may see the firm's figures. Http404 for a policy no ladder has.
    """
    if policy not in ledger.rulebook().policies:
        raise Http404(f"没有政策“{policy}”。")
    steps = steps_frame(run)
    if steps is None:
        return None
    towns = standing_frame(run).select("entity", "town")
    mine = steps.filter(pl.col("policy") == policy).join(towns, on="entity", how="left")
    mine = mine.filter(reached(viewer.reach("r", "verdict")))
    if town is not None:
        mine = mine.filter(pl.col("town") == town)
    order = [pl.col("settles").is_null(), ~pl.col("settles"), "months", "unknown", "entity"]
    chosen = mine.sort(order, nulls_last=True).head(most)
    rows = {r.code: r for r in _rows(chosen["entity"].to_list())}
    told = chosen.iter_rows(named=True)
    return [_near(each, rows[each["entity"]], viewer) for each in told if each["entity"] in rows]


def _near(step: Mapping[str, Any], row: Row, viewer: Viewer) -> Near:
    seen = Seeing(ledger.rulebook(), row, viewer).sees_all(step["concepts"])
    return Near(
        code=row.code,
        name=row.name,
        town=row.town,
        town_name=ledger.town_name(row.town) if row.town else "",
        about=step["about"],
        step=step["text"] if seen else step["masked"],
        months=step["months"],
        settles=step["settles"],
        blanks=step["unknown"],
    )


def _rows(codes: Sequence[str]) -> QuerySet[Row]:
    """Rows by code; a firm merged or withdrawn since is none any more."""
    standing = Row.objects.filter(kind="enterprise", merged_into=None, is_withdrawn=False)
    return standing.filter(code__in=ledger.among(codes))


def _names(codes: Sequence[str]) -> dict[str, str]:
    """The names the ledger has now."""
    return dict(_rows(codes).values_list("code", "name"))


def _named(row: Mapping[str, Any], name: str, what: str, ladder: Any) -> Named:
    return Named(
        code=row["entity"],
        name=name,
        town=row["town"],
        town_name=ledger.town_name(row["town"]) if row["town"] else "",
        rung=row["rung"],
        rung_name=rung_name(ladder, row["rung"]),
        gaps=row["gaps"],
        blanks=row["blanks"],
        note=_note(row, what, ladder),
    )


def rung_name(ladder: Any, rung: int) -> str:
    """What people call standing there; 待定 while open."""
    return "待定" if rung == OPEN else str(ladder.name_of(rung))


def _note(row: Mapping[str, Any], what: str, ladder: Any) -> str:
    if what in (ROSE, FELL):
        return f"{rung_name(ladder, row['was'])} → {rung_name(ladder, row['rung'])}"
    if what in (SHORT, BLANK):
        return _lacks(row["unmet"], row["unknown"])
    lacks = _lacks(row["gaps"], row["blanks"])
    return f"离下一级{lacks}" if lacks else ""


def _lacks(unmet: int | None, unknown: int | None) -> str:
    """差1项，2项待补."""
    parts = [f"差{unmet}项"] * bool(unmet) + [f"{unknown}项待补"] * bool(unknown)
    return "，".join(parts)
