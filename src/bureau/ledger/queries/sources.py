"""Papers within reach: a title names firms too."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Fact, Row, Source
from bureau.ledger.queries.lists import reachable
from bureau.ledger.things import SECRET


def sources(*, viewer: Viewer) -> QuerySet[Source]:
    """Every paper for the bureau; for a town those of its own firms and those it entered itself.

    Papers of which anything secret is taken are for those who may read what is secret.
    """
    found = Source.objects.all()
    if not viewer.reach(READ, SECRET).everywhere:
        hidden = Fact.objects.filter(entity__row__is_secret=True, source__isnull=False)
        found = found.exclude(pk__in=hidden.values("source"))
    if viewer.reach(READ, "record").everywhere:
        return found
    own_rows = Row.objects.filter(reachable(viewer)).values("pk")
    about = Fact.objects.filter(source=OuterRef("pk"), entity__in=own_rows)
    return found.filter(Exists(about) | Q(recorded_by_id=viewer.user_id or 0))
