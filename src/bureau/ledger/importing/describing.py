"""The sheets of a workbook as the first step lists them, and the rows under a head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import guiju
from bureau.ledger.sheets.columns import known
from bureau.ledger.sheets.heads import SEARCHED, Head, find_head, head_at
from bureau.ledger.sheets.lines import Line
from bureau.ledger.sheets.opening import Merge, Sheet

_SHOWN_ROWS, _SHOWN_CELLS, _MOST_SHEETS = 8, 8, 30


def described(sheets: Sequence[Sheet], kind: Any) -> list[dict[str, Any]]:
    """Each sheet that holds anything: its title, where its head seems to be, its first rows."""
    found = []
    for sheet in sheets[:_MOST_SHEETS]:
        lines = list(sheet.lines(SEARCHED + 10))
        if not lines or sheet.hidden:
            continue
        head = find_head(lines, sheet.merges(), _knows(kind))
        found.append(
            {
                "title": sheet.title,
                "first": head.first,
                "last": head.last,
                "named": sum(_knows(kind)(name) for name in head.names),
                "rows": [[line.number, _shown(line)] for line in lines[:_SHOWN_ROWS]],
            }
        )
    if not found:
        raise guiju.BadInput.saying("这份文件里没有内容", do="核对是不是传错了文件")
    return found


def _knows(kind: Any) -> Any:
    return cache(lambda text: known(text, kind))


def _shown(line: Line) -> list[str]:
    return ["" if v is None else str(v)[:24] for v in line.values[:_SHOWN_CELLS]]


def head_of(sheet: Sheet, kind: Any, first: int | None, last: int | None) -> Head:
    """The head of a sheet: where the person says, else where it seems to be."""
    lines = list(sheet.lines(max(SEARCHED, last or 0) + 10))
    if first is None:
        return find_head(lines, sheet.merges(), _knows(kind))
    last = first if last is None else last
    if not 1 <= first <= last <= SEARCHED or last - first > 3:
        expected = f"第 1 至 {SEARCHED} 行，最多四行"
        raise guiju.BadInput.saying(
            f"表头写的是第{first}至{last}行", expected=expected, do="改正行号"
        )
    return head_at(lines, sheet.merges(), first, last)


def body(sheet: Sheet, head: Head) -> Iterator[Line]:
    """The rows under the head; cells merged downwards say the same in each of their rows."""
    downwards = [m for m in sheet.merges() if m.bottom > m.top > head.last]
    kept: dict[Merge, Any] = {}
    for line in sheet.lines():
        if line.number <= head.last or _repeats(line, head):
            continue
        yield _filled(line, downwards, kept)


def _filled(line: Line, merges: list[Merge], kept: dict[Merge, Any]) -> Line:
    values = list(line.values)
    for merge in merges:
        if not merge.top <= line.number <= merge.bottom:
            continue
        column = merge.left - 1
        values.extend([None] * (column + 1 - len(values)))
        if line.number == merge.top:
            kept[merge] = values[column]
        elif values[column] is None:
            values[column] = kept.get(merge)
    return line if tuple(values) == line.values else replace(line, values=tuple(values))


def _repeats(line: Line, head: Head) -> bool:
    """The head once more, as at the top of a printed page."""
    texts = [str(value).strip() for value in line.values if value is not None]
    return len(texts) > 1 and all(text in head.names for text in texts)
