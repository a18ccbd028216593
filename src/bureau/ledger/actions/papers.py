"""Sources added, withdrawn and restored; lists declared complete; files kept by hash."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.actions.files import keep_attachment
from bureau.ledger.deriving import derive
from bureau.ledger.models import Completeness, Entity, Fact, Source
from bureau.ledger.reading import vocabulary

__all__ = ["add_source", "declare_complete", "keep_attachment", "restore_source", "withdraw_source"]


def add_source(
    *,
    by: Viewer,
    kind: str = "",
    title: str = "",
    issuer: str = "",
    number: str = "",
    dated: str = "",
    received_on: date | None = None,
    sha256: str = "",
    note: str = "",
    code: str | None = None,
) -> Source:
    """Enter a paper, sheet or conversation that facts will rest on."""
    return Source.objects.create(
        code=code or _next_code(),
        kind=kind,
        title=title,
        issuer=issuer,
        number=number,
        dated=guiju.stretch(dated).code() if dated else "",
        received_on=received_on or guiju.calendar.today(),
        sha256=sha256,
        note=note,
        recorded_by_id=by.user_id,
    )


def _next_code() -> str:
    number = Source.objects.count() + 1
    while Source.objects.filter(code=f"source-{number:04d}").exists():
        number += 1
    return f"source-{number:04d}"


def withdraw_source(*, by: Viewer, source: Source, reason: str) -> Source:
    """Say that a paper no longer counts: facts resting on it fall away, earlier ones stand."""
    _may(by, source)
    if not reason.strip():
        raise guiju.BadInput.saying("撤回没有写原因", do="写明为什么撤回")
    return _mark(by, source, guiju.calendar.today(), reason.strip())


def restore_source(*, by: Viewer, source: Source, reason: str) -> Source:
    """Take a withdrawal back."""
    _may(by, source)
    return _mark(by, source, None, f"恢复：{reason.strip()}")


def _may(by: Viewer, source: Source) -> None:
    own = source.recorded_by_id is not None and source.recorded_by_id == by.user_id
    if not own and not by.reach("a", "firm") and not by.reach("a", "record"):
        raise PermissionDenied("来源由登记人或科室负责人撤回。")


def _mark(by: Viewer, source: Source, on: date | None, why: str) -> Source:
    with transaction.atomic():
        locked = Source.objects.select_for_update().get(pk=source.pk)
        if (locked.withdrawn_on is None) == (on is None):
            met = "这份来源没有撤回" if on is None else "这份来源已经撤回过了"
            raise guiju.BadInput.saying(met, do="刷新页面看现在的状态")
        locked.withdrawn_on, locked.withdrawn_why = on, why
        locked.withdrawn_by_id = by.user_id
        locked.save(update_fields=["withdrawn_on", "withdrawn_why", "withdrawn_by"])
        touched = set(Fact.objects.filter(source=locked).values_list("entity_id", flat=True))
        derive(touched | set(Entity.objects.filter(source=locked).values_list("pk", flat=True)))
    return locked


def declare_complete(
    *,
    by: Viewer,
    kind: str,
    place: str,
    as_of: str,
    field: str = "",
    value: str = "",
    since: str = "",
    source: Source | None = None,
) -> Completeness:
    """Say that the ledger holds every record of a kind, so that absence is a known no."""
    found = vocabulary().kinds.get(kind)
    if found is None or (field and found.find(field) is None):
        raise guiju.BadInput.saying("名单的种类或字段不在词汇表里", do="从下拉框里选")
    if not by.may("a", "record", section=found.owner) and not by.reach("a", "firm"):
        raise PermissionDenied("名单完整由科室负责人声明。")
    return Completeness.objects.create(
        kind=kind,
        field=field,
        value=value,
        place=place,
        since=guiju.stretch(since).code() if since else "",
        as_of=guiju.stretch(as_of, "截至").code(),
        source=source.code if source else "",
        recorded_by_id=by.user_id,
    )
