"""Every verdict that moved between two judgings of everybody, with its cause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import polars as pl

from guiju.comparison.causes import Cause, cause_of
from guiju.comparison.sides import Side, state
from guiju.evaluation.column_plans import NO_VERDICT
from guiju.facts import facts_of_row
from guiju.rulebook import Rulebook

_TIMES = "was", "now"


@dataclass(frozen=True)
class Judged:
    """Everybody as judged once: the rules, the day, the wide facts, and what came of it.

    judged: by policy id, as `judge_frame` gives it; only a difference in it is looked into.
    """

    book: Rulebook
    as_of: date
    facts: pl.DataFrame
    judged: Mapping[str, pl.DataFrame]

    def rows(self, entities: list[str]) -> dict[str, dict[str, Any]]:
        """The facts of some of them, by entity."""
        chosen = self.facts.filter(pl.col("entity").is_in(entities))
        return {str(row["entity"]): row for row in chosen.iter_rows(named=True)}

    def sides(self, row: dict[str, Any], policies: Sequence[str]) -> list[Side]:
        """One firm under some policies, for the exact reading."""
        facts = facts_of_row(row, self.book.vocabulary, self.as_of)
        return [Side(self.book.policies[policy], facts, self.as_of) for policy in policies]


@dataclass(frozen=True)
class Moved:
    """One firm whose verdict under one policy is another, and why."""

    entity: str
    policy: str
    before: str
    after: str
    cause: Cause


def moved(
    before: Judged,
    after: Judged,
    policies: Sequence[str],
    advance: Callable[[int], None] | None = None,
) -> Iterator[Moved]:
    """Firm by firm, policies in the order given, whoever is in both.

    Whoever came out alike is left out by the columns; the others are judged again, exactly.
    """
    suspected: dict[str, list[str]] = {}
    for policy in policies:
        for entity in suspects(before.judged[policy], after.judged[policy]):
            suspected.setdefault(entity, []).append(policy)
    was, now = before.rows(list(suspected)), after.rows(list(suspected))
    for entity in sorted(suspected):
        names = suspected[entity]
        sides = zip(before.sides(was[entity], names), after.sides(now[entity], names), strict=True)
        for name, (old, new) in zip(names, sides, strict=True):
            states = state(old.judgement), state(new.judgement)
            if states[0] != states[1]:
                yield Moved(entity, name, *states, cause_of(old, new))
        if advance:
            advance(1)


def suspects(before: pl.DataFrame, after: pl.DataFrame) -> list[str]:
    """Who may have moved under a policy: another verdict, or outputs that are not the same.

    Outputs count only where there is no verdict; an open end does not say whether it is unknown
    or not computable, so whoever has one is suspected too.
    """
    pairs = _renamed(before, 0).join(_renamed(after, 1), on="entity")
    verdicts = [pl.col(f"verdict·{time}") for time in _TIMES]
    other = verdicts[0].ne_missing(verdicts[1])
    ends = sorted({name.rpartition("·")[0] for name in pairs.columns} - {"", "verdict"})
    outputs = [_unlike(end, pairs.columns) for end in ends]
    if outputs:
        other = other | ((verdicts[1] == NO_VERDICT) & reduce(or_, outputs))
    return pairs.filter(other)["entity"].to_list()


def _renamed(judged: pl.DataFrame, time: int) -> pl.DataFrame:
    wanted = [c for c in judged.columns if c == "verdict" or c.endswith(("·lo", "·hi"))]
    return judged.select("entity", *(pl.col(c).alias(f"{c}·{_TIMES[time]}") for c in wanted))


def _unlike(end: str, columns: Sequence[str]) -> pl.Expr:
    names = [f"{end}·{time}" for time in _TIMES]
    if not set(names) <= set(columns):
        return pl.lit(True)
    was, now = map(pl.col, names)
    return was.ne_missing(now) | was.is_null()
