"""A proposal accepted or refused, by somebody else than who made it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

import guiju
from bureau.accounts.models import Grant
from bureau.accounts.rights import WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.permission import may_confirm
from bureau.ledger.actions.recording import concept_of
from bureau.ledger.deriving import derive
from bureau.ledger.models import Decision, Fact
from bureau.ledger.things import thing_of_field


def decide(*, by: Viewer, fact: Fact, accepted: bool, reason: str = "") -> Decision:
    """Accept a proposal, so that it stands, or refuse it with a reason."""
    concept = concept_of(fact.entity, fact.concept)
    if not may_confirm(by, fact.entity, concept):
        raise PermissionDenied(f"您不能确认{concept.label}。")
    if fact.recorded_by_id is not None and fact.recorded_by_id == by.user_id:
        raise PermissionDenied("自己填写的，须由另一人确认。")
    if not accepted and not reason.strip():
        raise guiju.BadInput.saying("退回没有写理由", do="写明为什么不采纳")
    return _decided(by, fact, accepted, reason)


def take_back(*, by: Viewer, fact: Fact, reason: str = "本单位撤回") -> Decision:
    """Withdraw a proposal of one's own, or of a colleague who speaks for the same body."""
    if fact.recorded_by_id not in _own_people(by, fact):
        raise PermissionDenied("只能撤回自己或本单位填写、还没有核实的内容。")
    return _decided(by, fact, False, reason)


def _own_people(by: Viewer, fact: Fact) -> set[int | None]:
    concept = concept_of(fact.entity, fact.concept)
    bodies = by.reach(WRITE, thing_of_field(fact.entity.kind, concept)).bodies
    grants = Grant.objects.filter(body__in=bodies).values_list("user_id", flat=True)
    return {by.user_id, *grants} - {None}


def _decided(by: Viewer, fact: Fact, accepted: bool, reason: str) -> Decision:
    with transaction.atomic():
        locked = Fact.objects.select_for_update(of=("self",)).get(pk=fact.pk)
        if not locked.proposed or Decision.objects.filter(fact=locked).exists():
            raise guiju.BadInput.saying("这一条已经有人处理过了", do="刷新页面看结果")
        decision = Decision.objects.create(
            fact=locked,
            accepted=accepted,
            reason=reason.strip(),
            decided_on=guiju.calendar.today(),
            decided_by_id=by.user_id,
        )
        if accepted:
            derive([fact.entity_id])
    return decision
