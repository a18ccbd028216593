"""Windows of a year: the rulebook's calendar, and the notices of the year kept in the ledger.

A notice of the year stands instead of what the calendar takes from a rule or from other years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import guiju
from bureau.ledger import queries as ledger

SUBMISSION, RENEWAL, REPORT = "submission", "renewal", "annual_report"
KEEPING = (RENEWAL, REPORT)
"""Steps by which a title is kept; by a submission one asks for it."""
FIRMS = (SUBMISSION, *KEEPING)
"""Steps that firms take themselves."""
SOON = 30
"""Days before its opening from which a window is prepared for."""
BY_NOTICE = "以当年通知为准"
MARKS = {"V": "见过原文", "V2": "见于转述", "K": "往年经验", "?": "未见依据"}
_RECORD_MARKS = {"seen": "V", "restated": "V2", "known": "K"}
OPEN, NEAR, AHEAD, OVER, UNSAID = "open", "near", "ahead", "over", "unsaid"
STATES = {
    OPEN: "窗口中",
    NEAR: "即将开放",
    AHEAD: "未到",
    OVER: "已截止",
    UNSAID: "截止日未见通知",
}


@dataclass(frozen=True)
class Window:
    """Something that can be handed in, in a year.

    id: a record's code, or the calendar's id with the year. first, last: the days it may be open,
    None when nobody said; deadline: the last day where a day was written down. when: its dates in
    words; mark: how surely they were seen; note: what else was said. batch: which of a year.
    """

    id: str
    title: str
    policy: str
    year: int
    step: str
    first: date | None
    last: date | None
    deadline: date | None
    begins: date
    when: str
    source: str = ""
    mark: str = ""
    note: str = ""
    batch: str = ""
    is_record: bool = False
    is_sample: bool = False

    @property
    def step_name(self) -> str:
        """What is done in it."""
        return guiju.calendar.STEPS[self.step]

    @property
    def policy_name(self) -> str:
        """The policy's name, blank where the rulebook has none for it."""
        policy = ledger.rulebook().policies.get(self.policy)
        return policy.name if policy else ""

    @property
    def mark_name(self) -> str:
        """The mark in words."""
        return MARKS.get(self.mark, "未注明")

    @property
    def is_doubtful(self) -> bool:
        """Whether its dates stand on less than a text that was seen."""
        return self.mark != "V"

    @property
    def has_lists(self) -> bool:
        """Whether firms take this step for a policy that judges them."""
        return self.step in FIRMS and self.policy in ledger.rulebook().policies

    def state(self, on: date) -> str:
        """OPEN, NEAR (opens in less than 30 days), AHEAD, OVER; UNSAID: opened, the end unknown.

        Where nobody wrote down when it opens, its last 30 days count as open.
        """
        if self.last is not None and on > self.last:
            return OVER
        if self.first is None and (self.begins - on).days > SOON:
            return AHEAD
        if self.first is not None and on < self.first:
            return NEAR if (self.first - on).days < SOON else AHEAD
        return OPEN if self.last is not None else UNSAID

    def is_near(self, on: date) -> bool:
        """Whether firms are reminded of it: open, or opening in less than 30 days."""
        return self.state(on) in (OPEN, NEAR)

    def state_name(self, on: date) -> str:
        """The state in words."""
        return STATES[self.state(on)]

    def closing_note(self) -> str:
        """What to do where the last day is no working day; blank where it is one."""
        working = ledger.rulebook().calendar.working
        if self.deadline is None or not working.closing_note(self.deadline):
            return ""
        before = working.last_working(self.deadline)
        said = f"截止日为节假日，请按前一工作日{before.month}月{before.day}日准备，以通知为准"
        return said + _assumed((self.deadline, before))

    def days_left(self, on: date) -> int | None:
        """Days to the last day, 0 on it, negative after; None where no day was written down."""
        return None if self.deadline is None else (self.deadline - on).days

    def left(self, on: date) -> str:
        """“还剩3天（2个工作日）”, “12天后开放”, “今天截止”; blank where nothing is to count."""
        if self.first is not None and on < self.first:
            return f"{(self.first - on).days}天后开放"
        if self.deadline is None or self.deadline < on:
            return ""
        if self.deadline == on:
            return "今天截止"
        count = ledger.rulebook().calendar.working.between(on, self.deadline)
        return f"还剩{(self.deadline - on).days}天（{count.text()}）"


