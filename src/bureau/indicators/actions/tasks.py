"""Work given out for an indicator: a task a firm, told to its town, taken back in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404

import guiju
from bureau.accounts import queries as accounts
from bureau.accounts.models import Grant
from bureau.accounts.viewer import Viewer
from bureau.channels import actions as channels
from bureau.channels.models import Message
from bureau.indicators.actions.plans import may_plan
from bureau.indicators.queries.assessed import Assessed
from bureau.indicators.queries.tasks import DONE, DROPPED, OPEN, TASK, TELLS, given
from bureau.ledger import actions as ledger_actions
from bureau.ledger.models import Entity, Row

MOST = 200
DAYS = 30
UNDO_SECONDS = 30


@dataclass(frozen=True)
class Given:
    """What came of it: codes of the new tasks, firms that had one, towns where nobody reads."""

    tasks: tuple[str, ...]
    had: tuple[str, ...]
    unread: tuple[str, ...]


def give_tasks(
    *, by: Viewer, indicator: Assessed, steps: Mapping[str, str], due: date | None = None
) -> Given:
    """A task for each firm, once an indicator and year. steps: by firm what is to be done.

    due: in DAYS when None. A firm whose task is still open, or done, keeps it.
    """
    if not may_plan(by):
        raise PermissionDenied("任务由专班和科室负责人派。")
    last = due or guiju.calendar.today() + timedelta(days=DAYS)
    _check(steps, last)
    firms = {row.code: row for row in Row.objects.filter(code__in=list(steps), kind="enterprise")}
    officers = _officers({row.town for row in firms.values()})
    with transaction.atomic():
        before = {task.firm.code: task for task in given(indicator.row.pk) if task.firm}
        had = [code for code in firms if code in before and before[code].state != DROPPED]
        made = [
            _give(by, indicator, firms[code], steps[code], last, officers)
            if code not in before
            else _again(by, before[code].row, firms[code], last, officers)
            for code in firms
            if code not in had
        ]
    fresh = {row.town for code, row in firms.items() if code not in had}
    unread = sorted(town for town in fresh if not officers.get(town))
    return Given(tuple(made), tuple(had), tuple(unread))


def _check(steps: Mapping[str, str], last: date) -> None:
    if not steps:
        raise guiju.BadInput.saying("一家企业也没有选", do="在名单里勾选后再派任务")
    if len(steps) > MOST:
        raise guiju.BadInput.saying(
            f"一次选了 {len(steps)} 家", expected=f"至多 {MOST} 家", do="分几次派"
        )
    today = guiju.calendar.today()
    if last < today:
        raise guiju.BadInput.saying(
            f"期限 {last} 已经过去", expected=f"{today} 或以后", do="换一个期限"
        )


def _officers(towns: Iterable[str]) -> dict[str, list[Grant]]:
    """By town its own officers and liaison officers."""
    found: dict[str, list[Grant]] = {town: [] for town in towns if town}
    for grant in accounts.who_may("r", "internal").filter(role__in=TELLS, town__in=list(found)):
        found[grant.town].append(grant)
    return found


def _system(by: Viewer) -> Viewer:
    """The same person for the ledger: who may give tasks for the county was asked already."""
    return Viewer(by.user_id, by.name, by.standings, is_system=True)


def _give(
    by: Viewer,
    indicator: Assessed,
    firm: Row,
    step: str,
    last: date,
    officers: Mapping[str, list[Grant]],
) -> str:
    people = officers.get(firm.town, [])
    values = {
        "title": f"{firm.name}：{indicator.name}（{indicator.year}年）",
        "firm": firm.code,
        "indicator": indicator.row.code,
        "step": step,
        "assignee": "、".join(dict.fromkeys(str(each.user) for each in people)),
        "due": last.isoformat(),
        "state": OPEN,
    }
    told = {name: value for name, value in values.items() if value}
    sample = firm.is_sample or indicator.row.is_sample
    task = ledger_actions.create(by=_system(by), kind=TASK, values=told, sample=sample)
    _tell(by, task.code, firm, step, last, people)
    return str(task.code)


def _again(
    by: Viewer, task: Row, firm: Row, last: date, officers: Mapping[str, list[Grant]]
) -> str:
    """A task that was dropped, taken up once more."""
    entity = Entity.objects.get(pk=task.pk)
    for concept, value in (("state", OPEN), ("due", last.isoformat())):
        ledger_actions.record(by=_system(by), entity=entity, concept=concept, value=value)
    _tell(by, task.code, firm, "", last, officers.get(firm.town, []))
    return task.code


def _tell(by: Viewer, task: str, firm: Row, step: str, last: date, people: Iterable[Grant]) -> None:
    for person in {grant.user_id: grant.user for grant in people}.values():
        channels.send(
            by=by,
            key=f"task:{task}:{person.pk}",
            kind="task",
            subject=f"任务：{firm.name}，{last} 前",
            text=f"{step or '请跟进这家企业'}。请联系企业，办成或办不成都在任务上写明。",
            link=f"/desk/firms/{firm.code}",
            to_user=person,
            undo_seconds=UNDO_SECONDS,
        )


def undo(*, by: Viewer, codes: Iterable[str]) -> int:
    """Take tasks back while nobody can have read of them; how many. All or none."""
    if not may_plan(by):
        raise PermissionDenied("任务由专班和科室负责人派。")
    wanted = list(dict.fromkeys(codes))[:MOST]
    entities = list(Entity.objects.filter(kind=TASK, code__in=wanted))
    with transaction.atomic():
        for entity in entities:
            _withdraw(by, entity)
            ledger_actions.record(
                by=_system(by), entity=entity, concept="state", value=DROPPED, reason="派出后撤回"
            )
    return len(entities)


def _withdraw(by: Viewer, task: Entity) -> None:
    """Its messages; where it was told to nobody, only whoever gave it out takes it back."""
    sent = list(Message.objects.filter(key__startswith=f"task:{task.code}:", withdrawn_at=None))
    for message in sent:
        channels.withdraw(by=by, message=message)
    if not sent and task.recorded_by_id != by.user_id:
        raise PermissionDenied("只有派出的人能撤回。")


def may_finish(viewer: Viewer, town: str) -> bool:
    """Whether a task of a town is his to report on: its officers, and who gives tasks out."""
    own = {standing.town for role in TELLS for standing in viewer.of(role)}
    return may_plan(viewer) or (bool(town) and town in own)


def finish(*, by: Viewer, code: str) -> None:
    """Mark a task done by whoever it is for: its town's officers, or who gives tasks out."""
    row = Row.objects.filter(kind=TASK, code=code).first()
    if row is None:
        raise Http404(f"没有任务“{code}”。")
    if not may_finish(by, row.town):
        raise PermissionDenied("这项任务不在您的权限内。")
    entity = Entity.objects.get(pk=row.pk)
    today = guiju.calendar.today()
    for concept, value in (("state", DONE), ("done_on", today.isoformat())):
        ledger_actions.record(by=_system(by), entity=entity, concept=concept, value=value)
