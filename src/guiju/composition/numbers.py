"""Numbers as official prose writes them."""

from __future__ import annotations

from fractions import Fraction

from guiju.formulas.sentence import rounded
from guiju.ledger.showing import plain
from guiju.rollup import Amount, FigureResult

PERCENT = "%"
_DIGITS = "零一二三四五六七八九"
_WAN_IN_YI = 10_000
_DECIMALS = 6


def chinese(number: int) -> str:
    """1 to 99 in Chinese: 十二, 三十."""
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones or not tens else "")


def amount_text(amount: Amount, unit: str, places: int | None = None) -> str:
    """The number alone: 3533, 288%; a range where it is not settled, 〔…〕 where there is none."""
    if amount.why:
        return f"〔{amount.why}〕"
    if amount.low is None and amount.high is None:
        return "〔待补〕"
    low, high = (_one(end, unit, places) for end in (amount.low, amount.high))
    if not high:
        return f"不少于{low}"
    if not low or (amount.low == 0 and low != high):
        return f"不超过{high}"
    return low if low == high else f"{low}至{high}"


def number_text(result: FigureResult, places: int | None = None) -> str:
    """A figure's number alone."""
    return amount_text(result.amount, result.figure.unit, places)


def quantity_text(result: FigureResult, places: int | None = None) -> str:
    """The number with its unit; from a 亿元 on money is told in 亿元 with two decimals."""
    unit, value = result.figure.unit, result.value
    if unit == "万元" and value is not None and abs(value) >= _WAN_IN_YI:
        return f"{plain(rounded(value / _WAN_IN_YI, 2), 2)}亿元"
    return with_unit(result.amount, unit, places)


def with_unit(amount: Amount, unit: str, places: int | None = None) -> str:
    """An amount with its unit; what is no number has none."""
    text = amount_text(amount, unit, places)
    return text if unit == PERCENT or text.startswith("〔") else text + unit


def over_text(result: FigureResult, step: int) -> str:
    """超3500万元: the largest multiple of `step` strictly below; the number itself without one."""
    scale = 100 if result.figure.unit == PERCENT else 1
    floor = _floor(result, step * Fraction(1, scale))
    return quantity_text(result) if floor is None else f"超{_exact(floor, result.figure.unit)}"


def some_text(result: FigureResult, step: int) -> str:
    """40余项: more than a multiple of ten and less than the next; the number itself otherwise."""
    floor, unit = _floor(result, Fraction(step)), result.figure.unit
    if floor is None or unit == PERCENT:
        return quantity_text(result)
    return f"{plain(floor)}余{unit}"


def growth_text(result: FigureResult, places: int | None = None) -> str:
    """增长288%, 下降12%, 持平; a number with 〔…〕 where it is not settled."""
    value, low = result.value, result.amount.low
    if value is None:
        sign = "" if result.amount.why else "增长" if low is not None and low >= 0 else "变动"
        return sign + number_text(result, places)
    nearest = rounded(value * (100 if result.figure.unit == PERCENT else 1), places or 0)
    if not nearest:
        return "基本持平" if value else "持平"
    shown = _one(abs(value), result.figure.unit, places or 0)
    return ("增长" if value > 0 else "下降") + shown


def _exact(value: Fraction, unit: str) -> str:
    if unit == "万元" and value >= _WAN_IN_YI:
        return f"{plain(value / _WAN_IN_YI)}亿元"
    return _one(value, unit, None) + ("" if unit == PERCENT else unit)


def _floor(result: FigureResult, step: Fraction) -> Fraction | None:
    """The largest positive multiple of `step` strictly below a settled number."""
    value = result.value
    if value is None:
        return None
    floor = value // step * step
    return floor if 0 < floor < value else None


def _one(value: Fraction | None, unit: str, places: int | None) -> str:
    if value is None:
        return ""
    if unit == PERCENT:
        return plain(rounded(value * 100, places or 0)) + PERCENT
    return plain(rounded(value, _DECIMALS if places is None else places))
