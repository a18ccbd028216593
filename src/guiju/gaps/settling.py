"""Moves tried on the whole policy, mended where they break something, then made smaller."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from guiju.gaps.folding import ways_to_meet
from guiju.gaps.ground import Ground
from guiju.gaps.leaf_notes import facts_moved
from guiju.gaps.levers import Moves
from guiju.gaps.pricing import Price, added, price
from guiju.gaps.solving import Passes, smallest_moves, turning_points
from guiju.policies.conditions import Leaf

_ROUNDS = 4
_TURNS = 8
_PAIRED_TURNS = 12


@dataclass(frozen=True)
class Trial:
    """The whole policy as the test of moves; settled: it must be met, not merely still open."""

    ground: Ground
    settled: bool

    @property
    def passes(self) -> Passes:
        """Whether the whole is as wanted."""
        return lambda situation: self.ground.mended(situation, self.settled)

    def works(self, moves: Moves) -> bool:
        """Whether it is after these moves."""
        return self.passes(self.ground.after(moves))

    def singles(self, names: list[str]) -> Iterator[Moves]:
        """Single facts that mend everything at once."""
        return ({name: d} for name in names for d in self._least(name, {}, None))

    def pairs(self, names: list[str]) -> Iterator[Moves]:
        """Two coupled facts, one of `names`: one at a turning point, the other made to fit."""
        for name, other in permutations(self.ground.levers, 2):
            readers = self._readers(name)
            if not {name, other} & set(names) or not _couple(readers, other):
                continue
            for change in turning_points(self.ground, name, readers, {}, _PAIRED_TURNS):
                fixed = {name: change}
                yield from ({**fixed, other: d} for d in self._least(other, fixed, None))

    def _least(self, name: str, others: Moves, better_than: Moves | None) -> Iterator[int]:
        """The smallest changes of one fact that complete the others, cheaper than some moves."""
        within = self._room(name, others, better_than) if better_than else None
        return smallest_moves(self.ground, name, self._readers(name), self.passes, others, within)

    def _room(self, name: str, others: Moves, better_than: Moves) -> int | None:
        """How far a fact may move before it costs more than moves of the same facts."""
        _, shrunk, _, size = self._price(better_than)
        if shrunk:
            return None  # anything that shrinks nothing would be better, however far
        movable = self.ground.levers[name]
        left = size - self._price(others)[3]
        return max(int(left * movable.lever.step * movable.concept.written_scale), 0)

    def _readers(self, name: str) -> list[Leaf]:
        return [leaf for leaf in self.ground.leaves if name in facts_moved(leaf)]

    def repaired(self, moves: Moves) -> Moves | None:
        """Moves that work, starting from these: what they leave unmet is mended in turn."""
        seen: set[frozenset[tuple[str, int]]] = set()
        for _ in range(_ROUNDS):
            if self.works(moves):
                return moves
            key = frozenset(moves.items())
            if key in seen:
                return None
            seen.add(key)
            further = self._widened(moves) or self._further(moves)
            if not further:
                return None
            moves = further
        return moves if self.works(moves) else None

    def _further(self, moves: Moves) -> Moves | None:
        """These moves, and the cheapest that mend what they leave unmet."""
        ways = ways_to_meet(self.ground.at(moves)).moves
        return added(moves, ways[0]) if ways and ways[0] else None

    def _widened(self, moves: Moves) -> Moves | None:
        """These moves, and the whole grown with a part that they made larger than it."""
        for whole in self.ground.outgrown(self.ground.after(moves)):
            rest = _except(moves, whole)
            for change in smallest_moves(
                self.ground, whole, self._readers(whole), self.ground.sensible, rest
            ):
                return {**rest, whole: change}
        return None

    def tuned(self, moves: Moves) -> Moves:
        """The cheapest moves near these that still work."""
        for _ in range(_ROUNDS):
            nearby = [*self._without(moves), *self._smaller(moves), *self._traded(moves)]
            best = min(nearby, key=self._price, default=moves)
            if self._price(best) >= self._price(moves):
                return moves
            moves = best
        return moves

    def _price(self, moves: Moves) -> Price:
        return price(self.ground, moves)

    def _without(self, moves: Moves) -> Iterator[Moves]:
        for name in moves:
            rest = _except(moves, name)
            if rest and self.works(rest):
                yield rest

    def _smaller(self, moves: Moves) -> Iterator[Moves]:
        for name in moves:
            rest = _except(moves, name)
            yield from ({**rest, name: change} for change in self._least(name, rest, moves))

    def _traded(self, moves: Moves) -> Iterator[Moves]:
        """One fact at each of its turning points, another that it is coupled with made to fit."""
        for name, other in permutations(moves, 2):
            readers = self._readers(name)
            if not _couple(readers, other):
                continue
            held = _except(moves, name)
            rest = _except(held, other)
            within = self._room(name, rest, moves)
            for change in turning_points(self.ground, name, readers, held, _TURNS, within):
                fixed = {**rest, name: change}
                yield from ({**fixed, other: d} for d in self._least(other, fixed, moves))


def _except(moves: Moves, name: str) -> dict[str, int]:
    return {key: change for key, change in moves.items() if key != name}


def _couple(readers: list[Leaf], other: str) -> bool:
    return any(other in facts_moved(leaf) for leaf in readers)
