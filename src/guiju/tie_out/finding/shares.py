"""Parts and multiples in words: 三分之一, 百分之五, 七成, 一半, 翻番."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guiju.tie_out.finding.approximations import SUFFIX, bound_after, bound_before, ends
from guiju.tie_out.finding.line import FIGURE, Line, Mention
from guiju.tie_out.measures import HAN
from guiju.tie_out.numerals import chinese, step_of

_N = "零〇一二两三四五六七八九十百点"
_END = rf"(?P<suffix>{SUFFIX})?"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("of", rf"(?P<whole>[{_N}千万0-9]{{1,6}})分之(?P<part>[{_N}0-9.]{{1,8}}){_END}"),
    ("tenths", rf"(?<![{_N}0-9])(?P<part>[一二三四五六七八九])成{_END}(?![{HAN}]|(?<=成)$)"),
    ("tenths", rf"(?<![{_N}0-9])(?P<part>[一二三四五六七八九])成(?P<suffix>{SUFFIX})"),
    ("half", r"(?:过半|一半|半数)(?P<suffix>以上|左右)?"),
    ("doubled", r"翻(?:了)?(?P<times>[一二两三])?番|翻(?:了)?一?倍|成倍增长"),
)
_ANYWHERE = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_PER = {"百": "%", "千": "‰"}
_TENTH = Fraction(1, 10)


def shares(line: Line) -> Iterator[Mention]:
    """Every share or multiple in words, with its unit: %, ‰, 倍 or none."""
    for kind, pattern in _ANYWHERE:
        for found in pattern.finditer(line.plain):
            read = _read(kind, found.groupdict())
            if read:
                yield _mention(line.plain, found, *read)


def _read(kind: str, got: dict[str, str | None]) -> tuple[Fraction, Fraction, str] | None:
    """Value, step of its last digit, unit."""
    if kind == "half":
        return Fraction(1, 2), _TENTH, ""
    if kind == "doubled":
        times = chinese(got["times"] or "一") or Fraction(1)
        return Fraction(2 ** int(times)), Fraction(1), "倍"
    part = _number(got["part"] or "")
    if part is None:
        return None
    if kind == "tenths":
        return part * 10, Fraction(10), "%"
    unit = _PER.get(got["whole"] or "")
    if unit:
        return part, step_of(part), unit
    whole = _number(got["whole"] or "")
    return (part / whole, _TENTH, "") if whole else None


def _mention(
    plain: str, found: re.Match[str], value: Fraction, step: Fraction, unit: str
) -> Mention:
    bound, start = bound_before(plain, found.start())
    suffix = found.groupdict().get("suffix") or ""
    if suffix or found[0].startswith("过半"):
        bound = bound_after(suffix) if suffix else "over"
    low, high, closed = ends(bound, value, step, counted=False)
    return Mention(start, found.end(), FIGURE, value, unit, bound, low, high, closed)


def _number(printed: str) -> Fraction | None:
    if printed.replace(".", "", 1).isdecimal():
        return Fraction(printed.rstrip("."))
    return chinese(printed)
