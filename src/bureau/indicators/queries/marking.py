"""What tells one state of things from another, so that what is costly is worked out once for it."""

from __future__ import annotations

from django.db.models import Count, Subquery, Value

from bureau.ledger.models import Decision, Fact, Source
from bureau.runs.models import Run


def mark() -> str:
    """The last fact and decision, the papers withdrawn, the current run; one query.

    Facts are appended only. The moment of the last one is told too: where a database was set back,
    numbers are given out again.
    """
    decided = Decision.objects.order_by("-pk").values("pk")[:1]
    run = Run.objects.filter(is_current=True).values("pk")[:1]
    gone = Source.objects.exclude(withdrawn_on=None)
    last_gone = gone.order_by("-withdrawn_on", "-pk").values("pk")[:1]
    count = gone.order_by().values(one=Value(1)).annotate(n=Count("pk")).values("n")
    told = Fact.objects.order_by("-pk").annotate(
        decided=Subquery(decided),
        run=Subquery(run),
        gone=Subquery(last_gone),
        count=Subquery(count),
    )
    return repr(list(told.values_list("pk", "recorded_at", "decided", "run", "gone", "count")[:1]))
