"""What a leaf reads and what to watch in it, worked out once and kept on the leaf."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, cast

from guiju.formulas import nodes as n
from guiju.gaps.levers import at_reference
from guiju.gaps.watching import Watch, watches_of
from guiju.policies.conditions import Leaf
from guiju.vocabulary import TITLES

T = TypeVar("T")


def nodes_of(leaf: Leaf) -> tuple[n.Node, ...]:
    """The measure and the threshold of a leaf."""
    return (leaf.measure,) if leaf.threshold is None else (leaf.measure, leaf.threshold)


def parts_of(leaf: Leaf) -> tuple[n.Node, ...]:
    """Every node of a leaf's measure and threshold."""
    return _kept(leaf, "_parts", lambda: tuple(p for node in nodes_of(leaf) for p in node.walk()))


def leaf_watches(leaf: Leaf, name: str) -> list[Watch]:
    """What to watch while a fact moves at the reference year."""
    known: dict[str, list[Watch]] = _kept(leaf, "_watches", dict)
    if name not in known:
        known[name] = watches_of(leaf, lambda f: f.concept.name == name and at_reference(f))
    return known[name]


def filling_watches(leaf: Leaf, name: str) -> list[Watch]:
    """What to watch while a fact is filled in, in whatever years it is read."""
    known: dict[str, list[Watch]] = _kept(leaf, "_filling_watches", dict)
    if name not in known:
        known[name] = watches_of(leaf, lambda f: f.concept.name == name)
    return known[name]


def facts_moved(leaf: Leaf) -> frozenset[str]:
    """The facts a leaf reads at the reference year, or as they are now."""
    return _kept(leaf, "_facts_moved", lambda: frozenset(_moved(leaf)))


def facts_asked(leaf: Leaf) -> frozenset[str]:
    """Every fact that could be missing from a leaf, titles and registration date included."""
    return _kept(leaf, "_facts_asked", lambda: frozenset(facts_in_parts(parts_of(leaf))))


def facts_in_parts(parts: Iterable[n.Node]) -> Iterator[str]:
    """The facts that nodes read, titles and registration date by their names."""
    for part in parts:
        if isinstance(part, n.Fact | n.Count):
            yield part.concept.name
        elif isinstance(part, n.Holds):
            yield TITLES
        elif isinstance(part, n.Window) and part.young:
            yield n.REGISTRATION


def _moved(leaf: Leaf) -> Iterator[str]:
    for part in parts_of(leaf):
        if isinstance(part, n.Fact) and at_reference(part):
            yield part.concept.name


def _kept(leaf: Leaf, key: str, make: Callable[[], T]) -> T:
    # On the leaf itself: it lives as long as its rulebook, and hashing one is dear.
    if key not in leaf.__dict__:
        object.__setattr__(leaf, key, make())
    return cast(T, leaf.__dict__[key])
