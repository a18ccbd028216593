"""A snapshot filled from elsewhere than tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

import guiju
from guiju.facts import facts_of_row

DAY = date(2024, 12, 31)


@pytest.fixture(scope="module")
def vocabulary() -> Any:
    """The vocabulary as it is shipped."""
    return guiju.load_rulebook().vocabulary


def back(snapshot: guiju.Snapshot, row: int, vocabulary: Any) -> guiju.Facts:
    """One entity of a snapshot as the exact reading takes it."""
    return facts_of_row(snapshot.frame.row(row, named=True), vocabulary, DAY)


def test_what_is_scattered_later_stands(vocabulary: Any) -> None:
    """Of two values for a cell the later; a later blank makes it blank again."""
    made = guiju.Snapshot.gathering(vocabulary, ["a", "b"], DAY)
    sales = made.column("sales_revenue", 2023)
    rows, columns = np.array([0, 0, 1, 1], np.int32), np.full(4, sales, np.int32)
    known = np.array([True, True, True, False])
    made.scatter(rows, columns, np.array([1, 2, 3, 0], np.int64), known)
    snapshot = guiju.Snapshot.gathered(made)
    assert back(snapshot, 0, vocabulary).years == {"sales_revenue": {2023: 2}}
    assert back(snapshot, 1, vocabulary).years == {}


def test_a_firm_put_in_comes_out_the_same(vocabulary: Any) -> None:
    """Numbers, choices, texts, lists and titles of one firm, and of one nothing is known of."""
    firm = guiju.entity_from_mapping(
        {
            "id": "b",
            "facts": {
                "registration_date": "2018-03-01",
                "resident_enterprise": True,
                "sales_revenue": {2022: 10, 2023: "11.5"},
                "science_awards": [{"level": "provincial", "date": "2023-05-01", "rank": 1}],
                "major_incident_dates": [],
            },
            "titles": {"hte": "2026-11-05"},
        },
        vocabulary,
        as_of=DAY,
    )
    made = guiju.Snapshot.gathering(vocabulary, ["a", "b"], DAY)
    made.describe(1, name="示例甲", town="乙镇")
    made.put(1, "sales_revenue", 7, 2019)  # forgotten: the whole firm comes anew
    made.facts(1, firm)
    snapshot = guiju.Snapshot.gathered(made, rows=6)
    assert back(snapshot, 1, vocabulary) == firm
    nothing = back(snapshot, 0, vocabulary)
    assert (nothing.values, nothing.years, nothing.lists, nothing.titles) == ({}, {}, {}, None)
    assert snapshot.frame.row(1, named=True)["name"] == "示例甲"
    assert (snapshot.counts["rows"], snapshot.counts["entities"]) == (6, 2)


def test_many_columns_fit(vocabulary: Any) -> None:
    """More columns than there was room for at first keep what was put before."""
    made = guiju.Snapshot.gathering(vocabulary, ["a"], DAY)
    for year in range(1950, 2050):
        made.put(0, "sales_revenue", year, year)
    found = back(guiju.Snapshot.gathered(made), 0, vocabulary).years["sales_revenue"]
    assert found == {year: year for year in range(1950, 2050)}


def test_entities_out_of_order_are_refused(vocabulary: Any) -> None:
    """A row's number would stand for another firm."""
    with pytest.raises(ValueError, match="not sorted"):
        guiju.Snapshot.gathering(vocabulary, ["b", "a"], DAY)
