"""Where the current run put one firm, for a head or a list; what is live is in `judged`."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from bureau.ledger import queries as ledger
from bureau.runs.models import Run
from bureau.runs.queries.names import rung_name
from bureau.runs.queries.placed import ladder_of
from bureau.runs.queries.reading import current, standing_frame


@dataclass(frozen=True)
class Standing:
    """One firm in one run. way: the policy nearest to the next rung, "" at the top."""

    code: str
    run: Run
    ladder: str
    rung: int
    rung_name: str
    way: str
    way_name: str
    gaps: int | None
    blanks: int | None


def standing(code: str, *, run: Run | None = None, ladder: str | None = None) -> Standing | None:
    """Where a run (the current one) put a firm; None where there is no run or it is not in it.

    Whoever shows it has asked for the right to see the firm's verdicts.
    """
    seen = run or current()
    if seen is None:
        return None
    chosen = ladder_of(ladder)
    rows = standing_frame(seen).filter(pl.col("entity") == code)
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    way = row[f"way·{chosen.id}"] or ""
    return Standing(
        code=code,
        run=seen,
        ladder=chosen.id,
        rung=row[f"rung·{chosen.id}"],
        rung_name=rung_name(chosen, row[f"rung·{chosen.id}"]),
        way=way,
        way_name=ledger.rulebook().policies[way].name if way else "",
        gaps=row[f"gaps·{chosen.id}"],
        blanks=row[f"blanks·{chosen.id}"],
    )
