"""A target on its way to the towns: kept as a draft until it adds up and somebody settles it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

USER = settings.AUTH_USER_MODEL
DRAFT, HANDED, SETTLED, RETURNED = "draft", "handed", "settled", "returned"
STATES = {DRAFT: "草稿", HANDED: "待审定", SETTLED: "已审定", RETURNED: "已退回"}
METHODS = {"hand": "人工填写", "last": "按上年完成数", "capacity": "按差一步企业数"}


class Split(models.Model):
    """One proposal how the target of an indicator is shared out.

    lines: town code to the share as somebody typed it, so that a draft keeps what was wrong with
    it too. An indicator has one open split at most; settled ones stay as history.
    """

    indicator = models.ForeignKey("ledger.Entity", models.CASCADE, related_name="splits")
    state = models.CharField("状态", max_length=10, choices=STATES.items(), default=DRAFT)
    method = models.CharField("办法", max_length=10, choices=METHODS.items(), default="hand")
    lines = models.JSONField("分解", default=dict)
    saved_at = models.DateTimeField("保存时间", auto_now=True)
    saved_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField("审定时间", null=True)
    decided_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    reason = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "目标分解"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator"],
                condition=models.Q(state__in=(DRAFT, HANDED)),
                name="one_open_split",
            )
        ]

    @property
    def state_label(self) -> str:
        """The state in words."""
        return STATES[self.state]

    @property
    def is_open(self) -> bool:
        """Whether it is still to be settled."""
        return self.state in (DRAFT, HANDED)
