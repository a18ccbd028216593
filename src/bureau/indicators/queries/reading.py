"""The records of a year: indicators and their values, as known now or on an earlier day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.core.exceptions import PermissionDenied

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.indicators.queries.shapes import Figures, Reading
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.ledger.queries import Record

INDICATOR, VALUE, THING = "indicator", "indicator_value", "indicator"
FIELDS = (
    *("code", "year", "name", "source_set", "unit", "direction", "weight", "target", "metric"),
    *("next_due", "owner"),
)
VALUE_FIELDS = ("indicator", "period", "nature", "value", "rank", "proposal_reason")


def must_read(viewer: Viewer) -> None:
    """PermissionDenied unless some part of the indicators is within reach."""
    if not viewer.reach(READ, THING):
        raise PermissionDenied("考核指标给科技局和镇区（街道）的人看。")


def sees_county(viewer: Viewer) -> bool:
    """Whether the numbers of the whole county are within reach."""
    return viewer.reach(READ, THING).everywhere


def own_towns(viewer: Viewer) -> tuple[str, ...]:
    """The towns whose numbers are his."""
    within = viewer.reach(READ, THING).towns
    return tuple(code for code in ledger.towns() if code in within)


def years() -> tuple[int, ...]:
    """The years that have indicators, the newest first."""
    found = ledger.rows(INDICATOR, viewer=SYSTEM).values_list("main_date", flat=True).distinct()
    return tuple(sorted({int(text[:4]) for text in found if text[:4].isdigit()}, reverse=True))


def figures(
    year: int, *, viewer: Viewer, as_known: date | None = None, code: str | None = None
) -> list[Figures]:
    """The indicators of a year with their readings as far as the viewer may see them.

    A town sees which indicators there are and the numbers of itself.
    """
    must_read(viewer)
    rows = ledger.rows(INDICATOR, viewer=SYSTEM).filter(main_date=str(year))
    records = ledger.table(
        rows.select_related("entity").order_by("pk"), FIELDS, viewer=SYSTEM, as_known=as_known
    )
    if code is not None:
        records = [record for record in records if record.code("code") == code]
    if not records:
        return []
    told = _values([r.row for r in records], year, viewer, as_known)
    whole = sees_county(viewer)
    return [_figures(record, told.get(record.row.code, ()), whole) for record in records]


def _values(
    rows: Sequence[Row], year: int, viewer: Viewer, as_known: date | None
) -> Mapping[str, Sequence[Record]]:
    """By the code of the indicator's record, what was said of it."""
    # A value may be of another year's period only by mistake; the period decides.
    found = ledger.rows(VALUE, viewer=viewer).filter(main_date__startswith=str(year))
    listed = ledger.table(
        found.select_related("entity__source").order_by("pk"),
        VALUE_FIELDS,
        viewer=viewer,
        as_known=as_known,
    )
    by_indicator: dict[str, list[Record]] = defaultdict(list)
    for record in listed:
        by_indicator[record.cell("indicator").ref].append(record)
    return by_indicator


def scale_of(kind: str, name: str) -> int:
    """By what whole numbers of a field are to be divided."""
    return int(ledger.kind_of(kind).concepts[name].written_scale)


def number(record: Record, name: str) -> Fraction | None:
    """A number field, exact."""
    raw = record.number(name)
    return None if raw is None else Fraction(raw, scale_of(record.row.kind, name))


def _figures(record: Record, told: Sequence[Record], whole: bool) -> Figures:
    unit, code = record.text("unit"), record.code("code")
    readings = [found for each in told if (found := _reading(each, unit)) is not None]
    readings.sort(key=lambda r: (r.until, r.known_on or date.min))
    return Figures(
        row=record.row,
        code=code,
        year=int(record.code("year")[:4]),
        name=record.text("name"),
        set_code=record.code("source_set"),
        set_label=record.text("source_set"),
        unit=unit,
        direction=record.code("direction") or "higher",
        weight=number(record, "weight"),
        target=number(record, "target") if whole else None,
        metric=record.text("metric"),
        next_due=record.code("next_due"),
        owner=record.text("owner"),
        readings=tuple(readings),
        definition=ledger.rulebook().indicators.get(code),
    )


def _reading(record: Record, unit: str) -> Reading | None:
    value = number(record, "value")
    if value is None or not record.counts("value"):
        return None
    period = record.code("period")
    entity = record.row.entity
    return Reading(
        nature=record.code("nature"),
        number=value,
        unit=unit,
        period=period,
        when=guiju.stretch(period),
        town=record.row.town,
        rank=record.number("rank"),
        reason=record.text("proposal_reason"),
        source=entity.source,
        grade=record.grade,
        known_on=entity.known_on,
        code=record.row.code,
        is_sample=record.row.is_sample,
    )


def counted_by(figures_: Figures) -> Any | None:
    """The definition, where named firms make the indicator up."""
    found = figures_.definition
    return found if found is not None and found.is_counted else None
