"""A certificate from its file: small, whole, one record, nothing in it run or trusted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from guiju.certificate.canonical import canonical
from guiju.certificate.certifying import Certificate
from guiju.certificate.page import DATA_CLOSE, DATA_OPEN
from guiju.certificate.shape import refuse_strangers
from guiju.errors import BadInput, Place, Problem

MOST_BYTES = 5_000_000
_END = "</html>"
_NEW = "向出具单位索取原件"


def read_certificate(path: Path) -> Certificate:
    """Read a page or its JSON. Raises BadInput: unreadable, too large, cut off, no certificate."""
    at = Place(str(path))
    text = _text(path, at)
    if text.lstrip()[:1] == "{":
        return Certificate(_record(text, at))
    data, around = _inside(text, at)
    return Certificate(_record(data, at), around)


def _text(path: Path, at: Place) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        problem = Problem(f"读不到文件：{error.strerror}", at, do="核对路径和权限")
        raise BadInput(problem) from error
    if len(raw) > MOST_BYTES:
        raise BadInput(Problem("文件过大", at, f"不超过 {MOST_BYTES:,} 字节", _NEW))
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BadInput(Problem("文件不是 UTF-8 编码", at, do=_NEW)) from error


def _inside(text: str, at: Place) -> tuple[str, str]:
    """The data in a page, and the page without them."""
    if DATA_OPEN not in text:
        cut = "<html" in text and _END not in text
        met = "文件不完整，数据部分已丢失" if cut else "这不是判定书"
        raise BadInput(Problem(met, at, "guiju certify 写出的 HTML 或 JSON", _NEW))
    if text.count(DATA_OPEN) > 1:
        raise BadInput(Problem("文件里有两份数据", at, "只有一份", _NEW))
    before, _, rest = text.partition(DATA_OPEN)
    data, close, after = rest.partition(DATA_CLOSE)
    if not close or _END not in after:
        raise BadInput(Problem("文件不完整，末尾已丢失", at, do=_NEW))
    return data, f"{before}{DATA_OPEN}\n{close}{after}"


def _record(text: str, at: Place) -> dict[str, Any]:
    try:
        record = json.loads(
            text,
            object_pairs_hook=_once,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
        canonical(record)  # a lone surrogate is no text
    except (ValueError, RecursionError) as error:
        problem = Problem(f"判定书的数据读不懂（{_reason(error)}）", at, do=_NEW)
        raise BadInput(problem) from error
    refuse_strangers(record, at)
    found: dict[str, Any] = record
    return found


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"第{error.lineno}行第{error.colno}列"
    return str(error) if isinstance(error, _Refused) else "内容不合规范"


class _Refused(ValueError):
    """Why a text is not taken, in Chinese."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key written twice: two readers might take different ones."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Refused("有键写了两次")
    return found


def _refuse_number(text: str) -> NoReturn:
    raise _Refused(f"不该有的数“{text[:20]}”")
