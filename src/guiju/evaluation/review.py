"""Why a person must look: numbers that cannot be computed, or only with doubt."""

from __future__ import annotations

from guiju.evaluation.mentions import Names, union
from guiju.formulas import nodes as n
from guiju.formulas.exact import NEGATIVE, NotComputable, Situation, predicate_of, value_of


def reasons_in(node: n.Node, situation: Situation) -> Names:
    """The reasons why a node that is still open cannot be settled by more facts alone."""
    if isinstance(node, n.Count):  # its filter speaks of records, not of the entity
        return {}
    if isinstance(node, n.Predicate):
        if predicate_of(node)(situation) is not None:
            return {}
        return union(reasons_in(child, situation) for child in node.children())
    if not isinstance(node, n.Number):
        return {}
    value = value_of(node)(situation)
    if isinstance(value, NotComputable):
        return {value.reason: None}
    if isinstance(node, n.Table):
        return {} if value.known and not value.doubt else _table_reasons(node, situation)
    if isinstance(node, n.Window) and not value.known:
        pairs = zip(node.items, node.shifts, strict=True)
        items = (i for i, shift in pairs if not node.young or situation.existed(shift))
        return union(reasons_in(item, situation) for item in items)
    if value.doubt:
        return {NEGATIVE: None}
    if value.known:
        return {}
    return union(reasons_in(child, situation) for child in node.children())


def _table_reasons(node: n.Table, situation: Situation) -> Names:
    """Why the tests stay open; a row's own reasons only where it is surely the one."""
    parts: list[Names] = []
    for row in node.rows:
        holds = predicate_of(row.test)(situation)
        if holds is None:
            parts.append(reasons_in(row.test, situation))
        if holds:
            return union([*parts, *([] if parts else [reasons_in(row.value, situation)])])
    return union(parts or [reasons_in(node.default, situation)])
