"""rulebook/calendar/*.yaml → the calendar, every slip named with file and line."""

from __future__ import annotations

from pathlib import Path

from guiju.calendar.calendar import Calendar
from guiju.calendar.days_off import year_off
from guiju.calendar.reading import window_from
from guiju.calendar.windows import Window
from guiju.calendar.working_days import WorkingDays, YearOff
from guiju.documents import Mapping, read_each
from guiju.errors import Problems
from guiju.slips import unknown_keys

_FILE_KEYS = ["windows", "days_off", "note"]


def load_calendar(folder: Path, root: Path, problems: Problems) -> Calendar:
    """Read every YAML file of the folder; what is wrong is noted in `problems`."""
    windows: dict[str, Window] = {}
    years: dict[int, YearOff] = {}
    for document in read_each(folder.glob("*.yaml"), root, problems):
        unknown_keys(document, _FILE_KEYS, problems)
        _windows(document, windows, problems)
        _days_off(document, years, problems)
    return Calendar(tuple(windows.values()), WorkingDays(years))


def _windows(document: Mapping, windows: dict[str, Window], problems: Problems) -> None:
    for name, body in _section(document, "windows", problems).items():
        at = document["windows"].at(name)
        if name in windows:
            first = windows[name].at.text()
            problems.note(f"窗口“{name}”重复（首次：{first}）", at, do="删去一处或改名")
            continue
        window = window_from(str(name), body, at, problems)
        if window:
            windows[window.id] = window


def _days_off(document: Mapping, years: dict[int, YearOff], problems: Problems) -> None:
    for year, body in _section(document, "days_off", problems).items():
        at = document["days_off"].at(year)
        if year in years:
            problems.note(f"{year}年的放假安排写了两次", at, do="删去一处")
            continue
        found = year_off(year, body, at, problems)
        if found:
            years[year] = found


def _section(document: Mapping, name: str, problems: Problems) -> Mapping:
    body = document.get(name)
    if body is None or isinstance(body, Mapping):
        return body or Mapping()
    problems.note(f"{name} 不是一组键值", document.at(name))
    return Mapping()
