"""Whole-number terms over columns, each kept once: sums and products of facts and constants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import add, mul, sub
from typing import Any

import numpy as np
import numpy.typing as npt

Term = int
"""The place of a term among `Terms.made`."""

Whole = npt.NDArray[np.int64]
Float = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Column = tuple[Whole, Mask]
"""Values, and where they are known."""

OPERATORS = {"+": add, "-": sub, "*": mul}
NARROW = 2**63


@dataclass
class Terms:
    """Every term once, so that what policies share is computed once a chunk.

    made: ("fact", column), ("constant", number) or (operator, term, term). bounds: the largest
    magnitude each can have. facts: the columns each needs.
    """

    made: list[tuple[Any, ...]] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)
    facts: list[frozenset[str]] = field(default_factory=list)
    _places: dict[tuple[Any, ...], Term] = field(default_factory=dict)

    def fact(self, column: str, bound: int) -> Term:
        """A column."""
        return self._kept(("fact", column), bound, frozenset([column]))

    def constant(self, number: int) -> Term:
        """A number in the text."""
        return self._kept(("constant", number), abs(number), frozenset())

    def joined(self, operator: str, a: Term, b: Term) -> Term:
        """a + b, a - b or a * b; multiplying by one, and two constants, are done here."""
        left, right = self.made[a], self.made[b]
        if left[0] == right[0] == "constant":
            return self.constant(OPERATORS[operator](left[1], right[1]))
        if operator == "*" and ("constant", 1) in (left, right):
            return b if left == ("constant", 1) else a
        x, y = self.bounds[a], self.bounds[b]
        bound = x * y if operator == "*" else x + y
        return self._kept((operator, a, b), bound, self.facts[a] | self.facts[b])

    def wide(self, term: Term) -> bool:
        """Whether 64 bits may not hold it."""
        return self.bounds[term] >= NARROW

    def exact(self, term: Term, row: Mapping[str, int]) -> int:
        """The term in one row, in Python's whole numbers."""
        kind, *parts = self.made[term]
        if kind == "constant":
            return int(parts[0])
        if kind == "fact":
            return row[parts[0]]
        found: int = OPERATORS[kind](self.exact(parts[0], row), self.exact(parts[1], row))
        return found

    def _kept(self, made: tuple[Any, ...], bound: int, facts: frozenset[str]) -> Term:
        if made not in self._places:
            self._places[made] = len(self.made)
            self.made.append(made)
            self.bounds.append(bound)
            self.facts.append(facts)
        return self._places[made]


class Chunk:
    """Some rows of every column, and the terms computed of them so far."""

    def __init__(self, terms: Terms, columns: Mapping[str, Column]) -> None:
        self.terms = terms
        self.columns = columns
        self.answers: dict[Any, Any] = {}
        self._values: dict[tuple[Term, bool], Any] = {}

    def value(self, term: Term, as_float: bool = False) -> Any:
        """The term in every row, as Int64 or as Float64."""
        found = self._values.get((term, as_float))
        if found is None:
            found = self._values[term, as_float] = self._computed(term, as_float)
        return found

    def _computed(self, term: Term, as_float: bool) -> Any:
        kind, *parts = self.terms.made[term]
        if kind == "constant":
            return float(parts[0]) if as_float else parts[0]
        if kind == "fact":
            values = self.columns[parts[0]][0]
            return values.astype(np.float64) if as_float else values
        left, right = (self.value(part, as_float) for part in parts)
        return OPERATORS[kind](left, right)
