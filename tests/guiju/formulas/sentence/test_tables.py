"""Tables read aloud as the brackets their rows really cover."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.documents import parse_all
from guiju.formulas import nodes as n
from guiju.formulas.sentence import bracket, phrase
from guiju.formulas.tables import table
from tests.cast import scope_of

BY_SALES = "{by: sales, at_most: {5000: 5%, 20000: 4%}, else: 3%}"


def made(root: Path, text: str) -> n.Table:
    """A table from its YAML."""
    return table(next(parse_all(text, "表")), scope_of(root))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            BY_SALES,
            "上年销售收入不超过5,000万元时为5%，超过5,000万元、不超过2亿元时为4%，超过2亿元时为3%",
        ),
        (
            "{by: return_rate, at_least: {5%: 20}, more_than: {0: 5}, else: 0}",
            "上年收益率不低于5%时为20，超过0%、低于5%时为5，不超过0%时为0",
        ),
        (
            "{by: patents, at_least: {5: [7, 8]}, is: {1: 2}, else: 0}",
            "专利不低于5件时为7至8之间，为1件时为2，低于5件时为0",
        ),
        (
            "{by: level, is: {nation: 10}, at_least: {city: 4}, else: 0}",
            "级别为国家级时为10，不低于市级时为4，低于市级时为0",
        ),
        (
            "{rows: [{if: holds(hte), value: 3}, {if: core, value: 2}], else: 0}",
            "持有有效的高企资质时为3，“核心技术”为是时为2，其余情形为0",
        ),
    ],
)
def test_rows(tmp_path: Path, text: str, words: str) -> None:
    """Each row carries what the rows before it left over."""
    assert phrase(made(tmp_path, text)) == words


def test_one_row(tmp_path: Path) -> None:
    """A single row is told with both of its ends."""
    sales = made(tmp_path, BY_SALES)
    assert bracket(sales, 0) == "上年销售收入不超过5,000万元"
    assert bracket(sales, 1) == "上年销售收入超过5,000万元、不超过2亿元"
    assert bracket(sales, 2) == "上年销售收入超过2亿元"


def test_border_of_two_words(tmp_path: Path) -> None:
    """At the same border the stricter of two words is the one that is said."""
    both = made(tmp_path, "{by: patents, more_than: {3: 2}, at_least: {3: 1}, else: 0}")
    assert phrase(both) == "专利超过3件时为2，不低于3件、不超过3件时为1，低于3件时为0"
