"""What facts rest on: papers somebody received, files kept by hash, lists declared complete."""

from __future__ import annotations

from django.conf import settings
from django.db import models

USER = settings.AUTH_USER_MODEL


class Source(models.Model):
    """A paper, a sheet or a conversation; a withdrawn one stays, and its facts no longer count.

    dated: a stretch as a table writes it (2024-04上旬). number: 文号.
    """

    code = models.CharField("编号", max_length=60, unique=True)
    kind = models.CharField("类别", max_length=40, blank=True)
    title = models.CharField("标题", max_length=200, blank=True)
    issuer = models.CharField("发文机关", max_length=120, blank=True)
    number = models.CharField("文号", max_length=80, blank=True)
    dated = models.CharField("日期", max_length=20, blank=True)
    received_on = models.DateField("收到日期", null=True, blank=True)
    sha256 = models.CharField("校验值", max_length=64, blank=True)
    note = models.CharField("备注", max_length=300, blank=True)
    recorded_at = models.DateTimeField("登记时间", auto_now_add=True)
    recorded_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    withdrawn_on = models.DateField("撤回日期", null=True, blank=True)
    withdrawn_why = models.CharField("撤回原因", max_length=200, blank=True)
    withdrawn_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "来源"

    def __str__(self) -> str:
        title = f"《{self.title}》" if self.title else self.code
        return f"{title}（{self.number}）" if self.number else title


class Attachment(models.Model):
    """A file kept once by its hash, outside the web root; shown only through a view that asks."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField("文件名", max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField("字节")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="attachments")
    entity = models.ForeignKey("Entity", models.PROTECT, null=True, related_name="attachments")
    seen_as = models.CharField(max_length=12, default="commercial")
    kept_at = models.DateTimeField(auto_now_add=True)
    kept_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "附件"


class Completeness(models.Model):
    """Every record of a kind (where field is value) for a place and a time is in the ledger.

    since, as_of: stretches as a table writes them; since blank: from the beginning.
    """

    kind = models.CharField("种类", max_length=40)
    field = models.CharField("字段", max_length=60, blank=True)
    value = models.CharField("取值", max_length=60, blank=True)
    place = models.CharField("地方", max_length=12)
    since = models.CharField("起", max_length=20, blank=True)
    as_of = models.CharField("截至", max_length=20)
    source = models.CharField("来源", max_length=60, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "名单完整"


class Card(models.Model):
    """What the ledger says of itself, once a place; since: the first day it is kept for."""

    place = models.CharField("地方", max_length=12, unique=True)
    title = models.CharField("名称", max_length=200, blank=True)
    since = models.DateField("起", null=True)
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "台账封面"
