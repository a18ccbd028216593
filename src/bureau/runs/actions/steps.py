"""Worked out after a run: whoever is one condition short of a rung, and the smallest step."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import polars as pl

import guiju
from bureau.jobs import actions as jobs
from bureau.ledger import queries as ledger
from bureau.runs.actions.folders import plainly, write_whole
from bureau.runs.files import KERNEL, STANDING, STEPS
from bureau.runs.models import Run

COLUMNS: dict[str, Any] = {
    "policy": pl.String,
    "entity": pl.String,
    "unknown": pl.Int16,
    "about": pl.String,
    "settles": pl.Boolean,
    "months": pl.Int16,
    "concepts": pl.List(pl.String),
    "text": pl.String,
    "masked": pl.String,
}
BATCH, EVERY = 2_000, 100


def work_out(task: jobs.Task, run: int) -> None:
    """Write the steps of a finished run beside it."""
    done = Run.objects.get(pk=run)
    if not done.is_done:
        return
    opened = guiju.comparison.open_run(done.place / KERNEL, ledger.rulebook())
    standing = pl.read_parquet(done.place / STANDING)
    wanted = list(_wanted(opened, standing))
    rows: list[dict[str, Any]] = []
    for row in _steps(opened, wanted):
        rows.append(row)
        if len(rows) % EVERY == 0:
            task.progress(len(rows), len(wanted), "算最省力的一步")
    with plainly():
        write_whole(pl.DataFrame(rows, schema=COLUMNS), done.place / STEPS)


def _wanted(
    opened: guiju.comparison.FinishedRun, standing: pl.DataFrame
) -> Iterator[tuple[str, str, int]]:
    """(policy, firm, blanks) of whoever stands below a rung and fails one condition of its way."""
    here = standing.filter(~pl.col("gone"))
    for ladder in opened.book.ladders.values():
        for rung in ladder.rungs:
            for policy in rung.policies:
                below = pl.col(f"rung·{ladder.id}").is_between(0, rung.number - 1)
                short = here.filter(below & (pl.col(f"unmet·{policy}") == 1))
                blanks = pl.col(f"unknown·{policy}")
                for code, unknown in short.select("entity", blanks).iter_rows():
                    yield policy, code, unknown


def _steps(
    opened: guiju.comparison.FinishedRun, wanted: list[tuple[str, str, int]]
) -> Iterator[dict[str, Any]]:
    """A row a firm and policy, facts read for some thousand firms at a time."""
    each = iter(sorted(wanted, key=lambda one: one[1]))
    while batch := list(islice(each, BATCH)):
        facts = {one.entity: one for one in opened.facts_of({code for _, code, _ in batch})}
        for policy, code, unknown in batch:
            judged = guiju.judge(opened.book, facts[code], opened.as_of, [policy])[policy]
            yield _row(judged, policy, code, unknown)


def _row(judged: guiju.Judgement, policy: str, code: str, unknown: int) -> dict[str, Any]:
    plans = guiju.smallest_changes(judged)
    plan = plans[0] if plans else None
    mends = plan.mends if plan else [each.condition for each in plans.blocked]
    return {
        "policy": policy,
        "entity": code,
        "unknown": unknown,
        "about": "、".join(dict.fromkeys(each.says or str(each.id) for each in mends)),
        "settles": plan.settles if plan else None,
        "months": plan.months if plan else None,
        "concepts": [move.concept.name for move in plan.moves] if plan else [],
        "text": plan.text() if plan else "",
        "masked": _masked(plan) if plan else "",
    }


def _masked(plan: Any) -> str:
    """The step without amounts, for who may not see the firm's figures."""
    said = [f"{move.concept.label}须{'增加' if move.change > 0 else '减少'}" for move in plan.moves]
    if plan.wait_until:
        day = plan.wait_until
        said.append(f"等到{day.year}年{day.month}月{day.day}日")
    return "；".join(said)
