"""Numbers as people write them, made into exact whole numbers: never through a binary float."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from guiju.errors import BadInput, Problem
from guiju.facts.blanks import half_width, shown
from guiju.vocabulary import Concept
from guiju.vocabulary.units import MONEY_SCALES, RATIO_SCALE

FLOAT_TOLERANCE = Fraction(1, 10**6)
"""How far a binary float may lie from a whole internal unit (分) and still mean it.

Spreadsheets keep 318024319.3 as the nearest binary float, and a sum of two such cells no longer
prints as the number that was meant; a millionth of a 分 is far above that noise and far below
anything a person would write. Beyond 10^9 分 the noise itself grows with the number: FLOAT_NOISE.
"""
FLOAT_NOISE = Fraction(1, 2**51)
# Nobody types 16 digits: a program printed a binary float, as in 1742285504.2800002.
_FLOAT_DIGITS = 16

# Programs write 5.8e-05 with every digit; spreadsheets write 5.80E-05 and have dropped some.
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.(?P<decimals>[0-9]*))?"
    r"(?:e(?P<exponent>[+-]?[0-9]{1,2}))?(?P<percent>%?)"
)
# No bound needs as many; Python itself refuses to read thousands of digits.
_LONGEST_NUMBER = 60
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+")


def scale_of(concept: Concept, unit: str | None) -> int:
    """Internal whole numbers in one `unit` (the concept's own when None); a power of ten."""
    if concept.type == "ratio" and unit == "%":
        return RATIO_SCALE // 100
    if not unit or unit == concept.unit:
        return concept.written_scale
    if concept.type == "money" and unit in MONEY_SCALES:
        return MONEY_SCALES[unit]
    fitting = {"money": "、".join(MONEY_SCALES), "ratio": "不写单位，或 %"}
    raise BadInput(
        Problem(
            f"{concept.label}的单位“{unit}”不能用",
            expected=fitting.get(concept.type, concept.unit or "不写单位"),
            do="改正单位",
        )
    )


def limits(concept: Concept) -> tuple[int, int]:
    """The smallest and the largest internal value the concept may have."""
    if concept.range:
        low, high = (bound * concept.written_scale for bound in concept.range)
        return math.ceil(low), math.floor(high)
    return (-concept.bound if concept.signed else 0), concept.bound


def exact_amount(concept: Concept, raw: Any, unit: str | None = None) -> int:
    """A money, count, number or ratio as its internal whole number; BadInput says what is wrong."""
    scale = scale_of(concept, unit)
    written, percent = _read(concept, raw, unit)
    if percent and concept.type == "ratio":
        scale = RATIO_SCALE // 100
    exact = written * scale
    if exact.denominator != 1:
        exact = _whole(concept, raw, exact, scale, unit)
    return _within(concept, raw, int(exact))


def _read(concept: Concept, raw: Any, unit: str | None) -> tuple[Fraction, bool]:
    """The number as written, and whether a percent sign stood behind it."""
    if isinstance(raw, int | Fraction | Decimal) and not isinstance(raw, bool):
        return Fraction(raw), False
    if isinstance(raw, float) and math.isfinite(raw):
        return Fraction(repr(raw)), False
    text = half_width(raw) if isinstance(raw, str) else ""
    found = _NUMBER.fullmatch(text) if len(text) <= _LONGEST_NUMBER else None
    if not found or not (found["whole"] or found["decimals"]):
        raise _refused(concept, raw, "不是数字", _cure(text), unit)
    if found["percent"] and concept.type != "ratio" and "%" not in (unit, concept.unit):
        raise _refused(concept, raw, "带了百分号", "去掉百分号，按单位填写", unit)
    digits, decimals = found["whole"].replace(",", ""), found["decimals"] or ""
    power = int(found["exponent"] or 0) - len(decimals)
    size = int(digits + decimals) * Fraction(10) ** power
    return (-size if found["sign"] == "-" else size), bool(found["percent"])


def _cure(text: str) -> str:
    if _SCIENTIFIC.fullmatch(text):
        return "把单元格改为数值格式后重新填写完整的数（科学计数法会丢位数）"
    return "只留数字（单位写在表头），不清楚就留空"


def _whole(concept: Concept, raw: Any, exact: Fraction, scale: int, unit: str | None) -> Fraction:
    nearest = Fraction(round(exact))
    noise = max(FLOAT_TOLERANCE, abs(nearest) * FLOAT_NOISE)
    if _from_float(raw) and abs(exact - nearest) <= noise:
        return nearest
    if scale == 1:
        raise _refused(concept, raw, "不是整数", "填写整数", unit)
    places = len(str(scale)) - 1
    raise _refused(concept, raw, f"太细，最多记 {places} 位小数", "按这个位数填写", unit)


def _from_float(raw: Any) -> bool:
    if isinstance(raw, str):
        digits = sum(character.isdigit() for character in half_width(raw))
        return digits >= _FLOAT_DIGITS
    return isinstance(raw, float)


def _within(concept: Concept, raw: Any, value: int) -> int:
    low, high = limits(concept)
    if low <= value <= high:
        return value
    scale = concept.written_scale
    if value < 0 and low == 0 and concept.range is None:
        raise _refused(concept, raw, "是负数", "核对正负号，不清楚就留空", None, "不小于 0")
    span = f"{shown(Fraction(low, scale))} 至 {shown(Fraction(high, scale))} {concept.unit}"
    raise _refused(concept, raw, "超出范围", "核对数值和单位", None, span.strip())


def _refused(
    concept: Concept, raw: Any, what: str, do: str, unit: str | None, expected: str | None = None
) -> BadInput:
    if expected is None:
        inside = unit or concept.unit or ("如 0.05 或 5%" if concept.type == "ratio" else "")
        kind = "整数" if concept.type == "count" else "数字"
        expected = f"{kind}（{inside}）" if inside else kind
    return BadInput(Problem(f"{concept.label}“{shown(raw)}”{what}", expected=expected, do=do))
