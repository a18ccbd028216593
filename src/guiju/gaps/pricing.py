"""What a set of moves costs a firm: the order in which suggestions are made."""

from __future__ import annotations

from fractions import Fraction

from guiju.gaps.ground import Ground
from guiju.gaps.levers import Moves

Price = tuple[int, int, int, Fraction]


def price(ground: Ground, moves: Moves) -> Price:
    """Facts moved; wholes shrunk to flatter a share; months needed; size in lever steps.

    Dismissing twenty people to make the remaining engineers a tenth is quicker than hiring two,
    and nobody should be told to do it while there is another way: hence the second number.
    """
    levers = ground.levers
    shrunk = sum(change < 0 and name in ground.bases for name, change in moves.items())
    size = sum((levers[name].lever_steps(change) for name, change in moves.items()), Fraction(0))
    return len(moves), shrunk, months_of(ground, moves), size


def months_of(ground: Ground, moves: Moves) -> int:
    """The months until the slowest of the moves can be made."""
    return max((ground.levers[name].lever.within_months for name in moves), default=0)


def cheapest(ground: Ground, candidates: list[Moves], most: int) -> list[Moves]:
    """The cheapest few, each once."""
    once = {frozenset(moves.items()): moves for moves in candidates}
    return sorted(once.values(), key=lambda moves: price(ground, moves))[:most]


def merged(one: Moves, other: Moves) -> Moves | None:
    """Both sets of moves made; of a fact in both the farther, None where they pull apart."""
    found = dict(one)
    for name, change in other.items():
        before = found.get(name, change)
        if (before > 0) != (change > 0):
            return None
        found[name] = max(before, change, key=abs)
    return found


def added(one: Moves, other: Moves) -> dict[str, int]:
    """One set of moves after the other; a fact that ends where it began was not moved."""
    names = dict.fromkeys([*one, *other])
    total = {name: one.get(name, 0) + other.get(name, 0) for name in names}
    return {name: change for name, change in total.items() if change}
