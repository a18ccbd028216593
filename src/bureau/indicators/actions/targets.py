"""The target sheet of a year: every indicator assessed, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.indicators.actions.permission import must_write
from bureau.indicators.actions.values import put
from bureau.indicators.queries.reading import INDICATOR
from bureau.indicators.sharing import parsed
from bureau.ledger import actions as ledger
from bureau.ledger.models import Current, Entity, Source
from bureau.ledger.queries import rulebook

OUTSIDE = "外部值"


@dataclass(frozen=True)
class Wanted:
    """A line of the sheet as somebody typed it: what is assessed, and how much is asked."""

    code: str
    target: str
    source_set: str = ""
    weight: str = ""
    owner: str = ""
    next_due: str = ""


def set_targets(*, by: Viewer, year: int, lines: Sequence[Wanted], source: Source) -> list[Entity]:
    """Create or mend the indicators of a year and their targets.

    BadInput names every line that has no number, no set or no owner; then nothing is written.
    """
    must_write(by)
    _check(lines)
    with transaction.atomic():
        return [_set(by, year, each, source) for each in lines]


def _check(lines: Sequence[Wanted]) -> None:
    if not lines:
        raise guiju.BadInput.saying("一项指标也没有选", do="勾上今年考核的指标，写上目标")
    wrong = [said for each in lines if (said := _wrong(each))]
    if wrong:
        met = "；".join(wrong)
        raise guiju.BadInput.saying(met, do="补上后再保存，已填的都还在")


def _wrong(each: Wanted) -> str:
    definition = rulebook().indicators.get(each.code)
    if definition is None:
        return f"没有指标“{each.code}”"
    if not each.target.strip():
        return f"“{definition.label}”没有写目标数"
    if parsed(each.target) is None:
        return f"“{definition.label}”的目标“{each.target}”不是数"
    if not each.source_set:
        return f"“{definition.label}”没有选考核来源"
    return ""


def _set(by: Viewer, year: int, each: Wanted, source: Source) -> Entity:
    definition = rulebook().indicators[each.code]
    values: dict[str, Any] = {
        "source_set": each.source_set,
        "weight": each.weight,
        "target": str(each.target).strip(),
        "next_due": each.next_due,
        "owner": each.owner or definition.owner,
    }
    entity = found(each.code, year)
    if entity is None:
        fixed = {
            "code": each.code,
            "year": str(year),
            "name": definition.label,
            "unit": definition.unit,
            "direction": definition.direction,
            "metric": OUTSIDE if definition.reading == "outside" else definition.figure,
        }
        given = {name: value for name, value in (fixed | values).items() if value}
        entity = ledger.create(by=by, kind=INDICATOR, values=given, source=source, grade="A")
    else:
        for name, value in values.items():
            if value:
                ledger.record(
                    by=by, entity=entity, concept=name, value=value, source=source, grade="A"
                )
    put(
        by=by,
        indicator=entity,
        period=str(year),
        nature="target",
        value=each.target.strip(),
        source=source,
        grade="A",
    )
    return entity


def found(code: str, year: int) -> Entity | None:
    """The record of an indicator for a year."""
    named = Current.objects.filter(entity__kind=INDICATOR, concept="code", text=code)
    return (
        Entity.objects.filter(
            pk__in=named.values("entity"), row__main_date=str(year), row__merged_into=None
        )
        .exclude(row__is_withdrawn=True)
        .first()
    )
