"""Numbers that state nothing: enumerators, document numbers, codes, clauses, set phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.finding.line import Line, Mention
from guiju.tie_out.measures import HAN, LATIN, MEASURE

_N = "一二三四五六七八九十"
_UNITLESS = rf"(?!\ ?(?:[%‰]|万|亿|元|{MEASURE}))"

# Where an enumerator may stand: at the head of a paragraph or behind a stop.
_HEAD = re.compile(
    rf"\s{{0,8}}(?:[{_N}]{{1,3}}、|[0-9]{{1,2}}[.、](?![0-9])|[0-9]{{1,2}}\)|[{_N}]{{1,2}}(?=是)"
    rf"|第[{_N}]{{1,3}}[,，、:]|[0-9]{{1,2}}\.(?=(?:19|20)[0-9]{{2}}年))"
)
_INSIDE = re.compile(
    rf"(?<=[。;；:!?])(?:[0-9]{{1,2}}[.、](?![0-9])|[0-9]{{1,2}}\)|第[{_N}]{{1,3}}[,，、:])"
    rf"|(?<=[。;；:!?) ])[0-9]{{1,2}}\.(?=(?:19|20)[0-9]{{2}}年)|[\[(](?:[0-9]{{1,2}}|[{_N}]{{1,3}})[\])]"
)

_PATTERNS = (
    # Addresses, then codes: a letter touching digits makes a name (GB/T 9704, 5G, 3D).
    r"https?://[!-~]{1,300}|www\.[!-~]{1,300}|(?<![A-Za-z0-9.+_-])[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9.-]{1,64}",
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z._/-]{0,30}[0-9][A-Za-z0-9._/-]{0,40}+" + _UNITLESS,
    rf"(?<![0-9.])[0-9]{{1,6}}(?!(?:{LATIN})(?![A-Za-z]))[A-Za-z]{{1,20}}(?![0-9])",
    # 〔2016〕32号 and other numbers of papers, telephones, long codes, versions.
    r"[〔﹝\[(【] ?[0-9]{4} ?[〕﹞\])】] ?第?[0-9]{1,6} ?号|[〔﹝] ?[0-9]{4} ?[〕﹞] ?[0-9]{1,6}",
    r"(?<![A-Za-z])[A-Z]{2,6}(?:/[A-Z]{1,2})? [0-9]{2,6}(?:\.[0-9]{1,3})?(?:-[0-9]{4})?(?![0-9])"
    + _UNITLESS,
    r"(?<![0-9月.])[0-9]{1,6} ?号(?!线)|(?<![0-9.])[0-9]{2,5}室|(?<![0-9.])[0-9]{1,3}楼",
    r"(?<![0-9])(?:[0-9]{3,4}-[0-9]{7,8}|1[0-9]{10}|[0-9]{5,20}/[0-9-]{1,20})(?![0-9])",
    r"(?<![0-9.,])(?:[0-9]{12,}|[0-9]{6,11})(?![0-9.,])" + _UNITLESS,
    r"(?:编号|索引号|文号|代码|邮编|邮政编码|电话|热线|传真)[:为是]?\ ?[0-9-]{3,20}",
    r"(?<![0-9.])(?!(?:19|20)[0-9]{2}\.)[0-9]{1,4}(?:\.[0-9]{1,4}){2,6}(?![0-9])",
    rf"(?<=[{HAN}])[0-9]\.0(?![0-9])" + _UNITLESS + r"|[0-9]{1,2}\.[0-9]{1,2}版",
    r"[0-9]{1,4}[×xX*][0-9]{1,4}",
    # Marks of notes.
    r"[〔﹝][0-9]{1,3}[〕﹞]",
    # A year left to be filled in.
    r"[0-9]{2,3}\*{1,2}年度?",
    # Tables, figures and clauses that are referred to.
    r"(?:图|表|附件|附表|附|专栏|注)\ ?[0-9]{1,3}(?![0-9.])" + _UNITLESS,
    rf"第\ ?[{_N}百零〇0-9]{{1,6}}\ ?(?:条|款|章|节|代|页|版|卷|编|产业|课堂|人称|方(?!阵|面|案|针))",
    rf"第[{_N}](?:书记|责任|时间|线|生产力|动力|资源|要务|要素|抓手|曲线|粮仓|学历|手|桶金|时段|现场|议题)",
    # Congresses and plenary sessions.
    rf"(?<=党的)[{_N}]{{1,3}}大|(?:二?十[{_N}]?|二十)大(?=精神|报告|以来|召开|会议|代表|[、,，和及])",
    rf"[{_N}]{{1,4}}届(?=[{_N}]{{1,2}}[中次、]|历次|中央|全国|省委|市委|县委|区委|人大|人民代表|政协)",
    rf"[{_N}]{{1,2}}(?=(?:中|次)全会)|第?[{_N}0-9]{{1,4}}次(?=(?:全体|常务)?会议|全会)",
    rf"[{_N}]中(?=、[{_N}]中全会)",
    # Grades of prizes, phases of works, sequences such as 一人一策.
    rf"[特{_N}]等(?=奖|功)|[{_N}]期(?=工程|项目|建设|厂房|用地|[和、及]二?三?期)",
    rf"一[{HAN}]一(?![等类期级流])[{HAN}]",
    r"二次(?=创业|开发|供水|元|能源|利用)|三次产业|一次(?=性|能源|元)|三次(?=元)",
    r"两个(?=维护|确立|毫不动摇)|四个(?=意识|自信|全面)|三个(?=代表|务必)|五个一|八项(?=规定)",
    r"(?<![0-9])[0-9]{2}后(?=[,，、的人干青创]|$)",
)
_ANYWHERE = tuple(re.compile(pattern) for pattern in _PATTERNS)


def enumerators(line: Line) -> Iterator[Mention]:
    """一、（二）3. and their like."""
    head = _HEAD.match(line.plain)
    if head:
        yield Mention(0, head.end(), None)
    for found in _INSIDE.finditer(line.plain):
        yield Mention(found.start(), found.end(), None)


def names(line: Line) -> Iterator[Mention]:
    """Numbers that are parts of names, codes and set phrases."""
    for pattern in _ANYWHERE:
        for found in pattern.finditer(line.plain):
            yield Mention(found.start(), found.end(), None)
