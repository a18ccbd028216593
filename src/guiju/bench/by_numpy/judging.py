"""Verdicts by NumPy: compiled once, then chunk by chunk, what policies share computed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_, or_

import numpy as np
import numpy.typing as npt
import polars as pl

from guiju.bench.by_numpy.conditions import Pair, judged
from guiju.bench.by_numpy.fractions import Fractions
from guiju.bench.by_numpy.terms import Chunk, Column, Mask, Terms
from guiju.facts.columns import ENTITY
from guiju.policies.conditions import Condition, Group, Leaf
from guiju.rulebook import Rulebook

ROWS = 32_768
"""Rows in a chunk: its columns stay in the processor's own memory."""

Fold = Callable[[Chunk], Pair]
Codes = npt.NDArray[np.uint8]


class NumpyPeer:
    """The policies of a generated rulebook for one reference year."""

    def __init__(self, rulebook: Rulebook, reference: int) -> None:
        self.terms = Terms()
        self.fractions = Fractions(self.terms, reference)
        self.folds: dict[str, Fold] = {}
        for name, policy in rulebook.policies.items():
            tree = policy.versions[0].tree
            assert tree is not None
            self.folds[name] = self._fold(tree)

    def verdicts(self, columns: Mapping[str, Column], count: int) -> dict[str, Codes]:
        """0 ineligible, 1 eligible, 2 unknown, for every policy and row."""
        found = {name: np.empty(count, np.uint8) for name in self.folds}
        for start in range(0, count, ROWS):
            rows = slice(start, start + ROWS)
            part = {name: (values[rows], known[rows]) for name, (values, known) in columns.items()}
            chunk = Chunk(self.terms, part)
            for name, fold in self.folds.items():
                met, unmet = fold(chunk)
                found[name][rows] = met + ~(met | unmet) * np.uint8(2)
        return found

    def _fold(self, condition: Condition) -> Fold:
        if isinstance(condition, Leaf):
            return judged(condition, self.fractions).outcome
        assert isinstance(condition, Group)
        members = [self._fold(member) for member in condition.members]
        if condition.kind == "none":
            return lambda chunk: _flipped(_counted(members, 1, chunk))
        return lambda chunk: _counted(members, condition.needed, chunk)


def _flipped(pair: Pair) -> Pair:
    return pair[1], pair[0]


def _counted(members: list[Fold], needed: int, chunk: Chunk) -> Pair:
    met, unmet = zip(*(member(chunk) for member in members), strict=True)
    if needed == len(members):
        return reduce(and_, met), reduce(or_, unmet)
    if needed == 1:
        return reduce(or_, met), reduce(and_, unmet)
    return _sum(met) >= needed, _sum(unmet) > len(members) - needed


def _sum(masks: tuple[Mask, ...]) -> npt.NDArray[np.int8]:
    total = masks[0].astype(np.int8)
    for mask in masks[1:]:
        total += mask
    return total


def columns_of(frame: pl.DataFrame) -> dict[str, Column]:
    """Every fact of a frame as the peer wants it: Int64 values, and where they are known."""
    return {
        series.name: (
            series.fill_null(0).cast(pl.Int64).to_numpy(),
            series.is_not_null().to_numpy(),
        )
        for series in frame.drop(ENTITY)
    }
