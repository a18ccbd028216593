"""Parts and multiples in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.texts import one, stated


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit"),
    [
        ("占全部的三分之一。", "三分之一", Fraction(1, 3), ""),
        ("占百分之五。", "百分之五", 5, "%"),
        ("占千分之三。", "千分之三", 3, "‰"),
        ("占七成。", "七成", 70, "%"),
        ("占比一半。", "一半", Fraction(1, 2), ""),
        ("产值翻番。", "翻番", 2, "倍"),
        ("产值翻一番。", "翻一番", 2, "倍"),
        ("产值翻两番。", "翻两番", 4, "倍"),
        ("产值翻了一番。", "翻了一番", 2, "倍"),
    ],
)
def test_shares_in_words(text: str, phrase: str, value: Fraction, unit: str) -> None:
    """Thirds have no unit, percents have; doubling is two times."""
    found = one(text)
    assert (found.text, found.value, found.unit) == (phrase, value, unit)


def test_shares_may_be_approximate() -> None:
    """过半 is more than a half; 七成以上 is at least seventy percent."""
    assert one("示例企业过半。").bound == "over"
    at_least = one("七成以上的示例企业。")
    assert (at_least.text, at_least.bound, at_least.low) == ("七成以上", "at_least", 70)


def test_a_verb_is_no_share() -> None:
    """三成立 is not thirty percent."""
    assert stated("专班三成立即开展。") == []
