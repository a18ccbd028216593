"""Derived tables made from the truth: for some entities after a write, or for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from bureau.ledger import rows
from bureau.ledger.currents import stand_again
from bureau.ledger.models import Current, Entity, Key, NameIndex, Row
from bureau.ledger.reading import from_the_ground_up, leans, shares

BATCH = 500
DEEPEST = 6
"""Most steps a name travels: a town, its firm, the firm's project, the project's money."""


def derive(entities: Iterable[int]) -> None:
    """Make the derived tables of these entities again, and the rows that take a name or town."""
    wanted = sorted(set(entities))
    with transaction.atomic():
        for batch in batches(wanted):
            stand_again(batch)
        write_rows(wanted)


def write_rows(entities: Sequence[int]) -> None:
    """Rows, names and keys; then, while names or towns change, of those that lean on them."""
    frontier = sorted(set(entities))
    for _ in range(DEEPEST):
        changed = {pk for batch in _in_turn(frontier) for pk in rows.write(batch)}
        frontier = sorted({pk for batch in batches(sorted(changed)) for pk in _leaning(batch)})
        if not frontier:
            return


def touch(entities: Sequence[int]) -> None:
    """Note that something was just recorded of these, where their rows need not be made again."""
    for batch in batches(entities):
        Row.objects.filter(pk__in=batch).update(changed_at=timezone.now())


def _in_turn(entities: Sequence[int]) -> Iterable[list[int]]:
    """Batches of one kind each, what others take names and towns from before those others."""
    if len(entities) < 2:
        return [list(entities)] if entities else []
    kinds: dict[str, list[int]] = {kind: [] for kind in from_the_ground_up()}
    for batch in batches(entities):
        for pk, kind in Entity.objects.filter(pk__in=batch).values_list("pk", "kind"):
            kinds[kind].append(pk)
    return (batch for kind in kinds.values() for batch in batches(sorted(kind)))


def _leaning(batch: Sequence[int]) -> set[int]:
    found = Current.objects.filter(ref_id__in=batch).exclude(concept=rows.MERGED)
    ends = found.values_list("entity_id", "entity__kind", "concept")
    return {pk for pk, kind, concept in ends if concept in (*leans(kind), *shares(kind))}


def derive_all() -> int:
    """Make every derived table again from nothing; how many entities there are."""
    with transaction.atomic():
        kept = {row.pk: (row.rung, row.open_gaps) for row in Row.objects.exclude(rung=None)}
        for model in (NameIndex, Key, Row, Current):
            model.objects.all().delete()
        kinds = [_of(kind) for kind in from_the_ground_up()]
        for batch in batches(pk for kind in kinds for pk in kind):
            stand_again(batch)
        # A kind at a time: within a batch nothing may take its name from another of the batch.
        for batch in (batch for kind in kinds for batch in batches(kind)):
            rows.write(batch)
        for batch in batches(sorted(kept)):
            _standing_again(batch, kept)
    return sum(len(kind) for kind in kinds)


def _of(kind: str) -> list[int]:
    return list(Entity.objects.filter(kind=kind).order_by("pk").values_list("pk", flat=True))


def _standing_again(batch: Sequence[int], kept: dict[int, tuple[int | None, int | None]]) -> None:
    """What the last run said is not derived from facts alone: it is put back as it was."""
    found = list(Row.objects.filter(pk__in=batch))
    for row in found:
        row.rung, row.open_gaps = kept[row.pk]
    Row.objects.bulk_update(found, ["rung", "open_gaps"])


def batches(items: Iterable[Any], size: int = BATCH) -> Iterable[list[Any]]:
    """The items in lists of at most `size`."""
    each = iter(items)
    while batch := list(islice(each, size)):
        yield batch
