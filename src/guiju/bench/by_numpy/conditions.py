"""One condition for a chunk of rows: where it is met, where it is unmet, unknown elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import and_, ge, gt, le, lt
from typing import Any

import numpy as np

from guiju.bench.by_numpy.fractions import Fractions, Share
from guiju.bench.by_numpy.terms import Chunk, Mask, Term
from guiju.formulas.nodes import Compare, Constant, Table
from guiju.policies.conditions import Leaf

Pair = tuple[Mask, Mask]
"""Where met, where unmet."""

WORDS: dict[str, Callable[[Any, Any], Any]] = {
    "at_least": ge,
    "more_than": gt,
    "at_most": le,
    "less_than": lt,
}
CLOSE = 1e-9
"""Floats nearer than this, as a share of their size, are compared again in whole numbers."""


@dataclass(frozen=True)
class Test:
    """left `word` right, cross-multiplied; wide when 64 bits may not hold a side."""

    left: Term
    word: str
    right: Term
    wide: bool

    def answer(self, chunk: Chunk) -> Mask:
        """Yes or no in every row, meaningless where something is blank."""
        found: Mask | None = chunk.answers.get(self)
        if found is None:
            compare = WORDS[self.word]
            left, right = (chunk.value(side, self.wide) for side in (self.left, self.right))
            found = compare(left, right)
            if self.wide:
                _mended(self, chunk, left, right, found)
            chunk.answers[self] = found
        return found


def _mended(test: Test, chunk: Chunk, left: Any, right: Any, found: Mask) -> None:
    """Decide again, in Python's whole numbers, where floats cannot tell."""
    terms = chunk.terms
    columns = sorted(terms.facts[test.left] | terms.facts[test.right])
    close = np.abs(left - right) <= CLOSE * (np.abs(left) + np.abs(right))
    for row in np.flatnonzero(close).tolist():
        values = {name: int(chunk.columns[name][0][row]) for name in columns}
        sides = (terms.exact(side, values) for side in (test.left, test.right))
        found[row] = WORDS[test.word](*sides)


@dataclass(frozen=True)
class Judged:
    """A condition: tests in order, the first whose `key` holds decides; the last has no key.

    needs: columns that must be known; positive: denominators that must not be zero.
    """

    rows: tuple[tuple[Test | None, Test], ...]
    needs: frozenset[str]
    positive: tuple[Term, ...]

    def outcome(self, chunk: Chunk) -> Pair:
        """Where met and where unmet."""
        found: Pair | None = chunk.answers.get(self)
        if found is None:
            (_, last), *banded = reversed(self.rows)
            answer = last.answer(chunk)
            for key, test in banded:
                assert key is not None
                answer = np.where(key.answer(chunk), test.answer(chunk), answer)
            known = _known(chunk, self.needs, self.positive)
            met = answer & known
            found = chunk.answers[self] = (met, known & ~met)
        return found


def _known(chunk: Chunk, needs: frozenset[str], positive: tuple[Term, ...]) -> Mask:
    found: Mask | None = chunk.answers.get((needs, positive))
    if found is None:
        masks = [chunk.columns[name][1] for name in sorted(needs)]
        masks += [chunk.value(term) > 0 for term in positive]
        found = chunk.answers[needs, positive] = reduce(and_, masks)
    return found


def judged(leaf: Leaf, fractions: Fractions) -> Judged:
    """A leaf of the generated rulebook, ready for chunks."""
    value = fractions.read(leaf.measure)
    rows: list[tuple[Test | None, Test]]
    needs = fractions.terms.facts[value.top].union(*_facts(fractions, value.bottoms))
    if isinstance(leaf.threshold, Table):
        rows = [*_bands(leaf, value, leaf.threshold, fractions)]
        keys = [key for key, _ in rows if key is not None]
        needs = needs.union(*_facts(fractions, [key.left for key in keys]))
    else:
        assert isinstance(leaf.threshold, Constant)
        limit = (1 + leaf.threshold.value) ** leaf.power if leaf.power > 1 else leaf.threshold.value
        rows = [(None, _test(value, leaf.word, limit, fractions))]
    return Judged(tuple(rows), needs, value.bottoms)


def _facts(fractions: Fractions, terms: Iterable[Term]) -> list[frozenset[str]]:
    return [fractions.terms.facts[term] for term in terms]


def _bands(
    leaf: Leaf, value: Share, table: Table, fractions: Fractions
) -> Iterable[tuple[Test | None, Test]]:
    for row in table.rows:
        assert isinstance(row.test, Compare)
        assert isinstance(row.test.right, Constant)
        assert isinstance(row.value, Constant)
        size = fractions.read(row.test.left)
        key = _test(size, row.test.word, row.test.right.value, fractions)
        yield key, _test(value, leaf.word, row.value.value, fractions)
    assert isinstance(table.default, Constant)
    yield None, _test(value, leaf.word, table.default.value, fractions)


def _test(value: Share, word: str, limit: Fraction, fractions: Fractions) -> Test:
    """top × q against bottoms × by × p, the two numbers reduced."""
    exact = limit * value.by
    left = fractions.product(value.top, fractions.terms.constant(exact.denominator))
    right = fractions.product(*value.bottoms, fractions.terms.constant(exact.numerator))
    wide = fractions.terms.wide(left) or fractions.terms.wide(right)
    return Test(left, word, right, wide)
