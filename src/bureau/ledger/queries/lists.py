"""Rows within reach: what a list may show, count, sort and export."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404

from bureau.accounts.rights import CONFIRM, READ
from bureau.accounts.viewer import Reach, Viewer
from bureau.ledger.models import Entity, Fact, Row
from bureau.ledger.reading import kind_of, shares, town_name, vocabulary
from bureau.ledger.things import SECRET, thing_of, thing_of_field

POLICY, ISSUED = "policy_doc", "issued"
_EACH = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT jsonb_array_elements_text(%s::jsonb)",
}


def rows(kind: str, *, viewer: Viewer, deed: str = READ) -> QuerySet[Row]:
    """The rows of a kind within the viewer's reach; withdrawn, merged and secret ones left out."""
    found = Row.objects.filter(kind=kind, merged_into=None, is_withdrawn=False, is_secret=False)
    return found.filter(within(viewer.reach(deed, thing_of(kind)), kind), decided(viewer))


def secret_rows(kind: str, *, viewer: Viewer) -> QuerySet[Row] | None:
    """Rows that are counted and never opened; None for one who may not even know how many."""
    if not viewer.reach(READ, SECRET) and "auditor" not in viewer.roles:
        return None
    return Row.objects.filter(kind=kind, merged_into=None, is_withdrawn=False, is_secret=True)


def reachable(viewer: Viewer, kinds: Iterable[str] = ()) -> Q:
    """The condition on rows of several kinds (all, when none are named) within reach."""
    found = Q(pk=None)
    for kind in kinds or vocabulary().kinds:
        if reach := viewer.reach(READ, thing_of(kind)):
            found |= Q(kind=kind) & within(reach, kind)
    return found & Q(merged_into=None, is_withdrawn=False, is_secret=False) & decided(viewer)


def among(codes: Iterable[str]) -> RawSQL:
    """Codes for `code__in=`, thousands as one parameter: naming each costs more than finding it."""
    return RawSQL(_EACH[connection.vendor], [json.dumps(list(codes))])


def decided(viewer: Viewer) -> Q:
    """For firms and the public no policy that the bureau has not issued yet."""
    if viewer.is_staff or viewer.is_system:
        return Q()
    return ~Q(kind=POLICY, stage__in=_drafting())


def _drafting() -> tuple[str, ...]:
    stages = list(kind_of(POLICY).stages.order)
    return tuple(stages[: stages.index(ISSUED)])


def within(reach: Reach, *kinds: str) -> Q:
    """The condition on rows, of these kinds among others, that a reach stands for."""
    if reach.everywhere:
        return Q()
    parts = [Q(section__in=reach.sections), Q(town__in=reach.towns)]
    parts += [Q(bodies__contains=f" {body} ") for body in reach.bodies]
    if any(map(shares, kinds)):
        parts += [Q(towns__contains=f" {town} ") for town in reach.towns]
    return reduce(or_, parts)


def row(code: str, *, viewer: Viewer, deed: str = READ) -> Row:
    """One row; Http404 where there is none, PermissionDenied where it is out of reach."""
    found = Row.objects.select_related("entity", "merged_into").filter(code=code).first()
    if found is None:
        raise Http404(f"没有编号为“{code}”的记录。")
    may = viewer.may(
        deed,
        SECRET if found.is_secret else thing_of(found.kind),
        **found.place,
    )
    is_draft = found.kind == POLICY and found.stage in _drafting()
    if is_draft and not (viewer.is_staff or viewer.is_system):
        raise Http404(f"没有编号为“{code}”的记录。")
    if not may:
        where = f"（{town_name(found.town)}）" if found.town and viewer.is_staff else ""
        raise PermissionDenied(f"这一条{kind_of(found.kind).label}{where}不在您的权限内。")
    return found


def entity(code: str, *, viewer: Viewer, deed: str = READ) -> Entity:
    """The entity behind a row within reach."""
    return row(code, viewer=viewer, deed=deed).entity


def proposals(*, viewer: Viewer) -> QuerySet[Fact]:
    """Proposals waiting that the viewer may decide; his own are not among them."""
    waiting = Fact.objects.filter(proposed=True, decision=None).exclude(
        recorded_by_id=viewer.user_id or 0
    )
    parts = [Q(pk=None)]
    for kind in vocabulary().kinds.values():
        by_thing: dict[str, list[str]] = {}
        for concept in kind.concepts.values():
            by_thing.setdefault(thing_of_field(kind.name, concept), []).append(concept.name)
        for thing, concepts in by_thing.items():
            if reach := viewer.reach(CONFIRM, thing):
                of_kind = Q(entity__kind=kind.name, concept__in=concepts)
                parts.append(of_kind & _of_entity(reach, kind))
    return waiting.filter(reduce(or_, parts)).select_related("entity__row", "source", "recorded_by")


def _of_entity(reach: Reach, kind: Any) -> Q:
    if reach.everywhere or kind.owner in reach.sections:
        return Q()
    found = [Q(entity__row__town__in=reach.towns)]
    found += [Q(entity__row__bodies__contains=f" {body} ") for body in reach.bodies]
    if shares(kind.name):
        found += [Q(entity__row__towns__contains=f" {town} ") for town in reach.towns]
    return reduce(or_, found)
