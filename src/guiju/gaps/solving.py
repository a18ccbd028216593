"""One fact moved until a condition, or the whole, is as wanted; everything else stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from guiju.evaluation.deciding import condition_holds
from guiju.formulas.exact import Situation
from guiju.gaps.ground import Ground
from guiju.gaps.leaf_notes import leaf_watches
from guiju.gaps.levers import Movable, Moves
from guiju.gaps.walking import Probe, events, first_place
from guiju.gaps.watching import Watch, once, share_watch
from guiju.policies.conditions import UNMET, Condition, Group, Leaf

Passes = Callable[[Situation], bool]
UP, DOWN = 1, -1
NOTHING: Moves = MappingProxyType({})


def leaf_passes(leaf: Leaf, want: int) -> Passes:
    """Whether a leaf by itself, its waiver aside, is met (or, want=UNMET, surely is not)."""
    condition: Condition = replace(leaf, unless=None)
    if want == UNMET:
        condition = Group(
            id=None,
            clause=leaf.clause,
            says="",
            quote="",
            confidence=leaf.confidence,
            at=leaf.at,
            unless=None,
            kind="none",
            members=(condition,),
            needed=0,
        )
    return lambda situation: condition_holds(condition, situation)


def smallest_moves(
    ground: Ground,
    name: str,
    leaves: Iterable[Leaf],
    passes: Passes,
    fixed: Moves = NOTHING,
    within: int | None = None,
) -> Iterator[int]:
    """The smallest change of one fact upwards, then downwards, after which `passes` holds.

    leaves: where the fact is read; fixed: moves of other facts made before; within: the largest
    change of interest.
    """
    for walk in _walks(ground, name, leaves, fixed, within):
        found = first_place(walk.probe, walk.places(), passes)
        if found is not None:
            yield found * walk.step


def turning_points(
    ground: Ground,
    name: str,
    leaves: Iterable[Leaf],
    fixed: Moves,
    most: int,
    within: int | None = None,
) -> Iterator[int]:
    """The changes of one fact, upwards then downwards, at which something about it changes.

    `most` for each direction; the rest as for `smallest_moves`.
    """
    for walk in _walks(ground, name, leaves, fixed, within):
        for place in islice(walk.places(), most):
            yield place * walk.step


@dataclass(frozen=True)
class _Walk:
    """One fact in one direction; step: a step of its grid, signed."""

    movable: Movable
    step: int
    room: int
    probe: Probe
    watches: tuple[Watch, ...]

    def places(self) -> Iterator[int]:
        if self.movable.concept.type == "bool":
            # A yes or no has one other value, whatever the numbers do.
            return iter(range(1, self.room + 1))
        return events(self.probe, self.watches, self.room)


def _walks(
    ground: Ground, name: str, leaves: Iterable[Leaf], fixed: Moves, within: int | None
) -> Iterator[_Walk]:
    movable = ground.levers[name]
    watches = [watch for leaf in leaves for watch in leaf_watches(leaf, name)]
    watches += [share_watch(share) for share in ground.share_nodes] if watches else []
    for sign in (UP, DOWN):
        step, room = sign * movable.grid, movable.room(sign)
        if within is not None:
            room = min(room, within // movable.grid)
        probe = _probe(ground, name, step, fixed)
        yield _Walk(movable, step, room, probe, once(watches))


def _probe(ground: Ground, name: str, step: int, fixed: Moves) -> Probe:
    known: dict[int, Situation] = {}

    def probe(steps: int) -> Situation:
        if steps not in known:
            moves: Moves = {**fixed, name: steps * step} if steps else fixed
            known[steps] = ground.after(moves)
        return known[steps]

    return probe
