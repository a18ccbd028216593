"""A changed rulebook tried on the same facts: who gains, who loses, who is left open, the cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import polars as pl

from guiju.errors import BadInput, Problem
from guiju.evaluation.bulk import VERDICT_NAMES, judge_frame
from guiju.evaluation.judging import ELIGIBLE, OPEN, judge_policy
from guiju.facts import Snapshot, facts_of_row
from guiju.rulebook import Rulebook

GAINS, LOSES, UNKNOWN, UNCHANGED = "gains", "loses", "unknown", "unchanged"


@dataclass(frozen=True)
class Rehearsal:
    """What one policy would do to everybody under the changed rulebook.

    Every firm is in exactly one of `gains`, `loses`, `unknown`, `unchanged`: unknown are those
    whose new verdict is open. missing: how many of those each blank fact would help to settle.
    cost: before and after, each eligible firm at `amount` (in 分); None where no amount was given.
    """

    policy: str
    gains: tuple[str, ...]
    loses: tuple[str, ...]
    unknown: tuple[str, ...]
    unchanged: tuple[str, ...]
    missing: Mapping[str, int] = field(default_factory=dict)
    cost: tuple[Fraction, Fraction] | None = None

    @property
    def total(self) -> int:
        """Everybody."""
        return len(self.gains) + len(self.loses) + len(self.unknown) + len(self.unchanged)


def rehearse(
    before: Rulebook,
    after: Rulebook,
    snapshot: Snapshot,
    policy: str,
    amount: Fraction | None = None,
) -> Rehearsal:
    """One policy of a changed rulebook over a snapshot, against the one in force.

    A policy that is new has nobody eligible before. amount: what one eligible firm costs, in 分.
    """
    if policy not in after.policies:
        known = "、".join(after.policies)
        raise BadInput(Problem(f"改后的规则库没有政策“{policy}”", expected=known, do="核对编号"))
    if all(version.tree is None for version in after.policies[policy].versions):
        problem = Problem(f"政策“{policy}”没有条件，只给出数", do="选一项有条件的政策试算")
        raise BadInput(problem)
    frame = snapshot.frame
    now = _verdicts(after, policy, snapshot)
    nobody: list[str | None] = [None] * len(now)
    was = _verdicts(before, policy, snapshot) if policy in before.policies else nobody
    parts: dict[str, list[str]] = {kind: [] for kind in (GAINS, LOSES, UNKNOWN, UNCHANGED)}
    for entity, old, new in zip(frame["entity"], was, now, strict=True):
        parts[_kind(old, new)].append(entity)
    costs = None
    if amount is not None:
        costs = amount * was.count(ELIGIBLE), amount * now.count(ELIGIBLE)
    return Rehearsal(
        policy,
        gains=tuple(parts[GAINS]),
        loses=tuple(parts[LOSES]),
        unknown=tuple(parts[UNKNOWN]),
        unchanged=tuple(parts[UNCHANGED]),
        missing=_missing(after, policy, snapshot, parts[UNKNOWN]),
        cost=costs,
    )


def _verdicts(book: Rulebook, policy: str, snapshot: Snapshot) -> list[str | None]:
    judged = judge_frame([book.policies[policy]], snapshot.frame, snapshot.as_of)[policy]
    return [VERDICT_NAMES[code] for code in judged["verdict"]]


def _kind(old: str | None, new: str | None) -> str:
    if new == OPEN:
        return UNKNOWN
    if new == ELIGIBLE:
        return UNCHANGED if old == ELIGIBLE else GAINS
    return LOSES if old == ELIGIBLE else UNCHANGED


def _missing(
    book: Rulebook, policy: str, snapshot: Snapshot, entities: list[str]
) -> dict[str, int]:
    """The blank facts of the firms left open, the most helpful first."""
    counted: Counter[str] = Counter()
    rows = snapshot.frame.filter(pl.col("entity").is_in(entities))
    for row in rows.iter_rows(named=True):
        facts = facts_of_row(row, book.vocabulary, snapshot.as_of)
        counted.update(judge_policy(book.policies[policy], facts, snapshot.as_of).missing)
    return dict(counted.most_common())
