"""One number with what stands behind it: 1,700多万元, 十二家, 0.8个百分点."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from guiju.tie_out.finding.approximations import SUFFIX
from guiju.tie_out.measures import ARTICLES, CHINESE_MEASURE, HAN, MEASURE, MONEY, is_money
from guiju.tie_out.numerals import (
    MULTIPLIERS,
    NUMERAL,
    arabic,
    chinese,
    multiplier,
    significant_step,
    step_of,
)

_S = " ?"
_MULTIPLIER = "万亿|千万|百万|十万|亿|万|千(?!克|瓦|米|伏|卡|帕)|百(?!分)"
_PERCENT = "%|‰|个百分点|百分点"
_ENDING = rf"(?P<after>(?<=[年倍时里吨亩度])(?:多|余)(?![{HAN}]))?(?:{_S}(?P<suffix>{SUFFIX}))?"
ARABIC = re.compile(
    r"(?<![0-9.])(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])(?:\.[0-9]{1,8})?"
    r"|[0-9]{1,11}(?:\.[0-9]{1,12}|\.(?=%))?)(?![0-9])"
)
_ARABIC_TAIL = re.compile(
    rf"{_S}(?P<more>余|多|来(?=[万亿个家项人名]))?{_S}(?P<times>{_MULTIPLIER})?(?P<more2>余|多)?{_S}"
    rf"(?P<unit>{_PERCENT}|{MONEY}|{MEASURE})?{_ENDING}"
)
CHINESE = re.compile(
    rf"(?<![{NUMERAL}第周期每])(?P<number>[{NUMERAL}]{{1,12}}(?:点[零一二三四五六七八九]{{1,4}})?)"
)
_CHINESE_TAIL = re.compile(
    rf"(?P<more>余|多|来)?(?P<unit>{_PERCENT}|{MONEY}|{CHINESE_MEASURE}){_ENDING}"
)
# 一 in these is part of a word; behind these it is an article.
_WORD_BEFORE_ONE = "统唯同逐专单合归不每这那某另任之进前后万初高是为成作随"
_COUNTING = re.compile(
    r"(?:仅|只|共|有|增|获|获批|完成|建成|新建|新设|各|达|约|近|超|过|另|和|及)\Z"
)
_NEVER_ONE = frozenset("批种类些段面起")
_MONEY_BEFORE = re.compile(
    "资金|经费|投资|投入|融资|产值|收入|金额|贷款|税收|利润|奖补|补助|支出|营收|预算|销售|资本|基金|授信|成交额"
)
_MONEY_AFTER = re.compile(
    "的?(?:资金|经费|投资|贷款|补助|奖励|奖补|资助|支持|产值|收入|融资|补贴|基金|订单|授信|投入)"
)
_CLAUSE_BACK = 16


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as read. unit: with 万 and 亿 for money, whose value stays as printed.

    step: one of its last significant digit; scale: what 万 and 亿 were multiplied out to;
    more: 余 or 多 behind it; suffix: 以上, 左右 …
    """

    start: int
    end: int
    value: Fraction
    step: Fraction
    unit: str
    scale: int = 1
    more: bool = False
    suffix: str = ""


def arabic_amount(plain: str, found: re.Match[str]) -> Amount:
    """The amount an Arabic number begins."""
    tail = _ARABIC_TAIL.match(plain, found.end("number"))
    assert tail is not None  # every part of it may be empty
    value, step = arabic(found["number"]), significant_step(found["number"])
    times, unit = tail["times"] or "", tail["unit"] or ""
    if not unit and times[-1:] in ("万", "亿") and _of_money(plain, found.start(), tail.end()):
        unit = "元"
    return _amount(found.start(), tail, (value, step), times, unit)


def chinese_amount(plain: str, found: re.Match[str]) -> Amount | None:
    """The amount a Chinese number begins; None where it counts nothing."""
    value, tail = chinese(found["number"]), _CHINESE_TAIL.match(plain, found.end("number"))
    if not value or tail is None or not any(c in NUMERAL[:12] for c in found["number"]):
        return None
    if found["number"] == "一" and not _counts_one(plain, found.start(), tail):
        return None
    times = _trailing(found["number"]) if is_money(tail["unit"]) else ""
    value /= multiplier(times)
    return _amount(found.start(), tail, (value, step_of(value)), times, tail["unit"])


def _amount(
    start: int, tail: re.Match[str], size: tuple[Fraction, Fraction], times: str, unit: str
) -> Amount:
    got = tail.groupdict()
    more = bool(got["more"] or got.get("more2") or got["after"])
    scale = multiplier(times)
    if is_money(unit):
        # 千万元 is a thousand of 万元; 亿 and 万 stay in the unit, as printed.
        kept = "亿" if "亿" in times else "万" if times.endswith("万") else ""
        unit, scale = kept + unit, scale // (MULTIPLIERS[kept] if kept else 1)
    value, step = size[0] * scale, size[1] * scale
    return Amount(start, tail.end(), value, step, unit, scale, more, got["suffix"] or "")


def _of_money(plain: str, start: int, end: int) -> bool:
    """Whether a bare 2000万 is money: what stands around it says so."""
    if _MONEY_AFTER.match(plain, end):
        return True
    before = plain[max(0, start - _CLAUSE_BACK) : start]
    return bool(_MONEY_BEFORE.search(before))


def _counts_one(plain: str, start: int, tail: re.Match[str]) -> bool:
    before = plain[max(0, start - 2) : start]
    if before[-1:] and before[-1] in _WORD_BEFORE_ONE:
        return False
    if tail["suffix"] or tail["unit"] not in ARTICLES:
        return True
    return tail["unit"] not in _NEVER_ONE and bool(_COUNTING.search(before))


def _trailing(printed: str) -> str:
    kept = printed.rstrip("万亿")
    return printed[len(kept) :]
