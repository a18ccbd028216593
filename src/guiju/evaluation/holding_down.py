"""Which facts keep an unmet measure down: full items of a score are not among them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from guiju.evaluation.mentions import Names, facts_in, union
from guiju.formulas import nodes as n
from guiju.formulas.exact import NotComputable, Situation, Span, value_of

End = Fraction | int | None


def holding_down(node: n.Node, situation: Situation) -> Names:
    """The facts of `node`, without those items that are, or could still be, at their maximum."""
    special = _SPECIAL.get(type(node))
    if special:
        return special(node, situation)
    if not node_has_items(node):
        return facts_in(node)
    return union(holding_down(child, situation) for child in node.children())


def node_has_items(node: n.Node) -> bool:
    """Whether a score is being added up below this node."""
    return any(isinstance(part, n.Table | n.Clip | n.Known | n.Best) for part in node.walk())


def _full(node: n.Number, highest: End, situation: Situation) -> bool:
    value = value_of(node)(situation)
    if isinstance(value, NotComputable) or highest is None:
        return False
    return value.hi is None or value.hi >= highest


def _table(node: n.Table, situation: Situation) -> Names:
    if _full(node, ceiling(node), situation):
        return {}
    parts = [facts_in(row.test) for row in node.rows]
    parts += [facts_in(row.value) for row in node.rows]
    return union([*parts, facts_in(node.default)])


def _fact(node: n.Fact, situation: Situation) -> Names:
    return {} if _full(node, ceiling(node), situation) else {node.concept.name: None}


def _clip(node: n.Clip, situation: Situation) -> Names:
    if _full(node, node.hi, situation):
        return {}
    return holding_down(node.of, situation)


def _best(node: n.Best, situation: Situation) -> Names:
    if _full(node, ceiling(node), situation):
        return {}
    return union(holding_down(item, situation) for item in node.items)


def _known(node: n.Known, situation: Situation) -> Names:
    value = value_of(node.fact)(situation)
    if isinstance(value, Span) and value.known:
        return _fact(node.fact, situation)
    return holding_down(node.estimate, situation)


_SPECIAL: dict[type[n.Node], Callable[[Any, Situation], Names]] = {
    n.Fact: _fact,
    n.Table: _table,
    n.Clip: _clip,
    n.Best: _best,
    n.Known: _known,
}


def ceiling(node: n.Node) -> End:
    """The most a number can be by its own construction; None where nothing bounds it."""
    if isinstance(node, n.Constant):
        return node.value
    if isinstance(node, n.Choice | n.Clip):
        return node.hi
    if isinstance(node, n.Fact):
        return node.concept.range[1] if node.concept.range else None
    if isinstance(node, n.Metric):
        return ceiling(node.body)
    if isinstance(node, n.Table):
        return _highest([*(row.value for row in node.rows), node.default])
    if isinstance(node, n.Best) and node.kind == "max":
        return _highest(list(node.items))
    return None


def _highest(nodes: list[n.Number]) -> End:
    ceilings = [ceiling(node) for node in nodes]
    closed = [end for end in ceilings if end is not None]
    return max(closed) if len(closed) == len(ceilings) else None
