"""Which towns have handed in for a month, which are late, what still waits for the bureau."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count

import guiju
from bureau.accounts.rights import READ, WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger.importing.returns import due_on, months
from bureau.ledger.models import Fact, ImportJob, TownReturn
from bureau.ledger.models.importing import DONE as JOB_DONE
from bureau.ledger.models.importing import UNDONE
from bureau.ledger.reading import town_name, towns

DONE, ZERO, LATE, OPEN, HELD = "done", "zero", "late", "open", "held"
LABELS = {
    DONE: "已报",
    ZERO: "已报 · 零报告",
    LATE: "逾期未报",
    OPEN: "未到期",
    HELD: "已上传，未入库",
}
MOST = 6
"""Months an overview shows."""


@dataclass(frozen=True)
class Handed:
    """One town and month: what came of it.

    under_way: a sheet that was sent and is not in the ledger yet. waiting: proposals nobody has
    decided yet.
    """

    town: str
    month: str
    due: date
    last: TownReturn | None
    under_way: ImportJob | None = None
    waiting: int = 0

    @property
    def name(self) -> str:
        """The town's name."""
        return town_name(self.town)

    @property
    def state(self) -> str:
        """done, zero, held, late or open."""
        if self.last is not None:
            return ZERO if self.last.is_zero else DONE
        if self.under_way is not None:
            return HELD
        return LATE if guiju.calendar.today() > self.due else OPEN

    @property
    def state_label(self) -> str:
        """The same in words."""
        return LABELS[self.state]

    @property
    def job(self) -> ImportJob | None:
        """The sheet it came by, in the ledger or on its way."""
        return self.last.job if self.last is not None else self.under_way

    @property
    def rejected(self) -> int:
        """Lines that were not taken."""
        return self.job.left_out if self.job is not None else 0

    @property
    def taken(self) -> int:
        """Lines that are in the ledger, changed or as they were."""
        if self.last is None or self.last.job is None:
            return 0
        return sum(self.last.job.counts.values()) - self.rejected

    @property
    def was_late(self) -> bool:
        """Handed in, but after the day."""
        return self.last is not None and self.last.handed_in_on > self.due


def own_towns(viewer: Viewer) -> list[str]:
    """The towns whose months are his to hand in."""
    reach = viewer.reach(WRITE, "import").towns
    return [code for code in towns() if code in reach]


def sees_returns(viewer: Viewer) -> bool:
    """Whether he sees the months of all towns."""
    return bool(viewer.reach(READ, "indicator").everywhere)


def returns_of(month: str, *, viewer: Viewer) -> list[Handed]:
    """Every town within reach for one month, the late ones first."""
    codes = list(towns()) if sees_returns(viewer) else own_towns(viewer)
    found = _handed(codes, [month])
    waiting = _waiting([each.last for each in found if each.last is not None])
    made = [replace(e, waiting=waiting.get(e.last.pk, 0) if e.last else 0) for e in found]
    return sorted(made, key=lambda each: (LATE, HELD, OPEN, ZERO, DONE).index(each.state))


def months_of(town: str) -> list[Handed]:
    """The last months of one town."""
    return _handed([town], months())


def overview(*, viewer: Viewer, most: int = MOST) -> list[tuple[str, list[Handed]]]:
    """Every town within reach with its last months, the newest first."""
    codes = list(towns()) if sees_returns(viewer) else own_towns(viewer)
    found = _handed(codes, months()[:most])
    return [(town_name(code), [each for each in found if each.town == code]) for code in codes]


def _handed(codes: Sequence[str], asked: Sequence[str]) -> list[Handed]:
    """Each town and month with its last return and the sheet still under way; two queries."""
    wanted = {"town__in": codes, "month__in": asked}
    handed = TownReturn.objects.filter(**wanted).select_related("job", "handed_in_by")
    last = {(each.town, each.month): each for each in handed.order_by("pk")}
    jobs = ImportJob.objects.filter(**wanted).exclude(state__in=(JOB_DONE, UNDONE))
    under_way = {(each.town, each.month): each for each in jobs.order_by("pk")}
    return [
        Handed(town, month, due_on(month), last.get((town, month)), under_way.get((town, month)))
        for town in codes
        for month in asked
    ]


def _waiting(returns: list[TownReturn]) -> dict[int, int]:
    by_source = {each.job.source_id: each.pk for each in returns if each.job is not None}
    open_facts = Fact.objects.filter(source__in=by_source, proposed=True, decision=None)
    counted = open_facts.values_list("source").annotate(count=Count("pk"))
    return {by_source[source]: count for source, count in counted}
