"""Figures as the pages write them: money in 万元 or 亿元, days no more precise than known."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.timezone import localtime

import guiju

UNKNOWN = "未知"
MINUS = "−"
FEN_IN_WAN = 1_000_000
WAN_IN_YI = 10_000


def grouped(value: Decimal) -> str:
    """Thousands parted, no zeros at the end, a true minus sign: −1,234.5."""
    text = f"{abs(value):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


def rounded(value: Any, places: int) -> Decimal:
    """A number to some decimal places, halves away from nought, exact for fractions."""
    if isinstance(value, Fraction):
        scaled = abs(value) * 10**places
        whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        return Decimal(-whole if value < 0 else whole).scaleb(-places)
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def num(value: Any, places: int | str = "") -> str:
    """A number with thousands parted; `places` rounds it."""
    if value is None or value == "":
        return UNKNOWN
    if places != "":
        return grouped(rounded(value, int(places)))
    if isinstance(value, Fraction):
        return grouped(rounded(value, 2))
    return grouped(value if isinstance(value, Decimal) else Decimal(str(value)))


def wan(fen: Any) -> str:
    """Money in 分: “8,060 万元” exactly below 10,000 万元, “1.23 亿元” to two places from there."""
    if fen is None or fen == "":
        return UNKNOWN
    in_wan = Decimal(int(fen)) / FEN_IN_WAN
    if abs(in_wan) < WAN_IN_YI:
        return f"{grouped(in_wan)} 万元"
    return f"{grouped(rounded(in_wan / WAN_IN_YI, 2))} 亿元"


def percent(ratio: Any, places: int | str = 1) -> str:
    """A ratio of one as per cent: 0.033 is “3.3%”."""
    if ratio is None or ratio == "":
        return UNKNOWN
    exact = ratio if isinstance(ratio, Fraction | Decimal) else Decimal(str(ratio))
    return f"{grouped(rounded(exact * 100, int(places)))}%"


def signed(value: Any) -> str:
    """A change: +74, −3, ±0."""
    if value is None or value == "":
        return UNKNOWN
    text = num(value)
    return "±0" if text == "0" else text if text.startswith(MINUS) else f"+{text}"


def day(value: Any) -> str:
    """A day as 2024-12-31, a moment with hour and minute, a looser date as it is known."""
    if value is None or value == "":
        return "—"
    if isinstance(value, datetime):
        return f"{localtime(value) if value.tzinfo else value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    try:
        known = guiju.stretch(str(value))
    except guiju.BadInput:
        return str(value)
    return known.first.isoformat() if known.precision == "day" else known.text()
