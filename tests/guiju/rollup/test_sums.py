"""Sums over records: exact, in any unit, a span where a record or an amount is open."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from guiju.rollup import Amount
from tests.guiju.rollup.grants import SUM, TABLES, WHERE, with_line
from tests.records import counted, ids


def test_a_sum_is_exact(tmp_path: Path) -> None:
    """To the hundredth of a 分, over exactly the records of its scope."""
    found = counted(tmp_path, WHERE, TABLES, "grant", more=SUM)
    assert found.value == Fraction("2533.000001")
    assert ids(found.records) == ["grant-1", "grant-2"]


def test_a_sum_in_another_unit(tmp_path: Path) -> None:
    """The same money in 亿元 is a ten-thousandth."""
    found = counted(tmp_path, WHERE, TABLES, "grant", more=SUM.replace("万元", "亿元"))
    assert found.value == Fraction("0.2533000001")


def test_a_record_that_may_count_makes_a_span(tmp_path: Path) -> None:
    """A blank level: from the sum without it to the sum with it, and the record is named."""
    line = "grant-7,body-1,approved,,project,100,2024-08,A,"
    found = counted(tmp_path, WHERE, with_line(line), "grant", more=SUM)
    assert found.amount == Amount(Fraction("2533.000001"), Fraction("2633.000001"))
    assert (found.value, ids(found.possible)) == (None, ["grant-7"])
    assert found.footnotes == ("另有1条缺项，能否计入待核",)


def test_a_blank_amount_leaves_the_sum_open_above(tmp_path: Path) -> None:
    """There is a floor, and no ceiling; nought is never assumed."""
    line = "grant-7,body-1,approved,province,project,,2024-08,A,"
    found = counted(tmp_path, WHERE, with_line(line), "grant", more=SUM)
    assert found.amount == Amount(Fraction("2533.000001"), None)


def test_a_known_no_ends_the_matter(tmp_path: Path) -> None:
    """A blank date does not matter where the scope is another one."""
    line = "grant-7,body-1,approved,province,people,100,,A,"
    found = counted(tmp_path, WHERE, with_line(line), "grant", more=SUM)
    assert found.possible == ()
