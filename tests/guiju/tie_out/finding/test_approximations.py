"""超, 余, 近, 约 and their like have ends, by the last digit that says something."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.texts import one

# phrase, bound, low, high, whether the ends fit; worked by hand.
CASES = [
    ("超2400万元", "over", 2400, 2500, False),
    ("超过60%", "over", 60, 70, False),
    ("超65%", "over", 65, 66, False),
    ("突破8家", "over", 8, 10, False),
    ("超千个", "over", 1000, 2000, False),
    ("超千万元", "over", 1000, 2000, False),
    ("30余个", "more", 31, 39, True),
    ("十余家", "more", 11, 19, True),
    ("百余项", "more", 101, 199, True),
    ("45余家", "more", 46, 49, True),
    ("1700多万元", "more", 1700, 1800, False),
    ("3万多人次", "more", 30_001, 39_999, True),
    ("近2400家", "near", 2300, 2400, False),
    ("近百家", "near", 90, 100, False),
    ("约12%", "about", Fraction(23, 2), Fraction(25, 2), True),
    ("300人左右", "about", 270, 330, True),
    ("15%以上", "at_least", 15, None, True),
    ("不少于5名", "at_least", 5, None, True),
    ("上百家", "at_least", 100, None, True),
    ("不超过3家", "at_most", None, 3, True),
    ("50人以下", "at_most", None, 50, True),
    ("不足20家", "below", None, 20, False),
]


@pytest.mark.parametrize(("phrase", "bound", "low", "high", "closed"), CASES)
def test_ends(
    phrase: str, bound: str, low: Fraction | None, high: Fraction | None, closed: bool
) -> None:
    """The phrase is found whole, with its bound and its two ends."""
    found = one(f"示例数为{phrase}。")
    assert (found.text, found.bound, found.low, found.high) == (phrase, bound, low, high)
    assert found.closed is closed


def test_what_fits() -> None:
    """An open end does not fit itself, a closed one does; without end everything beyond fits."""
    over, more, least = one("超2400万元。"), one("30余个。"), one("15%以上。")
    assert [over.fits(Fraction(n)) for n in (2400, 2401, 2499, 2500)] == [False, True, True, False]
    assert [more.fits(Fraction(n)) for n in (30, 31, 39, 40)] == [False, True, True, False]
    assert [least.fits(Fraction(n)) for n in (14, 15, 900)] == [False, True, True]
    assert one("12家。").fits(Fraction(12)) is True
    assert one("4月。").fits(Fraction(4)) is None


@pytest.mark.parametrize(
    "text", ["签约3项。", "节约3项。", "最近3家。", "新技术突破3项。", "附近3家。"]
)
def test_words_that_only_look_like_one(text: str) -> None:
    """签约 says nothing of the number behind it."""
    assert one(text).bound == "exact"
