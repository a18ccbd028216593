"""Which facts a formula speaks of, which still leave it open, which hold it down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from guiju.formulas import nodes as n
from guiju.formulas.exact import NotComputable, Situation, Span, predicate_of, value_of

TITLES = "titles"
Names = dict[str, None]
"""An ordered set of fact names."""


def union(parts: Iterable[Names]) -> Names:
    """All names, in the order first met."""
    found: Names = {}
    for part in parts:
        found.update(part)
    return found


def facts_in(node: n.Node) -> Names:
    """Every fact a node mentions; derived facts by their own name."""
    own = _own_name(node)
    if own is not None:
        return {own: None}
    if isinstance(node, n.Count):
        return {node.concept.name: None}
    return union(facts_in(child) for child in node.children())


def _own_name(node: n.Node) -> str | None:
    if isinstance(node, n.Fact):
        return node.concept.name
    return TITLES if isinstance(node, n.Holds) else None


# ---- what is still missing


def missing_in(node: n.Node, situation: Situation) -> Names:
    """The blank facts that still widen a node's value; nothing once it is decided."""
    if isinstance(node, n.Predicate):
        if predicate_of(node)(situation) is not None:
            return {}
    else:
        value = value_of(node)(situation)  # type: ignore[arg-type]
        if isinstance(value, NotComputable) or value.known:
            return {}
    special = _MISSING.get(type(node))
    if special:
        return special(node, situation)
    return union(missing_in(child, situation) for child in node.children())


def _missing_fact(node: n.Fact, situation: Situation) -> Names:
    """The fact itself; and what its derivation lacks, once part of that is known."""
    found: Names = {node.concept.name: None}
    if node.derived is not None:
        lacking = missing_in(node.derived, situation)
        if set(lacking) != set(facts_in(node.derived)):
            found.update(lacking)
    return found


def _missing_truth(node: n.Truth, situation: Situation) -> Names:
    return missing_in(node.fact, situation)


def _missing_window(node: n.Window, situation: Situation) -> Names:
    pairs = zip(node.items, node.shifts, strict=True)
    items = [item for item, shift in pairs if not node.young or situation.existed(shift)]
    if node.kind in ("lowest", "highest"):
        items = _undecided(items, "min" if node.kind == "lowest" else "max", situation)
    found = union(missing_in(item, situation) for item in items)
    if found and node.young and situation.first_year is None:
        found[n.REGISTRATION] = None
    return found


def _missing_best(node: n.Best, situation: Situation) -> Names:
    items = _undecided(list(node.items), node.kind, situation)
    return union(missing_in(item, situation) for item in items)


def _undecided(items: list[n.Number], kind: str, situation: Situation) -> list[n.Number]:
    """The items that can still change a max or min; one surely beaten asks nothing."""
    values = [value_of(item)(situation) for item in items]
    spans = [value for value in values if isinstance(value, Span)]
    if kind == "max":
        floor = max((s.lo for s in spans if s.lo is not None), default=None)
        return [
            item
            for item, value in zip(items, values, strict=True)
            if isinstance(value, Span) and (floor is None or value.hi is None or value.hi > floor)
        ]
    ceiling = min((s.hi for s in spans if s.hi is not None), default=None)
    return [
        item
        for item, value in zip(items, values, strict=True)
        if isinstance(value, Span) and (ceiling is None or value.lo is None or value.lo < ceiling)
    ]


def _missing_table(node: n.Table, situation: Situation) -> Names:
    parts: list[Names] = []
    for row in node.rows:
        holds = predicate_of(row.test)(situation)
        if holds is None:
            parts.append(missing_in(row.test, situation))
        if holds is not False:
            parts.append(missing_in(row.value, situation))
        if holds:
            return union(parts)
    parts.append(missing_in(node.default, situation))
    return union(parts)


def _missing_known(node: n.Known, situation: Situation) -> Names:
    return union([{node.fact.concept.name: None}, missing_in(node.estimate, situation)])


def _missing_count(node: n.Count, situation: Situation) -> Names:
    return {node.concept.name: None}


def _missing_holds(node: n.Holds, situation: Situation) -> Names:
    return {TITLES: None}


_MISSING: dict[type[n.Node], Callable[[Any, Situation], Names]] = {
    n.Fact: _missing_fact,
    n.Truth: _missing_truth,
    n.Window: _missing_window,
    n.Best: _missing_best,
    n.Table: _missing_table,
    n.Known: _missing_known,
    n.Count: _missing_count,
    n.Holds: _missing_holds,
}
