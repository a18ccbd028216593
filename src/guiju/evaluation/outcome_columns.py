"""A version's tree as Polars expressions: the fold of `deciding`, for every row at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from math import comb
from operator import add, and_, or_
from typing import Any

import polars as pl

from guiju.evaluation.deciding import compounded
from guiju.formulas.columns import ColumnReading
from guiju.formulas.nodes import Number, Predicate
from guiju.policies.conditions import MET, UNKNOWN, UNMET, WAIVED, Condition, Group, Leaf
from guiju.policies.policy import Version


@dataclass(frozen=True)
class NodeColumns:
    """One condition's outcome in columns.

    holds: Boolean, null when unknown (a waived condition holds). waived: Boolean without nulls,
    None where nothing can waive it.
    """

    holds: pl.Expr
    waived: pl.Expr | None = None

    @property
    def code(self) -> pl.Expr:
        """0 unmet, 1 met, 2 unknown, 3 waived, as UInt8."""
        code = coded(self.holds)
        if self.waived is None:
            return code
        return pl.when(self.waived).then(pl.lit(WAIVED, dtype=pl.UInt8)).otherwise(code)


def coded(holds: pl.Expr) -> pl.Expr:
    """0 no, 1 yes, 2 unknown, as UInt8; choosing among constants is far quicker than a cast."""
    unmet, met, unknown = (pl.lit(code, dtype=pl.UInt8) for code in (UNMET, MET, UNKNOWN))
    return pl.when(holds.is_null()).then(unknown).when(holds).then(met).otherwise(unmet)


class TreeColumns:
    """The expressions of one version's tree for one schema and day.

    Leaves are among the reading's stages; groups refer to them by column name, so that none is
    computed twice, however many policies ask the same.
    """

    def __init__(self, version: Version, reading: ColumnReading) -> None:
        self.reading = reading
        self.by_node: dict[int, NodeColumns] = {}
        self.verdict = self._node(version.tree) if version.tree else None
        self.version = version

    def rows(self) -> list[NodeColumns]:
        """The outcomes of the version's rows, in order."""
        return [self.by_node[id(row)] for row in self.version.rows]

    def _node(self, condition: Condition) -> NodeColumns:
        own = self._leaf(condition) if isinstance(condition, Leaf) else self._group(condition)
        made = NodeColumns(own)
        if condition.unless:
            waiver = self._node(condition.unless).holds
            waived = waiver.fill_null(False) & ~own.fill_null(False)
            made = NodeColumns(own | waiver, waived)
        self.by_node[id(condition)] = made
        return made

    def _leaf(self, leaf: Leaf) -> pl.Expr:
        return self.reading.kept_expr(self._judged(leaf))

    def _judged(self, leaf: Leaf) -> pl.Expr:
        if isinstance(leaf.measure, Predicate):
            answer = self.reading.predicate(leaf.measure)
            return answer if leaf.expected else ~answer
        assert isinstance(leaf.measure, Number)
        assert leaf.threshold is not None
        value = self.reading.number(leaf.measure)
        limit = self.reading.number(compounded(leaf.threshold, leaf.power))
        answer = self.reading.compare(value, leaf.word, limit)
        if leaf.nothing is None or isinstance(value.not_computable, bool):
            return answer
        over_nothing = pl.lit(leaf.nothing == 1)
        return pl.when(value.not_computable).then(over_nothing).otherwise(answer)

    def _group(self, condition: Condition) -> pl.Expr:
        assert isinstance(condition, Group)
        held = [self._node(member).holds for member in condition.members]
        if condition.kind == "none":
            return ~_folded(or_, held)
        return at_least(condition.needed, held)


MOST_WAYS = 100
"""Ways to pick some of the members up to which picking is written out."""


def at_least(needed: int, held: list[pl.Expr]) -> pl.Expr:
    """Whether that many hold: yes, no, or null while it may still turn either way."""
    if needed == len(held):
        return _folded(and_, held)
    if needed == 1:
        return _folded(or_, held)
    return _picked(needed, held) if comb(len(held), needed) <= MOST_WAYS else _counted(needed, held)


def _picked(needed: int, held: list[pl.Expr]) -> pl.Expr:
    """Some of one half and the rest of the other, in every way.

    Kleene's `and` and `or` without a `not` keep unknowns exact, and over bits they cost a
    fiftieth of adding numbers up.
    """
    middle = len(held) // 2
    left, right = held[:middle], held[middle:]
    ways = []
    for some in range(max(0, needed - len(right)), min(middle, needed) + 1):
        parts = [(some, left), (needed - some, right)]
        ways.append(_folded(and_, [at_least(k, members) for k, members in parts if k]))
    return _folded(or_, ways)


def _counted(needed: int, held: list[pl.Expr]) -> pl.Expr:
    met = _folded(add, [h.fill_null(False).cast(pl.UInt8) for h in held])
    possible = _folded(add, [h.fill_null(True).cast(pl.UInt8) for h in held])
    return pl.when(met >= needed).then(True).when(possible < needed).then(False)


def _folded(join: Callable[[Any, Any], Any], held: list[pl.Expr]) -> pl.Expr:
    joined: pl.Expr = reduce(join, held)
    return joined
