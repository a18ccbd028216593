"""A record moved to another stage, with the proof the move asks for, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.recording import ANY, record
from bureau.ledger.models import Current, Entity, Fact, Source
from bureau.ledger.reading import kind_of
from bureau.ledger.standing import holding

STAGE = "stage"
_ELSEWHERE: dict[str, str] = {}


def keep_moves(kind: str, page: str) -> None:
    """Have records of a kind moved at the page of that name, where more follows on a move.

    Called once, when the service starts, by the room whose page it is.
    """
    _ELSEWHERE[kind] = page


def page_of_moves(kind: str) -> str:
    """The name of the page at which records of a kind are moved; blank for the ledger's own."""
    return _ELSEWHERE.get(kind, "")


def move_stage(
    *,
    by: Viewer,
    entity: Entity,
    to: str,
    on: str,
    proofs: Mapping[str, str] | None = None,
    source: Source | None = None,
    grade: str = "",
    reason: str = "",
    replaces: int | None = ANY,
) -> Fact:
    """Move a record to a stage on a day; a move that is not foreseen, lacks its proof, or goes
    back without a reason is refused and nothing is written.
    """
    proofs = {name: text for name, text in (proofs or {}).items() if text.strip()}
    before = stage_of(entity)
    _check(entity, before, to, on, reason, proofs)
    with transaction.atomic():
        for name, text in proofs.items():
            record(by=by, entity=entity, concept=name, value=text, source=source, grade=grade)
        return record(
            by=by,
            entity=entity,
            concept=STAGE,
            value=to,
            period=on,
            source=source,
            grade=grade,
            reason=reason,
            replaces=replaces,
        )


def stage_of(entity: Entity) -> str | None:
    """The stage a record is at, None when nothing says so."""
    entry = holding(Current.objects.filter(entity=entity, concept=STAGE))
    return entry.text if entry is not None and entry.text else None


def _check(
    entity: Entity, before: str | None, to: str, on: str, reason: str, proofs: Mapping[str, str]
) -> None:
    kind = kind_of(entity.kind)
    stages = kind.stages
    if stages is None or to not in stages.labels:
        raise guiju.BadInput.saying(f"{kind.label}没有“{to}”这个阶段")
    if not on.strip():
        raise guiju.BadInput.saying("没有写明是哪天的事", expected="如 2024-07-03 或 2024-07")
    if not stages.allows(before, to):
        now, then = stages.labels[before or to], stages.labels[to]
        onward = "、".join(stages.labels[code] for code in stages.next(before or to))
        met = f"{kind.label}不能从“{now}”直接到“{then}”"
        raise guiju.BadInput.saying(met, expected=onward or "（没有下一步）")
    if before is not None and stages.is_back(before, to) and not reason.strip():
        raise guiju.BadInput.saying("退回前一阶段没有写理由", do="写明为什么退回")
    _demand_proofs(entity, to, proofs)


def _demand_proofs(entity: Entity, to: str, proofs: Mapping[str, str]) -> None:
    kind = kind_of(entity.kind)
    said = set(
        Current.objects.filter(entity=entity, state="known").values_list("concept", flat=True)
    )
    wanted = [name for name in kind.stages.proofs.get(to, ()) if name not in {*said, *proofs}]
    if wanted:
        labels = "、".join(kind.concepts[name].label for name in wanted)
        met = f"到“{kind.stages.labels[to]}”须有：{labels}"
        raise guiju.BadInput.saying(met, do="补上再移动阶段")
