"""An edition and what is written in it: versions are added, never changed."""

from __future__ import annotations

import re

from django.conf import settings
from django.db import models

USER = settings.AUTH_USER_MODEL
STATES = {
    "outline": "提纲",
    "drafting": "起草",
    "checking": "核对",
    "signing": "送审",
    "frozen": "定稿冻结",
    "public": "公开",
}
ORDER = tuple(STATES)
OPEN = ("outline", "drafting", "checking")
"""States in which the text may still change."""
FILLED = re.compile(r"\{\{\s*(.*?)\s*\}\}")
"""What an outline fills in by itself."""


class Edition(models.Model):
    """One report for one period.

    card: the outline's head, as written. document: the last composed draft as data, and
    composed_from: the mark of the ledger it was made from. problems: what composing could not
    settle, in Chinese.
    """

    outline = models.CharField("提纲", max_length=60)
    title = models.CharField("名称", max_length=120)
    period = models.CharField("期间", max_length=20)
    state = models.CharField("状态", max_length=10, choices=STATES.items(), default="outline")
    card = models.TextField()
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    composed_at = models.DateTimeField("编排时间", null=True)
    composed_from = models.CharField(max_length=64, blank=True)
    document = models.JSONField(null=True)
    checked_at = models.DateTimeField("核对时间", null=True)
    findings = models.JSONField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "报告"
        ordering = ["-period", "-id"]
        constraints = [models.UniqueConstraint(fields=["outline", "period"], name="one_edition")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether its text may still change."""
        return self.state in OPEN


class Section(models.Model):
    """One stretch of the outline under a heading; `owner` is the section of the bureau."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="sections")
    place = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField()
    heading = models.CharField("标题", max_length=120, blank=True)
    owner = models.CharField("责任科室", max_length=20, blank=True)
    handed_in_at = models.DateTimeField("交稿时间", null=True)
    handed_in_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "章节"
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["edition", "place"], name="one_place")]

    @property
    def shown(self) -> str:
        """The heading as it will be printed: its years filled in; blank for the opening."""
        year = int(self.edition.period[:4])
        years = {"年": year, "上年": year - 1, "下年": year + 1}
        return FILLED.sub(lambda found: str(years.get(found[1], "…")), self.heading)


class SectionText(models.Model):
    """One version of a section's text, as a clerk wrote it."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="texts")
    version = models.PositiveIntegerField()
    source = models.TextField("内容", blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "章节文本"
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["section", "version"], name="one_version")]


class Move(models.Model):
    """A change of an edition's state, with the reason where it goes back."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="moves")
    before = models.CharField(max_length=10)
    after = models.CharField(max_length=10)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    @property
    def after_label(self) -> str:
        """The state it came to, in words."""
        return STATES[self.after]


class Signature(models.Model):
    """A chief's yes to the edition as composed on that mark."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="signatures")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    section = models.CharField("科室", max_length=20, blank=True)
    composed_from = models.CharField(max_length=64)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["edition", "by"], name="signed_once")]
