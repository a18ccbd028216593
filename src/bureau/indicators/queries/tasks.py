"""What was given out for an indicator, to whom, how far it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Row

TASK = "task"
TELLS = ("town", "liaison")
"""Whom a task of a town's firm is told to."""
OPEN, DOING, DONE, DROPPED = "open", "doing", "done", "dropped"
_CONCEPTS = ("firm", "indicator", "state", "due", "step", "assignee")


@dataclass(frozen=True)
class Task:
    """One task. href: where it is opened, blank for who may not."""

    row: Row
    firm: Row | None
    town: str
    state: str
    due: date | None
    step: str
    assignee: str
    href: str = ""

    @property
    def town_name(self) -> str:
        """The town, in words."""
        return ledger.town_name(self.town) if self.town else "未写镇区"

    @property
    def state_label(self) -> str:
        """How far it is, in words."""
        return str(ledger.kind_of(TASK).concepts["state"].choices.get(self.state, "未写"))

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (OPEN, DOING)

    @property
    def is_late(self) -> bool:
        """Whether its day has passed."""
        return self.is_open and self.due is not None and self.due < guiju.calendar.today()


def own_open(viewer: Viewer) -> list[Task]:
    """Open tasks for firms of the towns he works for, by day; href: the indicator's tasks."""
    towns = {standing.town for role in TELLS for standing in viewer.of(role)} - {""}
    if not towns:
        return []
    code = Current.objects.filter(entity=OuterRef("ref"), concept="code").values("text")[:1]
    of_towns = {"entity__row__town__in": sorted(towns), "entity__row__is_withdrawn": False}
    mine = Current.objects.filter(entity__kind=TASK, concept__in=_CONCEPTS, **of_towns)
    told = _by_record(mine.annotate(indicator_code=Subquery(code)))
    found = [
        replace(_task(each), href=_at(each["indicator"]))
        for each in told
        if "indicator" in each and each["indicator"].indicator_code
    ]
    return sorted((t for t in found if t.is_open), key=lambda t: (t.due or date.max, t.row.name))


def _at(indicator: Any) -> str:
    """Where the tasks of an indicator are, of its year."""
    year = indicator.ref.row.main_date[:4] if indicator.ref_id else ""
    return f"/indicators/{indicator.indicator_code}/tasks?year={year}"


def tasks_of(indicator: int, *, viewer: Viewer) -> list[Task]:
    """The tasks for an indicator (the key of its record) whose firms are within reach.

    What was dropped is left out; open ones first, by day.
    """
    reach = viewer.reach(READ, "verdict")
    found = [t for t in given(indicator) if t.state != DROPPED and reach.covers(town=t.town)]
    shown = [_with_link(each, viewer) for each in found]
    return sorted(shown, key=lambda t: (not t.is_open, t.due or date.max, t.town, t.row.name))


def given(indicator: int) -> list[Task]:
    """Every task for an indicator, dropped ones too; one query."""
    mine = Current.objects.filter(
        entity__kind=TASK, concept="indicator", ref=indicator, entity__row__is_withdrawn=False
    ).values("entity")
    entries = Current.objects.filter(entity__in=mine, concept__in=_CONCEPTS)
    return [_task(told) for told in _by_record(entries)]


def _by_record(entries: QuerySet[Current]) -> list[dict[str, Any]]:
    """What stands of each task, by concept."""
    said: dict[int, dict[str, Any]] = defaultdict(dict)
    for each in entries.select_related("entity__row", "ref__row").order_by("entity", "period"):
        said[each.entity_id][each.concept] = each
    return list(said.values())


def _task(told: dict[str, Any]) -> Task:
    row = next(iter(told.values())).entity.row
    due = told["due"].number if "due" in told else None
    text = {name: entry.text for name, entry in told.items()}
    firm = told["firm"].ref.row if "firm" in told and told["firm"].ref_id else None
    return Task(
        row=row,
        firm=firm,
        town=firm.town if firm is not None else row.town,
        state=text.get("state", ""),
        due=guiju.calendar.from_number(due) if due is not None else None,
        step=text.get("step", ""),
        assignee=text.get("assignee", ""),
    )


def _with_link(task: Task, viewer: Viewer) -> Task:
    may = viewer.may(READ, "internal", section=task.row.section, town=task.row.town)
    return replace(task, href=f"/records/{TASK}/{task.row.code}") if may else task
