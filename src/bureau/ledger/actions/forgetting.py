"""The one exception to appending: personal facts forgotten, as the law asks; the lines stay."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.permission import where
from bureau.ledger.deriving import derive
from bureau.ledger.models import Current, Entity, Fact
from bureau.ledger.reading import kind_of, vocabulary
from bureau.ledger.things import thing_of_field

FORGOTTEN = "（已匿名）"
FORGOTTEN_ITEM = "{}"
KEPT_DAYS = 365
"""How long a contact who is no longer one is remembered."""


def anonymise(*, by: Viewer, entity: Entity, reason: str) -> int:
    """Blank every personal fact of an entity; how many. Counts of lines stay as they were."""
    concepts = personal(entity.kind)
    kind = kind_of(entity.kind)
    for name in concepts:
        thing = thing_of_field(entity.kind, kind.concepts[name])
        if not by.may("w", thing, **where(entity)):
            raise PermissionDenied(f"您不能处理{kind.label}的个人信息。")
    if not reason.strip():
        raise guiju.BadInput.saying("匿名没有写理由", do="写明依据，如本人申请、期满")
    with transaction.atomic():
        return _forget(Fact.objects.filter(entity=entity, concept__in=concepts), reason.strip())


def forget_old_contacts(*, by: Viewer, on: date | None = None) -> int:
    """Blank personal facts that stopped standing more than a year ago; how many."""
    day = (on or guiju.calendar.today()) - timedelta(days=KEPT_DAYS)
    reason = f"{by.name}：不再有效满一年，按规定匿名"
    with transaction.atomic():
        return sum(
            _forget(_stale(kind, personal(kind), day), reason) for kind in vocabulary().kinds
        )


def personal(kind: str) -> list[str]:
    """The concepts of a kind that say something of a person."""
    return [name for name, c in kind_of(kind).concepts.items() if c.seen_as == "personal"]


def _stale(kind: str, concepts: list[str], day: date) -> QuerySet[Fact]:
    """Facts replaced by later ones that were recorded by that day."""
    stands = Current.objects.filter(entity__kind=kind, concept__in=concepts).values("fact")
    replaced = Fact.objects.filter(recorded_at__date__lte=day).exclude(replaces=None)
    old = Fact.objects.filter(entity__kind=kind, concept__in=concepts)
    return old.filter(pk__in=replaced.values("replaces")).exclude(pk__in=stands)


def _forget(facts: QuerySet[Fact], reason: str) -> int:
    known = list(facts.filter(state="known").exclude(text__in=[FORGOTTEN, FORGOTTEN_ITEM]))
    for fact in known:
        concept = kind_of(fact.entity.kind).find(fact.concept)
        fact.text = FORGOTTEN_ITEM if concept is not None and concept.fields else FORGOTTEN
        fact.number, fact.reason = None, reason[:300]
    Fact.objects.bulk_update(known, ["text", "number", "reason"])
    derive({fact.entity_id for fact in known})
    return len(known)
