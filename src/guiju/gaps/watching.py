"""The numbers to watch while a fact is moved: where one reaches zero, something may change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

from guiju.evaluation.deciding import compounded
from guiju.formulas import nodes as n
from guiju.formulas.exact import NotComputable, Situation, value_of
from guiju.policies.conditions import Leaf

End = Fraction | int | None
Touches = Callable[[n.Fact], bool]


@dataclass(frozen=True)
class Watch:
    """Numbers of a situation; None where there is none.

    of: the nodes watched, so that a metric read by many leaves is watched once.
    whole: something happens at every whole number (a floor), else at zero only.
    """

    read: Callable[[Situation], tuple[End, ...]]
    of: tuple[n.Node, ...]
    whole: bool = False


def once(watches: Iterable[Watch]) -> tuple[Watch, ...]:
    """Each watch once."""
    return tuple({tuple(map(id, watch.of)): watch for watch in watches}.values())


def watches_of(leaf: Leaf, touches: Touches) -> list[Watch]:
    """What to watch in a leaf while the facts that `touches` names are moved."""
    found: list[Watch] = []
    parts = [leaf.measure]
    if isinstance(leaf.measure, n.Number) and leaf.threshold is not None:
        limit = compounded(leaf.threshold, leaf.power)
        parts.append(limit)
        found.append(_apart(leaf.measure, limit))
    touched = [collect(part, touches, found) for part in parts]
    return found if any(touched) else []


def collect(node: n.Node, touches: Touches, found: list[Watch]) -> bool:
    """Add what is to be watched below a node; whether the facts occur there at all."""
    below = [collect(child, touches, found) for child in node.children()]
    if not any(below) and not (isinstance(node, n.Fact) and touches(node)):
        return False
    make = _MAKERS.get(type(node))
    if make:
        found.extend(make(node))
    return True


def _apart(left: n.Number, right: n.Number) -> Watch:
    """The least and the greatest distance between two numbers."""
    a, b = value_of(left), value_of(right)

    def read(situation: Situation) -> tuple[End, ...]:
        x, y = a(situation), b(situation)
        if isinstance(x, NotComputable) or isinstance(y, NotComputable):
            return (None, None)
        return (_minus(x.lo, y.hi), _minus(x.hi, y.lo))

    return Watch(read, (left, right))


def _minus(a: End, b: End) -> End:
    return None if a is None or b is None else a - b


def _ends(node: n.Number, *levels: Fraction | int) -> Callable[[Situation], tuple[End, ...]]:
    """Both ends of a number, less each of the levels."""
    of = value_of(node)

    def read(situation: Situation) -> tuple[End, ...]:
        value = of(situation)
        if isinstance(value, NotComputable):
            return (None,) * (2 * len(levels))
        return tuple(_minus(end, level) for level in levels for end in (value.lo, value.hi))

    return read


def _compare(node: n.Compare) -> Iterator[Watch]:
    yield _apart(node.left, node.right)


def _rising(node: n.Rising) -> Iterator[Watch]:
    return (_apart(later, earlier) for later, earlier in pairwise(node.items))


def _best(node: n.Best) -> Iterator[Watch]:
    return (_apart(one, other) for one, other in combinations(node.items, 2))


def _window(node: n.Window) -> Iterator[Watch]:
    pairs = combinations(node.items, 2) if node.kind in ("lowest", "highest") else ()
    return (_apart(one, other) for one, other in pairs)


def _clip(node: n.Clip) -> Iterator[Watch]:
    yield Watch(_ends(node.of, node.lo, node.hi), (node,))


def _floor(node: n.Floor) -> Iterator[Watch]:
    yield Watch(_ends(node.of, 0), (node,), whole=True)


def _quotient(node: n.Quotient) -> Iterator[Watch]:
    yield Watch(_ends(node.bottom, 0), (node.bottom,))


_MAKERS: dict[type[n.Node], Callable[[Any], Iterable[Watch]]] = {
    n.Compare: _compare,
    n.Rising: _rising,
    n.Best: _best,
    n.Window: _window,
    n.Clip: _clip,
    n.Floor: _floor,
    n.Quotient: _quotient,
}


def share_watch(share: n.Quotient) -> Watch:
    """Where a part reaches its whole."""
    return Watch(_ends(share, 1), (share,))
