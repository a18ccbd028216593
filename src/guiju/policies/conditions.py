"""Conditions of a policy: a frozen tree of leaves and groups, each with its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guiju.errors import Place
from guiju.formulas.nodes import Node, Number

MET, UNMET, UNKNOWN, WAIVED = 1, 0, 2, 3
OUTCOME_NAMES = {MET: "met", UNMET: "unmet", UNKNOWN: "unknown", WAIVED: "waived"}


@dataclass(frozen=True)
class Condition:
    """What leaves and groups share.

    id: stable English name, None for unnamed groups; confidence: V, V2, K or ? (依据待核).
    """

    id: str | None
    clause: str
    says: str
    quote: str
    confidence: str
    at: Place
    unless: Condition | None

    def children(self) -> tuple[Condition, ...]:
        """The conditions directly below."""
        return ()

    def walk(self) -> Iterator[Condition]:
        """This condition, its waiver and everything below, in the order written."""
        yield self
        for child in self.children():
            yield from child.walk()
        if self.unless:
            yield from self.unless.walk()


@dataclass(frozen=True)
class Leaf(Condition):
    """One measure against one threshold, or one yes/no.

    measure: a number, or a predicate that must equal `expected`. power: n for a compound growth
    over n periods, where measure is x / x[-n] and the threshold t stands for (1 + t)^n.
    nothing: the outcome over a number that cannot be computed; None leaves it unknown.
    """

    measure: Node
    word: str = "is"
    threshold: Number | None = None
    expected: bool = True
    power: int = 1
    nothing: int | None = None


@dataclass(frozen=True)
class Group(Condition):
    """all, any, none, routes, or at least n of the conditions below."""

    kind: str
    members: tuple[Condition, ...]
    needed: int

    def children(self) -> tuple[Condition, ...]:
        """The members."""
        return self.members


def leaves(tree: Condition) -> list[Leaf]:
    """Every leaf of a tree, waivers included."""
    return [node for node in tree.walk() if isinstance(node, Leaf)]


def named(tree: Condition) -> tuple[Condition, ...]:
    """The conditions that get a finding of their own: those with an id, in the order written."""
    return tuple(node for node in tree.walk() if node.id is not None)
