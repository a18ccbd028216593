"""What must be told of security at once: to IT and to the auditors, as it comes on record."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from bureau.accounts.models import AccountEvent, Reading, User
from bureau.accounts.queries import people_with, sees_content, viewer_of
from bureau.accounts.viewer import SYSTEM
from bureau.channels.actions import send

KIND = "security"
AUDIT = "/admin/audit"
LOCKED = "登录锁定"
EVENTS = ("申请应急查阅", "批准应急查阅", LOCKED)
"""What of the trail of accounts is told; the rest stands there."""


@receiver(post_save, sender=Reading)
def tell_of_export(sender: Any, instance: Reading, created: bool, raw: bool, **rest: Any) -> None:
    """A sheet with commercial or personal fields went out; of what is told to auditors alone."""
    if not created or raw or instance.how != "export":
        return
    rows = "" if instance.rows is None else f"，{instance.rows}行"
    said = f"{instance.user}导出了商业信息或个人信息{rows}。"
    of_what = f"字段：{instance.fields or '未列'}；事由：{instance.reason}。"
    _tell(f"export:{instance.pk}", "导出商业或个人信息", said, of_what)


@receiver(post_save, sender=AccountEvent)
def tell_of_event(
    sender: Any, instance: AccountEvent, created: bool, raw: bool, **rest: Any
) -> None:
    """Reading in need asked for or allowed; a name locked out after five wrong passwords."""
    if not created or raw or instance.what not in EVENTS:
        return
    who = f"{instance.by or '系统'}：{instance.what}"
    whose = f"（{instance.about}）" if instance.about else "（没有这个账号）"
    said = f"{who}{whose}。{instance.detail}"
    key = f"event:{instance.pk}"
    if instance.what == LOCKED:
        # Each further try at a locked name is on the trail, and no news within the hour.
        key = f"locked:{instance.about_id or 0}:{timezone.localtime(instance.at):%Y%m%d%H}"
    _tell(key, instance.what, said)


def _tell(key: str, subject: str, said: str, of_what: str = "") -> None:
    for person in people_with("it", "auditor"):
        send(
            by=SYSTEM,
            key=f"{KIND}:{key}:{person.pk}",
            kind=KIND,
            subject=subject,
            text=said + (of_what if of_what and _sees_content(person) else ""),
            link=AUDIT,
            to_user=person,
            undo_seconds=0,
        )


def _sees_content(person: User) -> bool:
    return sees_content(viewer_of(person))
