"""What is true: appended, never changed. Everything else can be made again from here."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from bureau.ledger.models.papers import Source

USER = settings.AUTH_USER_MODEL
KNOWN, NOT_APPLICABLE, UNKNOWN = "known", "na", "unknown"
"""What a fact says: a value; that there is nothing to have; that what was said no longer stands."""


class Entity(models.Model):
    """One thing of a kind; its code never changes and means nothing."""

    code = models.CharField("编号", max_length=60, unique=True)
    kind = models.CharField("种类", max_length=40, db_index=True)
    is_sample = models.BooleanField("示例", default=False)
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="entities")
    grade = models.CharField("证据等级", max_length=1, blank=True)
    known_on = models.DateField("掌握日期", null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "对象"

    def __str__(self) -> str:
        return self.code


class Fact(models.Model):
    """One thing said of one entity: what, for when, by whom, since when known.

    period: a stretch as a table writes it. Blank: the fact has no date of its own. A yearly
      concept: its year. Any other: the value holds from that stretch on (stages, names, towns).
    slot: which of several: the item's number in a list of records, the other end of a relation
      with several ends; blank for everything else.
    number: money in 分, counts, ratios and decimals as the vocabulary's whole numbers, yes 1 and
      no 0, the position of a choice. text: texts, codes of choices, dates as a table writes them,
      a list's item as JSON of {field: text}, plain lists joined by ；. ref: the other entity.
    known_on: the day from which it was known, None for from the beginning.
    """

    entity = models.ForeignKey(Entity, models.PROTECT, related_name="facts")
    concept = models.CharField(max_length=60)
    period = models.CharField(max_length=20, blank=True)
    slot = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=8, default=KNOWN)
    number = models.BigIntegerField(null=True)
    text = models.TextField(blank=True)
    ref = models.ForeignKey(Entity, models.PROTECT, null=True, related_name="pointed_at")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="facts")
    grade = models.CharField(max_length=1, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    is_sample = models.BooleanField(default=False)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    proposed = models.BooleanField(default=False)
    known_on = models.DateField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "事实"
        indexes = [
            models.Index(fields=["entity", "concept", "period", "slot"]),
            models.Index(
                fields=["entity"], name="ledger_fact_proposed", condition=models.Q(proposed=True)
            ),
        ]


class Decision(models.Model):
    """What a confirmed role said of a proposed fact."""

    fact = models.OneToOneField(Fact, models.PROTECT, related_name="decision")
    accepted = models.BooleanField("采纳")
    reason = models.CharField("理由", max_length=300, blank=True)
    decided_at = models.DateTimeField(auto_now_add=True)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "裁定"
