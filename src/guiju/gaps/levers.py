"""Facts a firm can move: where each stands, in what steps it goes, how far it may go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation, Span, value_of
from guiju.vocabulary import Concept, Lever

Moves = Mapping[str, int]
"""How far each fact is moved, in internal whole numbers (分), signed."""

# Nobody plans in 分: 0.01万元, 0.01 of a percentage point, a hundredth of a point of a score.
_GRIDS = {"money": 10_000, "ratio": 10_000}
_NUMBER_DECIMALS = 2
_MOVABLE = frozenset({"count", "number", "money", "ratio", "bool"})


@dataclass(frozen=True)
class Movable:
    """A fact with a lever, known at the reference year.

    value: where it stands, an internal whole number; one that is derived stands where its
    formula puts it. grows: it may only grow.
    """

    concept: Concept
    lever: Lever
    value: int
    grows: bool = False

    @property
    def grid(self) -> int:
        """The step in which changes are suggested, in internal whole numbers."""
        return grid_of(self.concept)

    def room(self, sign: int) -> int:
        """How many steps of the grid it can go up (`sign=1`) or down before it makes no sense."""
        concept = self.concept
        if self.grows and sign < 0:
            return 0
        highest = concept.bound
        # A figure may climb out of the red; nobody is told to go into it.
        lowest = -highest if self.value < 0 else 0
        if concept.range:
            ends = [int(end * concept.written_scale) for end in concept.range]
            lowest, highest = max(lowest, ends[0]), min(highest, ends[1])
        distance = highest - self.value if sign > 0 else self.value - lowest
        return max(distance, 0) // self.grid

    def written(self, change: int) -> Fraction:
        """A change in the unit people write the fact in."""
        return Fraction(change, self.concept.written_scale)

    def lever_steps(self, change: int) -> Fraction:
        """The size of a change in steps of the lever: what different facts are compared by."""
        return abs(self.written(change)) / self.lever.step


def grid_of(concept: Concept) -> int:
    """The step in which a fact is thought of, in internal whole numbers."""
    if concept.type == "number":
        return int(10 ** max(concept.decimals - _NUMBER_DECIMALS, 0))
    return _GRIDS.get(concept.type, 1)


def movables(nodes: Iterable[n.Node], situation: Situation) -> dict[str, Movable]:
    """The facts with a lever that these nodes read at the reference year, by name.

    A blank fact is not among them: nobody knows from where it would move.
    """
    found: dict[str, Movable] = {}
    for node in nodes:
        for part in node.walk():
            if isinstance(part, n.Fact) and part.concept.name not in found and at_reference(part):
                movable = _movable(part, situation)
                if movable:
                    found[part.concept.name] = movable
    return found


def at_reference(fact: n.Fact) -> bool:
    """Whether a fact is read where it can still be moved: the reference year, or as it is now."""
    return fact.shift == 0 or not fact.concept.yearly


def _movable(fact: n.Fact, situation: Situation) -> Movable | None:
    concept = fact.concept
    if concept.lever is None or concept.type not in _MOVABLE:
        return None
    value = value_of(fact)(situation)
    if not isinstance(value, Span) or value.lo is None or not value.known:
        return None
    standing = Fraction(value.lo) * concept.denominator
    if standing.denominator != 1:
        return None
    return Movable(concept, concept.lever, int(standing))
