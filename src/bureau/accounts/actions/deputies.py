"""Who stands in for whom: named with two days, ended early when the absent one is back."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.actions.events import note
from bureau.accounts.actions.grants import ALONE
from bureau.accounts.actions.permission import must_not_be_himself
from bureau.accounts.models import Deputy, Grant, User
from bureau.accounts.queries.viewers import holding
from bureau.accounts.rights import STAFF, WRITE
from bureau.accounts.viewer import Viewer

LONGEST = timedelta(days=366)


@transaction.atomic
def name_deputy(*, by: Viewer, absent: User, deputy: User, since: date, until: date) -> Deputy:
    """Somebody has another's roles between two days; a chief names within his section."""
    _must_name(by, absent, deputy)
    _check_days(since, until)
    _check_roles(absent, deputy)
    meets = Deputy.objects.filter(absent=absent, ended_at=None, since__lte=until, until__gte=since)
    if other := meets.select_related("deputy").first():
        raise guiju.BadInput.saying(
            f"{absent}在{other.since}至{other.until}已由{other.deputy}代理",
            do="先结束原来的代理，或改日期",
        )
    made = Deputy.objects.create(
        absent=absent, deputy=deputy, since=since, until=until, named_by_id=by.user_id
    )
    note(by=by, what="指定代理", about=absent, detail=f"{since}至{until}由{deputy}代理")
    return made


@transaction.atomic
def end_deputy(*, by: Viewer, deputy: Deputy) -> Deputy:
    """The absent one is back: the deputy's roles end now. He himself may say so."""
    if by.user_id != deputy.absent_id:
        _must_reach(by, deputy.absent)
    if deputy.ended_at is None:
        deputy.ended_at = timezone.now()
        deputy.save(update_fields=["ended_at"])
        note(by=by, what="结束代理", about=deputy.absent, detail=f"{deputy.deputy}不再代理")
    return deputy


def _must_name(by: Viewer, absent: User, deputy: User) -> None:
    if absent == deputy:
        raise guiju.BadInput.saying("代理人就是本人", do="另选代理人")
    if not deputy.is_active or not absent.is_active:
        raise guiju.BadInput.saying("账号已锁定的人不能代理或被代理", do="先解锁，或另选")
    reach = by.reach(WRITE, "deputies")
    if reach.everywhere:
        must_not_be_himself(by, deputy, "指定代理人为")
        return
    _must_reach(by, absent)
    if not sections_of(deputy) & reach.sections:
        raise PermissionDenied("科室负责人只在本科室内指定代理人；跨科室的请信息管理员办理。")


def _must_reach(by: Viewer, absent: User) -> None:
    """IT for everybody; a chief for those who hold nothing outside his section."""
    reach = by.reach(WRITE, "deputies")
    held = sections_of(absent)
    if not reach.everywhere and not (held and held <= reach.sections):
        raise PermissionDenied(f"{absent}不只在您的科室任职；代理请信息管理员办理。")


def sections_of(user: User) -> set[str | None]:
    """The sections somebody holds roles in today; None stands for a role in no section."""
    return {grant.section or None for grant in Grant.objects.filter(holding(), user=user)}


def _check_days(since: date, until: date) -> None:
    if until < since:
        raise guiju.BadInput.saying("代理的截止日期早于起始日期", do="改正日期")
    if until < guiju.calendar.today():
        raise guiju.BadInput.saying("代理的截止日期已经过去", do="改正日期")
    if until - since > LONGEST:
        raise guiju.BadInput.saying("代理超过一年", expected="一年以内", do="长期的请办交接")


def _check_roles(absent: User, deputy: User) -> None:
    """Who looks after the system or over it is stood in for by his like only."""
    theirs = {g.role for g in Grant.objects.filter(holding(), user=absent)}
    his = {g.role for g in Grant.objects.filter(holding(), user=deputy)}
    if not theirs:
        raise guiju.BadInput.saying(f"{absent}没有可代理的角色", do="先授予角色")
    if not his & STAFF or not theirs & STAFF:
        raise guiju.BadInput.saying("代理只在局内和镇区工作人员之间", do="另选代理人")
    if (theirs | his) & ALONE and theirs != his:
        raise guiju.BadInput.saying("信息管理员、监督审计只能由同一角色的人代理", do="另选代理人")
