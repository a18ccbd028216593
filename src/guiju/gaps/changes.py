"""How far one fact alone must move for a failing condition to hold: `gaps` of `judge --json`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from guiju.evaluation.judging import INELIGIBLE, Judgement
from guiju.gaps.ground import Ground
from guiju.gaps.leaf_notes import facts_moved
from guiju.gaps.solving import leaf_passes, smallest_moves
from guiju.gaps.wanting import fails, members_wanted
from guiju.policies.conditions import MET, Condition, Group, Leaf

Wanted = tuple[Leaf, int]


@dataclass(frozen=True)
class Gap:
    """A change of one fact, internal and signed, and the leaves that are as wanted after it."""

    change: int
    leaves: tuple[Wanted, ...]


def changes(judgement: Judgement) -> dict[str, Fraction]:
    """By fact with a lever: the signed change of it alone, in its written unit.

    Empty unless the verdict is ineligible. Of a fact read by several failing conditions the
    change is the smallest after which all of them hold, where it can; else the smallest after
    which one does. Among alternatives (any, routes, n of m) the nearest counts. A waiver's facts
    are given where the fact moves nothing else. Changes are rounded outwards to
    0.01万元, one person or piece, 0.01 of a percentage point; each was tried with the exact
    reading. Left out are changes that would make a fact negative, or a part larger than its whole.
    """
    ground = Ground.of(judgement) if judgement.verdict == INELIGIBLE else None
    if ground is None:
        return {}
    pairs = zip(ground.version.nodes, judgement.outcomes, strict=True)
    outcomes = {id(node): outcome for node, outcome in pairs}
    found: dict[str, Fraction] = {}
    for name, movable in ground.levers.items():
        gaps = _OneFact(ground, outcomes, name).gaps(ground.version.tree, MET)
        if gaps:
            # Of two equally near, the one that grows something.
            nearest = min(gaps, key=lambda gap: (abs(gap.change), -gap.change))
            found[name] = movable.written(nearest.change)
    return found


class _OneFact:
    """Folds a failing tree for one fact."""

    def __init__(self, ground: Ground, outcomes: dict[int, int], name: str) -> None:
        self.ground = ground
        self.outcomes = outcomes
        self.name = name

    def gaps(self, condition: Condition | None, want: int) -> list[Gap]:
        """The changes, at most one a direction, that make this condition as wanted.

        Where the fact can mend only part of it, they mend that part.
        """
        if condition is None or not fails(self.outcomes[id(condition)], want):
            return []
        own = self._own(condition, want)
        return own or self.gaps(condition.unless, want)

    def _own(self, condition: Condition, want: int) -> list[Gap]:
        if isinstance(condition, Leaf):
            return self._smallest(((condition, want),)) if self._reads(condition) else []
        assert isinstance(condition, Group)
        wanted, needed = members_wanted(condition, want)
        failing = [m for m in condition.members if fails(self.outcomes[id(m)], wanted)]
        lacking = needed - (len(condition.members) - len(failing))
        parts = [part for member in failing if (part := self.gaps(member, wanted))]
        return self._together(parts, lacking)

    def _reads(self, leaf: Leaf) -> bool:
        return self.name in facts_moved(leaf)

    def _smallest(self, leaves: tuple[Wanted, ...]) -> list[Gap]:
        tests = [leaf_passes(leaf, want) for leaf, want in leaves]
        moves = smallest_moves(
            self.ground,
            self.name,
            [leaf for leaf, _ in leaves],
            lambda s: self.ground.sensible(s) and all(passes(s) for passes in tests),
        )
        return [Gap(change, leaves) for change in moves]

    def _together(self, parts: list[list[Gap]], lacking: int) -> list[Gap]:
        """The changes that mend the nearest `lacking` of the parts, else the nearest part."""
        if len(parts) < 2:
            return parts[0] if parts else []
        found = []
        for sign in (1, -1):
            ways = [gap for part in parts for gap in part if gap.change * sign > 0]
            nearest = sorted(ways, key=lambda gap: abs(gap.change))[: max(lacking, 1)]
            if len(nearest) >= min(lacking, len(parts)):
                leaves = tuple(wanted for gap in nearest for wanted in gap.leaves)
                found += [gap for gap in self._smallest(leaves) if gap.change * sign > 0]
        singles = [gap for part in parts for gap in part]
        return found or sorted(singles, key=lambda gap: abs(gap.change))[:1]
