"""Numbers beside their limit: exact, never rounded onto the wrong side of it."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from guiju.formulas.sentence import ABOUT, amount, decimal, rounded, shown_in
from guiju.vocabulary import Unit
from guiju.vocabulary.units import MONEY_SCALES

__all__ = ["against", "amount", "beside", "exact_money", "interval", "is_words", "outwards"]
Limit = Fraction | int | None
_PLACES = 2
_PLACES_OF_YI = 4
_MOST_PLACES = 12
_WAN, _YI = MONEY_SCALES["万元"], MONEY_SCALES["亿元"]


def beside(value: Fraction | int, limit: Fraction | int, unit: Unit) -> tuple[str, str]:
    """The texts of a value and of the limit it is compared with.

    Decimals are added until the two texts stand in the order of the two numbers, so that a
    failing 4.9996% is never shown as 5%; past twelve decimals it is 略低于 or 略高于.
    """
    shown_limit, limit_text = _limit(Fraction(limit), unit)
    if value == limit:
        return limit_text, limit_text
    one, suffix = shown_in(value, unit)
    for places in range(_PLACES, _MOST_PLACES + 1):
        cut = rounded(Fraction(value) / one, places) * one
        if _sign(cut - shown_limit) == _sign(Fraction(value) - limit):
            digits, exact = decimal(Fraction(value) / one, places, grouped=suffix != "年")
            return f"{'' if exact else ABOUT}{digits}{suffix}", limit_text
    near = "略低于" if value < limit else "略高于"
    return f"{near}{limit_text}", limit_text


def _limit(limit: Fraction, unit: Unit) -> tuple[Fraction, str]:
    """A limit as shown, with every decimal the law wrote, and the number that text stands for."""
    one, _ = shown_in(limit, unit)
    places = next((p for p in range(_PLACES, 7) if rounded(limit / one, p) == limit / one), 2)
    return rounded(limit / one, places) * one, amount(limit, unit, places)


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def interval(lo: Fraction | int, hi: Fraction | int, unit: Unit, limit: Limit = None) -> str:
    """“66—74分”, both ends told apart from `limit`; ends in different units are joined by 至."""
    low, high = (against(end, limit, unit) for end in (lo, hi))
    suffix = shown_in(hi, unit)[1]
    plain = low.endswith(suffix) and low[0].isdigit() and high[0].isdigit()
    return f"{low.removesuffix(suffix)}—{high}" if plain else f"{low}至{high}"


def against(value: Fraction | int, limit: Limit, unit: Unit) -> str:
    """One number, told apart from a limit where there is one."""
    return amount(value, unit) if limit is None else beside(value, limit, unit)[0]


def outwards(size: Fraction, step: Fraction | int, strict: bool) -> Fraction:
    """The smallest multiple of `step` that covers `size`, and exceeds it when `strict`."""
    steps = floor(size / step) + 1 if strict else ceil(size / step)
    return Fraction(steps * step)


def exact_money(value: Fraction) -> str:
    """A difference with nothing cut: in 亿元 where it is large and in whole 万元, else in 万元."""
    yi, exact = decimal(value / _YI, _PLACES_OF_YI)
    if exact and value >= _YI:
        return f"{yi}亿元"
    return f"{decimal(value / _WAN, _PLACES)[0]}万元"


def is_words(text: str) -> str:
    """“为2.7%”, and “约为2.97%” for what had to be cut."""
    return f"{ABOUT}为{text.removeprefix(ABOUT)}" if text.startswith(ABOUT) else f"为{text}"
