"""A plan: which firms to win for an indicator with the officers there are, and what it rests on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from bureau.jobs.models import Job

USER = settings.AUTH_USER_MODEL
STATES = {
    "": "还没有算完",
    "optimal": "最优：没有更省力的办法",
    "within_gap": "接近最优",
    "not_proven": "没有证明是最优：这是时限内找到的最好办法",
    "unsolved": "时限内没有找到办法",
}


class Plan(models.Model):
    """One plan as it was asked for, and what came of it; it is never changed afterwards.

    wanted: how many firms are needed. counted: title, way and policy. capacity: by town how many
    firms and half days its officer can take. undated: whether firms whose window has no date yet
    may be chosen. run, run_day, rulebook, day: what it rests on; the run may have been swept since.
    chosen, failed: steps as plain data, by town and name; failed ones did not hold when judged
    again and are not counted. bound: no plan that misses as little takes less.
    """

    indicator = models.ForeignKey("ledger.Entity", models.CASCADE, related_name="assessment_plans")
    year = models.PositiveSmallIntegerField("年度")
    counted = models.JSONField("口径", default=dict)
    wanted = models.PositiveIntegerField("须新增")
    capacity = models.JSONField("各镇区能带", default=dict)
    undated = models.BooleanField("含窗口日期未定的", default=True)
    run = models.ForeignKey("runs.Run", models.SET_NULL, null=True, related_name="+")
    run_day = models.DateField("判定截至")
    day = models.DateField("编制日期")
    rulebook = models.CharField("规则库指纹", max_length=64, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField("提出时间", auto_now_add=True)
    asked_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField("完成", null=True)
    status = models.CharField("状态", max_length=12, blank=True)
    effort = models.PositiveIntegerField("工作量", default=0)
    bound = models.FloatField("下限", default=0)
    gap = models.FloatField("与下限之差", default=0)
    short = models.PositiveIntegerField("还差", default=0)
    offered = models.PositiveIntegerField("可选企业", default=0)
    chosen = models.JSONField("选中", default=list)
    failed = models.JSONField("复核未通过", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "达标方案"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"

    @property
    def is_done(self) -> bool:
        """Whether it was worked out."""
        return self.ended_at is not None

    @property
    def is_going(self) -> bool:
        """Whether somebody is at it, or will be."""
        waits = self.job is not None and self.job.state not in ("dead", "buried", "done")
        return not self.is_done and waits

    @property
    def state_label(self) -> str:
        """How sure it is, in words."""
        return STATES[self.status]

    @property
    def reaches(self) -> bool:
        """Whether it brings as many as are needed."""
        return self.is_done and not self.short

    @property
    def used(self) -> dict[str, dict[str, int]]:
        """By town how many firms and half days of its officer it takes."""
        found: dict[str, dict[str, int]] = {}
        for step in self.chosen:
            town = found.setdefault(step["town"], {"firms": 0, "days": 0})
            town["firms"] += 1
            town["days"] += step["effort"]
        return found

    def told(self) -> dict[str, Any]:
        """What it counted, as arguments of `Counted`."""
        return dict(self.counted)
