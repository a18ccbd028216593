"""Which things were found to be one, now or as known on an earlier day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from bureau.ledger.models import Fact, Row
from bureau.ledger.rows import MERGED


def merged_on(on: date | None) -> dict[int, int]:
    """What was merged by then, and into what in the end."""
    said: dict[int, list[Fact]] = defaultdict(list)
    for fact in Fact.objects.filter(concept=MERGED).order_by("pk"):
        if on is None or fact.known_on is None or fact.known_on <= on:
            said[fact.entity_id].append(fact)
    links = {pk: facts[-1].ref_id for pk, facts in said.items() if facts[-1].ref_id}
    found = {}
    for pk in links:
        end = pk
        while end in links:
            end = links[end]
        found[pk] = end
    return found


def own_and_merged(pk: int, on: date | None = None) -> Iterable[int]:
    """The keys of an entity and of those merged into it; for now, a query within a query."""
    if on is None:
        return Row.objects.filter(Q(pk=pk) | Q(merged_into=pk)).values_list("pk", flat=True)
    return [pk, *(other for other, into in merged_on(on).items() if into == pk)]
