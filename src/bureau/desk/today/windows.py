"""Windows that are open or open soon: of the year's own notices, else as the calendar has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import guiju
from bureau.desk.today.said import Said

SOON = timedelta(days=30)
SUBMISSION = "submission"
BY_NOTICE = "以当年通知为准"


@dataclass(frozen=True)
class Window:
    """A policy that can be applied for. closes: its last day where one is known."""

    policy: str
    says: str
    closes: date | None
    year: int


def windows(book: guiju.Rulebook, notices: Iterable[Said], day: date) -> list[Window]:
    """One a policy, those that close first before the others."""
    found = {window.policy: window for window in _from_calendar(book, day)}
    # The notice of the year goes before what the calendar takes from other years.
    found |= {window.policy: window for window in _from_notices(book, notices, day)}
    return sorted(found.values(), key=lambda each: (each.closes or date.max, each.policy))


def _from_calendar(book: guiju.Rulebook, day: date) -> Iterable[Window]:
    for policy in book.policies.values():
        opening = book.calendar.next_opening(policy.id, day)
        if opening is None:
            continue
        is_near = opening.begins - day <= SOON
        if (is_near and opening.open_on(day) is not False) or day < opening.begins <= day + SOON:
            yield Window(policy.id, opening.text(), opening.deadline, opening.year)


def _from_notices(book: guiju.Rulebook, notices: Iterable[Said], day: date) -> Iterable[Window]:
    for notice in notices:
        policy, closes = notice.text.get("policy", ""), _day(notice.number.get("closes_on"))
        opens = _day(notice.number.get("opens_on"))
        if policy not in book.policies or notice.text.get("step") != SUBMISSION or closes is None:
            continue
        if closes >= day and (opens is None or opens <= day + SOON):
            span = f"{opens} 至 {closes}" if opens else f"{closes} 截止"
            yield Window(policy, f"{notice.row.name}，{span}（{BY_NOTICE}）", closes, closes.year)


def _day(number: int | None) -> date | None:
    return guiju.calendar.from_number(number) if number is not None else None


def left(window: Window, day: date) -> str:
    """还剩 23 天, or that the last day is not known."""
    if window.closes is None:
        return "截止日未见通知"
    return f"还剩 {(window.closes - day).days} 天"
