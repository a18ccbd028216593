"""What is made from the truth, in the same transaction; `bureau rebuild` makes it again."""

from __future__ import annotations

from typing import Any

from django.db import models

from bureau.ledger.models.truth import Entity, Fact

LISTED = ("is_gone", "is_secret", "is_withdrawn", "merged_into")
"""What decides whether a list shows a row: in the index, so that counting reads nothing else."""


class Current(models.Model):
    """What stands now: one row an (entity, concept, period, slot), its value beside it."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="current")
    concept = models.CharField(max_length=60)
    period = models.CharField(max_length=20, blank=True)
    slot = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=8)
    number = models.BigIntegerField(null=True)
    text = models.TextField(blank=True)
    ref = models.ForeignKey(Entity, models.CASCADE, null=True, related_name="+")
    fact = models.ForeignKey(Fact, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entity", "concept", "period", "slot"], name="one_stands"
            )
        ]
        indexes = [
            models.Index(fields=["concept", "number"]),
            models.Index(fields=["ref", "concept"]),
        ]


class Row(models.Model):
    """What lists show and sort: one row an entity.

    town: the 9-digit code where a record has one; towns: the codes of all towns its parties lie
    in, each between blanks, where it has parties; bodies: codes of firms, institutions and
    platforms it belongs to, each between blanks, for reaching one's own. main_first: the day
    number of the main date's first day. is_gone: it has left and is kept, such as a firm that moved
    away. rung, open_gaps: filled by the last run.
    """

    entity = models.OneToOneField(Entity, models.CASCADE, primary_key=True, related_name="row")
    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200, blank=True)
    section = models.CharField(max_length=20, blank=True)
    town = models.CharField(max_length=12, blank=True)
    towns = models.TextField(blank=True)
    bodies = models.TextField(blank=True)
    stage = models.CharField(max_length=40, blank=True)
    level = models.CharField(max_length=20, blank=True)
    category = models.CharField(max_length=60, blank=True)
    main_date = models.CharField(max_length=20, blank=True)
    main_first = models.IntegerField(null=True)
    is_secret = models.BooleanField(default=False)
    is_gone = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False)
    is_withdrawn = models.BooleanField(default=False)
    merged_into = models.ForeignKey(Entity, models.CASCADE, null=True, related_name="+")
    rung = models.SmallIntegerField(null=True)
    open_gaps = models.SmallIntegerField(null=True)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["kind", "name", "entity", "town", "code", *LISTED], name="ledger_row_listed"
            ),
            models.Index(fields=["kind", "-open_gaps", "name", "entity"]),
            models.Index(fields=["kind", "town", "rung", "open_gaps"]),
            models.Index(fields=["kind", "stage"]),
            models.Index(fields=["kind", "-main_first"]),
        ]

    @property
    def place(self) -> dict[str, Any]:
        """Section, town (or several, parted by blanks) and bodies, as rights are asked for."""
        town = f"{self.town}{self.towns}".strip()
        return {"section": self.section, "town": town, "bodies": frozenset(self.bodies.split())}


class NameIndex(models.Model):
    """Every name a thing goes or went by, as people type it: plain, and by pinyin initials."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="names")
    kind = models.CharField(max_length=40)
    text = models.CharField(max_length=200, db_index=True)
    initials = models.CharField(max_length=200, db_index=True)
    what = models.CharField(max_length=10)  # name, alias, former, code

    class Meta:
        indexes = [models.Index(fields=["kind", "text"]), models.Index(fields=["kind", "initials"])]


class Key(models.Model):
    """A code given from outside, unique within its kind."""

    kind = models.CharField(max_length=40)
    scheme = models.CharField(max_length=60)
    value = models.CharField(max_length=200)
    entity = models.ForeignKey(Entity, models.CASCADE, related_name="keys")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "scheme", "value"], name="one_key")]
