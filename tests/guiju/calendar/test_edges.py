"""Where a window begins or ends: no more precise than what was written."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.calendar import edge


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("6月1日", 2026, date(2026, 6, 1), date(2026, 6, 1)),
        ("6月中旬", 2026, date(2026, 6, 11), date(2026, 6, 20)),
        ("2月下旬", 2024, date(2024, 2, 21), date(2024, 2, 29)),
        ("2月", 2025, date(2025, 2, 1), date(2025, 2, 28)),
        ("12月上旬", 2025, date(2025, 12, 1), date(2025, 12, 10)),
    ],
)
def test_an_edge_is_as_wide_as_its_words(text: str, year: int, first: date, last: date) -> None:
    """A month has its whole month, a third of it ten days or the rest."""
    found = edge(text)
    assert found is not None
    assert (found.first(year), found.last(year), found.text()) == (first, last, text)


@pytest.mark.parametrize("text", ["", "13月", "6月31日", "2月29日", "0月", "六月", "6-1", "6月0日"])
def test_what_is_no_edge(text: str) -> None:
    """A day that some year lacks is no edge of every year."""
    assert edge(text) is None
