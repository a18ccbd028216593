"""A run: facts in, a folder out with a snapshot, packed outcomes, verdicts and what made them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from guiju.errors import BadInput, Place, Problem
from guiju.evaluation.bulk import VERDICT_NAMES, judge_frame
from guiju.evaluation.finding_rows import finding_rows
from guiju.evaluation.run_folder import (
    FINDINGS,
    OUTCOMES,
    RECORD,
    SNAPSHOT,
    VERDICTS,
    GroupedTable,
    whole_folder,
)
from guiju.evaluation.verdict_rows import verdict_rows
from guiju.facts import Snapshot
from guiju.policies.policy import Policy
from guiju.rulebook import Rulebook

BATCH = 32_768
"""Entities judged and written at a time: also the row group, so memory does not grow with them."""


@dataclass(frozen=True)
class RunResult:
    """Where a run stands, how many entities it judged, and how many got which verdict."""

    folder: Path
    entities: int
    counts: dict[str, dict[str, int]]


def run(
    rulebook: Rulebook,
    snapshot: Snapshot,
    out: Path,
    policies: Sequence[str] | None = None,
    *,
    findings: bool = False,
    advance: Callable[[int], None] | None = None,
) -> RunResult:
    """Judge every entity of a snapshot and write the run into `out`.

    The folder appears whole or not at all; a run that stood there before is replaced.
    """
    chosen = rulebook.chosen(list(policies) if policies else None)
    with whole_folder(out) as folder:
        snapshot.write(folder / SNAPSHOT)
        counts = _write_batches(rulebook, chosen, snapshot, folder, findings, advance)
        record = _record(rulebook, chosen, snapshot, counts, findings)
        (folder / RECORD).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n")
    return RunResult(out, snapshot.frame.height, counts)


def _write_batches(
    rulebook: Rulebook,
    policies: list[Policy],
    snapshot: Snapshot,
    folder: Path,
    findings: bool,
    advance: Callable[[int], None] | None,
) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {policy.id: {} for policy in policies}
    with ExitStack() as stack:
        outcomes = stack.enter_context(GroupedTable(folder / OUTCOMES))
        verdicts = stack.enter_context(GroupedTable(folder / VERDICTS))
        rows = stack.enter_context(GroupedTable(folder / FINDINGS)) if findings else None
        for start in range(0, max(snapshot.frame.height, 1), BATCH):
            batch = snapshot.frame.slice(start, BATCH)
            judged = judge_frame(policies, batch, snapshot.as_of)
            outcomes.write(_outcomes(judged))
            for policy in policies:
                verdicts.write(verdict_rows(policy, judged[policy.id]))
                _add(counts[policy.id], judged[policy.id])
                if rows:
                    for part in finding_rows(policy, batch, snapshot.as_of):
                        rows.write(part)
            if advance:
                advance(batch.height)
    return counts


def _outcomes(judged: dict[str, pl.DataFrame]) -> pl.DataFrame:
    parts = []
    for number, (policy, frame) in enumerate(judged.items()):
        renamed = frame.drop("entity").rename(lambda name, p=policy: f"{p}.{name}")  # type: ignore[misc]
        parts.append(renamed.with_columns(frame["entity"]) if number == 0 else renamed)
    whole = pl.concat(parts, how="horizontal")
    return whole.select("entity", pl.exclude("entity"))


def _add(counts: dict[str, int], judged: pl.DataFrame) -> None:
    for code, number in judged["verdict"].value_counts().sort("verdict").iter_rows():
        name = VERDICT_NAMES[code] or "none"
        counts[name] = counts.get(name, 0) + number


def _record(
    rulebook: Rulebook,
    policies: list[Policy],
    snapshot: Snapshot,
    counts: dict[str, dict[str, int]],
    findings: bool,
) -> dict[str, Any]:
    return {
        "rulebook": {"hash": rulebook.hash},
        "as_of": snapshot.as_of.isoformat(),
        "entities": snapshot.frame.height,
        "facts": snapshot.counts,
        "notes": list(snapshot.notes),
        "findings": findings,
        "policies": {policy.id: _positions(policy, counts[policy.id]) for policy in policies},
    }


def _positions(policy: Policy, counts: dict[str, int]) -> dict[str, Any]:
    """What the numbers in outcomes.parquet stand for."""
    versions = [
        {"version": version.name, "conditions": [row.id for row in version.rows]}
        for version in policy.versions
    ]
    return {"name": policy.name, "counts": counts, "versions": versions}


def open_run(folder: Path) -> tuple[dict[str, Any], date]:
    """What a run's record says, and its day; BadInput when this is no run."""
    path = folder / RECORD
    if not path.exists():
        raise BadInput(
            Problem("这里没有运行结果", Place(str(folder)), "guiju run --out 写出的文件夹")
        )
    broken = Problem("run.json 读不懂", Place(str(path)), do="重新运行一次")
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(record["policies"], dict) or "hash" not in record["rulebook"]:
            raise BadInput(broken)
        return record, date.fromisoformat(record["as_of"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(broken) from error


def stored_outcomes(folder: Path, policies: Sequence[str]) -> dict[str, pl.DataFrame]:
    """What a run wrote of each policy: entity, verdict, version, words and outputs, as judged."""
    path = folder / OUTCOMES
    try:
        whole = pl.read_parquet(path)
        found = {name: _own_columns(whole, name) for name in policies}
    except (OSError, pl.exceptions.PolarsError) as error:
        problem = Problem("判定结果缺失或损坏", Place(str(path)), do="重新运行一次")
        raise BadInput(problem) from error
    return found


def _own_columns(whole: pl.DataFrame, policy: str) -> pl.DataFrame:
    start = f"{policy}."
    own = [name for name in whole.columns if name.startswith(start)]
    return whole.select("entity", *(pl.col(name).alias(name.removeprefix(start)) for name in own))
