"""“At least n of”, written out by halves or counted: the same answer for every yes, no, unknown."""

from __future__ import annotations

from itertools import product

import polars as pl
import pytest

from guiju.evaluation.outcome_columns import _counted, _picked, at_least


def by_hand(row: tuple[bool | None, ...], needed: int) -> bool | None:
    """Yes when enough hold, no when even the open ones would not be enough."""
    if row.count(True) >= needed:
        return True
    return False if row.count(True) + row.count(None) < needed else None


@pytest.mark.parametrize("members", [2, 3, 4, 5, 6])
def test_every_combination(members: int) -> None:
    """All 3^n rows and every number needed, in each way of writing it."""
    rows = list(product([True, False, None], repeat=members))
    names = [f"c{number}" for number in range(members)]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.Boolean), orient="row")
    held = [pl.col(name) for name in names]
    for needed in range(1, members + 1):
        expected = [by_hand(row, needed) for row in rows]
        for way in (at_least, _picked, _counted):
            assert frame.select(way(needed, held)).to_series().to_list() == expected, (way, needed)


def test_many_members_are_counted() -> None:
    """Ten of twenty, written out, would be 184,756 ways."""
    names = [f"c{number}" for number in range(20)]
    held = [pl.col(name) for name in names]
    frame = pl.DataFrame({name: [True, number % 2 == 0] for number, name in enumerate(names)})
    assert frame.select(at_least(11, held)).to_series().to_list() == [True, False]
    assert len(str(at_least(11, held))) < 10_000
