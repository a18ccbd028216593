"""Walking a fact from event to event until something is achieved: the smallest move, exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from math import ceil

from guiju.formulas.exact import Situation
from guiju.gaps.fitting import Uneven, whole_ahead, zero_ahead
from guiju.gaps.watching import Watch

Probe = Callable[[int], Situation]
"""The situation after so many steps of a fact's grid."""

MOST_EVENTS = 300
_SAMPLES = 4
_PATIENCE = 8


def first_place(
    probe: Probe, places: Iterable[int], passes: Callable[[Situation], bool]
) -> int | None:
    """The fewest steps, one of `places` or just before it, after which `passes` holds, or None."""
    before = 0
    for place in places:
        if passes(probe(place)):
            return _earliest(before, place, lambda k: passes(probe(k)))
        before = place
    return None


def _earliest(before: int, place: int, passes: Callable[[int], bool]) -> int:
    # Events are exact, so one look back is enough; only after a blind stride is there more.
    if place - before < 2 or not passes(place - 1):
        return place
    low, high = before, place - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if passes(middle) else (middle, high)
    return high


def events(probe: Probe, watches: Sequence[Watch], limit: int) -> Iterator[int]:
    """The numbers of steps at which something watched may change, in order, up to `limit`.

    Where a number does not move evenly the walk goes step by step, then in doubling strides.
    """
    place, blind, stride = 0, 0, 1
    for _ in range(MOST_EVENTS):
        nearest, even = _ahead(probe, watches, place)
        if even and nearest is None:
            return
        blind = 0 if even else blind + 1
        stride = 1 if blind < _PATIENCE else stride * 2
        steps = stride if nearest is None else ceil(nearest)
        steps = steps if even else min(steps, stride)
        if place + steps > limit:
            return
        place += steps
        yield place
        if nearest == steps and place < limit:
            # At a border itself and just beyond it the law may say different things.
            place += 1
            yield place


def _ahead(probe: Probe, watches: Sequence[Watch], place: int) -> tuple[Fraction | None, bool]:
    """Steps to the next event, and whether every number moved evenly."""
    situations = [probe(place + step) for step in range(_SAMPLES)]
    nearest: Fraction | None = None
    even = True
    for watch in watches:
        ahead = whole_ahead if watch.whole else zero_ahead
        for values in zip(*(watch.read(situation) for situation in situations), strict=True):
            try:
                steps = ahead(list(values))
            except Uneven:
                even = False
                continue
            if steps is not None and (nearest is None or steps < nearest):
                nearest = steps
    return nearest, even
