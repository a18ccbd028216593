"""Rates of growth beside their two values."""

from __future__ import annotations

import pytest

from tests.texts import slipped, told


@pytest.mark.parametrize(
    "text",
    [
        "示例企业从30家增加到45家，增长50%。",
        "示例企业由去年的40家增至50家，增长25%。",
        "示例产值从7亿元提高到8亿元，增长14.3%。",  # 1/7 = 14.2857…
        "能耗从80吨下降到60吨，下降25%。",
        "示例企业达150家，较上年增加50家，增长50%。",  # of 100
        "去年示例产值400万元，今年500万元，增长25%。",
        "示例企业45家，专利50件，增长30%。",  # not of one thing
        "示例企业约45家，较上年增加约5家，增长30%。",  # not exact
    ],
)
def test_a_rate_that_may_be(text: str) -> None:
    """Right to its printed decimals, or not to be checked."""
    assert slipped(text, "增长率不符") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("示例企业从30家增加到45家，增长60%。", "由30到45，应为50%，文中为“60%”"),
        ("示例产值从7亿元提高到8亿元，增长14.2%。", "应为14.3%"),
        ("示例企业达150家，较上年增加50家，增长33%。", "由100到150，应为50%"),
        ("能耗从80吨下降到60吨，下降20%。", "应为-25%"),
    ],
)
def test_a_rate_that_cannot_be(text: str, words: str) -> None:
    """What it should be, and from what."""
    assert words in told(text, "增长率不符").why


def test_growth_from_nought() -> None:
    """From nothing there is no rate, and no failure."""
    assert slipped("示例企业从0家增加到45家，增长60%。", "增长率不符") == []
