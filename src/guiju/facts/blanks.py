"""What counts as nothing, which characters are only typography, how a raw value is quoted back."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

BLANKS = frozenset("- － — —— / ／ 未知 无数据 null NULL Null nan NaN NAN".split()) | {""}
"""Cells that say nothing. “无” and “0” are not among them: they are known answers."""

# Named one by one, so that Python and Polars strip exactly the same characters.
WHITESPACE = " \t\r\n\u3000\u00a0\ufeff"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x2212: ord("-")}
_LONGEST_QUOTE = 40


def is_blank(raw: Any) -> bool:
    """Whether a raw value says nothing at all: unknown, which is neither zero nor no."""
    if isinstance(raw, str):
        return raw.strip(WHITESPACE) in BLANKS
    return raw is None or (isinstance(raw, float) and math.isnan(raw))


def half_width(text: str) -> str:
    """Stripped text with full-width letters, digits and signs made ASCII."""
    return text.strip(WHITESPACE).translate(_FULL_WIDTH)


def shown(raw: Any) -> str:
    """A raw value as a message quotes it: short, and without Python's spelling."""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, Fraction):
        raw = Decimal(raw.numerator) / Decimal(raw.denominator)
    text = f"{raw:f}" if isinstance(raw, Decimal) else str(raw)
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
