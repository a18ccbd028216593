"""One firm, judged exactly: three outcomes, what fails, what is missing, what a person must see."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    ("research", "sales", "verdict"),
    [
        (5, 100, "eligible"),
        ("4.999999", 100, "ineligible"),
        (None, 100, "unknown"),
        (0, 100, "ineligible"),
        (0, 0, "unknown"),
        (5, None, "unknown"),
    ],
)
def test_zero_is_known_and_blank_is_not(
    tmp_path: Path, research: Any, sales: Any, verdict: str
) -> None:
    """5% of 100 is 5; one 分 less fails; blank asks; nothing over zero passes."""
    facts = {"research": {2023: research}, "sales": {2023: sales}}
    assert judged(tmp_path, SHARE, **facts).verdict == verdict


def test_the_reference_year_is_last_year_even_on_31_december(tmp_path: Path) -> None:
    """Figures of the year that is ending do not count yet."""
    facts = {"research": {2024: 5}, "sales": {2024: 100}}
    assert judged(tmp_path, SHARE, **facts).missing == ("research", "sales")


def test_over_zero_goes_to_review_and_asks_for_nothing(tmp_path: Path) -> None:
    """No further fact can make 0/0 a number."""
    found = judged(tmp_path, SHARE, research={2023: 0}, sales={2023: 0})
    assert (found.missing, found.review) == ((), ("share：分母为零",))


def test_a_negative_base_may_fail_but_never_pass(tmp_path: Path) -> None:
    """From −100 to −200 the ratio says +100 %, which nobody should believe."""
    tree = "  all:\n  - {id: up, clause: 一, measure: growth(profit), at_least: 20%}\n"
    up = judged(tmp_path, tree, profit={2022: -100, 2023: -200})
    assert (up.verdict, up.review) == ("unknown", ("up：分母或基数为负，比率只能存疑",))
    down = judged(tmp_path, tree, profit={2022: -100, 2023: 50})
    assert down.verdict == "ineligible"
