"""One fact recorded: at once, or as a proposal; refused when somebody else was quicker."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db import transaction

import guiju
from bureau.accounts.models import User
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.permission import stands_at_once
from bureau.ledger.deriving import derive
from bureau.ledger.models import Current, Entity, Fact, Source
from bureau.ledger.reading import kind_of
from bureau.ledger.values import Value, read, shown

ANY: Final = -1
"""“Whatever stands now”: for writers who did not look first, such as a form with one owner."""
GRADES = frozenset("ABCD")


class MovedOn(guiju.BadInput):
    """What the writer saw no longer stands: somebody else has recorded since."""


def record(
    *,
    by: Viewer,
    entity: Entity,
    concept: str,
    value: Any,
    period: str = "",
    slot: str = "",
    source: Source | None = None,
    grade: str = "",
    reason: str = "",
    replaces: int | None = ANY,
    known_on: date | None = None,
) -> Fact:
    """Record a value as people write it; None or blank says that nothing is known any more.

    replaces: the id of the fact the writer saw standing, None when he saw none; MovedOn when that
    is no longer so. A viewer from outside the bureau leaves a proposal.
    """
    found = concept_of(entity, concept)
    at_once = stands_at_once(by, entity, found)
    made = Fact(
        entity=entity,
        concept=found.name,
        period=period_of(found, period),
        slot=slot,
        source=source,
        grade=checked_grade(grade),
        reason=reason,
        proposed=not at_once,
        known_on=known_on or guiju.calendar.today(),
        recorded_by_id=by.user_id,
    )
    fill(made, found, read(found, value))
    with transaction.atomic():
        standing = _standing(entity, made, replaces, found)
        made.replaces_id = standing.fact_id if standing else None
        made.save()
        if at_once:
            derive([entity.pk])
    return made


def concept_of(entity: Entity, name: str) -> Any:
    """The concept of an entity's kind; BadInput where there is none."""
    kind = kind_of(entity.kind)
    found = kind.find(name)
    if found is None:
        raise guiju.BadInput.saying(f"{kind.label}没有“{name}”这一项", do="核对事实的名称")
    return found


def period_of(concept: Any, period: str) -> str:
    """A period as a table writes it; a yearly concept needs its year."""
    if not period:
        if concept.yearly:
            met = f"{concept.label}按年记，没有写年度"
            raise guiju.BadInput.saying(met, expected="如 2024", do="补上年度")
        return ""
    code = guiju.stretch(str(period), "日期").code()
    return str(code[:4] if concept.yearly else code)


def fill(fact: Fact, concept: Any, value: Value) -> None:
    """Put a value into a fact; the other end of a relation must exist and be of the right kind."""
    fact.state, fact.number, fact.text = value.state, value.number, value.text
    if value.ref:
        other = Entity.objects.filter(code=value.ref).first()
        if other is None or other.kind not in concept.targets:
            wanted = "、".join(kind_of(kind).label for kind in concept.targets)
            met = f"{concept.label}“{value.ref}”没有登记"
            raise guiju.BadInput.saying(met, expected=f"{wanted}的编号", do="先登记它，或改正编号")
        fact.ref, fact.text = other, ""


def checked_grade(grade: str) -> str:
    """A grade in capitals; BadInput for a word that is none."""
    code = grade.strip().upper()
    if code and code not in GRADES:
        met = f"证据等级“{grade}”没有"
        raise guiju.BadInput.saying(met, expected="A 批文证书、B 合同回单、C 盖章填报、D 口头走访")
    return code


def _standing(entity: Entity, made: Fact, replaces: int | None, concept: Any) -> Current | None:
    """What stands under the fact's key; MovedOn where the writer saw something else.

    The entity's row is locked first, so that of two writers one waits and then sees the other's.
    """
    Entity.objects.select_for_update().get(pk=entity.pk)
    key = {"concept": made.concept, "period": made.period, "slot": made.slot}
    standing: Current | None = (
        Current.objects.filter(entity=entity, **key).select_related("fact", "ref__row").first()
    )
    if replaces != ANY and (standing.fact_id if standing else None) != replaces:
        raise _moved_on(concept, standing, made)
    return standing


def _moved_on(concept: Any, standing: Current | None, made: Fact) -> MovedOn:
    now, who = "（空）", ""
    if standing is not None:
        name = standing.ref.row.name if standing.ref_id and hasattr(standing.ref, "row") else ""
        now = shown(concept, standing, name) or "（空）"
        person = User.objects.filter(pk=standing.fact.recorded_by_id).first()
        who = f"（{person}刚刚填写）" if person else ""
    yours = shown(concept, made, made.ref.code if made.ref_id else "") or "（空）"
    return MovedOn.saying(
        f"{concept.label}在您打开之后已有人改过：现在是“{now}”{who}，您填的是“{yours}”",
        do="看过现在的值，再决定要不要改",
    )
