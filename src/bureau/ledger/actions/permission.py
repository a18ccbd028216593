"""May this viewer write here, and does what he writes stand at once?"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from bureau.accounts.rights import CONFIRM, WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Entity, Row
from bureau.ledger.reading import kind_of, town_name
from bureau.ledger.things import OUTSIDE, thing_of, thing_of_field


def where(entity: Entity) -> dict[str, Any]:
    """Section, town and bodies of an entity, as rights are asked for."""
    row = Row.objects.filter(pk=entity.pk).first()
    if row is None:
        return {"section": kind_of(entity.kind).owner, "town": "", "bodies": frozenset()}
    return row.place


def stands_at_once(by: Viewer, entity: Entity, concept: Any) -> bool:
    """Whether a fact counts without confirmation; PermissionDenied where none may be written."""
    thing, place = thing_of_field(entity.kind, concept), where(entity)
    if not by.may(WRITE, thing, **place):
        whose = f"（{'、'.join(map(town_name, place['town'].split()))}）" if place["town"] else ""
        raise PermissionDenied(f"您不能填写{kind_of(entity.kind).label}{whose}的{concept.label}。")
    return by.without(OUTSIDE).may(WRITE, thing, **place)


def may_confirm(by: Viewer, entity: Entity, concept: Any) -> bool:
    """Whether he may say yes or no to a proposal about this."""
    return by.may(CONFIRM, thing_of_field(entity.kind, concept), **where(entity))


def may_write_kind(by: Viewer, kind: str, **place: Any) -> None:
    """PermissionDenied unless he may create records of the kind there."""
    at = {"section": kind_of(kind).owner} | place
    if not by.may(WRITE, thing_of(kind), **at):
        raise PermissionDenied(f"您不能登记{kind_of(kind).label}。")
