"""Which column holds what: by name, label, former name, everyday word or close spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from bureau.ledger.sheets.headings import MONEY_UNITS, Heading, take_apart

CODE, YEAR, STAGE_ON, GRADE, KEY = ":code", ":year", ":stage_on", ":grade", ":key"
"""Columns that are no concept: the ledger's own number, the year of the row, and so on."""
IGNORED = ""

# What people call things where the vocabulary has one word; each leads to the concept so named.
_WORDS = {
    "credit_code": (
        "信用代码 社会信用代码 统一信用代码 统一代码 统一社会代码 税号 纳税人识别号 "
        "机构代码 组织机构代码 企业代码"
    ),
    "name": (
        "单位名称 公司名称 企业全称 单位全称 公司全称 全称 名称 企业 单位 公司 企业名 平台 "
        "机构名称 姓名 项目名称 full_name"
    ),
    "town": "镇区 镇街 街道 乡镇 属地 所在镇 所在镇街 所属镇区 镇区（街道） 板块",
    "officer": "挂钩人 联系人 挂钩干部 责任人",
    "registration_date": "成立日期 成立时间 注册日期 注册时间 设立日期",
    "employees_total": "职工总数 员工总数 从业人员 从业人数 职工人数 员工人数 employees",
    "rd_staff": "研发人员 研发人数 rd_staff",
    "total_assets": "资产总额 总资产 资产合计",
    "total_liabilities": "负债总额 总负债 负债合计",
    "life_status": "经营状态 企业状态 状态",
    "industry_code": "行业代码 国民经济行业 所属行业",
}
EVERYDAY: Mapping[str, tuple[str, ...]] = {name: tuple(w.split()) for name, w in _WORDS.items()}
_OWN = {
    CODE: {"编号", "台账编号", "id", "系统编号"},
    YEAR: {"年度", "年份", "year", "所属年度", "统计年度", "会计年度"},
    STAGE_ON: {"阶段日期", "阶段时间"},
    GRADE: {"证据等级"},
}
_ASIDE = {"序号", "行号", "备注", "#", "no", "no.", "index"}
_LOOSE = re.compile(r"[\s()（）\[\]［］【】“”\"'·\-_/／、，,.:：*＊的]")
SURE, LIKELY, ASK = "sure", "likely", "ask"
_NEAR = 0.72


@dataclass(frozen=True)
class Column:
    """What one column of a sheet was understood as.

    what: the name of a concept, one of the words above, or nothing: left out. how: sure, likely
    (to be confirmed) or ask (several fit, or none). others: what else it could be, best first.
    """

    position: int
    heading: Heading
    what: str = IGNORED
    how: str = ASK
    others: tuple[str, ...] = ()
    why: str = ""


def understand(names: Iterable[str], kind: Any, this_year: int | None = None) -> list[Column]:
    """Every column with its likeliest meaning; a concept is given to one column a year only."""
    columns = [
        _one(position, take_apart(name, this_year), kind) for position, name in enumerate(names)
    ]
    taken: set[tuple[str, int | None]] = set()
    done: dict[int, Column] = {}
    for column in sorted(columns, key=lambda c: ((SURE, LIKELY, ASK).index(c.how), c.position)):
        key = (column.what, column.heading.year)
        if column.what and key in taken:
            others = tuple(dict.fromkeys((column.what, *column.others)))
            column = Column(
                column.position, column.heading, IGNORED, ASK, others, "已有一列是这一项"
            )
        elif column.what:
            taken.add(key)
        done[column.position] = column
    return [done[position] for position in sorted(done)]


def known(text: str, kind: Any) -> bool:
    """Whether a text would name a column: what the search for the head asks."""
    if len(text) > 40 or not text:
        return False
    heading = take_apart(text)
    own = any(heading.name.lower() in words for words in (*_OWN.values(), _ASIDE))
    return own or bool(_exact(heading, kind)[0])


def _one(position: int, heading: Heading, kind: Any) -> Column:
    if not heading.text or heading.text[0] in "#_" or heading.name.lower() in _ASIDE:
        return Column(position, heading, IGNORED, SURE)
    for what, words in _OWN.items():
        if heading.name.lower() in words:
            return Column(position, heading, what, SURE)
    exact, whole = _exact(heading, kind)
    if whole:
        # The year stands in the concept's own label: 2008年以来曾获高企认定.
        heading = replace(heading, year=None)
    if len(exact) == 1:
        return Column(position, heading, exact[0], SURE)
    if exact:
        return Column(position, heading, exact[0], ASK, tuple(exact), "几项都叫这个名字")
    near = _near(heading.name, kind)
    if not near:
        return Column(position, heading)
    best, score = near[0]
    others = tuple(name for name, _ in near)
    clear = len(near) == 1 or score - near[1][1] > 0.1
    how, why = (LIKELY, "写法相近") if clear else (ASK, "有几项相近")
    return Column(position, heading, best, how, others, why)


def _exact(heading: Heading, kind: Any) -> tuple[list[str], bool]:
    """Concepts so called, and whether all of the heading is the name: labels may hold a year."""
    for text in dict.fromkeys((heading.text, heading.name)):
        if found := _called(text, kind):
            return found, text == heading.text
    return [], False


def _called(text: str, kind: Any) -> list[str]:
    if found := kind.find(text):
        return [found.name]
    if labelled := [c.name for c in kind.concepts.values() if c.label == text]:
        return labelled
    if named := [n for n, words in EVERYDAY.items() if text in words and n in kind.concepts]:
        return named
    coded = [n for n, label in kind.identified_by.items() if text in (n, label)]
    return [n for n in coded if n in kind.concepts]


def _near(text: str, kind: Any) -> list[tuple[str, float]]:
    """Concepts spelt nearly so, best first, with how near; a part of a label counts as near."""
    loose = _loosely(text)
    if len(loose) < 2:
        return []
    scored = []
    for name, concept in kind.concepts.items():
        words = (concept.label, name, *concept.was, *EVERYDAY.get(name, ()))
        score = max(_likeness(loose, _loosely(word)) for word in words)
        if score >= _NEAR:
            scored.append((name, score))
    # Of equals, the one more often asked for stands first in its file.
    return sorted(scored, key=lambda pair: -pair[1])[:6]


def _likeness(text: str, word: str) -> float:
    if text == word:
        return 1.0
    if len(word) >= 3 and word in text:
        return 0.88 + 0.1 * len(word) / len(text)
    if text in word:
        return 0.75 + 0.2 * len(text) / len(word)
    return SequenceMatcher(None, text, word).ratio()


def _loosely(text: str) -> str:
    return _LOOSE.sub("", text).lower()


def is_money_unit(unit: str) -> bool:
    """Whether a unit is one amounts are written in."""
    return unit in MONEY_UNITS
