"""What need not be computed again when one fact changes: the metrics that do not read it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

from guiju.facts.entity import Facts
from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation
from guiju.gaps.leaf_notes import facts_in_parts, parts_of
from guiju.policies.conditions import leaves
from guiju.policies.policy import Version

MetricFacts = Mapping[tuple[str, int], frozenset[str]]
"""The facts each metric reads, by name and shift, as a situation remembers values."""


def metric_facts(version: Version) -> MetricFacts:
    """The facts read by every metric of a version's conditions; worked out once a version."""
    known = version.__dict__.get("_metric_facts")
    if known is None:
        tree = version.tree
        known = {
            (part.name, part.shift): frozenset(facts_in_parts(part.walk()))
            for leaf in (leaves(tree) if tree else ())
            for part in parts_of(leaf)
            if isinstance(part, n.Metric)
        }
        object.__setattr__(version, "_metric_facts", known)
    return cast(MetricFacts, known)


def same_but_for(
    before: Situation, facts: Facts, changed: Collection[str], reads: MetricFacts
) -> Situation:
    """The situation with `facts`, of which only `changed` are new, remembering what still holds."""
    after = Situation(facts, before.today, before.reference)
    if n.REGISTRATION not in changed:  # which years a firm has shows in every window
        for key, value in before.memo.items():
            if key in reads and reads[key].isdisjoint(changed):
                after.memo[key] = value
    return after
