"""The ways to mend one leaf: by one fact, else by several together, else as far as it may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from guiju.gaps.ground import Ground
from guiju.gaps.leaf_notes import facts_moved
from guiju.gaps.levers import Moves
from guiju.gaps.pricing import cheapest
from guiju.gaps.prospects import Distance, distance_to, hopeless, may_hold
from guiju.gaps.solving import NOTHING, Passes, leaf_passes, smallest_moves, turning_points
from guiju.policies.conditions import UNMET, Leaf

_TURNS = 6
_MOST_FACTS = 6
_KEPT = 4


def ways_of(ground: Ground, leaf: Leaf, want: int) -> list[Moves]:
    """Sets of moves after which a leaf is as wanted; none where no lever can do it.

    Where points are still open the best that moves can do may be that the leaf is no longer
    surely unmet: those are given only when nothing better is.
    """
    passes = leaf_passes(leaf, want)
    if passes(ground.here):
        return [NOTHING]
    names = [name for name in ground.levers if name in facts_moved(leaf)]
    if not names or hopeless(ground, leaf, want, names):
        return []
    surely = _Search(ground, leaf, want, names, passes, distance_to(leaf, want, surely=True))
    found = surely.found()
    if found or want == UNMET:
        return found
    maybe = distance_to(leaf, want, surely=False)
    return _Search(ground, leaf, want, names, may_hold(leaf), maybe).found()


@dataclass(frozen=True)
class _Search:
    """A leaf, the facts that may be moved for it, when it is as wanted, how far it is from that."""

    ground: Ground
    leaf: Leaf
    want: int
    names: list[str]
    passes: Passes
    distance: Distance

    def found(self) -> list[Moves]:
        return self._last(NOTHING, self.names) or self._pairs() or self._gradually()

    def _last(self, fixed: Moves, names: Iterable[str]) -> list[Moves]:
        """One more fact moved as far as it takes."""
        return [
            {**fixed, name: change}
            for name in names
            if name not in fixed
            for change in smallest_moves(self.ground, name, [self.leaf], self.passes, fixed)
        ]

    def _pairs(self) -> list[Moves]:
        ways: list[Moves] = []
        for name, other in permutations(self.names, 2):
            if not hopeless(self.ground, self.leaf, self.want, [name, other]):
                for fixed, _ in self._steps(NOTHING, [name]):
                    ways += self._last(fixed, [other])
        return cheapest(self.ground, ways, _KEPT)

    def _gradually(self) -> list[Moves]:
        """Step after step the one that brings most for its size, until one more fact does it."""
        fixed: Moves = NOTHING
        for _ in range(_MOST_FACTS):
            steps = max(self._steps(fixed, self.names), key=lambda step: step[1], default=None)
            if steps is None:
                return []
            fixed = steps[0]
            ways = self._last(fixed, self.names)
            if ways:
                return cheapest(self.ground, ways, _KEPT)
        return []

    def _steps(self, fixed: Moves, names: Iterable[str]) -> Iterator[tuple[Moves, Fraction]]:
        """Moves of one more fact that bring the leaf nearer, with what a lever step brings."""
        before = self.distance(self.ground.after(fixed))
        for name in names:
            if name in fixed:
                continue
            points = turning_points(self.ground, name, [self.leaf], fixed, _TURNS)
            for change in points:
                moves = {**fixed, name: change}
                situation = self.ground.after(moves)
                after = self.distance(situation)
                if before is None or after is None or after >= before:
                    continue
                if self.ground.sensible(situation):
                    yield moves, (before - after) / self.ground.levers[name].lever_steps(change)
