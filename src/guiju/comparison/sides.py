"""One side of a comparison: facts, rules and a day, and what they come to for one firm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from guiju.evaluation.judging import (
    PLACE,
    Judgement,
    judge_policy,
    judge_version,
    reference_year,
)
from guiju.facts import Facts
from guiju.formulas.exact import Span
from guiju.formulas.nodes import Fact, Node
from guiju.ledger.showing import plain
from guiju.policies.conditions import Condition, Leaf, leaves
from guiju.policies.policy import Policy, Version


@dataclass(frozen=True)
class Side:
    """What a firm was judged by: a policy as one rulebook has it, its facts, a day."""

    policy: Policy
    facts: Facts
    day: date

    @cached_property
    def judgement(self) -> Judgement:
        """The judgement of that day."""
        return judge_policy(self.policy, self.facts, self.day)

    @cached_property
    def version(self) -> Version | None:
        """The version that applies, by day, place and kind of case."""
        if not self.policy.applies_in(self.place):
            return None
        return self.policy.version_on(self.day, self.renewal, self.place)

    @property
    def place(self) -> int | None:
        """The code of the place the firm is in."""
        place = self.facts.values.get(PLACE)
        return place if isinstance(place, int) else None

    @property
    def renewal(self) -> bool:
        """Whether its case is a renewal."""
        name = self.policy.case_fact
        return name is not None and self.facts.values.get(name) == 1

    def under(self, policy: Policy, version: Version) -> Judgement:
        """The judgement of that day's facts had another version been in force."""
        return judge_version(policy, version, self.facts, self.day)


def only_older(before: Side, day: date, policy: Policy, version: Version) -> Judgement:
    """A version over what was read before, judged later: nothing new known, only time gone by.

    Yearly figures move on with the reference year, so that each condition reads the number it
    read before. `before` must have been judged under some version.
    """
    was = before.judgement.situation
    assert was is not None
    gone = reference_year(version, before.facts, day) - was.reference
    years = {
        name: {None if year is None else year + gone: value for year, value in known.items()}
        for name, known in before.facts.years.items()
    }
    return judge_version(policy, version, replace(before.facts, years=years), day)


def state(judgement: Judgement) -> str:
    """The verdict; for a policy that only gives outputs, those."""
    if judgement.verdict is not None:
        return judgement.verdict
    return "；".join(f"{name}={_output(value)}" for name, value in judgement.outputs.items())


def _output(value: object) -> str:
    if not isinstance(value, Span):
        return "无法计算"
    ends = (plain(Fraction(end)) if end is not None else "未知" for end in (value.lo, value.hi))
    return "—".join(dict.fromkeys(ends))


def read_by(node: Node) -> list[Fact]:
    """The yearly and instant facts a node reads, each once a year shift."""
    found = {
        (part.concept.name, part.shift): part for part in node.walk() if isinstance(part, Fact)
    }
    return list(found.values())


def deciding(before: Judgement, after: Judgement) -> list[Node]:
    """What the change turns on: the measures and thresholds of leaves that came out otherwise."""
    version = after.version
    if version is None:
        return []
    if version.tree is None:
        return list(version.outputs.values())
    moved = moved_leaves(before, after)
    return [node for leaf in moved for node in (leaf.measure, leaf.threshold) if node is not None]


def moved_leaves(before: Judgement, after: Judgement) -> list[Leaf]:
    """The leaves that came out otherwise; leaves of two versions are paired by their ids."""
    was = {key: outcome for key, _, outcome in _leaf_outcomes(before)}
    return [leaf for key, leaf, outcome in _leaf_outcomes(after) if was.get(key) != outcome]


def _leaf_outcomes(judgement: Judgement) -> list[tuple[str, Leaf, int]]:
    """Every leaf with its outcome; a leaf without an id goes by its place in the tree."""
    version = judgement.version
    if version is None or version.tree is None or not judgement.outcomes:
        return []
    outcomes = {
        id(node): outcome for node, outcome in zip(version.nodes, judgement.outcomes, strict=True)
    }
    return [
        (leaf.id or f"#{place}", leaf, outcomes[id(leaf)])
        for place, leaf in enumerate(leaves(version.tree))
    ]


def clause_of(condition: Condition) -> str:
    """The clause a condition rests on, or what it says."""
    return condition.clause or condition.says or condition.id or ""
