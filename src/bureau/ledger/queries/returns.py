"""Which towns have handed in for a month, which are late, what still waits for the bureau."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

import guiju
from bureau.accounts.rights import READ, WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger.importing.returns import due_on, months
from bureau.ledger.models import Fact, TownReturn
from bureau.ledger.reading import town_name, towns

DONE, ZERO, LATE, OPEN = "done", "zero", "late", "open"
LABELS = {DONE: "已报", ZERO: "已报 · 零报告", LATE: "逾期未报", OPEN: "未到期"}


@dataclass(frozen=True)
class Handed:
    """One town and month: what came of it. waiting: proposals nobody has decided yet."""

    town: str
    month: str
    due: date
    last: TownReturn | None
    waiting: int = 0

    @property
    def name(self) -> str:
        """The town's name."""
        return town_name(self.town)

    @property
    def state(self) -> str:
        """done, zero, late or open."""
        if self.last is not None:
            return ZERO if self.last.is_zero else DONE
        return LATE if guiju.calendar.today() > self.due else OPEN

    @property
    def state_label(self) -> str:
        """The same in words."""
        return LABELS[self.state]

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
    found = [_handed(code, month) for code in codes]
    waiting = _waiting([each.last for each in found if each.last is not None])
    made = [
        Handed(e.town, e.month, e.due, e.last, waiting.get(e.last.pk, 0) if e.last else 0)
        for e in found
    ]
    return sorted(made, key=lambda each: (LATE, OPEN, ZERO, DONE).index(each.state))


def months_of(town: str) -> list[Handed]:
    """The last months of one town."""
    return [_handed(town, month) for month in months()]


def _handed(town: str, month: str) -> Handed:
    last = TownReturn.objects.filter(town=town, month=month).select_related("job", "handed_in_by")
    return Handed(town, month, due_on(month), last.order_by("-pk").first())


def _waiting(returns: list[TownReturn]) -> dict[int, int]:
    by_source = {each.job.source_id: each.pk for each in returns if each.job is not None}
    open_facts = Fact.objects.filter(source__in=by_source, proposed=True, decision=None)
    counted = open_facts.values_list("source").annotate(count=Count("pk"))
    return {by_source[source]: count for source, count in counted}
