"""Formula nodes → fractions of terms: everything the generated rulebook can say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import Any

from guiju.bench.by_numpy.terms import Term, Terms
from guiju.formulas import nodes as n


@dataclass(frozen=True)
class Share:
    """top / (product of bottoms × by); no bottom can be negative."""

    top: Term
    bottoms: tuple[Term, ...] = ()
    by: int = 1


class Fractions:
    """Reads nodes for one reference year."""

    def __init__(self, terms: Terms, reference: int) -> None:
        self.terms = terms
        self.reference = reference

    def read(self, node: n.Node) -> Share:
        """The node as a fraction; a node the generated rulebook has no use for is a KeyError."""
        return _READERS[type(node)](self, node)

    def product(self, *factors: Term) -> Term:
        """All of them multiplied."""
        return reduce(lambda a, b: self.terms.joined("*", a, b), factors, self.terms.constant(1))

    def scaled(self, share: Share, by: Fraction) -> Share:
        """share × by."""
        top = self.product(share.top, self.terms.constant(by.numerator))
        return Share(top, share.bottoms, share.by * by.denominator)

    def added(self, a: Share, b: Share) -> Share:
        """a + b over their common denominator."""
        by = lcm(a.by, b.by)
        shared = tuple(bottom for bottom in a.bottoms if bottom in b.bottoms)
        only_a = tuple(bottom for bottom in a.bottoms if bottom not in shared)
        only_b = tuple(bottom for bottom in b.bottoms if bottom not in shared)
        left = self.product(a.top, *only_b, self.terms.constant(by // a.by))
        right = self.product(b.top, *only_a, self.terms.constant(by // b.by))
        top = self.terms.joined("+", left, right)
        return Share(top, (*a.bottoms, *only_b), by)


def _constant(read: Fractions, node: n.Constant) -> Share:
    return Share(read.terms.constant(node.value.numerator), (), node.value.denominator)


def _fact(read: Fractions, node: n.Fact) -> Share:
    column = f"{node.concept.name}@{read.reference + node.shift}"
    return Share(read.terms.fact(column, node.concept.bound))


def _sum(read: Fractions, node: n.Sum) -> Share:
    return reduce(read.added, [read.read(term) for term in node.terms])


def _quotient(read: Fractions, node: n.Quotient) -> Share:
    a, b = read.read(node.top), read.read(node.bottom)
    assert not b.bottoms
    top = read.product(a.top, read.terms.constant(b.by))
    return Share(top, (*a.bottoms, b.top), a.by)


def _window(read: Fractions, node: n.Window) -> Share:
    added = reduce(read.added, [read.read(item) for item in node.items])
    return read.scaled(added, Fraction(1, len(node.items))) if node.kind == "mean" else added


_READERS: dict[type[n.Node], Callable[[Fractions, Any], Share]] = {
    n.Constant: _constant,
    n.Fact: _fact,
    n.Scale: lambda read, node: read.scaled(read.read(node.of), node.by),
    n.Sum: _sum,
    n.Quotient: _quotient,
    n.Window: _window,
    n.Metric: lambda read, node: read.read(node.body),
}
