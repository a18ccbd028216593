"""Numbers that name something: a strategy, an action, an index, a plan of so many years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.finding.dates import without_dates
from guiju.tie_out.finding.line import SLOGAN, Line, Mention
from guiju.tie_out.finding.ranks import is_rank
from guiju.tie_out.measures import CHINESE_MEASURE, HAN, MEASURE

_N = "一二两三四五六七八九十百千万"
_NAMED = "战略|行动|工程|计划|体系|索引|机制|模式|布局|格局|规划|方案|战役|举措|政策"
_LONGEST_TERM = 16
_QUOTED = re.compile(rf"“([^“”]{{1,{_LONGEST_TERM}}})”|‘([^‘’]{{1,{_LONGEST_TERM}}})’")
_TITLE = re.compile(r"《([^《》]{1,80})》")
# In quotes these are still figures: money, shares, a clause with its stop.
_STATED = re.compile(r"[0-9](?:[%‰]|万|亿|元|个百分点)|[，。；,;]")
_NUMBERED = re.compile(
    rf"[0-9]|(?!三角)[二两三四五六七八九][{HAN}]|十[个大条项佳]|[{_N}]个一|[百千万][{HAN}]{{0,4}}(?:计划|工程|行动|战略)"
)
_PATTERNS = (
    # 2+2+X, 1+N, 三+二
    rf"(?<![0-9A-Za-z+.])(?:[0-9]{{1,4}}|[A-Za-z]|[{_N}]{{1,2}})(?:\+(?:[0-9]{{1,4}}|[A-Za-z]|[{_N}]{{1,2}})){{1,6}}"
    rf"(?![0-9A-Za-z%])",
    # digits without a unit before what they name; years are not among them
    rf"(?<![0-9.,A-Za-z])(?!(?:19|20)[0-9]{{2}})[0-9]{{2,4}}(?!万|亿|余|多|年|月|日|{MEASURE})"
    rf"(?=[{HAN}]{{0,6}}?(?:{_NAMED}))",
    # 5个100, 六个一
    rf"(?<![0-9.{_N}])(?:[0-9]{{1,2}}|[{_N}])个(?:10{{1,4}}|[一百千万亿])(?![0-9.%‰分]|余|多|{CHINESE_MEASURE}|元|万)",
    # 五大专项行动, 三大
    rf"(?<![0-9{_N}第])(?:[0-9]{{1,2}}|(?!一大)[{_N}]{{1,3}})大(?=[{HAN}])(?!道|学|会|洋|陆|队|赛|名|概|事)"
    rf"(?:[{HAN}]{{0,6}}?(?:{_NAMED}))?",
    # 三年行动计划, 百人计划
    rf"(?<![0-9{_N}])(?:[0-9]{{1,2}}|[{_N}]{{1,2}})年(?![来内间共累完])(?:[{HAN}]{{0,4}}?)(?:行动计划|行动方案|行动|攻坚|规划|计划)",
    r"[百千万][人企家千百]{1,3}(?:计划|工程|行动)",
)
_ANYWHERE = tuple(re.compile(pattern) for pattern in _PATTERNS)


def slogans(line: Line) -> Iterator[Mention]:
    """Terms in quotes, then numbers before what they name."""
    for found in _QUOTED.finditer(line.plain):
        group = 1 if found[1] is not None else 2
        if _names(found[group]):
            yield Mention(found.start(group), found.end(group), SLOGAN)
    for pattern in _ANYWHERE:
        for found in pattern.finditer(line.plain):
            yield Mention(found.start(), found.end(), SLOGAN)


def terms(line: Line) -> Iterator[Mention]:
    """The fixed terms handed in, the longest first; only those with a number in them matter."""
    for term in sorted(line.terms, key=len, reverse=True):
        if _NUMBER.search(term):
            yield from _term(line, term)


def in_titles(plain: str) -> bytearray:
    """1 for each character inside the title of a paper, 0 for all others."""
    inside = bytearray(len(plain))
    for found in _TITLE.finditer(plain):
        inside[found.start() : found.end()] = b"\x01" * len(found[0])
    return inside


def _names(quoted: str) -> bool:
    plain = quoted.strip()
    if _STATED.search(plain) or is_rank(plain):
        return False
    return bool(_NUMBERED.search(without_dates(plain)))


def _term(line: Line, term: str) -> Iterator[Mention]:
    """A term wherever it stands by itself: 985 is not in 1985 nor in 985万元."""
    at = line.plain.find(term)
    while at >= 0:
        end = at + len(term)
        inside = term[0].isdigit() and line.plain[at - 1 : at].isdigit()
        counted = term[-1].isdigit() and _GOES_ON.match(line.plain, end)
        if not inside and not counted:
            yield Mention(at, end, SLOGAN)
        at = line.plain.find(term, end)


_NUMBER = re.compile(rf"[0-9{_N}]")
_GOES_ON = re.compile(rf"[0-9.,%‰]|万|亿|余|多|年|月|日|元|{MEASURE}")
