"""Numbers as official prose writes them."""

from __future__ import annotations

from fractions import Fraction

from guiju.ledger.showing import plain
from guiju.rollup import FigureResult

PERCENT = "%"
_DIGITS = "零一二三四五六七八九"
_WAN_IN_YI = 10_000
_DECIMALS = 6


def chinese(number: int) -> str:
    """1 to 99 in Chinese: 十二, 三十."""
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones or not tens else "")


def half_up(value: Fraction, places: int) -> Fraction:
    """Rounded the way people are taught: a half goes away from zero."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**places)


def number_text(result: FigureResult, places: int | None = None) -> str:
    """The number alone: 3533, 288%; a range where it is not settled, 〔…〕 where there is none."""
    amount = result.amount
    if amount.why:
        return f"〔{amount.why}〕"
    if amount.low is None and amount.high is None:
        return "〔待补〕"
    low, high = (_one(end, result.figure.unit, places) for end in (amount.low, amount.high))
    return low if low == high else f"{low or '0'}至{high or '不详'}"


def quantity_text(result: FigureResult, places: int | None = None) -> str:
    """The number with its unit; from a 亿元 on money is told in 亿元 with two decimals."""
    unit, value = result.figure.unit, result.value
    if unit == "万元" and value is not None and abs(value) >= _WAN_IN_YI:
        return f"{plain(half_up(value / _WAN_IN_YI, 2), 2)}亿元"
    return number_text(result, places) + ("" if unit == PERCENT else unit)


def over_text(result: FigureResult, step: int) -> str:
    """超3500: the largest multiple of `step` strictly below; the number itself when unsettled."""
    value = result.value
    if value is None:
        return number_text(result)
    floor = value // step * step
    return f"超{floor}" if floor < value else plain(value)


def some_text(result: FigureResult, step: int) -> str:
    """40余: more than a multiple of ten and less than the next; the number itself otherwise."""
    value = result.value
    if value is None:
        return number_text(result)
    floor = value // step * step
    return f"{floor}余" if 0 < floor < value else plain(value)


def _one(value: Fraction | None, unit: str, places: int | None) -> str:
    if value is None:
        return ""
    if unit == PERCENT:
        return plain(half_up(value * 100, places or 0)) + PERCENT
    return plain(half_up(value, _DECIMALS if places is None else places))
