"""One heading taken apart: what it names, for which year, in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bureau.ledger.sheets.texts import visible

MONEY_UNITS = ("元", "千元", "万元", "亿元")
_UNIT = re.compile(
    r"[\[［(（【]\s*(?:单位\s*[:：]\s*)?(?:人民币\s*)?"
    r"(亿元|万元|千元|元|百分比|%|％|人|项|件|家|个|天|年|分)\s*[\]］)）】]"
)
_BARE_UNIT = re.compile(r"(?:[,，、/／:：\s]|单位)+(亿元|万元|千元|元|%|％)$")
_ENGLISH_UNIT = re.compile(r"_(yuan|wan|yi)$", re.I)
_ENGLISH = {"yuan": "元", "wan": "万元", "yi": "亿元"}
_YEAR = re.compile(
    r"@((?:19|20)[0-9]{2})$|(?<![0-9])((?:19|20)[0-9]{2})\s*(?:年度|年末|年底|年|$|(?=[^0-9年]))"
)
_RELATIVE = {"上年度": -1, "上年": -1, "上一年": -1, "去年": -1, "本年度": 0, "本年": 0, "当年": 0}
_JOINTS = " \t_-—·.:：、，,/／*＊"


@dataclass(frozen=True)
class Heading:
    """What a heading says: the words that name the column, its year, its unit as written."""

    text: str
    name: str
    unit: str = ""
    year: int | None = None


def take_apart(text: str, this_year: int | None = None) -> Heading:
    """A heading as people write it; 上年 and 本年 need the year the table is of."""
    plain = visible(text.replace("\n", " "))
    rest, unit = _unit_in(plain)
    rest, year = _year_in(rest, this_year)
    name = re.sub(r"\s+", " ", rest).strip(_JOINTS)
    return Heading(plain, name or plain, unit, year)


def _unit_in(text: str) -> tuple[str, str]:
    for form in (_UNIT, _BARE_UNIT, _ENGLISH_UNIT):
        if found := form.search(text):
            unit = _ENGLISH.get(found[1].lower(), found[1]).replace("％", "%")
            rest = text[: found.start()] + " " + text[found.end() :]
            return rest, "%" if unit == "百分比" else unit
    return text, ""


def _year_in(text: str, this_year: int | None) -> tuple[str, int | None]:
    if found := _YEAR.search(text):
        year = int(found[1] or found[2])
        rest = text[: found.start()] + " " + text[found.end() :]
        return rest.replace("( )", "").replace("（ ）", ""), year
    for word, offset in _RELATIVE.items():
        if word in text and this_year is not None:
            return text.replace(word, " "), this_year + offset
    return text, None