@dataclass(frozen=True)
class Note:
    """A window of which nobody wrote down a day."""

    title: str
    step_name: str
    says: str
    mark_name: str


def windows_of(year: int, notices: Iterable[Window]) -> list[Window]:
    """Every window of a year, by its beginning."""
    written = [each for each in notices if each.year == year]
    found = [*written, *_beside(list(_from_calendar(year)), written)]
    return sorted(found, key=lambda each: (each.begins, each.deadline or date.max, each.id))


def windows_near(day: date, notices: Iterable[Window]) -> list[Window]:
    """Those a firm is reminded of on a day, the nearest deadline first."""
    told = list(notices)
    found = [
        each
        for year in (day.year - 1, day.year, day.year + 1)
        for each in windows_of(year, told)
        if each.is_near(day)
    ]
    return sorted(found, key=lambda each: (each.deadline or each.last or date.max, each.id))


def notes(policy: str = "") -> list[Note]:
    """What is known only in words, of one policy or of all."""
    return [
        Note(
            window.title,
            guiju.calendar.STEPS[window.step],
            window.note,
            MARKS.get(window.confidence, ""),
        )
        for window in ledger.rulebook().calendar.windows
        if not any(stated.decides for stated in window.stated)
        and window.note
        and (not policy or policy in window.policies)
    ]


def notice(code: str, name: str, said: dict[str, Any], *, sample: bool) -> Window | None:
    """A record as a window; None where it lacks its last day or its step.

    said: {concept: (text, number)}.
    """
    text = {concept: each[0] for concept, each in said.items()}
    days = {concept: each[1] for concept, each in said.items()}
    last, first = _day(days.get("closes_on")), _day(days.get("opens_on"))
    step = text.get("step", "")
    if last is None or step not in guiju.calendar.STEPS:
        return None
    begin = f"{_said(first)}—" if first else ""
    return Window(
        id=code,
        title=name,
        policy=text.get("policy", ""),
        year=int(text.get("year", "")[:4] or last.year),
        step=step,
        first=first,
        last=last,
        deadline=last,
        begins=first or last,
        when=f"{begin}{_said(last)}{'' if first else '截止'}（{BY_NOTICE}）",
        source=text.get("notice", ""),
        mark=_RECORD_MARKS.get(text.get("confidence", ""), ""),
        batch=text.get("batch", ""),
        is_record=True,
        is_sample=sample,
    )


def _from_calendar(year: int) -> Iterator[Window]:
    for window in ledger.rulebook().calendar.windows:
        opening = window.opening(year)
        if opening is None:
            continue
        stated = opening.stated
        for policy in window.policies or ("",):
            several = f"-{policy}" if len(window.policies) > 1 else ""
            yield Window(
                id=f"{window.id}{several}-{year}",
                title=window.title,
                policy=policy,
                year=year,
                step=window.step,
                first=opening.first,
                last=opening.last,
                deadline=opening.deadline,
                begins=opening.begins,
                when=opening.text(),
                source=stated.source,
                mark=stated.confidence,
                note=window.note,
                batch=window.title,
            )


def _beside(calendar: list[Window], written: list[Window]) -> list[Window]:
    """What the calendar says of what no notice of the year was written for.

    Each notice stands instead of the nearest opening of its policy and step.
    """
    left = list(calendar)
    for each in written:
        same = [c for c in left if (c.policy, c.step) == (each.policy, each.step) and c.policy]
        if same:
            left.remove(min(same, key=lambda one: abs((one.begins - each.begins).days)))
    return left


def _assumed(days: tuple[date, ...]) -> str:
    working = ledger.rulebook().calendar.working
    years = sorted({day.year for day in days if not working.known(day)})
    return guiju.calendar.assumption(tuple(years))


def _day(number: int | None) -> date | None:
    return guiju.calendar.from_number(number) if number is not None else None


def _said(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
