"""Walking a fact from event to event, and solving where the next event is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import islice

import pytest

from guiju.facts import Facts
from guiju.formulas.exact import Situation
from guiju.formulas.nodes import Constant
from guiju.gaps.fitting import Uneven, whole_ahead, zero_ahead
from guiju.gaps.walking import Probe, events, first_place
from guiju.gaps.watching import Watch

Curve = Callable[[int], Fraction | int | None]


def values(curve: Curve) -> list[Fraction | int | None]:
    """The first four values of a curve."""
    return [curve(step) for step in range(4)]


def probe(steps: int) -> Situation:
    """A situation that remembers how many steps were made."""
    situation = Situation(Facts("示例"), date(2024, 12, 31), 2023)
    situation.memo["steps"] = steps
    return situation


def watch(curve: Curve, whole: bool = False) -> Watch:
    """A watch on a curve of the steps made."""
    return Watch(lambda s: (curve(s.memo["steps"]),), (Constant(),), whole)


@pytest.mark.parametrize(
    ("curve", "steps"),
    [
        (lambda k: 2 * k - 7, Fraction(7, 2)),
        (lambda k: 7 - 2 * k, Fraction(7, 2)),
        (lambda k: k + 1, None),
        (lambda k: 5, None),
        (lambda k: 0, None),
        (lambda k: 3 * k, 1),
        (lambda k: Fraction(20, 100 - k) - Fraction(1, 4), 20),
        (lambda k: None, None),
    ],
    ids=["up", "down", "away", "flat", "zero for good", "leaving zero", "a ratio", "no number"],
)
def test_the_next_zero_is_exact(curve: Curve, steps: Fraction | int | None) -> None:
    """2k = 7 at 3½; 20/(100−k) is a quarter at 20."""
    assert zero_ahead(values(curve)) == steps


@pytest.mark.parametrize(
    "curve",
    [lambda k: k * k - 50, lambda k: 9 if k < 2 else 1, lambda k: None if k == 3 else k - 9],
    ids=["a square", "a jump", "a number that ends"],
)
def test_what_is_no_such_curve_is_refused(curve: Curve) -> None:
    """Nothing is foretold from four values that lie on no quotient of two lines."""
    with pytest.raises(Uneven):
        zero_ahead(values(curve))


def test_a_floor_changes_at_every_whole_number() -> None:
    """From 2½ upwards by a quarter: 3 after two steps; downwards: below 2 after two."""
    up = [Fraction(5, 2) + Fraction(k, 4) for k in range(4)]
    down = [Fraction(5, 2) - Fraction(k, 4) for k in range(4)]
    assert (whole_ahead([*up]), whole_ahead([*down])) == (2, 2)


def test_events_are_borders_and_what_lies_beyond() -> None:
    """2k = 7 first matters at 4; k = 10 matters at 10 and just beyond."""
    watches = [watch(lambda k: 2 * k - 7), watch(lambda k: k - 10)]
    assert list(events(probe, watches, 100)) == [4, 10, 11]
    assert list(events(probe, watches, 10)) == [4, 10]
    assert list(events(probe, [], 100)) == []


def test_a_jump_is_walked_up_to_step_by_step() -> None:
    """What jumps within the next steps is passed one step at a time, then solved again."""
    jumping = watch(lambda k: 50 - k if k >= 2 else 1000)
    assert [*islice(events(probe, [jumping], 100), 4)] == [1, 2, 50, 51]


def test_where_nothing_can_be_solved_strides_grow_and_the_find_is_narrowed() -> None:
    """Squares are followed in growing strides; the first with k² ≥ 2,000,000 is still 1,415."""
    square = watch(lambda k: k * k - 2_000_000)
    places = events(probe, [square], 10**9)
    assert first_place(probe, places, lambda s: s.memo["steps"] ** 2 >= 2_000_000) == 1415


def test_what_never_passes_is_none() -> None:
    """All events are tried."""
    asked: list[int] = []

    def passes(situation: Situation) -> bool:
        asked.append(situation.memo["steps"])
        return False

    walk: Probe = probe
    assert first_place(walk, events(walk, [watch(lambda k: k - 10)], 100), passes) is None
    assert asked == [10, 11]
