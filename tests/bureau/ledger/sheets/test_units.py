"""The unit of a column: what the sheet says, else a guess with its reason."""

from __future__ import annotations

from bureau.ledger.reading import kind_of
from bureau.ledger.sheets.units import unit_of

RD = kind_of("enterprise").concepts["rd_expense_hte"]


def test_the_heading_is_believed() -> None:
    """A unit in the heading is sure, and goes before the line above the table."""
    found = unit_of(RD, [321], "元", "万元")
    assert (found.unit, found.sure) == ("元", True)


def test_the_line_above_speaks_for_all() -> None:
    """单位：万元 over the table."""
    assert unit_of(RD, [321], "", "万元").unit == "万元"


def test_a_guess_by_size_has_its_reason() -> None:
    """A median of 3,210,000 is three million yuan rather than thirty billion; 321 is 万元."""
    found = unit_of(RD, [3_000_000, "3,210,000", 5_000_000])
    assert (found.unit, found.sure) == ("元", False)
    assert "3,210,000" in found.why
    assert unit_of(RD, [300, 321, 500]).unit == "万元"
    assert unit_of(RD, []).unit == "万元"


def test_listed_firms_are_in_yuan() -> None:
    """A median of two billion is nothing but yuan."""
    assert unit_of(RD, [1.5e9, 2e9, 3e9]).unit == "元"


def test_last_year_decides_and_warns() -> None:
    """Three firms at the size of last year in 元, whatever the heading says."""
    known = [(3_210_000, 300_000_000), (1_100_000, 100_000_000), (950_000, 100_000_000)]
    assert unit_of(RD, [3_210_000], known=known).unit == "元"
    warned = unit_of(RD, [3_210_000], "万元", known=known)
    assert (warned.unit, warned.sure) == ("万元", False)
    assert "上年" in warned.warning
