"""Exact numbers as text: a certificate holds no binary floats."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

_MOST_PLACES = 40


def exact(value: Fraction | int) -> str:
    """A number as `3000.5`; as `59/1200` where it has no end as a decimal."""
    number = Fraction(value)
    if number.denominator == 1:
        return str(number.numerator)
    places = _places(number.denominator)
    if places is None:
        return f"{number.numerator}/{number.denominator}"
    digits = f"{abs(number.numerator) * 10**places // number.denominator:0{places + 1}d}"
    return f"{'-' if number < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def _places(denominator: int) -> int | None:
    """How many decimals a fraction in lowest terms needs; None when they never end."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    places = max(twos, fives)
    return places if denominator == 1 and places <= _MOST_PLACES else None


def without_floats(value: Any) -> Any:
    """What a judgement's record gives, with every number as exact text."""
    if isinstance(value, dict):
        return {key: without_floats(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [without_floats(item) for item in value]
    if isinstance(value, float):
        return exact(Fraction(repr(value)))  # such records hold a float only where it is exact
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value


def grouped(text: str) -> str:
    """`12000.5` as people read it: `12,000.5`."""
    if "/" in text:
        return text
    whole, dot, decimals = text.partition(".")
    return f"{int(whole):,}{dot}{decimals}" if whole not in ("-0",) else text
