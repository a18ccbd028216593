"""What a function's builder is given, and how it reads its arguments."""

from __future__ import annotations

import ast
from typing import Protocol

from guiju.formulas.nodes import Node, Number, Predicate
from guiju.formulas.scope import Scope

MAX_YEARS = 10


class Reader(Protocol):
    """What a builder needs of the parser."""

    scope: Scope

    def node(self, tree: ast.expr) -> Node:
        """Any piece."""

    def number(self, tree: ast.expr) -> Number:
        """A piece that must be a number."""

    def predicate(self, tree: ast.expr) -> Predicate:
        """A piece that must be yes or no."""

    def whole(self, tree: ast.expr, what: str) -> int:
        """A literal whole number."""


def only(reader: Reader, tree: ast.Call, count_of: int) -> list[ast.expr]:
    """The arguments of a call, exactly that many."""
    name = tree.func.id if isinstance(tree.func, ast.Name) else "?"
    if len(tree.args) != count_of:
        reader.scope.refuse(f"{name}(…) 要 {count_of} 个参数，写了 {len(tree.args)} 个")
    return tree.args


def option(reader: Reader, tree: ast.Call, names: tuple[str, ...]) -> tuple[str, int]:
    """The one keyword of a call, one of `names`, with its whole number."""
    for keyword in tree.keywords:
        if keyword.arg not in names:
            reader.scope.refuse(f"不认识的参数“{keyword.arg}”", expected="、".join(names))
    if len(tree.keywords) != 1:
        reader.scope.refuse("要写明年数", expected="或 ".join(f"{name}=3" for name in names))
    keyword = tree.keywords[0]
    years = reader.whole(keyword.value, keyword.arg or "")
    if not 1 <= years <= MAX_YEARS:
        reader.scope.refuse(f"年数 {years} 超出范围", expected=f"1 至 {MAX_YEARS}")
    return keyword.arg or "", years
