"""The monthly returns of a platform: due by the fifth working day, handed in, late, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

import guiju
from bureau.accounts.models import Grant
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row, Source
from bureau.portal.bodies import PLATFORM, Own
from bureau.portal.deadlines import Left, left_until

RETURN = "平台月报"
"""The kind of paper a month handed in leaves behind."""
DAYS = 5
"""A month is handed in by so many working days after it."""
BACK = 12
KIND = "talent_intake"
RUNNING, DUE, LATE, DONE, EMPTY = "running", "due", "late", "done", "empty"
RECORDED = "recorded"
STATES = {
    RUNNING: "本月进行中",
    DUE: "待提交",
    LATE: "逾期未报",
    DONE: "已提交",
    EMPTY: "已提交 · 零引进",
    RECORDED: "已由科技局登记",
}


@dataclass(frozen=True)
class Month:
    """One month of one platform. people: lines on record; papers: what was handed in, in order."""

    code: str
    people: int
    papers: tuple[Source, ...]
    due: Left
    today: date

    @property
    def label(self) -> str:
        """2026年3月."""
        return f"{int(self.code[:4])}年{int(self.code[5:])}月"

    @property
    def state(self) -> str:
        """running, due, late, done, empty, or recorded: from a sheet of the bureau’s own."""
        if self.papers:
            return DONE if self.people else EMPTY
        if self.last >= self.today:
            return RUNNING
        if self.people:
            return RECORDED
        return DUE if self.due.deadline >= self.today else LATE

    @property
    def state_label(self) -> str:
        """The same in Chinese."""
        return STATES[self.state]

    @property
    def last(self) -> date:
        """Its last day."""
        return last_day(self.code)

    @property
    def handed_in(self) -> date | None:
        """When it was handed in for the first time."""
        return self.papers[0].received_on if self.papers else None


def last_day(month: str) -> date:
    """The last day of a month written 2026-03."""
    first = date(int(month[:4]), int(month[5:7]), 1)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def months_of(own: Own) -> list[Month]:
    """The months back to when the platform began to report, a year at most; the latest first."""
    day = guiju.calendar.today()
    counts, papers = counts_of(own), papers_of(own)
    found = list(_back(day))
    began = min([*counts, *papers, _since(own, day)])
    working = ledger.rulebook().calendar.working
    return [
        Month(
            month,
            counts[month],
            tuple(papers.get(month, ())),
            left_until(working.after(last_day(month), DAYS), day, working),
            day,
        )
        for month in found
        if month >= began
    ]


def months_due(own: Own) -> list[Month]:
    """Those that want handing in: over and not handed in; the current one when nothing is due."""
    months = months_of(own)
    wanted = [month for month in months if month.state in (DUE, LATE)]
    return sorted(wanted, key=lambda month: month.due.deadline) or months[:1]


def counts_of(own: Own) -> Counter[str]:
    """How many lines are on record, by month."""
    rows = rows_of(own).values_list("main_date", flat=True)
    return Counter(str(text)[:7] for text in rows if text)


def rows_of(own: Own) -> QuerySet[Row]:
    """The intake lines of this platform."""
    return ledger.rows(KIND, viewer=own.viewer).filter(bodies__contains=f" {own.code} ")


def papers_of(own: Own) -> dict[str, list[Source]]:
    """What was handed in, by month."""
    found: dict[str, list[Source]] = {}
    prefix = code_of(own, "")
    for paper in Source.objects.filter(kind=RETURN, code__startswith=prefix).order_by("pk"):
        if paper.withdrawn_on is None:
            found.setdefault(paper.dated[:7], []).append(paper)
    return found


def code_of(own: Own, month: str) -> str:
    """The code of a month’s return."""
    return f"return-{own.code}-{month}"


def _since(own: Own, day: date) -> str:
    """The month in which somebody was first given the platform to report for."""
    grants = Grant.objects.filter(role=PLATFORM, body=own.code).order_by("since")
    first = grants.values_list("since", flat=True).first() or day
    return f"{first:%Y-%m}"


def _back(day: date) -> Iterator[str]:
    for _ in range(BACK + 1):
        yield f"{day:%Y-%m}"
        day = day.replace(day=1) - timedelta(days=1)
