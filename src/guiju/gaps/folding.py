"""A failing tree folded into the few cheapest sets of moves that should mend it.

Conditions are priced one by one, as if they shared no facts: whoever uses what comes out judges
the whole again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from guiju.gaps.ground import Ground
from guiju.gaps.leaf_ways import ways_of
from guiju.gaps.levers import Moves
from guiju.gaps.pricing import cheapest, merged, price
from guiju.gaps.solving import NOTHING
from guiju.gaps.waiting import day_mended
from guiju.gaps.wanting import fails, members_wanted
from guiju.policies.conditions import MET, UNKNOWN, Condition, Group, Leaf

MOST = 8
"""How many sets of moves are carried up the tree."""
_SPARE = 3


@dataclass(frozen=True)
class Ways:
    """How a condition may come to be as wanted.

    moves: cheapest first, empty where moving facts is no way; blocked: the leaves that close
    ways; days: on which leaves are mended by waiting; leaves: those that fail, in order.
    hope: whether enough conditions can be mended each by itself, even if their moves pull apart.
    """

    moves: tuple[Moves, ...] = ()
    blocked: tuple[Leaf, ...] = ()
    days: tuple[date, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    hope: bool = False


AS_WANTED = Ways(moves=(NOTHING,), hope=True)


def ways_to_meet(ground: Ground) -> Ways:
    """The ways to make the whole tree met."""
    tree = ground.version.tree
    assert tree is not None
    pairs = zip(ground.version.nodes, ground.outcomes_here, strict=True)
    return _Fold(ground, {id(node): outcome for node, outcome in pairs}).ways(tree, MET)


@dataclass(frozen=True)
class _Fold:
    ground: Ground
    outcomes: dict[int, int]

    def ways(self, condition: Condition, want: int) -> Ways:
        """The ways of one condition; what is open already is left to be answered, not moved."""
        if not fails(self.outcomes[id(condition)], want):
            return AS_WANTED
        if isinstance(condition, Leaf):
            own = self._leaf(condition, want)
        else:
            assert isinstance(condition, Group)
            own = self._group(condition, want)
        if condition.unless is None:
            return own
        # That a waiver cannot be had closes no way: nobody has to be waived.
        waiver = replace(self.ways(condition.unless, want), blocked=())
        return self._choose([own, waiver], {1 if want == MET else 2})

    def _leaf(self, leaf: Leaf, want: int) -> Ways:
        moves = ways_of(self.ground, leaf, want)
        day = day_mended(self.ground, leaf, want)
        return Ways(
            moves=tuple(cheapest(self.ground, moves, MOST)),
            blocked=() if moves or day else (leaf,),
            days=(day,) if day else (),
            leaves=(leaf,),
            hope=bool(moves),
        )

    def _group(self, group: Group, want: int) -> Ways:
        wanted, needed = members_wanted(group, want)
        failing = [m for m in group.members if fails(self.outcomes[id(m)], wanted)]
        unknown = sum(self.outcomes[id(member)] == UNKNOWN for member in group.members)
        lacking = needed - (len(group.members) - len(failing) - unknown)
        parts = [self.ways(member, wanted) for member in failing]
        # Open members may turn out well: mend as few as leave hope, or enough without them.
        return self._choose(parts, {lacking - unknown, min(lacking, len(failing))})

    def _choose(self, parts: Sequence[Ways], counts: set[int]) -> Ways:
        """Any so many of the parts, for each of the counts."""
        usable = sorted(
            (part for part in parts if part.moves),
            key=lambda part: price(self.ground, part.moves[0]),
        )
        found: list[Moves] = []
        for count in counts:
            if 0 < count <= len(usable):
                for chosen in combinations(usable[: count + _SPARE], count):
                    found += self._together(chosen)
        return Ways(
            moves=tuple(cheapest(self.ground, found, MOST)),
            blocked=_union(part.blocked for part in parts),
            days=tuple(dict.fromkeys(day for part in parts for day in part.days)),
            leaves=_union(part.leaves for part in parts),
            hope=sum(part.hope for part in parts) >= min(counts),
        )

    def _together(self, parts: Sequence[Ways]) -> list[Moves]:
        found: list[Moves] = [NOTHING]
        for part in parts:
            pairs = (merged(one, other) for one in found for other in part.moves)
            found = cheapest(self.ground, [moves for moves in pairs if moves is not None], MOST)
        return found


def _union(parts: Iterable[tuple[Leaf, ...]]) -> tuple[Leaf, ...]:
    return tuple({id(leaf): leaf for part in parts for leaf in part}.values())
