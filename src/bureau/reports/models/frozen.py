"""What a frozen edition says and what it was made of."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from bureau.reports.models.edition import Edition

USER = settings.AUTH_USER_MODEL


class Frozen(models.Model):
    """The text, its numbers and records, and the hashes of all it was made of.

    numbers: the figures of the text in order, as in the document. folder: below the data folder,
    with the ledger, the rulebook, the outline and the printed files as they were.
    """

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="frozen")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    known_on = models.DateField("掌握截至")
    document = models.JSONField()
    document_hash = models.CharField(max_length=64)
    ledger_hash = models.CharField(max_length=64)
    rulebook_hash = models.CharField(max_length=64)
    outline_hash = models.CharField(max_length=64)
    folder = models.CharField(max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "定稿"
