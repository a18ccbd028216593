"""Punctuation: half-width among Chinese, twice, unpaired."""

from __future__ import annotations

import pytest

from tests.texts import proofread, slipped, told


@pytest.mark.parametrize(
    ("text", "name", "right"),
    [
        ("示例,完成。", "半角逗号", "，"),
        ("示例:完成。", "半角冒号", "："),
        ("示例;完成。", "半角分号", "；"),
        ("示例完成.", "半角句号", "。"),
        ("示例(完成)。", "半角括号", "（）"),
        ('"示例"完成。', "半角引号", "“”"),
    ],
)
def test_half_width_marks(text: str, name: str, right: str) -> None:
    """Between Chinese characters marks are full-width."""
    assert told(text, name).do == f"改为全角“{right}”"


def test_one_slip_a_sort_of_mark() -> None:
    """However often it stands there; the number of places is said."""
    slip = told("甲,乙,丙,丁。\n戊,己。", "半角逗号")
    assert "共4处" in slip.why
    assert (slip.place.paragraph, [spot.paragraph for spot in slip.also]) == (1, [1, 1, 2])


def test_marks_of_numbers_and_codes_stay() -> None:
    """1,234, 14:30 and 3.5 are right as they are."""
    assert proofread("示例1,234元，14:30开会，占3.5%。") == []


@pytest.mark.parametrize("marks", ["，，", "。，", "、。", "；；"])
def test_marks_set_twice(marks: str) -> None:
    """Two marks in a row are one too many; …… and —— are not."""
    assert slipped(f"示例{marks}示例……示例——示例！", "标点重复") == [marks]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("示例（未完。", "括号不成对", "没有收尾的“）”"),
        ("示例）未完。", "括号不成对", "前面没有与它配对的“（”"),
        ("示例“未完。", "引号不成对", "没有收尾的“””"),
        ("示例《办法。", "书名号不成对", "没有收尾的“》”"),
        ("示例（甲)完。", "括号不成对", "一个全角、一个半角"),
        ("示例（甲“乙）完。", "引号不成对", "没有收尾的“””"),
    ],
)
def test_marks_without_their_partner(text: str, name: str, words: str) -> None:
    """Told at the place where the odd one stands."""
    assert words in told(text, name).why


def test_pairs_that_are_none_the_less_whole() -> None:
    """Nested pairs, and 1) before an item."""
    text = "示例（甲“乙《丙》”丁）完。\n1)示例\n一）示例"
    assert [slip for slip in proofread(text) if "不成对" in slip.slip] == []


def test_an_odd_straight_mark() -> None:
    """Straight quotation marks come in pairs."""
    assert "单数" in told('示例"甲"乙"丙', "引号不成对").why
