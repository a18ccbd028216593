"""One decision as a file somebody may take away and check."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models

from bureau.ledger.models import Entity


class Certificate(models.Model):
    """A certificate made; its page and its data stand beside each other, named by the number.

    number: as printed on it. seal: SHA-256 over its data, as in the file.
    """

    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+", verbose_name="企业")
    policy = models.CharField("政策", max_length=60)
    as_of = models.DateField("评价日期")
    verdict = models.CharField("结论", max_length=20, blank=True)
    number = models.CharField("编号", max_length=60)
    seal = models.CharField("封缄", max_length=80)
    made_at = models.DateTimeField("出具时间", auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="出具人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "判定书"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.number

    def file(self, suffix: str) -> Path:
        """Where its page (.html) or its data (.json) is kept."""
        return Path(settings.CERTIFICATES) / f"{self.pk}{suffix}"
