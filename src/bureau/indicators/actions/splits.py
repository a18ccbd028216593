"""A target split to the towns: drafted, handed in when it adds up, settled by somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.indicators.actions.permission import must_settle, must_write
from bureau.indicators.actions.values import TARGET, put
from bureau.indicators.models import Split
from bureau.indicators.models.splits import DRAFT, HANDED, METHODS, RETURNED, SETTLED
from bureau.indicators.queries.splitting import summed, target_of
from bureau.ledger import actions as ledger
from bureau.ledger.models import Entity, Row
from bureau.ledger.queries import towns


def save_split(
    *, by: Viewer, indicator: Entity, lines: Mapping[str, str], method: str = "hand"
) -> Split:
    """Keep the shares as typed, right or wrong; one draft an indicator, whoever works at it."""
    must_write(by)
    if method not in METHODS:
        raise guiju.BadInput.saying(f"没有分解办法“{method}”", expected="、".join(METHODS.values()))
    kept = {town: str(lines.get(town, "")).strip()[:40] for town in towns()}
    said = {"lines": kept, "method": method, "state": DRAFT, "saved_by_id": by.user_id}
    with transaction.atomic():
        Entity.objects.select_for_update().get(pk=indicator.pk)
        split, _ = Split.objects.update_or_create(
            indicator=indicator, state__in=(DRAFT, HANDED), defaults=said
        )
    return split


def hand_in_split(*, by: Viewer, split: Split) -> Split:
    """Ask for it to be settled; refused while its shares do not add up to the target."""
    must_write(by)
    check_sum(split)
    split.state, split.saved_by_id = HANDED, by.user_id
    split.save()
    return split


def check_sum(split: Split) -> None:
    """BadInput naming sum, target and difference where they differ; the draft stays."""
    told = summed(split.lines, target_of(split.indicator))
    if told.wrong:
        raise guiju.BadInput.saying(told.said, do="改好再提交，草稿已保存")


def settle_split(*, by: Viewer, split: Split) -> Split:
    """Make it the towns' targets: a record of the ledger each. Not by whoever drew it up."""
    must_settle(by)
    if split.state != HANDED:
        raise guiju.BadInput.saying("这份分解还没有提交审定", do="先由起草人提交")
    if split.saved_by_id == by.user_id:
        raise PermissionDenied("自己提交的分解由另一位局领导审定。")
    check_sum(split)
    row = Row.objects.get(pk=split.indicator_id)
    # The numbers are those of whoever drew them up; that they stand is his who settles.
    author = replace(SYSTEM, user_id=split.saved_by_id)
    with transaction.atomic():
        source = ledger.add_source(
            by=by,
            kind="内部文件",
            title=f"{row.name}{row.main_date[:4]}年目标分解",
            received_on=guiju.calendar.today(),
            note=f"{split.get_method_display()}，{by.name}审定",
        )
        for town, share in split.lines.items():
            put(
                by=author,
                indicator=split.indicator,
                period=row.main_date[:4],
                nature=TARGET,
                value=share,
                source=source,
                grade="A",
                town=town,
            )
        _decide(split, by, SETTLED)
    return split


def return_split(*, by: Viewer, split: Split, reason: str) -> Split:
    """Send it back with a reason; the shares stay for the next draft."""
    must_settle(by)
    if split.state != HANDED:
        raise guiju.BadInput.saying("这份分解没有在等审定")
    if not reason.strip():
        raise guiju.BadInput.saying("退回没有写理由", do="写明哪里要改")
    with transaction.atomic():
        split.reason = reason.strip()[:200]
        _decide(split, by, RETURNED)
        Split.objects.create(
            indicator=split.indicator,
            method=split.method,
            lines=split.lines,
            saved_by_id=split.saved_by_id,
        )
    return split


def _decide(split: Split, by: Viewer, state: str) -> None:
    split.state, split.decided_at, split.decided_by_id = state, timezone.now(), by.user_id
    split.save()
