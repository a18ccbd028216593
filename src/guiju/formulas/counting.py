"""count(list, filters…, within_years=… | within_days=…)."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

from guiju.formulas.nodes import Both, Count, Field, Predicate
from guiju.formulas.scope import Scope
from guiju.vocabulary import Concept, Unit

_WINDOWS = ("within_years", "within_days")


def count(reader: Any, tree: ast.Call) -> Count:
    """How many records pass; `reader` is the parser, its scope is narrowed to the record."""
    scope: Scope = reader.scope
    concept = _list(tree, scope)
    fields = dict(concept.fields)
    if concept.item is not None:
        fields["item"] = concept.item
    inner = type(reader)(replace(scope, record=fields), reader.text)
    tests = tuple(inner.predicate(argument) for argument in tree.args[1:])
    test: Predicate | None = None
    if tests:
        test = tests[0] if len(tests) == 1 else Both(tests=tests)
    window = _window(reader, tree)
    return Count(
        unit=Unit(label="项"),
        concept=concept,
        test=test,
        day=_day_field(fields, scope) if window else None,
        years=window.get("within_years"),
        days=window.get("within_days"),
    )


def _list(tree: ast.Call, scope: Scope) -> Concept:
    first = tree.args[0] if tree.args else None
    concept = scope.kind.find(first.id) if isinstance(first, ast.Name) else None
    if concept is None or concept.type != "list":
        lists = [name for name, item in scope.kind.concepts.items() if item.type == "list"]
        scope.refuse("count(…) 的第一个参数要是列表类概念", expected="、".join(lists))
    return concept


def _window(reader: Any, tree: ast.Call) -> dict[str, int]:
    window: dict[str, int] = {}
    for keyword in tree.keywords:
        name = str(keyword.arg)
        if name not in _WINDOWS:
            reader.scope.refuse(f"不认识的参数“{name}”", expected="、".join(_WINDOWS))
        window[name] = reader.whole(keyword.value, name)
    if len(window) > 1:
        reader.scope.refuse("within_years 与 within_days 只写一个")
    return window


def _day_field(fields: dict[str, Any], scope: Scope) -> Field:
    for name, concept in fields.items():
        if concept.type == "date":
            key = None if name == "item" else name
            return Field(unit=concept.measured_in, concept=concept, name=key)
    scope.refuse("这个列表没有日期，不能按时间窗口计数")
