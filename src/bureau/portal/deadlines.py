"""What falls due for a firm: windows of the rulebook's calendar, with the working days left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import guiju
from bureau.runs import queries as runs

AHEAD = timedelta(days=120)
"""How far a firm looks ahead."""
RENEWAL, REPORT, SUBMISSION, TAX = "renewal", "annual_report", "submission", "tax"
FEW = 10
"""A firm with more blanks than these is too far from a window for it to be news."""
IN_DOUBT = ("K", "V2", "?")
"""Marks under which a date shows as 依据待核."""


@dataclass(frozen=True)
class Left:
    """How much time is left to a day: working days by the State Council's calendar, and days."""

    deadline: date
    working: int
    days: int
    note: str = ""

    @property
    def is_last_day(self) -> bool:
        """Whether it falls due today."""
        return self.days == 0


@dataclass(frozen=True)
class Due:
    """One thing to do.

    left: None where nobody wrote down a day; then `about` is as much as is known, 4月 or 6月中旬,
    and `note` says so. when: the window in words.
    """

    title: str
    does: str
    when: str
    left: Left | None
    begins: date
    is_open: bool
    is_doubtful: bool
    policy: str = ""
    about: str = ""
    note: str = ""

    @property
    def order(self) -> tuple[bool, date, str]:
        """By deadline, what has none behind."""
        return self.left is None, self.left.deadline if self.left else self.begins, self.title


def left_until(deadline: date, day: date, working: Any) -> Left:
    """The working days after a day up to a deadline, that included."""
    count = working.between(day, deadline)
    note = "；".join(part for part in (working.closing_note(deadline), _assumed(count)) if part)
    return Left(deadline, count.days, (deadline - day).days, note)


def dues(
    book: guiju.Rulebook,
    titles: Mapping[str, int | None],
    briefs: Iterable[runs.Brief],
    day: date,
) -> list[Due]:
    """What a firm with these titles and standings has to do, or may, in the time ahead."""
    standing = {brief.id: brief for brief in briefs}
    found: dict[tuple[str, int], Due] = {}
    for policy in book.policies.values():
        for opening in openings(policy.windows, day):
            does = _does(opening, policy, titles, standing[policy.id], day)
            if does:
                key = (opening.window.id, opening.year)
                found.setdefault(key, due(opening, does, day, book, policy.id))
    return sorted(found.values(), key=lambda each: each.order)


def openings(windows: Iterable[Any], day: date) -> Iterator[Any]:
    """The openings of these windows that are not over and begin before long."""
    for window in windows:
        for year in (day.year - 1, day.year, day.year + 1):
            opening = window.opening(year)
            if opening and opening.begins <= day + AHEAD and opening.reaches(day):
                yield opening


def due(opening: Any, does: str, day: date, book: guiju.Rulebook, policy: str = "") -> Due:
    """An opening as something to do."""
    deadline = opening.deadline
    about, note = _about(opening)
    return Due(
        title=opening.window.title,
        does=does,
        when=opening.text(),
        left=left_until(deadline, day, book.calendar.working) if deadline else None,
        begins=opening.begins,
        is_open=opening.open_on(day) is not False
        and (opening.first is None or opening.first <= day),
        is_doubtful=opening.stated.confidence in IN_DOUBT or not opening.sure,
        policy=policy,
        about=about,
        note=note,
    )


def _about(opening: Any) -> tuple[str, str]:
    """When it is, where no last day was written down: from a day on, or no nearer than a month."""
    opens, closes = opening.stated.opens, opening.stated.closes
    if opens is not None and (closes is None or opens.exact):
        return opens.text(), "起，截止日期待通知"
    known = closes or opens
    return known.text() if known is not None else "", "具体日期待通知"


def _does(
    opening: Any,
    policy: Any,
    titles: Mapping[str, int | None],
    brief: runs.Brief,
    day: date,
) -> str:
    """What the firm should do in this window; nothing where it does not concern it."""
    title = str(policy.grants.get("title") or "")
    step, holds = opening.window.step, _holds(title, titles, day)
    if step == RENEWAL:
        return (
            f"您持有这项资质{_until(title, titles)}，须在截止前更新信息"
            if (holds and _runs_out(titles[title], opening))
            else ""
        )
    if step == REPORT:
        return f"您持有{policy.name}资质，须按时填报" if holds else ""
    if step == SUBMISSION and not holds:
        return _standing(brief)
    if step == TAX and brief.group == "ready":
        return "条件都已满足，申报时可以享受"
    return ""


def _holds(title: str, titles: Mapping[str, int | None], day: date) -> bool:
    if not title or title not in titles:
        return False
    last = titles[title]
    return last is None or guiju.calendar.from_number(last) >= day


def _runs_out(last: int | None, opening: Any) -> bool:
    """Whether a title does not reach far beyond the window: it has not been renewed yet."""
    closing = opening.last or opening.begins
    return last is None or guiju.calendar.from_number(last) <= closing + timedelta(days=180)


def _until(title: str, titles: Mapping[str, int | None]) -> str:
    last = titles[title]
    return "" if last is None else f"（有效至{guiju.calendar.from_number(last)}）"


def _standing(brief: runs.Brief) -> str:
    """How near the firm is, where it is near enough for the window to matter."""
    if brief.group == "ready":
        return "条件都已满足，可以申报"
    if brief.group == "near":
        return f"还差{len(brief.unmet)}项：{'；'.join(brief.unmet)}"
    if brief.group in ("open", "person") and len(brief.missing) <= FEW:
        return f"还有{len(brief.missing)}项待补，补上才知道能不能报"
    return ""


def _assumed(count: Any) -> str:
    years = "、".join(f"{year}年" for year in count.assumed)
    return f"{years}放假安排未录入，按周一至周五计" if years else ""
