"""Numbers in Arabic and Chinese figures, read exactly."""

from __future__ import annotations

from fractions import Fraction

DIGITS = {digit: place for place, digit in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_WAN, _YI = 10_000, 100_000_000
MULTIPLIERS = _TENS | {"万": _WAN, "亿": _YI}

NUMERAL = "零〇一二两三四五六七八九十百千万亿"
"""The characters a Chinese number is made of."""


def arabic(printed: str) -> Fraction:
    """1,234.50, exactly; the caller has made sure that it is a number."""
    return Fraction(printed.replace(",", "").rstrip("."))


def chinese(printed: str) -> Fraction | None:
    """三十二, 一百零五, 二〇二四, 三点五; None where it is no number (十百, 三五)."""
    whole, dot, decimals = printed.partition("点")
    if dot:
        head, tail = chinese(whole), _digit_string(decimals)
        return None if head is None or tail is None else head + Fraction(tail, 10 ** len(decimals))
    if not any(character in MULTIPLIERS for character in printed):
        digits = _digit_string(printed)
        # 三五 is “three to five”; only years and telephone numbers are read digit by digit.
        return None if digits is None or 1 < len(printed) < 4 else Fraction(digits)
    number = _grouped(printed)
    return None if number is None else Fraction(number)


def multiplier(printed: str) -> int:
    """What 万, 亿, 千万, 万亿 stand for; 1 when empty."""
    product = 1
    for character in printed:
        product *= MULTIPLIERS[character]
    return product


def significant_step(printed: str) -> Fraction:
    """One of the last digit that says something: 100 for 3500, 1/10 for 0.6, 10 for 40."""
    plain = printed.replace(",", "").rstrip(".")
    if "." in plain:
        return Fraction(1, 10 ** len(plain.partition(".")[2]))
    kept = plain.rstrip("0")
    return Fraction(10 ** (len(plain) - len(kept)) if kept else 1)


def step_of(value: Fraction) -> Fraction:
    """The same of a whole number without its print: 100 for 三千五百."""
    return significant_step(str(int(value))) if value.denominator == 1 else Fraction(1, 10)


def _digit_string(printed: str) -> int | None:
    if not printed or any(character not in DIGITS for character in printed):
        return None
    number = 0
    for character in printed:
        number = 10 * number + DIGITS[character]
    return number


def _grouped(printed: str) -> int | None:
    """Sections of up to 9999, each closed by 万 or 亿."""
    total = section = 0
    digit: int | None = None
    last = _YI * _YI
    for character in printed:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
            continue
        size = MULTIPLIERS[character]
        if size in (_WAN, _YI):
            section += digit or 0
            if section == 0 and total == 0:
                return None
            total = (total + section) * size if size == _YI else total + section * size
            section, digit, last = 0, None, _YI * _YI
            continue
        if size >= last or (digit is None and size != 10):
            return None
        section, digit, last = section + (1 if digit is None else digit) * size, None, size
    return total + section + (digit or 0)
