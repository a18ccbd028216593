"""The records of a year: indicators and their values, as known now or on an earlier day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.indicators.queries.shapes import Figures, Reading
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Row
from bureau.ledger.queries import Record

INDICATOR, VALUE, THING = "indicator", "indicator_value", "indicator"
COMPARISON = "comparison"
FIELDS = {
    INDICATOR: (
        *("code", "year", "name", "source_set", "unit", "direction", "weight", "target"),
        *("metric", "next_due", "owner"),
    ),
    VALUE: ("indicator", "period", "nature", "value", "rank", "proposal_reason"),
    COMPARISON: ("topic", "unit", "value", "date", "subject", "complete"),
}


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


@dataclass(frozen=True)
class Years:
    """The years that have indicators, the newest first, and the one shown when none is named."""

    all: tuple[int, ...]
    usual: int


def years() -> Years:
    """Usual: the newest that is not ahead and has numbers; this year where there is none."""
    now = guiju.calendar.today().year
    rows = _standing().filter(kind__in=(INDICATOR, VALUE))
    found: dict[str, set[int]] = defaultdict(set)
    for kind, text in rows.values_list("kind", "main_date").distinct():
        if text[:4].isdigit():
            found[kind].add(int(text[:4]))
    told = [year for year in found[INDICATOR] & found[VALUE] if year <= now]
    return Years(tuple(sorted(found[INDICATOR], reverse=True)), max(told, default=now))


@dataclass(frozen=True)
class Told:
    """Records of the ledger behind a page: indicators, their values, comparisons."""

    indicators: tuple[Record, ...]
    values: Mapping[str, Sequence[Record]]
    comparisons: tuple[Record, ...]
    whole: bool

    def figures(self) -> list[Figures]:
        """The indicators with their readings."""
        return [
            _figures(record, self.values.get(record.row.code, ()), self.whole)
            for record in self.indicators
        ]


def of_year(year: int, *, viewer: Viewer, as_known: date | None = None) -> Told:
    """What a year's board is made of, as far as the viewer may see it; four queries.

    A town sees which indicators there are and the numbers of itself.
    """
    return _told(Q(main_date__startswith=str(year)), viewer, as_known)


def of_code(code: str, *, viewer: Viewer, as_known: date | None = None) -> Told:
    """One indicator in every year; comparisons of every topic that is its own; four queries."""
    named = Current.objects.filter(entity__kind=INDICATOR, concept="code", text=code)
    about = Current.objects.filter(concept="indicator", ref__in=named.values("entity"))
    topic = Current.objects.filter(entity__kind=COMPARISON, concept="topic", text=code)
    wanted = Q(pk__in=named.values("entity")) | Q(pk__in=about.values("entity"))
    return _told(wanted | Q(pk__in=topic.values("entity")), viewer, as_known)


def _standing() -> QuerySet[Row]:
    return Row.objects.filter(merged_into=None, is_withdrawn=False, is_secret=False)


def _told(wanted: Q, viewer: Viewer, as_known: date | None) -> Told:
    must_read(viewer)
    rows = _standing().filter(wanted, kind__in=FIELDS).select_related("entity__source")
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows.order_by("pk"):
        if _reached(row, viewer):
            by_kind[row.kind].append(row)
    # What is asked of the ledger's tables is open to whoever the row is; the rows were chosen.
    found = {
        kind: ledger.table(by_kind[kind], FIELDS[kind], viewer=SYSTEM, as_known=as_known)
        for kind in FIELDS
    }
    by_indicator: dict[str, list[Record]] = defaultdict(list)
    for record in found[VALUE]:
        by_indicator[record.cell("indicator").ref].append(record)
    return Told(
        tuple(found[INDICATOR]), by_indicator, tuple(found[COMPARISON]), sees_county(viewer)
    )


def _reached(row: Row, viewer: Viewer) -> bool:
    if row.kind == COMPARISON:
        return sees_county(viewer) and viewer.reach(READ, "record").everywhere
    if row.kind == INDICATOR:
        return True
    return viewer.reach(READ, THING).covers(town=row.town)


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
