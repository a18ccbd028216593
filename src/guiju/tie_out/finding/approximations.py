"""What a text may mean by 超3500, 40余, 近百, 约12%: the ends of the interval.

The rule is that of the last significant digit: who writes 超3500 and has 3600 would have written
超3600.
"""

from __future__ import annotations

import re
from fractions import Fraction

EXACT, OVER, MORE, NEAR, ABOUT = "exact", "over", "more", "near", "about"
AT_LEAST, AT_MOST, BELOW, RANGE = "at_least", "at_most", "below", "range"
Ends = tuple[Fraction | None, Fraction | None, bool]

# Longest first: 不超过 is no 超过. 最近, 签约 and 新突破 say nothing of the number behind them.
_BEFORE = (
    (AT_MOST, "不超过 不高于 不多于 最多 至多 最高".split()),
    (AT_LEAST, "不少于 不低于 不小于 不止 至少 最少 最低".split()),
    (OVER, "超过 超出 (?<![新术大一性])突破 多于 大于 高于 超 逾".split()),
    (BELOW, "不足 不到 不满 少于 低于 小于 未达".split()),
    (NEAR, "接近 将近 (?<![最附新邻])近".split()),
    (ABOUT, "大约 大概 约为 约占 约达 约有 (?<![签履节合违契公解邀预制])约 大致".split()),
)
_PREFIX = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in _BEFORE) + r") ?\Z"
)
_LOOK_BACK = 6
_AFTER = {
    "及以上": AT_LEAST,
    "以上": AT_LEAST,
    "及以下": AT_MOST,
    "以下": AT_MOST,
    "以内": AT_MOST,
    "之内": AT_MOST,
    "左右": ABOUT,
    "上下": ABOUT,
}
SUFFIX = "|".join(_AFTER)
_TEN = Fraction(10)


def bound_before(plain: str, start: int) -> tuple[str, int]:
    """The bound a word right before a number sets, and where that word begins."""
    at = max(0, start - _LOOK_BACK)
    found = _PREFIX.search(plain[at:start])
    return (found.lastgroup or EXACT, at + found.start()) if found else (EXACT, start)


def bound_after(suffix: str) -> str:
    """The bound a word behind a number sets."""
    return _AFTER.get(suffix, EXACT)


def ends(bound: str, value: Fraction, step: Fraction, counted: bool) -> Ends:
    """Lowest, highest (None: no end) and whether the ends themselves fit.

    step: one of the last significant digit. counted: there are whole ones only.
    """
    if bound in (OVER, MORE):
        high = value + step if step > 1 or not counted else (value // _TEN + 1) * _TEN
        return (value + 1, high - 1, True) if bound == MORE and counted else (value, high, False)
    if bound == NEAR:
        return max(value - step, value * Fraction(9, 10)), value, False
    if bound == ABOUT:
        slack = min(step / 2, abs(value) / 10)
        return value - slack, value + slack, True
    if bound == AT_LEAST:
        return value, None, True
    if bound in (AT_MOST, BELOW):
        return None, value, bound == AT_MOST
    return None, None, True
