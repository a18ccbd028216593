"""A target shared out so that the parts add up to it exactly, at every place of a tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction


def shared(total: Fraction, weights: Mapping[str, Fraction], step: Fraction) -> dict[str, Fraction]:
    """Parts in whole steps, in proportion to the weights, by largest remainder.

    total must be a whole number of steps. Where nothing has a weight all weigh alike; of two equal
    remainders the one named first takes the step.
    """
    if not weights:
        return {}
    sum_of = sum(weights.values(), Fraction(0))
    share = {
        place: (weight / sum_of if sum_of else Fraction(1, len(weights)))
        for place, weight in weights.items()
    }
    steps = total / step
    if steps.denominator != 1:
        raise ValueError("the total is no whole number of steps")
    exact = {place: steps * part for place, part in share.items()}
    floors = {place: part.numerator // part.denominator for place, part in exact.items()}
    left = int(steps) - sum(floors.values())
    by_remainder = sorted(exact, key=lambda place: floors[place] - exact[place])
    for place in by_remainder[:left]:
        floors[place] += 1
    return {place: floors[place] * step for place in weights}


def shared_down(
    total: Fraction,
    parents: Mapping[str, str | None],
    weights: Mapping[str, Fraction],
    step: Fraction,
) -> dict[str, Fraction]:
    """The same over a tree: every place has what its children have together.

    weights are of the leaves; a place above weighs what lies below it.
    """
    children = _children(parents)
    whole: dict[str, Fraction] = {}

    def weigh(place: str) -> Fraction:
        below = children.get(place, ())
        own = weights.get(place, Fraction(0))
        whole[place] = sum((weigh(each) for each in below), Fraction(0)) if below else own
        return whole[place]

    found: dict[str, Fraction] = {}

    def share(places: Sequence[str], amount: Fraction) -> None:
        parts = shared(amount, {place: whole[place] for place in places}, step)
        for place, part in parts.items():
            found[place] = part
            share(children.get(place, ()), part)

    for root in children.get(None, ()):
        weigh(root)
    share(children.get(None, ()), total)
    return found


def _children(parents: Mapping[str, str | None]) -> dict[str | None, list[str]]:
    children: dict[str | None, list[str]] = {}
    for place, parent in parents.items():
        children.setdefault(parent, []).append(place)
    return children


_FULL_WIDTH = str.maketrans("０１２３４５６７８９．－，", "0123456789.-,")


def parsed(text: str) -> Fraction | None:
    """A number as people type it; None where it is none."""
    plain = text.strip().translate(_FULL_WIDTH).replace(",", "")
    try:
        return Fraction(plain) if "/" not in plain else None
    except ValueError:
        return None
