"""The smallest steps in which numbers move: one person, one piece, a hundredth of a 万元."""

from __future__ import annotations

from fractions import Fraction

from guiju.formulas import nodes as n
from guiju.formulas.sentence import is_day, shown_in, unit_of

_HUNDREDTH_OF_WAN = 10_000


def is_whole(node: n.Node) -> bool:
    """Whether a number can only be a whole number."""
    if isinstance(node, n.Fact):
        return node.concept.type == "count"
    if isinstance(node, n.Count | n.Elapsed | n.Floor | n.YearOf):
        return True
    if isinstance(node, n.Constant):
        return node.value.denominator == 1
    if isinstance(node, n.Scale):
        return node.by.denominator == 1 and is_whole(node.of)
    if isinstance(node, n.Window):
        return node.kind != "mean" and all(is_whole(item) for item in node.items)
    if isinstance(node, n.Clip):
        return is_whole(node.of) and node.lo.denominator == node.hi.denominator == 1
    if isinstance(node, n.Table | n.Quotient | n.Product | n.Known | n.Choice | n.Nothing):
        return False
    return all(is_whole(child) for child in node.children())


def step_of(node: n.Number) -> Fraction:
    """The smallest step of a number, in internal numbers."""
    unit = unit_of(node)
    if unit.dimension == (1, 0):
        return Fraction(_HUNDREDTH_OF_WAN)
    whole = is_whole(node) or is_day(node)
    return Fraction(1) if whole else shown_in(0, unit)[0] / 100
