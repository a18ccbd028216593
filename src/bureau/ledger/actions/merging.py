"""Two entities found to be one thing: a link, no fact is moved, and it can be undone."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.permission import where
from bureau.ledger.deriving import derive
from bureau.ledger.models import Current, Entity, Fact
from bureau.ledger.models.truth import KNOWN, UNKNOWN
from bureau.ledger.reading import kind_of
from bureau.ledger.rows import MERGED
from bureau.ledger.things import thing_of


def merge(*, by: Viewer, duplicate: Entity, into: Entity, reason: str) -> Fact:
    """Say that `duplicate` is `into`: it leaves the lists, its facts are read as the other's."""
    if duplicate.kind != into.kind:
        raise guiju.BadInput.saying(
            f"{kind_of(duplicate.kind).label}和{kind_of(into.kind).label}不能合并",
            expected="同一种类的两条",
        )
    if duplicate.pk == into.pk or _target(into) is not None:
        raise guiju.BadInput.saying("合并到的那一条自己已并入别处", do="并入最后的那一条")
    return _link(by, duplicate, into, reason)


def unmerge(*, by: Viewer, duplicate: Entity, reason: str) -> Fact:
    """Take a merge back: both stand as before."""
    if _target(duplicate) is None:
        raise guiju.BadInput.saying("这一条没有并入别处", do="刷新页面")
    return _link(by, duplicate, None, reason)


def _target(entity: Entity) -> Current | None:
    found = Current.objects.filter(entity=entity, concept=MERGED, state=KNOWN)
    return found.exclude(ref=None).first()


def _link(by: Viewer, duplicate: Entity, into: Entity | None, reason: str) -> Fact:
    for entity in (duplicate, into):
        if entity is not None and not by.may("a", thing_of(entity.kind), **where(entity)):
            raise PermissionDenied("合并和拆分由科室负责人办理。")
    if not reason.strip():
        raise guiju.BadInput.saying("没有写理由", do="写明凭什么认定是同一家，或不是")
    with transaction.atomic():
        ends = [entity.pk for entity in (duplicate, into) if entity is not None]
        list(Entity.objects.select_for_update().filter(pk__in=ends))
        before = Current.objects.filter(entity=duplicate, concept=MERGED).first()
        fact = Fact.objects.create(
            entity=duplicate,
            concept=MERGED,
            state=KNOWN if into is not None else UNKNOWN,
            ref=into,
            reason=reason.strip(),
            replaces_id=before.fact_id if before else None,
            known_on=guiju.calendar.today(),
            recorded_by_id=by.user_id,
        )
        derive([duplicate.pk, *([into.pk] if into else [])])
    return fact
