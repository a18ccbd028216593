"""The exact reading: each node becomes, once, a function of a situation.

Closures rather than a walk at every judgement: one entity against the whole rulebook stays
under a millisecond, so that every page can judge live.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from guiju.formulas.exact.situation import Situation
from guiju.formulas.exact.values import Value
from guiju.formulas.nodes import Node, Number, Predicate

Reading = Callable[[Situation], Value]
Answer = Callable[[Situation], bool | None]
_BUILDERS: dict[type[Node], Callable[[Any], Any]] = {}


def reads(kind: type[Node]) -> Callable[[Callable[[Any], Any]], Callable[[Any], Any]]:
    """Register the builder of one kind of node."""

    def register(builder: Callable[[Any], Any]) -> Callable[[Any], Any]:
        _BUILDERS[kind] = builder
        return builder

    return register


def value_of(node: Number) -> Reading:
    """The function that computes a number node."""
    return cast(Reading, _built(node))


def predicate_of(node: Predicate) -> Answer:
    """The function that answers a yes/no node: True, False or None for unknown."""
    return cast(Answer, _built(node))


def _built(node: Node) -> Any:
    # The function is kept on the node itself: nodes are shared by many policies, and a
    # dictionary of nodes would hash whole trees at every look-up.
    found = node.__dict__.get("_exact")
    if found is None:
        found = _BUILDERS[type(node)](node)
        object.__setattr__(node, "_exact", found)
    return found
