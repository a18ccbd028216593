"""Places in an order and claims of being the first: 第2, 第三期, 首家, 唯一, 前八, 零的突破."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guiju.tie_out.finding.line import RANK, Line, Mention
from guiju.tie_out.measures import HAN
from guiju.tie_out.numerals import chinese

_N = "一二三四五六七八九十百"
_PLACED = "名|位|家|个|批|期|次|届|轮|例|台|项|年|场|站|阶段|方阵|梯队|阵营|梯次|单|只|支|座|所|组|大|套|篇|笔|件|位次"
_FIRST = "家|次|个|批(?!次)|位(?!度)|例|台(?!套|\\(套)|套|座|条|只|支|款|笔|届|期|单(?!元)|项|张|所|名|轮|部|枚|颗|站|场|组|创|度"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("placed", rf"第 ?(?P<n>[0-9]{{1,4}})(?![0-9]) ?(?P<unit>{_PLACED})?"),
    ("placed", rf"第(?P<n>[{_N}]{{1,4}})(?:(?P<unit>{_PLACED})|(?![{HAN}])|(?=[的和与并及]))"),
    ("first", rf"首(?P<unit>{_FIRST})|榜首"),
    ("first", r"唯一(?!性|标识|码)"),
    ("first", r"零的?突破"),
    ("best", r"历史(?:最好|最高|最佳|最优|最多|新高|之最)(?:成绩|水平|记录|纪录)?|(?<=创)(?:历年)?新高(?=[，。；,;、)]|$)"),
    ("within", rf"前(?P<n>[0-9]{{1,4}}|[{_N}]{{1,4}})(?P<unit>名|位|强)"),
    ("within", rf"(?<=[名列居位入持进身])前(?P<n>[0-9]{{1,4}}|[{_N}]{{1,4}})(?![{HAN}0-9%])"),
    ("within", r"前(?P<n>[0-9]{1,3})(?=水平|行列|列)"),
    ("within", rf"(?<![0-9.{_N}千])(?P<n>[0-9]{{2,4}}|[{_N}]{{1,3}})(?P<unit>强)(?!化|势|大|度|省|市|县|国|调)"),
    ("running", r"(?P<n>[0-9]|[二三四五六七八九十]{1,2})连冠"),
)  # fmt: skip
_ANYWHERE = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


def ranks(line: Line) -> Iterator[Mention]:
    """Every rank; its value is the place, 1 for 首, 唯一 and 零的突破."""
    for kind, pattern in _ANYWHERE:
        for found in pattern.finditer(line.plain):
            yield _mention(kind, found)


def is_rank(plain: str) -> bool:
    """Whether a short text is nothing but a rank, as in 名列“第一”."""
    return any(pattern.fullmatch(plain) for _, pattern in _ANYWHERE)


def _mention(kind: str, found: re.Match[str]) -> Mention:
    got = found.groupdict()
    value = Fraction(1)
    if printed := got.get("n"):
        # 百强 leaves its 一 out.
        number = chinese(printed) or chinese("一" + printed)
        value = Fraction(printed) if printed.isdecimal() else number or value
    unit, (start, end) = got.get("unit") or "", found.span()
    if kind == "within":
        return Mention(start, end, RANK, value, unit, "within", Fraction(1), value)
    if kind == "running":
        return Mention(start, end, RANK, value, "连冠", "running")
    bound = "best" if kind == "best" else "exact"
    return Mention(start, end, RANK, value, unit, bound)
