"""One firm, judged exactly: windows of years, young firms, brackets."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from guiju.evaluation.judging import Judgement, judge
from tests.cast import DAY, firm, small_rulebook

SHARE = "  all:\n  - {id: share, clause: 一, measure: research / sales, at_least: 5%}\n"


def judged(tmp_path: Path, tree: str, metrics: str = "metrics: {}\n", **facts: Any) -> Judgement:
    """The judgement of the one policy `p` with these conditions over these facts."""
    book = small_rulebook(tmp_path, tree, metrics)
    return judge(book, firm(book, **facts), DAY)["p"]


WINDOW = (
    "  all:\n  - {id: w, clause: 一, measure: 'sum(research, up_to=3) / sum(sales, up_to=3)',"
    " at_least: 5%}\n"
)


def test_a_young_firm_counts_the_years_it_has(tmp_path: Path) -> None:
    """Registered in 2023: 6 of 100 is 6 %, whatever stands in older years."""
    found = judged(
        tmp_path, WINDOW, registration_date="2023-03-01", research={2023: 6}, sales={2023: 100}
    )
    assert found.verdict == "eligible"


def test_without_registration_date_every_year_is_asked(tmp_path: Path) -> None:
    """A blank date never shrinks a window; the date is asked too."""
    found = judged(tmp_path, WINDOW, research={2023: 6}, sales={2023: 100})
    assert found.verdict == "unknown"
    assert set(found.missing) == {"research", "sales", "registration_date"}


def test_a_firm_without_a_full_year_is_reviewed(tmp_path: Path) -> None:
    """Registered this year: there is nothing to sum, and nothing to ask for."""
    found = judged(tmp_path, WINDOW, registration_date="2024-03-01")
    assert (found.verdict, found.missing) == ("unknown", ())
    assert found.review == ("w：企业还没有一个完整的会计年度",)


def test_a_fixed_window_before_the_firm_existed_is_not_a_blank(tmp_path: Path) -> None:
    """Three years are demanded, the firm has one: not computable, not missing."""
    tree = "  all:\n  - {id: m, clause: 一, measure: 'mean(sales, years=3)', at_least: 10}\n"
    found = judged(tmp_path, tree, registration_date="2023-03-01", sales={2023: 100})
    assert (found.missing, found.review) == ((), ("m：该年度企业尚未成立",))


BRACKET = """\
  all:
  - id: b
    clause: 一
    measure: research / sales
    at_least: {by: sales, at_most: {5000: 5%, 20000: 4%}, else: 3%}
"""


@pytest.mark.parametrize(
    ("sales", "research", "verdict"),
    [
        (5000, 250, "eligible"),
        (5000, 249, "ineligible"),
        ("5000.000001", 249, "eligible"),
        (20000, 800, "eligible"),
        ("20000.000001", "600.000001", "eligible"),
        ("20000.000001", 600, "ineligible"),
    ],
)
def test_brackets_change_exactly_at_their_border(
    tmp_path: Path, sales: Any, research: Any, verdict: str
) -> None:
    """5000万 still needs 5 %; one 分 more needs 4 %."""
    found = judged(tmp_path, BRACKET, research={2023: research}, sales={2023: sales})
    assert found.verdict == verdict


def test_the_margin_is_exact(tmp_path: Path) -> None:
    """4.9 % against 5 % is short by one thousandth."""
    found = judged(tmp_path, SHARE, research={2023: 49}, sales={2023: 1000})
    assert found.finding("share").margin == Fraction(-1, 1000)
