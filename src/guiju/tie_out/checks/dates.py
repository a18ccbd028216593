"""Dates no calendar has, and ranges of years or months badly written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guiju.tie_out.finding.line import DATE
from guiju.tie_out.slip import Proof, Slip
from guiju.tie_out.texts import Spot

_YEAR = "(?:19|20)[0-9]{2}"
_BRACKET = re.compile(
    rf"[（(] ?({_YEAR}) ?年? ?[-－—–~～至]{{1,2}} ?({_YEAR}) ?年? ?[)）] ?年(?:度)?"
)
_HYPHEN = re.compile(
    rf"(?<![0-9-])(?:({_YEAR})年?[-~]({_YEAR})年|([0-9]{{1,2}})月?[-~]([0-9]{{1,2}})月)(?!-)"
)


def impossible(proof: Proof) -> Iterator[Slip]:
    """13月, 6月31日, 2023年2月29日."""
    for statement in proof.statements:
        if statement.class_ == DATE and statement.when and not statement.when.exists():
            yield Slip(
                "日期不存在", statement.text, "日历上没有这个日期", "核对年月日", statement.place
            )


def year_brackets(proof: Proof) -> Iterator[Slip]:
    """(2024-2026)年: 年 belongs inside, the sign is a dash."""
    for paragraph in proof.text.paragraphs:
        for found in _BRACKET.finditer(paragraph.text):
            spot = Spot(paragraph.number, *found.span())
            why = "年份起止的“年”应在括号之内，括号用全角，起止之间用一字线"
            yield Slip("年份括号", found[0], why, f"改为“（{found[1]}—{found[2]}年）”", spot)


def range_signs(proof: Proof) -> Iterator[Slip]:
    """2024-2026年 and 1-8月: a range takes a dash, not a hyphen."""
    for paragraph in proof.text.paragraphs:
        for found in _HYPHEN.finditer(paragraph.text):
            first, last = (found[1], found[2]) if found[1] else (found[3], found[4])
            spot = Spot(paragraph.number, *found.span())
            why = "起止之间用了半角连字符"
            do = f"改为“{first}—{last}{found[0][-1]}”"
            yield Slip("起止连接号", found[0], why, do, spot)
