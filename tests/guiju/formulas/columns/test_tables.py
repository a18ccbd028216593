"""Tables in columns: rows that may hold, keys without a number."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import polars as pl

from guiju.formulas import nodes as n
from tests.guiju.formulas.columns.cells import NOT_COMPUTABLE, cells
from tests.guiju.formulas.columns.drawn_concepts import CONCEPTS

DAY = date(2024, 12, 31)
FRAME = pl.DataFrame({"patents": [5, 1, None], "money@2023": [0, 0, 0]})
PATENTS = n.Fact(concept=CONCEPTS["patents"])


def _constant(value: int) -> n.Constant:
    return n.Constant(value=Fraction(value))


def _table(key: n.Number, high: n.Number, low: n.Number, nothing: n.Number | None) -> n.Table:
    test = n.Compare(left=key, word="at_least", right=_constant(3))
    row = n.Row(test=test, value=high)
    return n.Table(key=key, rows=(row,), default=low, nothing=nothing)


def test_a_blank_key_leaves_every_row() -> None:
    """3 patents or more 20 points, else 8: 20, 8, and 8…20."""
    table = _table(PATENTS, _constant(20), _constant(8), None)
    assert cells(table, FRAME, DAY) == [(20, 20, False), (8, 8, False), (8, 20, False)]


def test_a_key_that_never_has_a_number() -> None:
    """The value the law says for it; without one, every row."""
    key = n.Nothing(reason="无从算起")
    assert (
        cells(_table(key, _constant(20), _constant(8), _constant(2)), FRAME, DAY)
        == [(2, 2, False)] * 3
    )
    assert cells(_table(key, _constant(20), _constant(8), None), FRAME, DAY) == [(8, 20, False)] * 3


def test_a_row_without_a_number_counts_only_where_it_may_hold() -> None:
    """The row gives patents ÷ 0: no number where it holds, unknown where it may, else 8."""
    money = n.Fact(concept=CONCEPTS["money"])
    table = _table(PATENTS, n.Quotient(top=PATENTS, bottom=money), _constant(8), None)
    assert cells(table, FRAME, DAY) == [NOT_COMPUTABLE, (8, 8, False), (None, None, False)]
