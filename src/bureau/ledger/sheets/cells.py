"""One cell as people leave it: understood, or flagged for a person to say; never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import guiju
from bureau.ledger.sheets.texts import has_invisible, visible

CLEARED = "清空"
"""What must be written for a value to be taken back; an empty cell says nothing."""
_BLANKS = frozenset(
    "- － — —— ——— ― ─ / ／ \\ 无 无数据 暂无 未知 不详 不清楚 待补 待定 空 NA N/A n/a null NULL "
    "None nan NaN . …".split()
) | {""}
_NOT_APPLICABLE = frozenset({"不适用", "不涉及"})
_EXCEL_ERRORS = frozenset("#N/A #REF! #DIV/0! #VALUE! #NAME? #NULL! #NUM! #SPILL! #CALC!".split())
_NUMBER = r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?|[-+]?[0-9]*\.?[0-9]+"
_ABOUT = re.compile(
    rf"(?P<before>约|大约|大概|约为|近|将近|接近|超|超过|逾|不足|不到|至少|最多|[<>≤≥~≈＜＞～])?\s*"
    rf"(?P<number>{_NUMBER})\s*(?P<unit>亿元|万元|千元|元|亿|万|%)?\s*"
    r"(?P<after>余|多|左右|上下|以上|以下|以内|\+|元余|万余|余万元)?"
)
_BETWEEN = re.compile(
    rf"(?:{_NUMBER})\s*(?:亿元|万元|元|万|亿|%)?\s*[-~～—至到]+\s*(?:{_NUMBER}).*"
)
_MASKED = re.compile(r"\*{1,}|已掌握|＊+")
_UNITS = {"亿": "亿元", "万": "万元"}
_THOUSAND = "千元"
_BOOLEANS = {
    **dict.fromkeys("√ ✓ ✔ ☑ 对 有 Y y Yes YES yes TRUE True true 1 ■".split(), "是"),
    **dict.fromkeys("× ✗ ✘ x X 没有 无 N n No NO no FALSE False false 0 □ ☐".split(), "否"),
}
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_DAY = re.compile(
    r"([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月)?(?:([一二三四五六七八九十]{1,3})[日号])?"
)
_EIGHT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?:\.0)?")
_SERIALS = range(10959, 73416)  # 1930-01-01 … 2100-12-31 as spreadsheets number days
_NUMERIC = frozenset({"money", "count", "number", "ratio"})
_DAY_ZERO = date(1899, 12, 30)

BLANK, CLEAR, VALUE, DOUBT, WRONG = "blank", "clear", "value", "doubt", "wrong"


@dataclass(frozen=True)
class Read:
    """What a cell says: nothing, take it back, a value, something to ask about, or a slip.

    value: internal, as the kernel calculates with it; for a doubt what it would be if the person
    agrees. notes: what the reader did and should be seen. problem: for a doubt or a slip.
    """

    state: str
    value: Any = None
    problem: str = ""
    notes: tuple[str, ...] = field(default=())


NOTHING = Read(BLANK)


def read(
    concept: Any, raw: Any, unit: str = "", *, formula: bool = False, places: Mapping[str, str] = {}
) -> Read:
    """A raw cell under a concept; places: names of places and the codes they stand for."""
    if formula and raw is None:
        return Read(
            WRONG, None, "是公式，文件里没有存下结果：请在表格软件里打开并保存一次，或粘贴为数值"
        )
    notes: tuple[str, ...] = ("公式：取文件里存下的结果",) if formula else ()
    if has_invisible(raw):
        notes += ("去掉了看不见的控制符",)
    if isinstance(raw, str):
        raw = visible(raw)
    found = _read(concept, raw, unit, places)
    if found.state == BLANK:
        return NOTHING
    return Read(found.state, found.value, found.problem, notes + found.notes)


def _read(concept: Any, raw: Any, unit: str, places: Mapping[str, str]) -> Read:
    text = raw if isinstance(raw, str) else None
    if raw is None or (text is not None and _says_nothing(concept, text)):
        return NOTHING
    if text == CLEARED:
        return Read(CLEAR)
    if text in _NOT_APPLICABLE:
        return _through(concept, "不适用", "")
    if text in _EXCEL_ERRORS:
        return Read(WRONG, None, f"表格软件算出的是错误值 {text}：请改正公式或填写数值")
    if text is not None and concept.type not in ("text", "entity") and _MASKED.search(text):
        return Read(WRONG, None, f"“{text}”是遮盖或区间，不能导入：请填写实际的值，或恢复原样")
    if concept.fields:
        return Read(VALUE, str(raw))  # other names of a body, parted by ；
    return _BY_TYPE.get(concept.type, _plainly)(concept, raw, unit, places)


def _says_nothing(concept: Any, text: str) -> bool:
    """“无” says nothing of a number or a name, “no” to a question, and “none” of a list."""
    return text in _BLANKS and not (text == "无" and concept.type in ("bool", "list"))


def _through(concept: Any, raw: Any, unit: str, *notes: str) -> Read:
    """What the kernel makes of it."""
    try:
        value = guiju.read_cell(concept, raw, unit or None)
    except guiju.BadInput as error:
        problem = error.problems[0]
        parts = [problem.message, f"应为：{problem.expected}" if problem.expected else ""]
        parts.append(f"请{problem.do}" if problem.do else "")
        return Read(WRONG, None, "；".join(part for part in parts if part))
    return NOTHING if value is None else Read(VALUE, value, "", notes)


def _plainly(concept: Any, raw: Any, unit: str, _places: Mapping[str, str]) -> Read:
    return _through(concept, raw, unit)


def _amount(concept: Any, raw: Any, unit: str, _places: Mapping[str, str]) -> Read:
    if not isinstance(raw, str):
        return _counted(concept, raw, unit)
    plain = _half_width(raw).lstrip("¥￥").strip()
    if concept.type == "count" and concept.unit:
        plain = plain.removesuffix(concept.unit).strip()
    about = _ABOUT.fullmatch(plain)
    if about is None:
        if _BETWEEN.fullmatch(plain):
            return Read(WRONG, None, f"“{raw}”是一个区间，不能导入：请填写实际的值，不清楚就留空")
        return _counted(concept, plain, unit)
    number, own = about["number"].replace(",", ""), about["unit"] or ""
    own = _UNITS.get(own, own)
    percent = own == "%"
    found = _counted(concept, number + "%" * percent, own if own and not percent else unit)
    if own and not percent and found.state == VALUE:
        found = Read(VALUE, found.value, "", (f"单元格自己写着单位“{own}”",))
    if (about["before"] or about["after"]) and found.state == VALUE:
        return Read(DOUBT, found.value, f"“{raw}”不是确数：按 {number}{own} 记，还是留空？")
    return found


def _counted(concept: Any, raw: Any, unit: str) -> Read:
    if unit == _THOUSAND and concept.type == "money":
        return _thousands(concept, raw)
    return _through(concept, raw, unit)


def _thousands(concept: Any, raw: Any) -> Read:
    """The kernel knows 元; a thousand of them is reckoned here, exactly."""
    try:
        number = Fraction(str(raw).replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return _through(concept, raw, "元")
    return _through(concept, number * 1000, "元")


def _half_width(text: str) -> str:
    return text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})


def _boolean(concept: Any, raw: Any, _unit: str, _places: Mapping[str, str]) -> Read:
    if isinstance(raw, bool):
        return _through(concept, "是" if raw else "否", "")
    text = _half_width(str(raw))
    return _through(concept, _BOOLEANS.get(text, text), "")


def _day(concept: Any, raw: Any, _unit: str, _places: Mapping[str, str]) -> Read:
    if isinstance(raw, date | datetime):
        return _through(concept, raw, "")
    text = _half_width(str(raw)).strip("。. ")
    text = text.replace("号", "日").replace("--", "-")
    if found := _EIGHT.fullmatch(text):
        return _through(concept, "-".join(found.groups()), "")
    if found := _CHINESE_DAY.fullmatch(text):
        return _through(concept, _chinese_day(found), "")
    number = raw if isinstance(raw, int | float) else int(text) if text.isdigit() else None
    if number is not None and int(number) in _SERIALS and number > 9999:
        day = _DAY_ZERO + timedelta(days=int(number))
        doubt = f"“{text}”像是表格软件的日期序号：按 {day.isoformat()} 记，还是留空？"
        return Read(DOUBT, _through(concept, day, "").value, doubt)
    return _through(concept, text, "")


def _chinese_day(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    parts = [year.translate(_DIGITS), *(_tens(part) for part in (month, day) if part)]
    return "-".join(parts)


def _tens(text: str) -> str:
    """十二 is 12, 二十 is 20."""
    left, ten, right = text.partition("十")
    if not ten:
        return text.translate(_DIGITS)
    return (left.translate(_DIGITS) or "1") + (right.translate(_DIGITS) or "0")


def _place(concept: Any, raw: Any, unit: str, places: Mapping[str, str]) -> Read:
    text = str(raw)
    return _through(concept, places.get(text, raw), unit)


def _worded(concept: Any, raw: Any, unit: str, _places: Mapping[str, str]) -> Read:
    """Text; a number that stands where a text is expected keeps its digits, or is refused."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) >= 10**15:
        met = f"“{raw}”存成了数字，超过15位的已被表格软件改掉"
        return Read(WRONG, None, f"{met}：请把该列设为文本后重新填写")
    return _through(concept, raw, unit)


_BY_TYPE = {
    **dict.fromkeys(_NUMERIC, _amount),
    "bool": _boolean,
    "date": _day,
    "place": _place,
    "text": _worded,
    "entity": _worded,
}
