"""Today, days and anniversaries; working days; when something can be handed in."""

from guiju.calendar.calendar import Calendar
from guiju.calendar.days import (
    EPOCH,
    FIRST_YEAR,
    LAST_YEAR,
    SHANGHAI,
    from_number,
    parse_day,
    to_number,
    today,
    whole_years,
    years_before,
)
from guiju.calendar.edges import Edge, edge
from guiju.calendar.loading import load_calendar
from guiju.calendar.reading import windows_beside
from guiju.calendar.windows import APPLYING, STEPS, Opening, Stated, Window, next_opening
from guiju.calendar.working_days import WorkingDays, assumption

__all__ = [
    "APPLYING",
    "EPOCH",
    "FIRST_YEAR",
    "LAST_YEAR",
    "SHANGHAI",
    "STEPS",
    "Calendar",
    "Edge",
    "Opening",
    "Stated",
    "Window",
    "WorkingDays",
    "assumption",
    "edge",
    "from_number",
    "load_calendar",
    "next_opening",
    "parse_day",
    "to_number",
    "today",
    "whole_years",
    "windows_beside",
    "years_before",
]
