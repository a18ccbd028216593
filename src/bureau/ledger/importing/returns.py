"""The monthly return of a town: which columns it has, for which month, by when."""

from __future__ import annotations

from datetime import date, timedelta

import guiju
from bureau.ledger.reading import rulebook

KIND = "enterprise"
# What a town confirms each month of each firm, and the figures of the last full year as they
# become known. Kept short: what is asked every month must be answerable every month.
COLUMNS = (
    *("credit_code", "name", "life_status", "above_scale", "employees_total", "rd_staff"),
    *("sales_revenue", "rd_expense_hte", "hightech_income"),
)
DAYS = 5
"""A month is handed in by so many working days after it."""
BACK = 12


def months(until: date | None = None) -> list[str]:
    """The months that can be handed in, the last full one first."""
    day = (until or guiju.calendar.today()).replace(day=1)
    found = []
    for _ in range(BACK):
        day = (day - timedelta(days=1)).replace(day=1)
        found.append(f"{day.year}-{day.month:02}")
    return found


def checked_month(text: str) -> str:
    """A month that may be handed in; BadInput otherwise."""
    known = months()
    if text not in known:
        met = f"月份“{text}”不能报送"
        raise guiju.BadInput.saying(
            met, expected=f"{known[-1]} 至 {known[0]}", do="从列出的月份中选"
        )
    return text


def due_on(month: str) -> date:
    """The last day on which a month is in time."""
    first = date.fromisoformat(f"{month}-01")
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    due: date = rulebook().calendar.working.after(last, DAYS)
    return due


def year_of(month: str) -> str:
    """The last full year before a month: whose figures the return asks for."""
    return str(int(month[:4]) - 1)
