"""Yes/no in columns: years before the firm, and lists whose records lack what a filter asks for."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import polars as pl
import pytest

from guiju.calendar import to_number
from guiju.errors import BadInput
from guiju.formulas import nodes as n
from tests.guiju.formulas.columns.cells import cells
from tests.guiju.formulas.columns.drawn_concepts import CONCEPTS, RECORD

DAY = date(2024, 12, 31)
AWARDS = CONCEPTS["awards"]


def test_a_yes_of_a_year_before_the_firm_is_unknown() -> None:
    """Registered in 2024, nothing about 2023 can be said, not even by a formula."""
    truth = n.Truth(fact=n.Fact(concept=CONCEPTS["audited"], derived=n.Exists(shift=-5)))
    frame = pl.DataFrame(
        {
            "audited@2023": [1, None, 1, None],
            "registration_date": [to_number(date(2024, 1, 1))] * 2
            + [to_number(date(2019, 1, 1))] * 2,
        },
        schema={"audited@2023": pl.Int8, "registration_date": pl.Int32},
    )
    assert cells(truth, frame, DAY) == [None, None, True, False]


def _awards(field: str) -> n.Count:
    limit = n.Constant(value=Fraction(2))
    asked = n.Compare(left=n.Field(concept=RECORD[field], name=field), word="at_most", right=limit)
    return n.Count(concept=AWARDS, test=asked)


def test_a_field_the_records_lack_is_blank() -> None:
    """Two awards whose ranks nobody wrote down: between none and two of rank 2 or better."""
    frame = pl.DataFrame({"awards": [[{"level": 1}, {"level": 0}], [], None]})
    wanted = [(0, 2, False), (0, 0, False), (0, None, False)]
    assert cells(_awards("rank"), frame, DAY) == wanted
    assert cells(_awards("level"), frame, DAY) == [(2, 2, False), *wanted[1:]]


def test_records_that_are_all_empty_have_no_fields() -> None:
    """A list column in which nobody has a record carries no fields at all."""
    frame = pl.DataFrame({"awards": pl.Series([[], None], dtype=pl.List(pl.Null))})
    assert cells(_awards("rank"), frame, DAY) == [(0, 0, False), (0, None, False)]


def test_a_filter_reads_the_record_only() -> None:
    """A fact of the firm inside a filter is refused in words, before anything is computed."""
    patents = n.Fact(concept=CONCEPTS["patents"])
    rank = n.Field(concept=RECORD["rank"], name="rank")
    asked = n.Count(concept=AWARDS, test=n.Compare(left=rank, word="at_most", right=patents))
    frame = pl.DataFrame({"awards": [[{"rank": 1}]], "patents": [3]})
    with pytest.raises(BadInput, match="筛选"):
        cells(asked, frame, DAY)
