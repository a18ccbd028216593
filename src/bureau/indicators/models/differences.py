"""Why the upper level counts otherwise than we do, firm by firm."""

from __future__ import annotations

from django.conf import settings
from django.db import models

USER = settings.AUTH_USER_MODEL
CAUSES = {"moved": "迁出", "unlisted": "未公示", "scope": "口径", "twice": "重复"}


class DifferenceLine(models.Model):
    """One firm and cause: what it adds to our number and not to theirs; less than 0 the other way.

    amount: in the unit of the indicator, exact. firm: blank for a cause that is no single firm's.
    A line that was wrong is withdrawn, never removed.
    """

    indicator = models.ForeignKey("ledger.Entity", models.CASCADE, related_name="differences")
    period = models.CharField("期间", max_length=20)
    firm = models.ForeignKey("ledger.Entity", models.PROTECT, null=True, related_name="+")
    cause = models.CharField("原因", max_length=10, choices=CAUSES.items())
    amount = models.DecimalField("数", max_digits=18, decimal_places=6)
    note = models.CharField("说明", max_length=200, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "差异说明"
        ordering = ["id"]
        indexes = [models.Index(fields=["indicator", "period"])]

    @property
    def cause_label(self) -> str:
        """The cause in words."""
        return CAUSES[self.cause]
