"""Shares: a part must not outgrow its whole, and a whole is not shrunk to flatter a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation, Span, value_of
from guiju.formulas.sentence import UPWARD
from guiju.policies.conditions import Leaf


@dataclass(frozen=True)
class Share:
    """A ratio of a part to its whole, at most 100 % as things stand."""

    node: n.Quotient

    def sensible(self, situation: Situation) -> bool:
        """Whether the part is not larger than the whole."""
        value = value_of(self.node)(situation)
        return not isinstance(value, Span) or value.lo is None or value.lo <= 1

    @property
    def wholes(self) -> frozenset[str]:
        """The facts below the line."""
        return _names(self.node.bottom)


def shares_of(leaves: Iterable[Leaf], situation: Situation) -> tuple[Share, ...]:
    """The shares among the measures of these leaves that are at most 100 % in this situation."""
    found = []
    for leaf in leaves:
        measure = unwrapped(leaf.measure)
        if isinstance(measure, n.Quotient) and leaf.power == 1 and _of_one_kind(measure):
            value = value_of(measure)(situation)
            if isinstance(value, Span) and value.hi is not None and value.hi <= 1:
                found.append(Share(measure))
    return tuple(found)


def bases_of(leaves: Iterable[Leaf]) -> frozenset[str]:
    """Facts below the line of a ratio that must reach a floor."""
    names: set[str] = set()
    for leaf in leaves:
        if leaf.word in UPWARD:
            for ratio in _ratios(leaf.measure):
                names |= _names(ratio.bottom) - _names(ratio.top)
    return frozenset(names)


def unwrapped(node: n.Node) -> n.Node:
    """A number without the names around it."""
    return unwrapped(node.body) if isinstance(node, n.Metric) else node


def _ratios(node: n.Node) -> Iterator[n.Quotient]:
    return (part for part in node.walk() if isinstance(part, n.Quotient))


def _of_one_kind(ratio: n.Quotient) -> bool:
    """Persons of persons or money of money; the growth of one fact is no share."""
    same = ratio.top.unit.dimension == ratio.bottom.unit.dimension
    return same and not _names(ratio.top) & _names(ratio.bottom)


def _names(node: n.Node) -> frozenset[str]:
    return frozenset(part.concept.name for part in node.walk() if isinstance(part, n.Fact))
