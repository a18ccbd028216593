"""Numbers of an indicator as records of the ledger: each with its source, none over another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

import guiju
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.indicators.actions.permission import corrects_upper, must_propose, must_write
from bureau.indicators.queries.reading import VALUE
from bureau.ledger import actions as ledger
from bureau.ledger.models import Current, Entity, Row, Source

ACTUAL, UPPER, PROPOSED, TARGET = "actual", "upper", "proposed", "target"
ENTERED = {ACTUAL: "完成", UPPER: "上级通报"}


def add_value(
    *,
    by: Viewer,
    indicator: Entity,
    period: str,
    nature: str,
    value: str,
    source: Source,
    grade: str = "C",
    rank: str = "",
    town: str = "",
) -> Entity:
    """Take down what we reached, or what the upper level says, for a period; of a town where named.

    A number of ours that stands is corrected, with its history. One of the upper level is mended
    only by the section that answers for indicators: who disagrees proposes another beside it.
    """
    must_write(by)
    if nature not in ENTERED:
        raise guiju.BadInput.saying(
            f"不能登记性质为“{nature}”的数", expected="、".join(ENTERED.values())
        )
    when = _within(indicator, period)
    standing = of_key(indicator, when, nature, town)
    if standing is not None and nature == UPPER and not corrects_upper(by):
        raise PermissionDenied("上级通报的数不改写；有不同意见的，另提建议数并写理由。")
    return put(
        by=by,
        indicator=indicator,
        period=when,
        nature=nature,
        value=value,
        source=source,
        grade=grade,
        rank=rank,
        town=town,
    )


def propose_value(
    *, by: Viewer, indicator: Entity, period: str, value: str, reason: str, town: str = ""
) -> Entity:
    """Put another value beside the official one, with the reason; the official one stays."""
    must_propose(by, town)
    if not reason.strip():
        raise guiju.BadInput.saying("建议数没有写理由", do="写明为什么改，依据是什么")
    when = _within(indicator, period)
    source = ledger.add_source(
        by=by, kind="建议", title=f"{by.said}的建议", received_on=guiju.calendar.today()
    )
    # It is a proposal by its nature: nothing official changes, so nobody has to confirm that it
    # was made, and the town it speaks for is known at once.
    return put(
        by=replace(SYSTEM, user_id=by.user_id),
        indicator=indicator,
        period=when,
        nature=PROPOSED,
        value=value,
        source=source,
        grade="C",
        town=town,
        reason=reason.strip(),
    )


def put(
    *,
    by: Viewer,
    indicator: Entity,
    period: str,
    nature: str,
    value: str,
    source: Source,
    grade: str = "C",
    town: str = "",
    rank: str = "",
    reason: str = "",
) -> Entity:
    """The record of one indicator, period, town and nature: made, or said anew."""
    said: dict[str, Any] = {"value": value, "rank": rank, "proposal_reason": reason}
    given = {name: each for name, each in said.items() if str(each).strip()}
    with transaction.atomic():
        standing = of_key(indicator, period, nature, town)
        if standing is not None:
            for name, each in given.items():
                ledger.record(
                    by=by, entity=standing, concept=name, value=each, source=source, grade=grade
                )
            return standing
        place = {"town": town_entity(town)} if town else {}
        key = {"indicator": indicator.code, "period": period, "nature": nature, **place}
        return ledger.create(by=by, kind=VALUE, values=key | given, source=source, grade=grade)


def of_key(indicator: Entity, period: str, nature: str, town: str = "") -> Entity | None:
    """The record of that key which stands, if any."""
    about = Current.objects.filter(concept="indicator", ref=indicator)
    kinds = Current.objects.filter(concept="nature", text=nature, entity__in=about.values("entity"))
    rows = Row.objects.filter(
        kind=VALUE,
        pk__in=kinds.values("entity"),
        main_date=period,
        town=town,
        merged_into=None,
        is_withdrawn=False,
    )
    found = rows.select_related("entity").first()
    return found.entity if found is not None else None


def town_entity(code: str) -> str:
    """The code of a town's record by its division code; BadInput where there is none."""
    found = Row.objects.filter(kind="town", town=code, merged_into=None, is_withdrawn=False).first()
    if found is None:
        met = f"台账里没有区划代码为 {code} 的镇区（街道）"
        raise guiju.BadInput.saying(met, do="先在台账里登记镇区（街道）")
    return found.code


def _within(indicator: Entity, period: str) -> str:
    """A period as the ledger writes it, of the indicator's own year."""
    if not period.strip():
        raise guiju.BadInput.saying("没有写期间", expected="如 2024-10、2024Q3、2024H1 或 2024")
    when = guiju.stretch(period, "期间")
    year = Row.objects.get(pk=indicator.pk).main_date[:4]
    if str(when.first.year) != year or str(when.last.year) != year:
        met = f"期间“{period}”不在 {year} 年"
        raise guiju.BadInput.saying(met, expected=f"{year} 年内的月、季、半年或全年")
    return str(when.code())
