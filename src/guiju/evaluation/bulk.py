"""Everybody at once: the column reading of the chosen policies over a frame of facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl

from guiju.evaluation.column_plans import NO_VERDICT, judgement_plan, verdict_plan
from guiju.evaluation.packing import words_needed
from guiju.evaluation.parts import Part, parts_of
from guiju.policies.policy import Policy, Version

INELIGIBLE, ELIGIBLE, OPEN, NOT_APPLICABLE = 0, 1, 2, 3
VERDICT_NAMES = {
    INELIGIBLE: "ineligible",
    ELIGIBLE: "eligible",
    OPEN: "unknown",
    NOT_APPLICABLE: "not_applicable",
    NO_VERDICT: None,
}


def judge_frame(
    policies: Sequence[Policy], frame: pl.DataFrame, as_of: date
) -> dict[str, pl.DataFrame]:
    """Judge every row of a wide frame, by policy id, rows in the frame's order.

    Columns: `entity`, `verdict` (UInt8 code), `version` (position in policy.versions, Int16,
    null when none applies), `word0` … (packed outcomes), and `<output>·lo`, `<output>·hi`.
    """
    indexed = frame.with_row_index("·row")
    found = {}
    for policy in policies:
        parts = [_judge_part(policy, part, as_of) for part in parts_of(policy, indexed, as_of)]
        whole = pl.concat([_EMPTY, *parts], how="diagonal")
        found[policy.id] = _completed(policy, whole.sort("·row") if len(parts) > 1 else whole)
    return found


_EMPTY = pl.DataFrame(
    schema={"·row": pl.UInt32, "entity": pl.String, "verdict": pl.UInt8, "version": pl.Int16}
)


def _completed(policy: Policy, judged: pl.DataFrame) -> pl.DataFrame:
    """Every column any version could give, so that batches of a run are of one shape."""
    rows = max(len(version.rows) for version in policy.versions)
    names: dict[str, Any] = {f"word{i}": pl.UInt32 for i in range(words_needed(rows))}
    outputs = {name for version in policy.versions for name in version.outputs}
    names |= {f"{name}·{end}": pl.Float64 for name in sorted(outputs) for end in ("lo", "hi")}
    columns = [
        pl.col(name).cast(kind) if name in judged.columns else pl.lit(None, kind).alias(name)
        for name, kind in names.items()
    ]
    return judged.select("entity", "verdict", "version", *columns)


def _judge_part(policy: Policy, part: Part, as_of: date) -> pl.DataFrame:
    keys = ["·row", "entity"]
    if part.version is None:
        lit = pl.lit(NOT_APPLICABLE, dtype=pl.UInt8).alias("verdict")
        return part.rows.select(*keys, lit, pl.lit(None, dtype=pl.Int16).alias("version"))
    schema = tuple(part.rows.schema.items())
    plan = judgement_plan(part.version, schema, as_of, part.reference)
    verdict, *rest = plan.wanted
    position = policy.versions.index(part.version)
    version = pl.lit(position, dtype=pl.Int16).alias("version")
    return plan.over(part.rows).select(*keys, verdict, version, *rest).collect()


def verdicts_frame(policies: Sequence[Policy], frame: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Only the verdicts of `judge_frame`: `entity` and a UInt8 code a policy, under its id.

    Policies with one version for everybody go into one plan, so that Polars computes what they
    share once; the others are judged as `judge_frame` does.
    """
    together: dict[int, list[Version]] = {}
    found = {}
    for policy in policies:
        parts = list(parts_of(policy, frame, as_of))
        version = parts[0].version if len(parts) == 1 else None
        if version is not None:
            together.setdefault(parts[0].reference, []).append(version)
        else:
            found[policy.id] = judge_frame([policy], frame, as_of)[policy.id]["verdict"]
    schema = tuple(frame.schema.items())
    for reference, versions in together.items():
        plan = verdict_plan(tuple(versions), schema, as_of, reference)
        # Streaming works through pieces that fit the processor's own memory; columns do not.
        judged = plan.over(frame).select("entity", *plan.wanted).collect(engine="streaming")
        found |= {name: judged[name] for name in judged.columns[1:]}
    columns = [found[policy.id].alias(policy.id) for policy in policies]
    return pl.DataFrame([frame["entity"], *columns])
