"""A message to a person or a body, and who has read it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

USER = settings.AUTH_USER_MODEL


class Message(models.Model):
    """One thing told, once: `key` says what it is about and stands once."""

    key = models.CharField("事由键", max_length=200, unique=True)
    kind = models.CharField("类别", max_length=30)
    to_user = models.ForeignKey(USER, models.CASCADE, null=True, related_name="messages")
    to_body = models.CharField("收件单位", max_length=60, blank=True, db_index=True)
    subject = models.CharField("标题", max_length=120)
    text = models.TextField("正文")
    link = models.CharField("链接", max_length=200, blank=True)
    sent_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField("发出时间")
    shown_from = models.DateTimeField("显示时间")
    withdrawn_at = models.DateTimeField("撤回时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "消息"
        ordering = ["-sent_at", "-id"]


class Receipt(models.Model):
    """That somebody opened a message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="receipts")
    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    read_at = models.DateTimeField("阅读时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "回执"
        constraints = [models.UniqueConstraint(fields=["message", "user"], name="read_once")]
