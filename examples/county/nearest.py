"""The firms one step below a title: exactly one unmet condition, the cheapest step first."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from guiju import Judgement, Rulebook, smallest_changes
from guiju.calendar import to_number
from guiju.cli.from_run import opened
from guiju.cli.screen import table
from guiju.comparison import FinishedRun
from guiju.evaluation.judging import judge
from guiju.gaps import Plan


def show_nearest(book: Rulebook, run: Path, policy: str, most: int) -> list[str]:
    """Print the table; returns the entities, nearest first."""
    opened_run = opened(run, None)
    found: list[tuple[int, str, Judgement, Plan]] = []
    for entity in _one_short(opened_run, policy):
        if len(found) >= 4 * most:  # enough to choose from, those with no blank come first
            break
        judgement = judge(book, opened_run.facts(entity), opened_run.as_of, [policy])[policy]
        plans = smallest_changes(judgement)
        if plans:
            found.append((plans[0].months, entity, judgement, plans[0]))
    found.sort(key=lambda item: (not item[3].settles, item[0], item[1]))
    columns = [("企业", "left"), ("镇区", "left"), ("差的一条", "left"), ("最省力的一步", "left")]
    rows = []
    for _, entity, judgement, plan in found[:most]:
        row = opened_run.row(entity)
        unmet = next(f for f in judgement.findings if f.outcome_name == "unmet")
        says = unmet.condition.says or str(unmet.condition.id)
        rows.append([row["name"], row["town"], says, plan.text()])
    table("", columns, rows)
    return [entity for _, entity, *_ in found[:most]]


def _one_short(opened_run: FinishedRun, policy: str) -> list[str]:
    """Firms of this county that fail this policy on one condition and hold nothing like it yet."""
    verdicts = pl.scan_parquet(opened_run.folder / "verdicts.parquet").filter(
        (pl.col("policy") == policy)
        & (pl.col("verdict") == "ineligible")
        & ~pl.col("unmet").str.contains(" ")
    )
    title = f"titles.{opened_run.book.policies[policy].grants['title']}"
    today = to_number(opened_run.as_of)
    holders = opened_run.snapshot().filter(pl.col(title) >= today).select("entity")
    ordered = verdicts.sort(pl.col("unknown").str.count_matches(r"\S+"), "entity")
    return ordered.join(holders, on="entity", how="anti").collect()["entity"].to_list()
