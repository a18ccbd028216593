"""What every section page is asked: which year, as known when, with invented records or without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.ledger.queries import Record

MOST_YEARS = 12


@dataclass(frozen=True)
class Asked:
    """The year looked at, the day its state is of, what was known by when; wrong: what was not."""

    year: int
    as_of: date
    as_known: date | None
    sample: str
    wrong: str

    @property
    def known(self) -> date:
        """The day of 掌握截至."""
        return self.as_known or guiju.calendar.today()

    def holds(self, dated: str) -> bool:
        """Whether a date lies wholly in the year."""
        return dated.startswith(str(self.year))


def asked_of(request: HttpRequest, kinds: Iterable[str], viewer: Viewer) -> Asked:
    """What the address asks; the newest year with records when it asks for none."""
    today = guiju.calendar.today()
    wrong, as_known = "", None
    if said := request.GET.get("as_known", "").strip():
        try:
            as_known = guiju.calendar.parse_day(said)
        except guiju.BadInput:
            wrong = f"掌握截至“{said[:20]}”读不懂，应如 2025-01-08；下面是现在掌握的情况。"
    year = request.GET.get("year", "")
    chosen = int(year) if year.isdigit() and 1990 <= int(year) <= today.year + 1 else None
    found = chosen or newest_year(kinds, viewer) or today.year
    return Asked(
        year=found,
        as_of=min(today, date(found, 12, 31)),
        as_known=as_known,
        sample=request.GET.get("sample", ""),
        wrong=wrong,
    )


def newest_year(kinds: Iterable[str], viewer: Viewer) -> int | None:
    """The last year, not after this one, in which a record of these kinds has its main date."""
    last = guiju.calendar.to_number(date(guiju.calendar.today().year, 12, 31))
    for kind in kinds:
        dated = ledger.rows(kind, viewer=viewer).filter(main_first__lte=last)
        newest = dated.order_by("-main_first").values_list("main_first", flat=True).first()
        if newest is not None:
            return int(guiju.calendar.from_number(newest).year)
    return None


def years_beside(year: int) -> list[int]:
    """The years offered: this one back to eight before the one looked at."""
    this = guiju.calendar.today().year
    return list(range(max(this, year), min(this, year) - 8, -1))[:MOST_YEARS]


def kept(records: Iterable[Record], asked: Asked) -> list[Record]:
    """The records left when invented ones are asked away, or only they are asked for."""
    if asked.sample not in ("yes", "no"):
        return list(records)
    return [each for each in records if each.row.is_sample == (asked.sample == "yes")]
