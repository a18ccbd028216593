"""From an indicator that will be missed to the names of the firms that can make it up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import polars as pl

import guiju
from bureau.accounts.viewer import Viewer
from bureau.indicators.queries.candidates import IN_TIME, NEAR, READY, UNDATED, candidates
from bureau.indicators.queries.forecast import (
    CERTAIN,
    PIPELINE,
    REFUSED,
    Counted,
    Forecast,
    forecast,
)
from bureau.ledger import queries as ledger
from bureau.runs.models import Run

OUT = (CERTAIN, PIPELINE, REFUSED)
"""Groups of the forecast that nobody has to be won from, or can be this year."""


@dataclass(frozen=True)
class TownCount:
    """How many candidates a town has, by kind; usable: one step or none short, and not too late."""

    town: str
    name: str
    ready: int
    near: int
    blank: int
    usable: int


@dataclass(frozen=True)
class Shortfall:
    """target − forecast, and who could make it up. frame: see `candidates`; None without a run.

    reported: what was taken down for the whole year; then nothing is left to forecast.
    """

    counted: Counted
    year: int
    target: Fraction | None
    forecast: Forecast
    run: Run | None
    frame: pl.DataFrame | None
    reported: Fraction | None = None

    @property
    def number(self) -> Fraction:
        """What the target is held against."""
        return self.reported if self.reported is not None else Fraction(self.forecast.shown)

    @property
    def gap(self) -> int | None:
        """How many more are needed; 0 where the forecast reaches the target; None without one."""
        if self.target is None:
            return None
        missing = self.target - self.number
        return max(0, -(-missing.numerator // missing.denominator))

    @property
    def usable(self) -> int:
        """Firms without or with one step that settles it, not too late this year."""
        return 0 if self.frame is None else self.frame.filter(usable()).height

    @property
    def says(self) -> str:
        """The shortfall in a sentence."""
        if self.gap is None:
            return "还没有目标，先在目标表里登记。"
        what = "预测" if self.reported is None else "全年完成"
        if not self.gap:
            return f"{what} {plain(self.number)}，已达到目标 {plain(self.target)}。"
        return f"目标 {plain(self.target)}，{what} {plain(self.number)}，差 {self.gap} 家。"

    def towns(self) -> list[TownCount]:
        """Candidates by town, in the order of the place's list, towns without any too."""
        return list(_towns(self.frame)) if self.frame is not None else []


def usable() -> pl.Expr:
    """Whoever a plan may count on: ready, or one step that settles it; not surely too late."""
    kind = (pl.col("kind") == READY) | ((pl.col("kind") == NEAR) & pl.col("settles"))
    return kind.fill_null(False) & pl.col("when").is_in([IN_TIME, UNDATED])


def shortfall(
    counted: Counted,
    year: int,
    target: Fraction | None,
    *,
    viewer: Viewer,
    on: date | None = None,
    run: Run | None = None,
    reported: Fraction | None = None,
) -> Shortfall:
    """The shortfall of an indicator that counts a title, with candidates within reach."""
    day = on or guiju.calendar.today()
    told = forecast(counted, year, on=day)
    seen = run or told.run
    frame = None
    if seen is not None:
        kept = [each.firm.code for each in told.lines if each.group in OUT]
        frame = candidates(counted, year, viewer=viewer, run=seen, without=kept, on=day)
    return Shortfall(counted, year, target, told, seen, frame, reported)


def plain(value: Fraction | None) -> str:
    """A number as people write it."""
    if value is None:
        return ""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


def _towns(frame: pl.DataFrame) -> Iterable[TownCount]:
    counts = frame.group_by("town").agg(
        *((pl.col("kind") == kind).sum().alias(kind) for kind in (READY, NEAR, "blank")),
        usable().sum().alias("usable"),
    )
    by_town = {row["town"]: row for row in counts.iter_rows(named=True)}
    names = {**ledger.towns(), **({"": "未写镇区"} if "" in by_town else {})}
    for town, name in names.items():
        row = by_town.get(town, {})
        yield TownCount(town, name, *(int(row.get(k, 0)) for k in (READY, NEAR, "blank", "usable")))
