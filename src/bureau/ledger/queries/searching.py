"""Finding things by name, old name, short name, code, or the initials of the pinyin."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case, IntegerField, Q, Value, When

from bureau.accounts.viewer import Viewer
from bureau.ledger.models import NameIndex, Row
from bureau.ledger.names import normalised
from bureau.ledger.queries.lists import reachable
from bureau.ledger.reading import vocabulary


def search(text: str, *, viewer: Viewer, kinds: Iterable[str] = (), limit: int = 20) -> list[Row]:
    """Rows within reach whose names or codes hold the text; those that begin with it first."""
    plain = normalised(text)
    wanted = list(kinds) or list(vocabulary().kinds)
    if not plain:
        return []
    ids = matching(plain, wanted)
    ranks = {pk: rank for rank, pk in enumerate(ids)}
    shown = Row.objects.filter(reachable(viewer, wanted), pk__in=ids)
    return sorted(shown, key=lambda row: ranks[row.pk])[:limit]


def matching(plain: str, kinds: list[str], most: int = 500) -> list[int]:
    """Ids of entities with such a name: beginning with it, then holding it, then by initials."""
    held = Q(text__contains=plain)
    if plain.isascii():
        held |= Q(initials__startswith=plain)
    rank = Case(
        When(text=plain, then=Value(0)),
        When(text__startswith=plain, then=Value(1)),
        When(text__contains=plain, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    found = NameIndex.objects.filter(held, kind__in=kinds).annotate(rank=rank)
    ordered = found.order_by("rank", "text").values_list("entity_id", flat=True)[:most]
    return list(dict.fromkeys(ordered))


def named(text: str, kinds: list[str]) -> list[int]:
    """Ids of entities a text names, as people type it; none for a text that says nothing."""
    plain = normalised(text)
    return matching(plain, kinds) if plain else []
