"""What a judgement stands on, so that it can be made again with some facts moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from guiju.errors import BadInput, Problem
from guiju.evaluation.deciding import decider
from guiju.evaluation.judging import Judgement, judge_policy
from guiju.evaluation.tracing import missing_in_leaf
from guiju.facts.entity import Facts
from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation
from guiju.gaps.keeping import metric_facts, same_but_for
from guiju.gaps.leaf_notes import nodes_of
from guiju.gaps.levers import Movable, Moves, movables
from guiju.gaps.shares import Share, bases_of, shares_of
from guiju.policies.conditions import MET, UNKNOWN, WAIVED, Leaf, leaves
from guiju.policies.policy import Policy, Version


@dataclass(frozen=True)
class Ground:
    """One policy version, one firm, one day; every number in it is exact.

    reference: the year whose facts are moved. blocked: facts of which somebody said that they
    cannot be moved.
    """

    policy: Policy
    version: Version
    facts: Facts
    today: date
    reference: int
    blocked: frozenset[str] = frozenset()

    @staticmethod
    def of(judgement: Judgement, blocked: Iterable[str] = ()) -> Ground | None:
        """The ground of a judgement, None where no conditions were applied."""
        version, situation = judgement.version, judgement.situation
        if version is None or situation is None or version.tree is None:
            return None
        reference, today = situation.reference, situation.today
        held = frozenset(blocked)
        return Ground(judgement.policy, version, situation.facts, today, reference, held)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every leaf of the version, waivers included."""
        assert self.version.tree is not None
        return tuple(leaves(self.version.tree))

    @cached_property
    def here(self) -> Situation:
        """The situation with nothing moved, all of it computed."""
        situation = Situation(self.facts, self.today, self.reference)
        self.outcomes(situation)
        return situation

    @cached_property
    def levers(self) -> dict[str, Movable]:
        """The facts that can be moved, by name.

        Where some are blocked, what a share is taken of may only grow: that the engineers cannot
        be hired is no reason to dismiss the others.
        """
        nodes = (node for leaf in self.leaves for node in nodes_of(leaf))
        found = movables(nodes, self.here)
        if not self.blocked:
            return found
        return {
            name: replace(each, grows=name in self.bases)
            for name, each in found.items()
            if name not in self.blocked
        }

    @cached_property
    def bases(self) -> frozenset[str]:
        """Facts that shares are taken of: shrinking one makes a share look better."""
        return bases_of(self.leaves)

    @cached_property
    def _shares(self) -> tuple[Share, ...]:
        return shares_of(self.leaves, self.here)

    def moved(self, moves: Moves) -> Facts:
        """The facts after the moves."""
        moved = [(self.levers[name], change) for name, change in moves.items()]
        return _with_values(self.facts, moved, self.reference)

    def after(self, moves: Moves) -> Situation:
        """The situation after the moves."""
        if not moves:
            return self.here
        reads = metric_facts(self.version)
        return same_but_for(self.here, self.moved(moves), moves.keys(), reads)

    def at(self, moves: Moves) -> Ground:
        """The ground after the moves."""
        return replace(self, facts=self.moved(moves))

    def sensible(self, situation: Situation) -> bool:
        """Whether every part is still no larger than its whole."""
        return all(share.sensible(situation) for share in self._shares)

    def outgrown(self, situation: Situation) -> Iterator[str]:
        """The movable wholes of shares whose part is now larger."""
        for share in self._shares:
            if not share.sensible(situation):
                yield from (name for name in share.wholes if name in self.levers)

    @cached_property
    def share_nodes(self) -> tuple[n.Quotient, ...]:
        """The shares that may not pass 100 %."""
        return tuple(share.node for share in self._shares)

    def outcomes(self, situation: Situation) -> tuple[int, list[int]]:
        """The outcome of the whole and of every condition."""
        decide = decider(self.version)
        assert decide is not None
        found = [UNKNOWN] * len(self.version.nodes)
        return decide(situation, found), found

    @cached_property
    def outcomes_here(self) -> list[int]:
        """The outcome of every condition with nothing moved."""
        return self.outcomes(self.here)[1]

    def mended(self, situation: Situation, settled: bool) -> bool:
        """Whether the whole is met; unless `settled`, it may stay open on what is still blank.

        A change that merely makes a number uncomputable mends nothing: a leaf that has become
        unknown must be asking for a fact.
        """
        whole, found = self.outcomes(situation)
        if whole in (MET, WAIVED):
            return self.sensible(situation)
        if settled or whole != UNKNOWN or not self.sensible(situation):
            return False
        fresh = (
            node
            for node, was, now in zip(self.version.nodes, self.outcomes_here, found, strict=True)
            if now == UNKNOWN and was != UNKNOWN and isinstance(node, Leaf)
        )
        return all(missing_in_leaf(leaf, situation) for leaf in fresh)

    def judged(self, moves: Moves) -> Judgement:
        """The whole policy judged again after the moves, as anybody else would judge it."""
        return judge_policy(self.policy, self.moved(moves), self.today)


def with_changes(judgement: Judgement, changes: Mapping[str, Fraction | int]) -> Facts:
    """The facts of a judgement with `changes` made, each in the fact's written unit.

    Yearly facts change in the judgement's reference year. Raises BadInput for a fact that the
    policy does not read, that has no lever, that is blank, and for a change too fine to be kept.
    """
    ground = Ground.of(judgement)
    if ground is None:
        raise BadInput(Problem(f"“{judgement.policy.name}”没有可判的条件"))
    levers = ground.levers
    moves: dict[str, int] = {}
    for name, change in changes.items():
        if name not in levers:
            raise BadInput(Problem(f"“{name}”不能调整", expected="、".join(levers) or None))
        scaled = Fraction(change) * levers[name].concept.written_scale
        if scaled.denominator != 1:
            raise BadInput(Problem(f"“{name}”的变化 {change} 过细", do="减少小数位"))
        moves[name] = int(scaled)
    return ground.moved(moves)


def _with_values(facts: Facts, moves: Iterable[tuple[Movable, int]], year: int) -> Facts:
    values, years = dict(facts.values), dict(facts.years)
    for movable, change in moves:
        name = movable.concept.name
        if movable.concept.yearly:
            years[name] = {**years.get(name, {}), year: movable.value + change}
        else:
            values[name] = movable.value + change
    return replace(facts, values=values, years=years)
