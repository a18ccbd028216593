"""Days and years as people write them, made into whole numbers."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from guiju.calendar import to_number
from guiju.errors import BadInput, Problem
from guiju.facts.blanks import half_width, shown

FIRST_YEAR, LAST_YEAR = 1949, 2100
"""Years facts may belong to; anything else is a slip of the pen (2205 for 2025)."""

# A firm's papers reach back further than its figures, and some titles end far ahead.
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?\Z")
_SEPARATORS = str.maketrans({"/": "-", ".": "-", "年": "-", "月": "-", "日": ""})
_EXPECTED = "如 2024-12-31"


def year_of(raw: Any) -> int:
    """A calendar year between 1949 and 2100."""
    text = half_width(raw) if isinstance(raw, str) else shown(raw)
    found = re.fullmatch(r"([0-9]{4})(\.0+|年)?", text)
    if found is None or isinstance(raw, bool):
        raise BadInput(Problem(f"年份“{shown(raw)}”读不懂", expected="四位数的年份，如 2024"))
    year = int(found[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        span = f"{FIRST_YEAR} 至 {LAST_YEAR} 之间"
        raise BadInput(Problem(f"年份 {year} 不合理", expected=span, do="核对年份"))
    return year


def day_number(label: str, raw: Any) -> int:
    """A day (date, 2024-12-31, 2024/12/31, 20241231, 2024年12月31日) as days since 1970-01-01."""
    day = _day(label, raw)
    if not _FIRST_DAY <= day <= _LAST_DAY:
        span = f"{_FIRST_DAY} 至 {_LAST_DAY} 之间的日期"
        do = "核对年份；长期有效请写 2099-12-31"
        raise BadInput(Problem(f"{label}“{shown(raw)}”超出范围", expected=span, do=do))
    return to_number(day)


def _day(label: str, raw: Any) -> date:
    if isinstance(raw, datetime):
        raw = raw.isoformat(" ")
    if isinstance(raw, date):
        return raw
    text = "" if isinstance(raw, bool | float | Fraction) else half_width(str(raw))
    plain = _MIDNIGHT.sub("", text)
    found = _DAY.fullmatch(plain if plain.isdigit() else plain.translate(_SEPARATORS))
    if found is None:
        raise BadInput(
            Problem(f"{label}“{shown(raw)}”不是日期", expected=_EXPECTED, do=_cure(text))
        )
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError as error:
        problem = Problem(f"{label}“{shown(raw)}”：没有这一天", expected=_EXPECTED, do="核对日期")
        raise BadInput(problem) from error


def _cure(text: str) -> str:
    if re.fullmatch(r"[0-9]{5}", text):
        return "把单元格改为日期格式（这像是表格软件里的日期序号）"
    return "写全年月日，不清楚就留空"
