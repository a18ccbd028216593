"""One judging of everybody."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models

from bureau.jobs.models import Job


class Run(models.Model):
    """Everybody as of a day, as known on a day (None: when it was run).

    switches: whether it becomes the current one when done. folder: its name under RUNS, blank
    until it is done. counts: {firms, facts, policies: {id: {verdict: number}}}. last_fact,
    last_decision: the newest of the ledger when it began to read; what is newer is not in it.
    """

    as_of = models.DateField("情况截至")
    known_on = models.DateField("掌握截至", null=True, blank=True)
    switches = models.BooleanField("完成后作为当前", default=True)
    is_current = models.BooleanField("当前", default=False)
    folder = models.CharField(max_length=60, blank=True)
    counts = models.JSONField("户数", default=dict)
    rulebook = models.CharField("规则库指纹", max_length=64, blank=True)
    last_fact = models.BigIntegerField(default=0)
    last_decision = models.BigIntegerField(default=0)
    asked_at = models.DateTimeField("提出时间", auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="提出人"
    )
    started_at = models.DateTimeField("开始", null=True)
    ended_at = models.DateTimeField("完成", null=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "判定运行"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"],
                condition=models.Q(is_current=True),
                name="one_run_is_current",
            )
        ]

    def __str__(self) -> str:
        known = f"（按{self.known_on}所掌握）" if self.known_on else ""
        return f"{self.as_of}{known}"

    @property
    def is_done(self) -> bool:
        """Whether it is whole and can be read."""
        return self.ended_at is not None

    @property
    def place(self) -> Path:
        """Its folder; only a finished run has one."""
        return Path(settings.RUNS) / self.folder

    @property
    def state_label(self) -> str:
        """Where it stands, for people."""
        if self.is_done:
            return "当前" if self.is_current else "完成"
        return self.job.state_label if self.job else "未开始"

    @property
    def is_going(self) -> bool:
        """Whether somebody is at it, or will be."""
        return not self.is_done and self.job is not None and not self.has_failed

    @property
    def has_failed(self) -> bool:
        """Whether it was given up."""
        return not self.is_done and self.job is not None and self.job.state in ("dead", "buried")

    @property
    def seconds(self) -> int | None:
        """How long it took, from its last beginning."""
        if self.started_at is None or self.ended_at is None:
            return None
        return round((self.ended_at - self.started_at).total_seconds())
