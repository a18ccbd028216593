"""What falls due with the bureau's own work: promises of agreements, tasks, returns, proposals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

import guiju
from bureau.accounts.rights import CONFIRM, READ, WRITE
from bureau.accounts.viewer import Viewer
from bureau.desk.today.items import Item, Pile, pile
from bureau.desk.today.said import Said, said
from bureau.indicators.queries import tasks as indicators
from bureau.ledger import queries as ledger
from bureau.ledger.models import ImportJob
from bureau.ledger.models.importing import DONE, UNDONE

RETURN_DAYS = 5
"""Town returns are due by this working day of the next month."""
OVER = ("done", "dropped")


def overdue(viewer: Viewer, day: date) -> Pile | None:
    """Promises and tasks past their day, of the sections one answers for."""
    sections = _sections(viewer)
    if not sections:
        return None
    of = Q(entity__kind="agreement", concept="duties") | Q(entity__kind="task")
    told = said(of, ("duties", "due", "state", "assignee"))
    mine = [each for each in told if each.row.section in sections]
    items = [item for each in mine for item in _late(each, day)]
    return pile("overdue", "已过期限", sorted(items, key=lambda each: each.reason))


def _sections(viewer: Viewer) -> set[str]:
    own = {standing.section for standing in viewer.of("chief")}
    return set(ledger.county().sections) if "director" in viewer.roles else own - {""}


def _late(record: Said, day: date) -> Iterator[Item]:
    at = f"/records/{record.row.kind}/{record.row.code}"
    if record.row.kind == "task":
        due = record.number.get("due")
        if due is not None and record.text.get("state") not in OVER and _is_past(due, day):
            who = record.text.get("assignee", "")
            last = guiju.calendar.from_number(due)
            reason = f"任务期限 {last}{f'，责任人{who}' if who else ''}"
            yield Item(record.row.name, at, reason, "记进展", at, True, record.row.is_sample)
        return
    for text in record.listed.get("duties", ()):
        duty = json.loads(text)
        due_text = duty.get("due", "")
        if due_text and not duty.get("done") and guiju.stretch(due_text).last < day:
            reason = f"{duty.get('who', '')}应在 {due_text} 前{duty.get('what', '')}"
            yield Item(record.row.name, at, reason, "记完成", at, True, record.row.is_sample)


def _is_past(number: int, day: date) -> bool:
    return number < guiju.calendar.to_number(day)


def given_out(viewer: Viewer) -> Pile | None:
    """Tasks for indicators with firms of the towns he works for."""
    items = [
        Item(
            task.firm.name if task.firm else task.row.name,
            f"/desk/firms/{task.firm.code}" if task.firm else task.href,
            f"{task.step or '跟进这家企业'}{f'，{task.due} 前' if task.due else ''}",
            "记完成",
            task.href,
            task.is_late,
            task.row.is_sample,
        )
        for task in indicators.own_open(viewer)
    ]
    return pile("tasks", "派给我的任务", items) if items else None


def proposals(viewer: Viewer) -> Pile | None:
    """What firms and towns have proposed and he may decide."""
    if not any(viewer.reach(CONFIRM, thing) for thing in ("year_facts", "record", "person")):
        return None
    count = ledger.proposals(viewer=viewer).count()
    return Pile("proposals", "待审的更正", count, (), "/proposals") if count else None


def coming_in(viewer: Viewer, day: date) -> list[Pile]:
    """Sheets on their way in, and town returns that have not come."""
    month = (day.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    listed = list(_jobs(viewer, month))
    piles = [pile("imports", "导入中", [_import(job) for job in listed if job.state != DONE])]
    towns = _returning(viewer)
    if towns:
        came = {job.town for job in listed if job.month == month and job.state == DONE}
        missing = [town for town in towns if town not in came]
        piles.append(_returns(missing, month, day, own="town" in viewer.roles))
    return piles


def _jobs(viewer: Viewer, month: str) -> Iterator[ImportJob]:
    """What is not finished of his, and the returns of the month, in one query."""
    if not (viewer.reach(READ, "import") or viewer.reach(WRITE, "import")):
        return
    going = Q(pk__in=ledger_imports(viewer)) & ~Q(state__in=(DONE, UNDONE))
    yield from ImportJob.objects.filter(going | Q(month=month, state=DONE)).order_by("-pk")[:200]


def ledger_imports(viewer: Viewer) -> object:
    """His own imports, those of his section, or all where he oversees them; for a subquery."""
    from bureau.ledger.queries.imports import import_jobs

    return import_jobs(viewer=viewer).order_by().values("pk")


def _import(job: ImportJob) -> Item:
    at = f"/admin/import/{job.pk}"
    return Item(job.file_name, at, job.state_label, "接着办", at)


def _returning(viewer: Viewer) -> list[str]:
    """The towns whose return concerns him: a town officer's own, all for who watches over them."""
    own = [standing.town for standing in viewer.of("town") if standing.town]
    if own:
        return own
    watching = {"taskforce"} & viewer.roles or "规划科" in {s.section for s in viewer.of("chief")}
    return list(ledger.towns()) if watching else []


def _returns(missing: list[str], month: str, day: date, *, own: bool) -> Pile:
    due = ledger.rulebook().calendar.working.after(
        day.replace(day=1) - timedelta(days=1), RETURN_DAYS
    )
    when = f"应在 {due} 前报" + (f"，已过 {(day - due).days} 天" if day > due else "")
    do, at = "去填报" if own else "看月报", f"/returns?month={month}"
    items = [
        Item(ledger.town_name(town), at, f"{month} 月报还没有到，{when}", do, at, day > due)
        for town in missing
    ]
    label = "月报迟报" if day > due else "月报待报"
    return pile("returns", label, items)
