"""For who keeps the service running, and for who oversees it: state, never content."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from bureau.accounts.models import Reading
from bureau.accounts.viewer import Viewer
from bureau.desk.today.items import Item, Pile
from bureau.jobs.models import Job
from bureau.jobs.models.job import MAX_TRIES

WEEK = timedelta(days=7)


def piles(viewer: Viewer) -> Iterator[Pile]:
    """Jobs for IT; the trail of the week for the auditor."""
    if "it" in viewer.roles:
        yield _jobs()
    if "auditor" in viewer.roles:
        yield _trail()


def _jobs() -> Pile:
    open_ones = Q(done_at=None, buried_at=None)
    found = Job.objects.aggregate(
        waiting=Count("pk", filter=open_ones),
        dead=Count("pk", filter=open_ones & Q(tries__gte=MAX_TRIES)),
    )
    at = "/console/jobs/job/"
    items = []
    if found["dead"]:
        items.append(
            Item("后台任务", at, f"{found['dead']} 个已停止，等人处理", "去处理", at, True)
        )
    if found["waiting"] - found["dead"]:
        waiting = found["waiting"] - found["dead"]
        items.append(Item("后台任务", at, f"{waiting} 个等待或进行中", "查看", at))
    return Pile("jobs", "后台任务", found["waiting"], tuple(items), at)


def _trail() -> Pile:
    week = Reading.objects.filter(at__gte=timezone.now() - WEEK)
    found = week.aggregate(all=Count("pk"), exports=Count("pk", filter=Q(how="export")))
    at = "/admin/audit"
    items = (
        Item("查阅记录", at, f"七天里 {found['all']} 次查阅非公开内容", "查看", at),
        Item(
            "导出记录",
            f"{at}/exports",
            f"七天里导出 {found['exports']} 次",
            "查看",
            f"{at}/exports",
        ),
    )
    return Pile("trail", "留痕", found["all"], items, at)
