"""One thing to be done: due when, leased to whom, tried how often."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

MAX_TRIES = 4
"""Beginnings after which a job is dead until somebody retries it."""
WAITING, RUNNING, FAILED, DONE, DEAD, BURIED = "waiting running failed done dead buried".split()
STATES = {
    WAITING: "等待",
    RUNNING: "进行中",
    FAILED: "将重试",
    DONE: "完成",
    DEAD: "已停止",
    BURIED: "已放弃",
}


class Job(models.Model):
    """A job; whoever holds `token` holds the lease until `lease_until`.

    key: where given, the job exists once for ever. tries: how often it was begun. error: for
    whoever asked; trace: where in the code it failed, without a value, for IT.
    """

    kind = models.CharField("种类", max_length=60)
    args = models.JSONField("参数", default=dict)
    key = models.CharField("唯一键", max_length=120, unique=True, null=True)
    due = models.DateTimeField("应办时间", default=timezone.now)
    lease_until = models.DateTimeField("租约至", null=True)
    token = models.CharField(max_length=32, blank=True)
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    done_at = models.DateTimeField("完成时间", null=True)
    buried_at = models.DateTimeField("放弃时间", null=True)
    error = models.TextField("出错", blank=True)
    trace = models.TextField("出错位置", blank=True)
    progress_done = models.PositiveIntegerField("已完成", default=0)
    progress_total = models.PositiveIntegerField("总量", default=0)
    note = models.CharField("进展", max_length=200, blank=True)
    asked_at = models.DateTimeField("提出时间", auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="提出人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "后台任务"
        ordering = ["-id"]
        indexes = [models.Index(fields=["done_at", "buried_at", "due"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def state(self) -> str:
        """Where it stands, one of STATES."""
        if self.done_at or self.buried_at:
            return DONE if self.done_at else BURIED
        if self.lease_until and self.lease_until > timezone.now():
            return RUNNING
        if self.tries >= MAX_TRIES:
            return DEAD
        return FAILED if self.tries else WAITING

    @property
    def state_label(self) -> str:
        """The same for people."""
        return STATES[self.state]
