"""Where a run puts every firm: one row a firm, read by boards and lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

import polars as pl

import guiju
from bureau.ledger.models import Row


def standing_table(run: guiju.comparison.FinishedRun) -> pl.DataFrame:
    """Rows `entity, town, gone`; `rung·<ladder>`, `gaps·<ladder>`, `blanks·<ladder>`,
    `way·<ladder>`; `unmet·<policy>`, `unknown·<policy>`.

    rung: −1 while open, 0 none. gaps, blanks: conditions unmet and open of the nearest policy
    (way) that leads to the next rung; null at the top. unmet, unknown: null where a policy does not
    apply.
    """
    short = [_short(run, policy) for policy in run.policies]
    whole = pl.concat([_who(run), *short], how="horizontal")
    for ladder in run.book.ladders.values():
        whole = whole.with_columns(*_rungs(run, ladder, whole))
    return whole


def _who(run: guiju.comparison.FinishedRun) -> pl.DataFrame:
    frame = run.snapshot()
    columns = frame.collect_schema().names()
    told = {name: values for name, values in run.book.kind.gone_where.items() if name in columns}
    firms = frame.select("entity", *told).collect()
    towns = dict(Row.objects.filter(kind="enterprise").values_list("code", "town"))
    codes = pl.Series("town", [towns.get(code, "") for code in firms["entity"]], dtype=pl.String)
    return firms.select("entity", codes, _gone(told).alias("gone"))


def _gone(told: Mapping[str, tuple[int, ...]]) -> pl.Expr:
    left = [pl.col(name).is_in(values).fill_null(False) for name, values in told.items()]
    return pl.any_horizontal(left) if left else pl.lit(False)


def _short(run: guiju.comparison.FinishedRun, policy: str) -> pl.DataFrame:
    counts = run.steps_short(policy)
    return counts.select(
        pl.col("unmet").alias(f"unmet·{policy}"), pl.col("unknown").alias(f"unknown·{policy}")
    )


def _rungs(
    run: guiju.comparison.FinishedRun, ladder: Any, whole: pl.DataFrame
) -> list[pl.Series | pl.Expr]:
    """The rung of everybody, and the nearest of the policies that lead to the next."""
    placed = run.standing(ladder)
    lowest = placed["rung_min"]
    name = ladder.id
    gaps, blanks, way = (pl.lit(None, dtype=kind) for kind in (pl.Int16, pl.Int16, pl.String))
    for rung in ladder.rungs:
        leading = [policy for policy in rung.policies if f"unmet·{policy}" in whole.columns]
        if leading:
            at_foot = lowest == rung.number - 1
            nearest = reduce(pl.min_horizontal, [_effort(policy) for policy in leading])
            gaps = pl.when(at_foot).then(nearest // 1000).otherwise(gaps)
            blanks = pl.when(at_foot).then(nearest % 1000).otherwise(blanks)
            for policy in reversed(leading):
                chosen = pl.lit(at_foot) & (_effort(policy) == nearest)
                way = pl.when(chosen).then(pl.lit(policy)).otherwise(way)
    return [
        placed["rung"].alias(f"rung·{name}"),
        gaps.cast(pl.Int16).alias(f"gaps·{name}"),
        blanks.cast(pl.Int16).alias(f"blanks·{name}"),
        way.alias(f"way·{name}"),
    ]


def _effort(policy: str) -> pl.Expr:
    """Fewest unmet first, then fewest blanks, as one number to compare."""
    unmet, unknown = pl.col(f"unmet·{policy}"), pl.col(f"unknown·{policy}")
    return unmet.cast(pl.Int32) * 1000 + unknown.cast(pl.Int32)
