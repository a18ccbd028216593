"""Packed outcomes → one readable row an entity and policy."""

from __future__ import annotations

import polars as pl

from guiju.evaluation.bulk import VERDICT_NAMES
from guiju.evaluation.packing import PER_WORD
from guiju.policies.conditions import UNKNOWN, UNMET, Leaf
from guiju.policies.policy import Policy, Version

COLUMNS = "entity policy version verdict score_min score_max unmet unknown".split()


def verdict_rows(policy: Policy, judged: pl.DataFrame) -> pl.DataFrame:
    """Rows `entity, policy, version, verdict, score_min, score_max, unmet, unknown`.

    Scores are Float64, null where the policy has none or an end is open; unmet and unknown list
    the ids of leaves, separated by spaces, in the order the policy writes them.
    """
    names = [VERDICT_NAMES[code] for code in sorted(VERDICT_NAMES)]
    verdicts = pl.Series(names, dtype=pl.String)
    return judged.select(
        "entity",
        pl.lit(policy.id).alias("policy"),
        _version_name(policy).alias("version"),
        verdicts.gather(judged["verdict"]).alias("verdict"),
        _output(judged, "score·lo").alias("score_min"),
        _output(judged, "score·hi").alias("score_max"),
        _listed(policy, judged, UNMET).alias("unmet"),
        _listed(policy, judged, UNKNOWN).alias("unknown"),
    )


def _version_name(policy: Policy) -> pl.Expr:
    names = {index: version.name for index, version in enumerate(policy.versions)}
    return pl.col("version").replace_strict(names, default=None, return_dtype=pl.String)


def _output(judged: pl.DataFrame, name: str) -> pl.Expr:
    return pl.col(name) if name in judged.columns else pl.lit(None, dtype=pl.Float64)


def _listed(policy: Policy, judged: pl.DataFrame, outcome: int) -> pl.Expr:
    text = pl.lit("", dtype=pl.String)
    for index, version in enumerate(policy.versions):
        if version.rows:
            here = pl.col("version") == index
            text = pl.when(here).then(_ids(version, judged, outcome)).otherwise(text)
    return text


def _ids(version: Version, judged: pl.DataFrame, outcome: int) -> pl.Expr:
    parts = []
    for place, row in enumerate(version.rows):
        if not isinstance(row, Leaf):
            continue
        name = f"word{place // PER_WORD}"
        if name not in judged.columns:  # this version judged nobody here
            return pl.lit("", dtype=pl.String)
        code = (pl.col(name) // (1 << (2 * (place % PER_WORD)))) & 3
        parts.append(pl.when(code == outcome).then(pl.lit(row.id)))
    return pl.concat_str(parts, separator=" ", ignore_nulls=True) if parts else pl.lit("")
