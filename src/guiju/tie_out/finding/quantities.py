"""Numbers that count or measure: exact, rounded, and from … to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from guiju.tie_out.finding.amounts import ARABIC, CHINESE, Amount, arabic_amount, chinese_amount
from guiju.tie_out.finding.approximations import (
    AT_LEAST,
    EXACT,
    MORE,
    RANGE,
    bound_after,
    bound_before,
    ends,
)
from guiju.tie_out.finding.line import FIGURE, Line, Mention
from guiju.tie_out.measures import CHINESE_MEASURE, CONTINUOUS, HAN, MONEY
from guiju.tie_out.numerals import DIGITS, MULTIPLIERS, NUMERAL, chinese, multiplier

_TO = re.compile(r" ?(?P<sign>[-—–~]{1,2}|至|到) ?(?=[0-9两三四五六七八九十])")
_FROM = re.compile(r"[从由] ?\Z")
_MINUS = re.compile(rf"(?<=[{HAN}(,，:])-\Z")
_CLOSED_UNITS = f"(?P<unit>{MONEY}|{CHINESE_MEASURE})"
# 数十家, 上百家, 近千名, 百余项, 十几个, 超千万元: no digit at all.
_ROUGH = re.compile(
    rf"(?<![{''.join(MULTIPLIERS)}第])(?:(?P<before>(?<![总人个件次家户本系指])数|几|(?<![以线网之])上|(?<![最附新邻])近|超过?|逾|(?<![签履节合])约|突破)(?P<size>[十百千万亿]{{1,3}})"
    rf"|(?P<size2>[十百千万]{{1,2}})(?=[余多几]))(?P<more>余|多|几)?(?P<times>[万亿])?{_CLOSED_UNITS}"
)
_SEVERAL = re.compile(
    rf"(?<![第十百])(?P<low>[两二三四五六七八])(?P<high>[三四五六七八九])(?P<size>[十百千万])?{_CLOSED_UNITS}"
)
_FROM_TO = re.compile(
    rf"(?<![第{NUMERAL}])(?P<low>[{NUMERAL}]{{1,4}})[至到—](?P<high>[{NUMERAL}]{{1,6}}){_CLOSED_UNITS}"
)
_BOUNDS = {"数": "several", "几": "several", "上": AT_LEAST, "近": "near"}
_BOUNDS |= {"超": "over", "超过": "over", "逾": "over", "突破": "over", "约": "about"}


def quantities(line: Line) -> Iterator[Mention]:
    """Every amount, ranges as one."""
    yield from _several(line)
    plain = line.plain
    end = 0
    for found in ARABIC.finditer(plain):
        if found.start() >= end and line.free(found.start(), found.end()):
            mention = _from(plain, arabic_amount(plain, found))
            end = mention.end
            yield mention
    for found in CHINESE.finditer(plain):
        amount = chinese_amount(plain, found) if line.free(*found.span()) else None
        if amount:
            yield _from(plain, amount)
    for found in _ROUGH.finditer(plain):
        yield _rough(found)


def _from(plain: str, first: Amount) -> Mention:
    """The mention an amount begins: by itself, or up to a second one."""
    to = _TO.match(plain, first.end)
    second = _second(plain, to.end()) if to else None
    if to is None or second is None or not _joins(plain, first, to, second):
        return _single(plain, first)
    low = first.value if first.unit else first.value * second.scale
    if low >= second.value:
        return _single(plain, first)
    return Mention(
        first.start, second.end, FIGURE, None, second.unit, RANGE, low, second.value, True
    )


def _second(plain: str, at: int) -> Amount | None:
    if found := ARABIC.match(plain, at):
        return arabic_amount(plain, found)
    found = CHINESE.match(plain, at)
    return chinese_amount(plain, found) if found else None


def _joins(plain: str, first: Amount, to: re.Match[str], second: Amount) -> bool:
    if to["sign"] in "至到" and _FROM.search(plain[: first.start][-2:]):
        return False  # 从30家到45家 is a change, not a range
    return not first.unit or first.unit == second.unit


def _single(plain: str, amount: Amount) -> Mention:
    bound, start = bound_before(plain, amount.start)
    if amount.more:
        bound = MORE
    elif amount.suffix:
        bound = bound_after(amount.suffix)
    if bound == EXACT and _MINUS.search(plain[max(0, start - 2) : start]):
        amount, start = replace(amount, value=-amount.value), start - 1
    counted = amount.unit not in CONTINUOUS
    low, high, closed = ends(bound, amount.value, amount.step, counted)
    return Mention(start, amount.end, FIGURE, amount.value, amount.unit, bound, low, high, closed)


def _rough(found: re.Match[str]) -> Mention:
    size = multiplier(found["size"] or found["size2"])
    times, unit = found["times"] or "", found["unit"]
    bound = MORE if found["more"] else _BOUNDS.get(found["before"] or "", EXACT)
    value, unit = _in_unit(Fraction(size), found["size"] or found["size2"], times, unit)
    if bound == "several":
        return Mention(*found.span(), FIGURE, None, unit, RANGE, value * 2, value * 10, False)
    low, high, closed = ends(bound, value, value, unit not in CONTINUOUS)
    return Mention(*found.span(), FIGURE, value, unit, bound, low, high, closed)


def _in_unit(value: Fraction, size: str, times: str, unit: str) -> tuple[Fraction, str]:
    """超千万元 as 1000 of 万元; counts are multiplied out."""
    whole = value * multiplier(times)
    if not unit.endswith("元"):
        return whole, unit
    kept = (size + times)[-1]
    return (whole / MULTIPLIERS[kept], kept + unit) if kept in "万亿" else (whole, unit)


def _several(line: Line) -> Iterator[Mention]:
    """三五家, 五六十人, 三至五年: from the one to the other."""
    for found in _SEVERAL.finditer(line.plain):
        low, high = DIGITS[found["low"]], DIGITS[found["high"]]
        if low < high <= low + 2:
            size = multiplier(found["size"] or "")
            ends_at = Fraction(low * size), Fraction(high * size)
            yield Mention(*found.span(), FIGURE, None, found["unit"], RANGE, *ends_at, True)
    for found in _FROM_TO.finditer(line.plain):
        least, most = chinese(found["low"]), chinese(found["high"])
        if least and most and least < most:
            yield Mention(*found.span(), FIGURE, None, found["unit"], RANGE, least, most, True)
