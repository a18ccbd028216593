"""Keys by which programs ask in somebody's name."""

from __future__ import annotations

import hashlib

from django.db import models

from bureau.accounts.models.people import User


def digest_of(key: str) -> str:
    """What is kept of a key. It is random and long, so that one round of hashing is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


class Token(models.Model):
    """A key: only its hash is kept, so that who reads the table cannot use it.

    hint: its first signs, by which its owner tells it from others. scopes: words parted by blanks.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens", verbose_name="用户")
    name = models.CharField("用途", max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField("开头", max_length=12)
    scopes = models.CharField("授权", max_length=200)
    made_at = models.DateTimeField("生成时间", auto_now_add=True)
    expires_on = models.DateField("有效期止")
    last_used_at = models.DateTimeField("最近使用", null=True)
    ended_at = models.DateTimeField("停用时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "接口令牌"
        ordering = ["-made_at", "-id"]
