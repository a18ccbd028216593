"""Origins in words."""

from __future__ import annotations

from guiju.composition.document import Origin
from guiju.composition.origin_lines import heading_of, lines_of
from tests.guiju.composition.cast import FUNDS, GROWTH, SECOND


def test_a_figure_says_scope_and_records() -> None:
    """Name and period, the note, and how many records with their ids."""
    assert lines_of(FUNDS) == (
        "获批省级以上项目平台资金（2024年）",
        "口径：项目平台·批复·省级以上；3条记录共3533万元；情况截至2024年12月31日",
        "记录3条：funding-01、funding-02、funding-03",
    )


def test_a_figure_without_records_says_nothing_of_them() -> None:
    """A formula over figures has none of its own."""
    assert lines_of(GROWTH) == ("资金同比增长（2024年）", "3533÷910.57－1＝288.0%")


def test_an_open_claim_says_so_first() -> None:
    """What does not hold is marked in words."""
    assert lines_of(SECOND)[0] == "【待核】全市第几家（2024年）"


def test_the_id_stands_in_for_a_label() -> None:
    """Nothing is nameless; no period, no brackets."""
    assert heading_of(Origin("record", "platform-01", "", "", "")) == "platform-01"
