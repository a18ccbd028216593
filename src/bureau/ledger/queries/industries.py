"""Records of every kind by the industry they are for: one list of industries for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from django.db.models import Count, QuerySet

from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Current, Row
from bureau.ledger.queries.lists import reachable
from bureau.ledger.reading import kind_of, vocabulary

CHAIN = "chain"
"""What a firm calls it; every other kind takes its choices from there."""


@cache
def industries() -> Mapping[str, str]:
    """Code and label of every industry."""
    choices = kind_of("enterprise").concepts[CHAIN].choices
    return {code: str(label) for code, label in choices.items()}


@cache
def _fields() -> tuple[tuple[str, str], ...]:
    """(kind, concept) of every field that says an industry."""
    return tuple(
        (kind.name, concept.name)
        for kind in vocabulary().kinds.values()
        for concept in kind.concepts.values()
        if concept.name == CHAIN or concept.choices_from == f"enterprise.{CHAIN}"
    )


def _said() -> QuerySet[Current]:
    names = {concept for _, concept in _fields()}
    kinds = {kind for kind, _ in _fields()}
    return Current.objects.filter(concept__in=names, entity__kind__in=kinds, state="known")


def industry_counts(*, viewer: Viewer) -> Mapping[str, Mapping[str, int]]:
    """By industry and kind how many records within reach; in one query."""
    kinds = {kind for kind, _ in _fields()}
    within = Row.objects.filter(reachable(viewer, kinds)).values("pk")
    counted = _said().filter(entity__in=within).values_list("text", "entity__kind")
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for code, kind, count in counted.annotate(Count("entity", distinct=True)):
        found[code][kind] = count
    return found


def industry_rows(code: str, *, viewer: Viewer) -> list[Row]:
    """The records of one industry within reach, newest first."""
    kinds = {kind for kind, _ in _fields()}
    about = _said().filter(text=code).values("entity")
    found = Row.objects.filter(reachable(viewer, kinds), pk__in=about)
    return list(found.order_by("kind", "-main_first", "name"))
