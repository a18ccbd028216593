"""Why the upper level counts otherwise: firm by firm, taken down and taken back."""

from __future__ import annotations

from decimal import Decimal

from django.utils import timezone

import guiju
from bureau.accounts.viewer import Viewer
from bureau.indicators.actions.permission import must_write
from bureau.indicators.models import DifferenceLine
from bureau.indicators.models.differences import CAUSES
from bureau.indicators.sharing import parsed
from bureau.ledger import queries as ledger
from bureau.ledger.models import Entity

SCOPE = "scope"
ENTERPRISE = "enterprise"
PLACES = 6


def explain(
    *,
    by: Viewer,
    indicator: Entity,
    period: str,
    cause: str,
    amount: str,
    firm: str = "",
    note: str = "",
) -> DifferenceLine:
    """Name one cause, its firm and how much of ours less theirs it makes.

    firm: its code or its name. Only a difference of 口径 may do without one, and then says why.
    """
    must_write(by)
    if cause not in CAUSES:
        raise guiju.BadInput.saying("没有选原因", expected="、".join(CAUSES.values()))
    number = parsed(amount)
    if not number:
        met = f"差数“{amount}”不是数，或者是 0"
        raise guiju.BadInput.saying(met, expected="我们多的写正数，少的写负数，如 1、-1")
    named = _firm(firm, by)
    if named is None and cause != SCOPE:
        raise guiju.BadInput.saying(
            "没有写是哪家企业", do="写企业名称或编号；口径不同的可以只写说明"
        )
    if named is None and not note.strip():
        raise guiju.BadInput.saying("口径怎样不同没有写", do="在说明里写清两边各算了什么")
    _refuse_twice(indicator, period, named)
    return DifferenceLine.objects.create(
        indicator=indicator,
        period=period,
        firm=named,
        cause=cause,
        amount=round(Decimal(number.numerator) / Decimal(number.denominator), PLACES),
        note=note.strip()[:200],
        recorded_by_id=by.user_id,
    )


def withdraw_line(*, by: Viewer, line: DifferenceLine) -> None:
    """Take a line back; it stays, and no longer explains anything."""
    must_write(by)
    if line.withdrawn_at is None:
        line.withdrawn_at, line.withdrawn_by_id = timezone.now(), by.user_id
        line.save()


def _firm(text: str, by: Viewer) -> Entity | None:
    plain = text.strip()
    if not plain:
        return None
    within = ledger.rows(ENTERPRISE, viewer=by)
    row = within.filter(code=plain).first()
    if row is None:
        named = list(within.filter(name=plain)[:2])
        found = named or ledger.search(plain, viewer=by, kinds=[ENTERPRISE], limit=2)
        if len(found) != 1:
            met = f"企业“{plain}”{'不止一家' if found else '在台账里没有'}"
            raise guiju.BadInput.saying(met, do="写全称，或写企业编号")
        row = found[0]
    return Entity.objects.get(pk=row.pk)


def _refuse_twice(indicator: Entity, period: str, firm: Entity | None) -> None:
    standing = DifferenceLine.objects.filter(
        indicator=indicator, period=period, firm=firm, withdrawn_at=None
    )
    if firm is not None and standing.exists():
        raise guiju.BadInput.saying("这家企业已经在说明里了", do="先撤回原来的一条，再写新的")
