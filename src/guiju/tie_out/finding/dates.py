"""Dates and periods at every precision, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.finding.line import DATE, Line, Mention
from guiju.tie_out.measures import HAN, MEASURE
from guiju.tie_out.numerals import chinese
from guiju.tie_out.when import (
    DAY,
    HALF,
    MONTH,
    QUARTER,
    SPAN,
    TENDAY,
    TIME,
    YEAR,
    YEARS,
    When,
)

_N = "一二三四五六七八九十"
_S = " ?"
_TO = f"{_S}[-—–~－至到]{{1,2}}{_S}"
_Y = "(?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})"
_M = f"(?:[0-9]{{1,2}}|[{_N}]{{1,2}})"
_Q = "[一二三四1-4]"
_BEFORE = f"(?<![0-9.{_N}〇零○])"
_PLAN_NAMES = "规划|期间|时期|以来|末|初|收官|开局|发展|计划|科技"

# Named groups carry what When needs; each pattern gives one precision, the widest pattern first.
_PATTERNS: tuple[tuple[str, str], ...] = (
    (YEARS, rf"\({_S}(?P<y>{_Y}){_S}年?{_TO}(?P<y2>{_Y}){_S}年?{_S}\){_S}年度?"),
    (YEARS, rf"{_BEFORE}(?P<y>{_Y}){_S}年?{_TO}(?P<y2>{_Y})(?:{_S}年度?|(?![0-9-]))"),
    (YEARS, rf"“?(?P<plan>(?:二?十[{_N}]?|[三四五六七八九]))五(?:”|(?={_PLAN_NAMES}))"),
    (YEARS, rf"(?<![{_N}])(?P<plan>十[{_N}])五(?![{_N}])"),
    (
        DAY,
        rf"{_BEFORE}(?P<y>{_Y})(?P<dash>[-./])(?P<m>[0-9]{{1,2}})(?P=dash)(?P<d>[0-9]{{1,2}})(?![0-9])",
    ),
    (DAY, rf"{_BEFORE}(?:(?P<y>{_Y}){_S}年{_S})?(?P<m>{_M}){_S}月{_S}(?P<d>{_M}[{_N}]?){_S}[日号]"),
    (DAY, rf"{_BEFORE}(?P<m>[0-9]{{1,2}})\.(?P<d>[0-9]{{1,2}}){_S}日"),
    (MONTH, rf"{_BEFORE}(?:(?P<y>{_Y}){_S}年{_S})?(?P<m>{_M}){_S}月?{_TO}(?P<m2>{_M}){_S}月份?"),
    (TENDAY, rf"{_BEFORE}(?:(?P<y>{_Y}){_S}年{_S})?(?P<m>{_M}){_S}月份?{_S}(?P<part>[上中下]旬)"),
    (
        MONTH,
        rf"{_BEFORE}(?:(?P<y>{_Y}){_S}年{_S})?(?P<m>{_M}){_S}月份?(?P<part>[初底末]|中(?![{HAN}]))?(?![均度球亮报])",
    ),
    (
        QUARTER,
        rf"{_BEFORE}(?:(?P<y>{_Y}){_S}年{_S})?(?P<ahead>前)?第?(?P<q>{_Q})(?:[、至到—–-](?P<q2>{_Q}))?季度",
    ),
    (HALF, rf"(?:{_BEFORE}(?P<y>{_Y}){_S}年)?(?P<h>[上下])半年"),
    (YEAR, rf"{_BEFORE}(?P<y>{_Y}){_S}(?:年度|年(?P<part>[初底末]|中(?![{HAN}]))?(?!代))"),
    (
        YEAR,
        rf"{_BEFORE}(?P<y>{_Y})(?![0-9.,%‰+]|万|亿|余|多|元|{_S}(?:{MEASURE}))(?=[{HAN}》]|[、和及]{_Y})",
    ),
    (
        SPAN,
        rf"(?:近|过去的?|未来|今后|往后|最近|此后|前|后|(?<!以)上){_S}(?:[0-9]{{1,2}}|[两{_N}]{{1,2}}){_S}(?:个?月|个?(?:会计|自然|纳税)?年度|年|个?季度)(?:来|间|里)?(?![{_N}份])",
    ),
    (
        SPAN,
        rf"{_BEFORE}(?:[0-9]{{1,2}}|[两{_N}]{{1,2}}){_S}(?:个月|年|个多月|年多)(?:来|间)(?![自源])",
    ),
    (
        SPAN,
        rf"{_BEFORE}(?:[0-9]{{1,2}}|[{_N}]{{1,3}})世纪(?:[0-9{_N}]{{1,2}}0?年代)?|{_BEFORE}[0-9]{{2}}年代",
    ),
    (DAY, rf"{_BEFORE}(?P<d>[0-9]{{1,2}}){_S}日(?!内|均|常|用|元|产|前|以|游|本)"),
    (
        TIME,
        rf"{_BEFORE}(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?![0-9])|{_BEFORE}[0-9]{{1,2}}时(?:[0-9]{{1,2}}分|(?=[,，。至开召]))",
    ),
)
_ANYWHERE = tuple((precision, re.compile(pattern)) for precision, pattern in _PATTERNS)
_FIRST_PLAN_YEAR = 1951
"""The n-th five-year plan begins in 1951 + 5n, from the third on."""


def dates(line: Line) -> Iterator[Mention]:
    """Every date; a wider one is found before those inside it."""
    for precision, pattern in _ANYWHERE:
        for found in pattern.finditer(line.plain):
            start, end = _without_marks(found)
            yield Mention(start, end, DATE, when=_when(precision, found))


def without_dates(plain: str) -> str:
    """What is left of a short text when its dates are taken away."""
    for _, pattern in _ANYWHERE:
        plain = pattern.sub("，", plain)
    return plain


def _without_marks(found: re.Match[str]) -> tuple[int, int]:
    """“十四五” is found by its marks and stands without them."""
    start, end = found.span()
    return start + found[0].startswith("“"), end - found[0].endswith("”")


def _when(precision: str, found: re.Match[str]) -> When:
    got = {name: text for name, text in found.groupdict().items() if text}
    year = _number(got.get("y"))
    if plan := got.get("plan"):
        year = _FIRST_PLAN_YEAR + 5 * (_number(plan) or 0)
        return When(YEARS, year, last_year=year + 4)
    month, last_month = _number(got.get("m")), _number(got.get("m2"))
    if "q" in got:
        first, last = _number(got["q"]) or 0, _number(got.get("q2", got["q"])) or 0
        month, last_month = (1 if "ahead" in got else 3 * first - 2), 3 * last
    if "h" in got:
        month, last_month = (1, 6) if got["h"] == "上" else (7, 12)
    return When(
        precision,
        year,
        month,
        _number(got.get("d")),
        got.get("part", ""),
        _number(got.get("y2")),
        last_month,
    )


def _number(printed: str | None) -> int | None:
    if printed is None:
        return None
    if printed.isdecimal():
        return int(printed)
    number = chinese(printed)
    return None if number is None else int(number)
