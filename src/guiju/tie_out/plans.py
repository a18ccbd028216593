"""Which clauses speak of what will be done."""

from __future__ import annotations

import re

from guiju.tie_out.parts import clauses, sentences

# 将 as “will”, not as “take … as”, and not in 将近, 即将.
_WILL = r"(?<![即必])将(?!近|军|来|要求|其|[^，。；,;]{1,30}(?:作为|列为|列入|纳入|转化为|打造成|变为|变成|落实到|应用于|分为|用于))"
_FUTURE = re.compile(
    _WILL
    + r"|(?<!全)力争|争取(?:在|到|实现|达到|年内|新增|完成|突破|认定|培育)|确保(?:全年|年内|到|完成|实现|新增)"
    r"|下一?步|下阶段|今后|明年|来年|拟(?:于|在|新|建|实施|引|投|申|举|组)|打算|目标(?:为|是|:|任务|值|达)|目标[,，]?到"
    r"|任务(?:为|是|:)|应(?:达到|达|不少于|不低于)|计划(?:于|在|到|年内|全年|今年|明年)"
    r"|(?<![划动技作度项展育炬创期产养”])计划(?=新增|实施|引进|培育|组织|举办|完成|投入|投资|建设|申报|认定|达|用|通过)"
)
_BY_YEAR = re.compile(r"(?<![截达直])到 ?((?:19|20)[0-9]{2}) ?年(?:底|末)?")
_DONE = re.compile(
    r"已(?!知)|截至|截止|目前|(?:完成|实现|达到|获得|取得|新增|建成|引进)了|去年|上年|今年以来|新出台"
)


def planned_clauses(plain: str, under_plan: bool, year: int | None) -> frozenset[int]:
    """Where the clauses of a paragraph begin that speak of the future.

    under_plan: it stands under a heading of plans. A clause that speaks of the future makes those
    behind it in its sentence do so too, until one speaks of what is done; where it ends in a colon,
    those of the next sentences as well. year: the one reported; what was to be done by then is no
    plan.
    """
    stops = frozenset(sentences(plain).ends)
    planned = listing = under_plan
    found: set[int] = set()
    for start, end in clauses(plain).spans():
        clause = plain[start:end]
        if _FUTURE.search(clause) or _by_later_year(clause, year):
            planned, listing = True, listing or clause.endswith(":")
        elif _DONE.search(clause):
            planned = listing = False
        if planned:
            found.add(start)
        if end in stops:
            planned = listing = under_plan or listing
    return frozenset(found)


def _by_later_year(clause: str, year: int | None) -> bool:
    found = _BY_YEAR.search(clause)
    if not found or _DONE.search(clause):
        return False
    return year is None or int(found[1]) > year
