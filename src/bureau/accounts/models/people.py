"""Who signs in, what each may be, and who stands in for whom."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from bureau.accounts.rights import ROLES


class User(AbstractUser):
    """A person with a name to sign in; what he may do is in his grants, never here."""

    full_name = models.CharField("姓名", max_length=60, blank=True)
    must_change_password = models.BooleanField("须改密码", default=False)
    left_at = models.DateTimeField("离任时间", null=True, blank=True)
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    class Meta:
        verbose_name = verbose_name_plural = "用户"

    def __str__(self) -> str:
        return self.full_name or self.username


class Grant(models.Model):
    """A role a person holds from a day to a day, for a section, a town or a body."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants", verbose_name="用户")
    role = models.CharField("角色", max_length=20, choices=[(r, ROLES[r]) for r in ROLES])
    section = models.CharField("科室", max_length=20, blank=True)
    town = models.CharField("镇区（街道）代码", max_length=12, blank=True)
    body = models.CharField("单位编号", max_length=60, blank=True)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    granted_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="授予人"
    )
    granted_at = models.DateTimeField("授予时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "角色授予"
        ordering = ["user_id", "since"]


class Deputy(models.Model):
    """Who stands in for whom, between two days; the deputy has the absent one's grants then."""

    absent = models.ForeignKey(User, models.CASCADE, related_name="deputies", verbose_name="本人")
    deputy = models.ForeignKey(
        User, models.CASCADE, related_name="stands_in", verbose_name="代理人"
    )
    since = models.DateField("起")
    until = models.DateField("止")
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="指定人")
    ended_at = models.DateTimeField("提前结束", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "代理"
        ordering = ["-since"]
