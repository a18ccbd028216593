"""Firms within a viewer's reach where a run put them, and the cells of a board they fall into."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.http import Http404

from bureau.accounts.viewer import Reach, Viewer
from bureau.ledger import queries as ledger
from bureau.runs.files import OPEN
from bureau.runs.models import Run
from bureau.runs.queries.reading import standing_frame

MANY = 5
"""Open conditions from which a firm counts as 待补多."""
ALL, SHORT, BLANK, ROSE, FELL = "all", "short", "blank", "rose", "fell"


def ladder_of(identity: str | None) -> Any:
    """A ladder by its id, the first when None; Http404 where there is none."""
    ladders = ledger.rulebook().ladders
    if identity is None:
        return next(iter(ladders.values()))
    if identity not in ladders:
        raise Http404(f"没有梯次“{identity}”。")
    return ladders[identity]


def placed(run: Run, before: Run | None, ladder: Any, viewer: Viewer) -> pl.DataFrame:
    """Rows `entity, town, rung, gaps, blanks, unmet, unknown, was` of the county's firms.

    gaps, blanks: of the way to the next rung; unmet, unknown: of the ladder's aim; was: the rung
    before, null where nobody knows.
    """
    frame = standing_frame(run).filter(~pl.col("gone"))
    frame = frame.filter(reached(viewer.reach("r", "verdict")))
    now = frame.select(
        "entity",
        "town",
        *(pl.col(f"{name}·{ladder.id}").alias(name) for name in ("rung", "gaps", "blanks", "way")),
        _column(frame, f"unmet·{ladder.aim}").alias("unmet"),
        _column(frame, f"unknown·{ladder.aim}").alias("unknown"),
    )
    if before is None:
        return now.with_columns(pl.lit(None, dtype=pl.Int8).alias("was"))
    earlier = standing_frame(before)
    was = earlier.select("entity", _column(earlier, f"rung·{ladder.id}").alias("was"))
    return now.join(was, on="entity", how="left", maintain_order="left")


def _column(frame: pl.DataFrame, name: str) -> pl.Expr:
    return pl.col(name) if name in frame.columns else pl.lit(None, dtype=pl.Int16)


def reached(reach: Reach) -> pl.Expr:
    """The firms whose verdicts are within reach, by town or by being one's own."""
    if reach.everywhere:
        return pl.lit(True)
    own = pl.col("entity").is_in(sorted(reach.bodies))
    return pl.col("town").is_in(sorted(reach.towns)) | own


def within(what: str, ladder: Any) -> pl.Expr:
    """Whether a row belongs to a cell: all, short, blank, rose, fell, rung-3, rung-0, rung--1."""
    moved = (pl.col("was") != OPEN) & (pl.col("rung") != OPEN)
    below = _below_aim(ladder)
    cells = {
        ALL: pl.lit(True),
        SHORT: below & (pl.col("unmet") == 1),
        BLANK: below & (pl.col("unknown") >= MANY),
        ROSE: moved & (pl.col("rung") > pl.col("was")),
        FELL: moved & (pl.col("rung") < pl.col("was")),
    }
    cells |= {cell_of(n): pl.col("rung") == n for n in rung_numbers(ladder)}
    if what not in cells:
        raise Http404(f"没有“{what}”这一格。")
    return cells[what].fill_null(False)


def rung_numbers(ladder: Any) -> range:
    """−1 open, 0 none, and every rung."""
    return range(OPEN, len(ladder.rungs) + 1)


def cell_of(rung: int) -> str:
    """The cell of those who stand on a rung."""
    return f"rung-{rung}"


def _below_aim(ladder: Any) -> pl.Expr:
    """Whoever surely stands below the rung the aim leads to."""
    above = [rung.number for rung in ladder.rungs if ladder.aim in rung.policies]
    return pl.col("rung").is_between(0, above[0] - 1) if above else pl.lit(False)
