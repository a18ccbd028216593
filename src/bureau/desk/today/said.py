"""Records with what holds of them now, several kinds in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from bureau.ledger.models import Current, Row


@dataclass(frozen=True)
class Said:
    """A record: texts and numbers by concept, the rows at the other ends of its relations.

    listed: the texts of concepts with several items.
    """

    row: Row
    text: Mapping[str, str]
    number: Mapping[str, int | None]
    ends: Mapping[str, Row]
    listed: Mapping[str, tuple[str, ...]]


def said(of: Q, concepts: tuple[str, ...]) -> list[Said]:
    """Every record that answers, but secret, merged and withdrawn ones."""
    plain = Q(entity__row__is_secret=False, entity__row__is_withdrawn=False)
    found = Current.objects.filter(of, plain, concept__in=concepts, state="known")
    by_entity: dict[int, list[Any]] = defaultdict(list)
    near = found.filter(entity__row__merged_into=None).select_related("entity__row", "ref__row")
    for entry in near.order_by("entity", "period"):
        by_entity[entry.entity_id].append(entry)
    return [_said(entries) for entries in by_entity.values()]


def _said(entries: list[Any]) -> Said:
    listed: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        listed[entry.concept].append(entry.text)
    return Said(
        row=entries[0].entity.row,
        text={entry.concept: entry.text for entry in entries},
        number={entry.concept: entry.number for entry in entries},
        ends={entry.concept: entry.ref.row for entry in entries if entry.ref_id},
        listed={concept: tuple(texts) for concept, texts in listed.items()},
    )
