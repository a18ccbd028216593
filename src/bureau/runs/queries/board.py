"""The ladder board: per town how many firms stand where, who is near, who moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.runs.models import Run
from bureau.runs.queries.placed import (
    BLANK,
    FELL,
    ROSE,
    SHORT,
    cell_of,
    ladder_of,
    placed,
    rung_numbers,
    within,
)


@dataclass(frozen=True)
class RungHead:
    """A column of the board."""

    number: int
    name: str
    short: str


@dataclass(frozen=True)
class Line:
    """A town, or all of them. rungs: firms by rung number, 0 none, −1 open.

    short: one condition short of the aim; blank: many of its conditions open; rose, fell: since
    the run before.
    """

    town: str
    name: str
    firms: int
    rungs: Mapping[int, int]
    short: int
    blank: int
    rose: int
    fell: int

    @property
    def counts(self) -> list[tuple[int, int]]:
        """(rung, firms) of the real rungs, low to high."""
        return sorted((rung, count) for rung, count in self.rungs.items() if rung > 0)


@dataclass(frozen=True)
class Board:
    """The board of one ladder. aim: the policy `short` and `blank` are counted for.

    change: by rung how many more firms stand there than in the run before.
    """

    run: Run
    before: Run | None
    ladder: str
    name: str
    rungs: tuple[RungHead, ...]
    aim: str
    aim_name: str
    lines: tuple[Line, ...]
    total: Line
    change: Mapping[int, int]


def board(
    *, viewer: Viewer, run: Run, before: Run | None = None, ladder: str | None = None
) -> Board:
    """The board of a run, of the towns within the viewer's reach; moves since `before`."""
    chosen = ladder_of(ladder)
    frame = placed(run, before, chosen, viewer)
    names = ledger.towns()
    order = {code: place for place, code in enumerate(names)}
    parts = {str(town): part for (town,), part in frame.partition_by("town", as_dict=True).items()}
    lines = [
        _line(town, names.get(town, town) or "（未写镇区）", parts[town], chosen)
        for town in sorted(parts, key=lambda one: order.get(one, len(order)))
    ]
    return Board(
        run=run,
        before=before,
        ladder=chosen.id,
        name=chosen.name,
        rungs=tuple(RungHead(r.number, r.name, r.short) for r in chosen.rungs),
        aim=chosen.aim,
        aim_name=ledger.rulebook().policies[chosen.aim].name if chosen.aim else "",
        lines=tuple(lines),
        total=_line("", "合计", frame, chosen),
        change=_change(frame, chosen) if before else {},
    )


def _line(town: str, name: str, part: pl.DataFrame, ladder: Any) -> Line:
    numbers = rung_numbers(ladder)
    wanted = [*map(cell_of, numbers), SHORT, BLANK, ROSE, FELL]
    cells = part.select(within(each, ladder).sum().alias(each) for each in wanted)
    sums = cells.row(0, named=True)
    return Line(
        town=town,
        name=name,
        firms=part.height,
        rungs={n: sums[cell_of(n)] for n in numbers},
        short=sums[SHORT],
        blank=sums[BLANK],
        rose=sums[ROSE],
        fell=sums[FELL],
    )


def _change(frame: pl.DataFrame, ladder: Any) -> dict[int, int]:
    numbers = rung_numbers(ladder)
    now, was = (
        {n: frame.filter(pl.col(name) == n).height for n in numbers} for name in ("rung", "was")
    )
    return {n: now[n] - was[n] for n in numbers}
