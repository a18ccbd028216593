"""Small Chinese words: boundary words and their opposites, numerals, lists, bare names."""

from __future__ import annotations

from collections.abc import Sequence

BOUNDARY = {
    "at_least": "不低于",
    "more_than": "超过",
    "at_most": "不超过",
    "less_than": "低于",
    "is": "为",
}
BOUNDARY_OF_DAYS = {
    "at_least": "不早于",
    "more_than": "晚于",
    "at_most": "不晚于",
    "less_than": "早于",
    "is": "为",
}
BOUNDARY_OF_RANKS = {
    "at_least": "不低于",
    "more_than": "高于",
    "at_most": "不高于",
    "less_than": "低于",
    "is": "为",
}
OPPOSITE = {
    "at_least": "less_than",
    "more_than": "at_most",
    "at_most": "more_than",
    "less_than": "at_least",
}
WINDOW_WORDS = {"sum": "合计", "mean": "平均值", "lowest": "的最低值", "highest": "的最高值"}
UPWARD = ("at_least", "more_than")
STRICT = ("more_than", "less_than")

# Fields of a record that nobody labelled are called by these usual names.
_FIELD_NAMES = {"rank": "排名", "level": "级别", "date": "日期", "name": "名称", "amount": "金额"}
_ENDINGS_OF_DAYS = ("发生日期", "日期", "时间")
_NUMERALS = "零一两三四五六七八九十"


def numeral(number: int) -> str:
    """两, 三 … 十 as they stand before a measure word; larger numbers as digits."""
    return _NUMERALS[number] if 0 <= number <= 10 else str(number)


def listed(items: Sequence[str], last: str = "、") -> str:
    """A、B和C, for `last="和"`."""
    if len(items) < 2:
        return "".join(items)
    return "、".join(items[:-1]) + last + items[-1]


def quoted(text: str) -> str:
    """“A”, with any quotes inside turned into single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def chinese(label: str) -> bool:
    """Whether a label has Chinese in it; one that has none is an identifier nobody labelled."""
    return any("\u4e00" <= letter <= "\u9fff" for letter in label)


def field_name(label: str) -> str:
    """What people call a field of a record."""
    return label if chinese(label) else _FIELD_NAMES.get(label, "该项")


def without_day(label: str) -> str:
    """注册日期 → 注册, 重大事故日期 → 重大事故: what happened on the day."""
    for ending in _ENDINGS_OF_DAYS:
        if label.endswith(ending) and label != ending:
            return label.removesuffix(ending)
    return label
