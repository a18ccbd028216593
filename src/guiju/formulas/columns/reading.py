"""The column reading: each node becomes Polars expressions over a wide frame, for one day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from guiju.calendar import to_number
from guiju.errors import BadInput, Problem
from guiju.formulas.columns.comparing import compare
from guiju.formulas.columns.ratio import Ratio
from guiju.formulas.columns.value import ColumnValue, Flag
from guiju.formulas.columns.whole import Whole
from guiju.formulas.nodes import REGISTRATION, Node, Number, Predicate

_BUILDERS: dict[type[Node], Callable[[ColumnReading, Any], Any]] = {}


def reads(kind: type[Node]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register the builder of one kind of node."""

    def register(builder: Callable[..., Any]) -> Callable[..., Any]:
        _BUILDERS[kind] = builder
        return builder

    return register


@dataclass(frozen=True)
class Record:
    """One record of a list while its filter is being built, and the fields the frame has of it."""

    element: pl.Expr
    fields: frozenset[str]


def record_of(column: pl.DataType) -> Record:
    """The record of a list's column."""
    inner = column.inner if isinstance(column, pl.List) else None
    names = [field.name for field in inner.fields] if isinstance(inner, pl.Struct) else []
    return Record(pl.element(), frozenset(names))


class ColumnReading:
    """Expressions over frames of one schema, for one day and one reference year.

    stages: intermediate columns; add each list with `with_columns`, in order, before selecting
    anything made here. They keep expressions small where a value is needed several times.
    record: what `Field` nodes read while a list's filter is being built.
    """

    def __init__(self, schema: Mapping[str, pl.DataType], today: date, reference: int) -> None:
        self.schema = schema
        self.today = today
        self.day = to_number(today)
        self.reference = reference
        self.stages: list[list[pl.Expr]] = []
        self.record: Record | None = None
        self.metrics: dict[tuple[str, int], ColumnValue] = {}
        self._levels: dict[str, int] = {}
        self._staged: dict[bytes, str] = {}
        self._memo: dict[int, tuple[Node, Any]] = {}

    def number(self, node: Number) -> ColumnValue:
        """A number node as an interval of expressions."""
        found: ColumnValue = self._built(node)
        return found

    def predicate(self, node: Predicate) -> pl.Expr:
        """A yes/no node as a Boolean expression, null for unknown."""
        found: pl.Expr = self._built(node)
        return found

    def compare(self, left: ColumnValue, word: str, right: ColumnValue) -> pl.Expr:
        """A comparison of two values made here."""
        return compare(left, word, right)

    def column(self, name: str) -> pl.Expr | None:
        """A column of the frame, None when it is absent: then it is blank for everybody."""
        if self.record is not None:  # Polars lets a list's filter see nothing but the list
            raise BadInput(
                Problem(
                    f"count(…) 的筛选里用到了记录以外的“{name}”，批量计算不支持",
                    expected="只用记录的字段和数",
                )
            )
        return pl.col(name) if name in self.schema else None

    def remember(self, node: Number, value: ColumnValue) -> None:
        """Read `node` as this value from now on."""
        if self.record is None:
            self._memo[id(node)] = (node, value)

    def before_registration(self, shift: int) -> Flag:
        """Rows for which the year at `shift` did not exist yet; a blank date is never such."""
        column = self.column(REGISTRATION)
        if column is None:
            return False
        next_year = to_number(date(self.reference + shift + 1, 1, 1))
        return self._named((column >= next_year).fill_null(False), f"·before·{shift}")

    def kept(self, value: ColumnValue) -> ColumnValue:
        """The value, its expressions computed once and called by column name."""
        lo = self._kept_ratio(value.lo)
        hi = lo if value.is_point else self._kept_ratio(value.hi)
        nothing, doubt = self.kept_flag(value.not_computable), self.kept_flag(value.doubt)
        return ColumnValue(lo, hi, nothing, doubt)

    def kept_flag(self, flag: Flag) -> Flag:
        """A flag computed once."""
        return flag if isinstance(flag, bool) else self.kept_expr(flag)

    def _kept_ratio(self, ratio: Ratio) -> Ratio:
        bottoms = tuple(self._kept_whole(bottom) for bottom in ratio.bottoms)
        halves = ratio.halves
        if halves:
            halves = self._kept_whole(halves[0]), self._kept_whole(halves[1])
        return Ratio(self._kept_whole(ratio.top), bottoms, ratio.by, halves)

    def _kept_whole(self, whole: Whole) -> Whole:
        if whole.literal is not None:
            return whole
        return replace(whole, expr=self.kept_expr(whole.expr))

    def _named(self, expr: pl.Expr, name: str) -> pl.Expr:
        """A Boolean kept under a name of its own, made once."""
        return self._stage(expr, name) if name not in self._levels else pl.col(name)

    def kept_expr(self, expr: pl.Expr) -> pl.Expr:
        """An expression computed once; plain columns and literals stay as they are."""
        if expr.meta.is_column() or expr.meta.is_literal() or self.record is not None:
            return expr
        return self._stage(expr, f"·{len(self._levels)}")

    def _stage(self, expr: pl.Expr, name: str) -> pl.Expr:
        # Policies ask the same of the same facts over and over: what is staged already is not
        # computed again under a second name.
        name = self._staged.setdefault(expr.meta.serialize(), name)
        if name in self._levels:
            return pl.col(name)
        needs = (self._levels.get(root, -1) for root in expr.meta.root_names())
        level = max(needs, default=-1) + 1
        while len(self.stages) <= level:
            self.stages.append([])
        self.stages[level].append(expr.alias(name))
        self._levels[name] = level
        return pl.col(name)

    def _built(self, node: Node) -> Any:
        # By identity: equal trees are the same object wherever it matters, and hashing is not free.
        found = self._memo.get(id(node))
        if found is None or self.record is not None:
            found = (node, _BUILDERS[type(node)](self, node))
            if self.record is None:
                self._memo[id(node)] = found
        return found[1]
