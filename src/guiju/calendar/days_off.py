"""The State Council's arrangement of days off as somebody wrote it → working days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from guiju.calendar.reading import day_in
from guiju.calendar.working_days import YearOff
from guiju.documents import Mapping, Sequence
from guiju.errors import Place, Problems
from guiju.marks import CONFIDENCES
from guiju.slips import one_of, unknown_keys

_YEAR_KEYS = "source confidence holidays worked".split()
_HOLIDAY_KEYS = "name from until".split()
_LONGEST = 15


def year_off(year: Any, body: Any, at: Place, problems: Problems) -> YearOff | None:
    """One year's holidays and the weekend days worked for them; None where it cannot be read."""
    if not isinstance(year, int) or not isinstance(body, Mapping):
        problems.note(f"“{year}”不是一年的放假安排", at, expected="2026: {source: …, holidays: …}")
        return None
    unknown_keys(body, _YEAR_KEYS, problems)
    if not body.get("source"):
        problems.note(f"{year}年放假安排没有写依据", at, expected="source: 通知的名称和文号")
    one_of(body, "confidence", CONFIDENCES, problems)
    off = dict(_holidays(year, body, problems))
    if not off:
        problems.note(f"{year}年一个假日也没有", at, do="没有安排的年份整年不写")
    return YearOff(off, frozenset(_worked(year, body, off, problems)))


def _holidays(year: int, body: Mapping, problems: Problems) -> Iterator[tuple[date, str]]:
    listed = body.get("holidays") or Sequence()
    if not isinstance(listed, Sequence):
        problems.note("holidays 要写成列表", body.at("holidays"))
        return
    for index, item in enumerate(listed):
        at = listed.at(index)
        if not isinstance(item, Mapping):
            problems.note("假日写法有误", at, expected="{name: 元旦, from: …, until: …}")
            continue
        unknown_keys(item, _HOLIDAY_KEYS, problems)
        first = day_in(year, item.get("from"))
        last = day_in(year, item.get("until", item.get("from")))
        if first is None or last is None or not 0 <= (last - first).days < _LONGEST:
            problems.note(
                f"假日“{item.get('name')}”的起止读不懂",
                at,
                expected=f"{year}年里的 from 和 until，不超过{_LONGEST}天",
            )
            continue
        for days in range((last - first).days + 1):
            yield first + timedelta(days=days), str(item.get("name") or "节假日")


def _worked(year: int, body: Mapping, off: dict[date, str], problems: Problems) -> Iterator[date]:
    listed = body.get("worked") or Sequence()
    for index, value in enumerate(listed):
        at = body.at("worked") if not isinstance(listed, Sequence) else listed.at(index)
        day = day_in(year, value)
        if day is None:
            problems.note(f"调休上班日“{value}”读不懂", at, expected=f"{year}年里的一天")
        elif day.weekday() < 5 or day in off:
            problems.note(f"{day} 不是要调休上班的周末", at, do="核对通知")
        else:
            yield day
