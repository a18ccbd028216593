"""Worked out after a run, in slices: whoever is one condition short, and the smallest step."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice
from typing import Any

import polars as pl

import guiju
from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions as jobs
from bureau.ledger import queries as ledger
from bureau.runs.actions.folders import plainly, write_whole
from bureau.runs.files import KERNEL, STANDING, steps_file
from bureau.runs.models import Run

KIND = "runs.steps"
COLUMNS: dict[str, Any] = {
    "policy": pl.String,
    "entity": pl.String,
    "unknown": pl.Int16,
    "about": pl.String,
    "clause": pl.String,
    "settles": pl.Boolean,
    "months": pl.Int16,
    "moves": pl.Int16,
    "by_when": pl.Date,
    "waits": pl.Boolean,
    "opens": pl.Date,
    "handing": pl.String,
    "concepts": pl.List(pl.String),
    "text": pl.String,
    "masked": pl.String,
}
MOST = 1_500
"""Firms worked out for one policy, those with the fewest blanks."""
AT_ONCE, SLICE = 250, 15.0
"""Firms read at a time, and seconds after which other jobs have their turn."""


def ask_steps(run: Run, start: int = 0) -> None:
    """Have the steps of a finished run worked out, from the `start`-th on."""
    args = {"run": run.pk, "start": start}
    jobs.enqueue(by=SYSTEM, kind=KIND, args=args, key=f"{KIND}:{run.pk}:{start}")


def work_out(task: jobs.Task, run: int, start: int = 0) -> None:
    """Write one slice of the steps beside the run, and ask for the next."""
    done = Run.objects.filter(pk=run).exclude(ended_at=None).first()
    if done is None:
        return  # swept since
    opened = guiju.comparison.open_run(done.place / KERNEL, ledger.rulebook())
    wanted = _wanted(opened, pl.read_parquet(done.place / STANDING))
    until = time.monotonic() + SLICE
    rows: list[dict[str, Any]] = []
    for row in _steps(opened, wanted[start:]):
        rows.append(row)
        if time.monotonic() > until:
            break
    with plainly():
        write_whole(pl.DataFrame(rows, schema=COLUMNS), steps_file(done, start))
    task.progress(start + len(rows), len(wanted), "算最省力的一步")
    with task.commit():
        if start + len(rows) < len(wanted):
            ask_steps(done, start + len(rows))


def _wanted(
    opened: guiju.comparison.FinishedRun, standing: pl.DataFrame
) -> list[tuple[str, str, int]]:
    """(policy, firm, blanks) of whoever fails one condition of what leads on from where it stands.

    For a ladder's aim everybody below it counts, for other policies those just below their rung.
    Fewest blanks first.
    """
    here = standing.filter(~pl.col("gone"))
    found: list[tuple[str, str, int]] = []
    for ladder in opened.book.ladders.values():
        for rung in ladder.rungs:
            for policy in rung.policies:
                lowest = 0 if policy == ladder.aim else rung.number - 1
                below = pl.col(f"rung·{ladder.id}").is_between(lowest, rung.number - 1)
                short = here.filter(below & (pl.col(f"unmet·{policy}") == 1))
                blanks = pl.col(f"unknown·{policy}").alias("blanks")
                ordered = short.select("entity", blanks).sort("blanks", "entity").head(MOST)
                found += [(policy, code, unknown) for code, unknown in ordered.iter_rows()]
    return sorted(found, key=lambda one: (one[2], one[1], one[0]))


def _steps(
    opened: guiju.comparison.FinishedRun, wanted: list[tuple[str, str, int]]
) -> Iterator[dict[str, Any]]:
    """A row a firm and policy."""
    each = iter(wanted)
    while batch := list(islice(each, AT_ONCE)):
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
        "clause": "、".join(dict.fromkeys(each.clause for each in mends if each.clause)),
        **(_dated(plan) if plan else {}),
        "concepts": [move.concept.name for move in plan.moves] if plan else [],
        "text": plan.text() if plan else "",
        "masked": _masked(plan) if plan else "",
    }


def _dated(plan: Any) -> dict[str, Any]:
    """Whether it settles the verdict, what it takes, by when, and when it can be handed in."""
    opening = plan.handing.opening
    return {
        "settles": plan.settles,
        "months": plan.months,
        "moves": len(plan.moves),
        "by_when": plan.by_when,
        "waits": plan.wait_until is not None,
        "opens": opening.begins if opening else None,
        "handing": plan.handing.text(),
    }


def _masked(plan: Any) -> str:
    """The step without amounts, for who may not see the firm's figures."""
    said = [f"{move.concept.label}须{'增加' if move.change > 0 else '减少'}" for move in plan.moves]
    if plan.wait_until:
        day = plan.wait_until
        said.append(f"等到{day.year}年{day.month}月{day.day}日")
    return "；".join(said)
