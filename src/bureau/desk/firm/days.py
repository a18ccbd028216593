"""The two days of a page: on which the firm is judged, as known on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

import guiju

AS_OF, AS_KNOWN = "as_of", "as_known"


@dataclass(frozen=True)
class Days:
    """as_of: 情况截至; as_known: 掌握截至, None for now; wrong: what could not be read."""

    as_of: date
    as_known: date | None
    wrong: tuple[str, ...]

    @property
    def past(self) -> bool:
        """Whether the page shows what was known on an earlier day: then nothing is changed."""
        return self.as_known is not None


def days_asked(request: HttpRequest, usual: date) -> Days:
    """`?as_of=` and `?as_known=`; what cannot be read is said, and the usual day taken."""
    wrong: list[str] = []

    def day(name: str, called: str) -> date | None:
        text = request.GET.get(name, "").strip()
        if not text:
            return None
        try:
            return guiju.calendar.parse_day(text)
        except (guiju.BadInput, ValueError):
            wrong.append(f"{called}“{text[:20]}”读不懂，应如 2024-12-31；下面按平常的日期显示。")
            return None

    as_of, as_known = day(AS_OF, "情况截至"), day(AS_KNOWN, "掌握截至")
    if as_known is not None and as_known >= guiju.calendar.today():
        as_known = None
    return Days(as_of or usual, as_known, tuple(wrong))
