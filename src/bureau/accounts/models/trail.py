"""What stays on record of reading, inviting, opening in need, and changing accounts."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

USER = settings.AUTH_USER_MODEL


class Reading(models.Model):
    """One look at commercial or personal facts: who, when, of what, how."""

    HOW = {"page": "页面", "list": "列表", "export": "导出", "api": "接口", "file": "附件"}

    user = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="谁")
    at = models.DateTimeField("何时", auto_now_add=True, db_index=True)
    thing = models.CharField("何物", max_length=60)
    code = models.CharField("编号", max_length=60, db_index=True)
    how = models.CharField("方式", max_length=20, choices=list(HOW.items()))
    fields = models.TextField("字段", blank=True)
    rows = models.PositiveIntegerField("行数", null=True)
    reason = models.CharField("事由", max_length=200, blank=True)
    glass = models.ForeignKey(
        "BreakGlass", models.PROTECT, null=True, related_name="readings", verbose_name="应急查阅"
    )

    class Meta:
        verbose_name = verbose_name_plural = "查阅记录"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["user", "-at"])]


class ListedReading(models.Model):
    """That a body stood in a list or sheet somebody read: once a day, with its first look."""

    code = models.CharField("单位编号", max_length=60)
    day = models.DateField("哪天")
    user = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="谁")
    how = models.CharField("方式", max_length=20, choices=list(Reading.HOW.items()))
    thing = models.CharField("何物", max_length=60)
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="listed")

    class Meta:
        verbose_name = verbose_name_plural = "列表中的查阅"
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "day", "user", "how", "thing"], name="listed_once_a_day"
            )
        ]


class Invitation(models.Model):
    """A code by which a contact claims his firm; of both codes only hashes are kept."""

    body = models.CharField("单位编号", max_length=60)
    name = models.CharField("单位名称", max_length=200, blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    proof_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField("试错次数", default=0)
    role = models.CharField("角色", max_length=20)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="发出人")
    made_at = models.DateTimeField("发出时间", auto_now_add=True)
    expires_at = models.DateTimeField("失效时间")
    used_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    used_at = models.DateTimeField("使用时间", null=True)
    withdrawn_at = models.DateTimeField("作废时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "认领邀请"
        ordering = ["-made_at"]


class BreakGlass(models.Model):
    """Content opened in need: asked by one, allowed by another, for two hours."""

    asked_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name="申请人")
    asked_at = models.DateTimeField("申请时间", auto_now_add=True)
    reason = models.CharField("事由", max_length=200)
    allowed_by = models.ForeignKey(
        USER, models.PROTECT, null=True, related_name="+", verbose_name="批准人"
    )
    allowed_at = models.DateTimeField("批准时间", null=True)
    until = models.DateTimeField("到期", null=True)
    closed_at = models.DateTimeField("结束时间", null=True)
    closed_by = models.ForeignKey(
        USER, models.PROTECT, null=True, related_name="+", verbose_name="结束人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "应急查阅"
        ordering = ["-asked_at"]

    WAITS = timedelta(hours=24)

    @property
    def is_waiting(self) -> bool:
        """Asked, and nobody has said anything for less than a day."""
        fresh = timezone.now() - self.asked_at <= self.WAITS
        return self.allowed_at is None and self.closed_at is None and fresh

    @property
    def is_open(self) -> bool:
        """Allowed, not shut, not past its time."""
        return self.closed_at is None and self.until is not None and self.until > timezone.now()

    @property
    def is_running(self) -> bool:
        """Waiting or open: something can still be done with it."""
        return self.is_waiting or self.is_open

    @property
    def state_label(self) -> str:
        """Where it stands, in words."""
        if self.is_open:
            return f"开放至{timezone.localtime(self.until):%H:%M}"
        if self.is_waiting:
            return "待批准"
        if self.allowed_at is None:
            return "已退回" if self.closed_at else "已过期"
        return "已结束"


class AccountEvent(models.Model):
    """A change of accounts: what was done to whom, by whom."""

    at = models.DateTimeField("何时", auto_now_add=True)
    by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", verbose_name="谁")
    about = models.ForeignKey(
        USER, models.PROTECT, null=True, related_name="+", verbose_name="对谁"
    )
    what = models.CharField("何事", max_length=40)
    detail = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "账号变动"
        ordering = ["-at", "-id"]
