"""The same formula read some years earlier."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from guiju.formulas.nodes import Exists, Fact, Metric, Node, ReferenceYear, Window

T = TypeVar("T", bound=Node)


def shifted(node: T, years: int) -> T:
    """`node` with every year moved by `years` (-1: the year before); instants stay."""
    if years == 0:
        return node
    changes: dict[str, Any] = {}
    for part in fields(node):
        value = getattr(node, part.name)
        moved = _shifted_value(value, years)
        if moved is not value:
            changes[part.name] = moved
    moving = Exists | Metric | ReferenceYear
    if isinstance(node, moving) or (isinstance(node, Fact) and node.concept.yearly):
        changes["shift"] = node.shift + years
    if isinstance(node, Window):
        changes["shifts"] = tuple(shift + years for shift in node.shifts)
    return replace(node, **changes) if changes else node


def _shifted_value(value: Any, years: int) -> Any:
    if isinstance(value, Node):
        return shifted(value, years)
    if isinstance(value, tuple) and any(isinstance(item, Node) for item in value):
        return tuple(shifted(item, years) if isinstance(item, Node) else item for item in value)
    return value
