"""What tells one state of the ledger from another, so that what is costly is worked out once."""

from __future__ import annotations

from typing import Any

from django.db.models import Subquery, Sum, Value

from bureau.ledger.models import Decision, Fact, Source


def state(**also: Subquery) -> tuple[Any, ...]:
    """The last fact and decision and the papers withdrawn, and what else is asked for; one query.

    Facts are appended only. The moment of the last one is told too: where a database was set back,
    numbers are given out again.
    """
    decided = Decision.objects.order_by("-pk").values("decided_at")[:1]
    away = Source.objects.exclude(withdrawn_on=None).order_by().annotate(every=Value(1))
    parts = {
        "decided": Subquery(decided),
        "away": Subquery(away.values("every").annotate(sum=Sum("pk")).values("sum")),
        **also,
    }
    told = Fact.objects.order_by("-pk").annotate(**parts)
    return told.values_list("pk", "recorded_at", *parts).first() or ()
