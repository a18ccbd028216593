"""All slips of a text, in order."""

from __future__ import annotations

from guiju.tie_out import Spot, slips, statements, text_of
from guiju.tie_out.proofreading import _MOST_OF_A_SORT
from tests.texts import WORDING, proofread, slipped


def test_slips_come_in_reading_order() -> None:
    """By paragraph and character, whatever check found them."""
    found = proofread("一是示例，，完成。三是布署。\n示例于6月31日做为试点。")
    assert [slip.slip for slip in found] == ["标点重复", "序号不连", "错词", "日期不存在", "错词"]
    assert found[2].place == Spot(1, 11, 13)


def test_the_rulebook_in_use_gives_the_words() -> None:
    """Without a list handed in, that of the rulebook is read."""
    text = text_of("布署示例工作。")
    assert [slip.text for slip in slips(text, statements(text))] == ["布署"]


def test_a_sort_of_slip_stops_somewhere() -> None:
    """Nobody reads a million of them."""
    text = text_of("（" * 10_000)
    assert len(slips(text, statements(text), WORDING)) == _MOST_OF_A_SORT


def test_terms_are_no_slips() -> None:
    """The general terms are spared by both halves."""
    assert slipped("引进985高校人才。", "占位未填") == []
