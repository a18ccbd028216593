"""Content opened in need: asked by IT, allowed by a director, shut after two hours."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.actions.events import note
from bureau.accounts.models import BreakGlass
from bureau.accounts.queries.glass import waiting_or_open
from bureau.accounts.viewer import Viewer

OPEN_FOR = timedelta(hours=2)
LEAST_WORDS = 6


@transaction.atomic
def ask_glass(*, by: Viewer, reason: str) -> BreakGlass:
    """IT asks to read content, with a reason somebody else can judge."""
    if "it" not in by.roles:
        raise PermissionDenied("只有信息管理员需要申请应急查阅；其他角色按自己的权限查阅。")
    if len(reason.strip()) < LEAST_WORDS:
        raise guiju.BadInput.saying(
            "应急查阅的事由太短", expected="出了什么事、要看什么", do="写清楚再申请"
        )
    if BreakGlass.objects.filter(waiting_or_open(), asked_by_id=by.user_id).exists():
        raise guiju.BadInput.saying("您已有一份申请未结束", do="等候批准，或先结束它")
    made = BreakGlass.objects.create(asked_by_id=by.user_id, reason=reason.strip()[:200])
    note(by=by, what="申请应急查阅", about=made.asked_by, detail=made.reason)
    return made


@transaction.atomic
def allow_glass(*, by: Viewer, glass: BreakGlass) -> BreakGlass:
    """A director allows it, never to himself; from now on it is open for two hours."""
    locked = BreakGlass.objects.select_for_update().get(pk=glass.pk)
    if by.user_id == locked.asked_by_id:
        raise PermissionDenied("申请人不能批准自己的申请。")
    if "director" not in by.roles:
        raise PermissionDenied("应急查阅须由局领导批准。")
    if locked.allowed_at is not None or locked.closed_at is not None:
        raise guiju.BadInput.saying("这份申请已经有人处理过了", do="刷新页面看结果")
    now = timezone.now()
    if now - locked.asked_at > BreakGlass.WAITS:
        raise guiju.BadInput.saying("申请已超过24小时", do="请申请人重新申请")
    locked.allowed_by_id, locked.allowed_at, locked.until = by.user_id, now, now + OPEN_FOR
    locked.save(update_fields=["allowed_by", "allowed_at", "until"])
    note(by=by, what="批准应急查阅", about=locked.asked_by, detail=locked.reason)
    return locked


@transaction.atomic
def close_glass(*, by: Viewer, glass: BreakGlass) -> BreakGlass:
    """Shut before its time, or refused before it was open: by who asked, or by a director."""
    locked = BreakGlass.objects.select_for_update().get(pk=glass.pk)
    if by.user_id != locked.asked_by_id and "director" not in by.roles:
        raise PermissionDenied("只有申请人和局领导可以结束应急查阅。")
    if locked.closed_at is None:
        locked.closed_by_id, locked.closed_at = by.user_id, timezone.now()
        locked.save(update_fields=["closed_by", "closed_at"])
        what = "结束应急查阅" if locked.allowed_at else "退回应急查阅"
        note(by=by, what=what, about=locked.asked_by, detail=locked.reason)
    return locked
