"""The rows that answer what was asked; what a viewer may not see he cannot filter or sort by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

import guiju
from bureau.accounts.rights import READ
from bureau.accounts.viewer import Viewer
from bureau.desk.register.asking import BY_VERDICT, FIRM, NONE_YET
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Row
from bureau.ledger.queries.lists import within
from bureau.ledger.queries.searching import named
from bureau.runs.models import Run
from bureau.runs.queries import ready_for, short_of

SORTS = {
    "name": ("name",),
    "code": ("code",),
    "town": ("town", "name"),
    "rung": ("rung", "name"),
    "gaps": ("open_gaps", "name"),
    "founded": ("main_first", "name"),
}
BLANK = ("rung", "open_gaps", "main_first")
"""What a firm may have none of."""
USUAL = "name"
VERDICT = "verdict"
ONLY_HIS = "按差距筛选或排序时，只列出您有权查看结论的企业。"
NO_RUN = "还没有判定过，按差距筛不出企业；请高新科在“判定批次”里算一次。"
ONLY_SEEN = "按这项事实筛选时，只列出您有权查看它的企业。"


@dataclass(frozen=True)
class Found:
    """The rows, and what was narrowed on the way, in words."""

    rows: QuerySet[Row]
    notes: tuple[str, ...] = field(default_factory=tuple)


def firms(asked: Mapping[str, Any], sort: str, viewer: Viewer, day: date, run: Run | None) -> Found:
    """Firms within reach that answer every filter, in order; run: what gaps are read from."""
    rows = ledger.rows(FIRM, viewer=viewer)
    notes: list[str] = []
    if not asked.get("life"):
        rows = rows.filter(is_gone=False)
    for name, value in asked.items():
        if value not in ("", None) and name in _FILTERS:
            rows = _FILTERS[name](rows, str(value), day)
    if any(asked.get(name) for name in BY_VERDICT) or sort.lstrip("-") == "gaps":
        rows = _by_verdict(rows, asked, viewer, run, notes)
    if missing := asked.get("missing"):
        concept = ledger.kind_of(FIRM).concepts[missing]
        thing = ledger.thing_of_field(FIRM, concept)
        rows = _narrowed(rows, thing, viewer, notes, ONLY_SEEN)
    return Found(_sorted(rows, sort), tuple(notes))


def _by_verdict(
    rows: QuerySet[Row], asked: Mapping[str, Any], viewer: Viewer, run: Run | None, notes: list[str]
) -> QuerySet[Row]:
    """The rows a run's verdicts answer, of the firms whose verdicts he may see."""
    if run is None:
        notes.append(NO_RUN)
    for name, found in (("short", short_of), ("ready", ready_for)):
        if policy := asked.get(name):
            codes = found(policy, viewer=viewer, run=run) if run is not None else []
            rows = rows.filter(code__in=ledger.among(codes))
    return _narrowed(rows, VERDICT, viewer, notes, ONLY_HIS)


def _narrowed(
    rows: QuerySet[Row], thing: str, viewer: Viewer, notes: list[str], note: str
) -> QuerySet[Row]:
    """The rows whose thing he may read; it is said when that leaves some out."""
    reach = viewer.reach(READ, thing)
    if reach.everywhere:
        return rows
    notes.append(note)
    return rows.filter(within(reach))


def _sorted(rows: QuerySet[Row], sort: str) -> QuerySet[Row]:
    """In order; firms without the figure sorted by come last, whichever way it is sorted."""
    first, *rest = SORTS.get(sort.lstrip("-"), SORTS[USUAL])
    last = True if first in BLANK else None
    order = F(first).desc(nulls_last=last) if sort[:1] == "-" else F(first).asc(nulls_last=last)
    return rows.order_by(order, *rest, "pk")


def _text(rows: QuerySet[Row], text: str, _: date) -> QuerySet[Row]:
    return rows.filter(pk__in=named(text, [FIRM]))


def _rung(rows: QuerySet[Row], value: str, _: date) -> QuerySet[Row]:
    if value == NONE_YET:
        return rows.filter(Q(rung=0) | Q(rung=None))
    return rows.filter(rung=int(value))


def _missing(rows: QuerySet[Row], concept: str, _: date) -> QuerySet[Row]:
    said = Current.objects.filter(entity=OuterRef("pk"), concept=concept).exclude(state="unknown")
    return rows.exclude(Exists(said))


def _title(rows: QuerySet[Row], code: str, day: date) -> QuerySet[Row]:
    return rows.filter(pk__in=holders_of(code, day))


def holders_of(code: str, day: date) -> QuerySet[Current]:
    """The firms that hold a title on a day, by the records of titles."""
    source = ledger.kind_of(FIRM).concepts["titles"].from_records
    grants = Current.objects.filter(entity__kind=source.kind, concept=source.code, text=code)
    number = guiju.calendar.to_number(day)
    over = _of_grant(concept=source.until, number__lt=number)
    later = _of_grant(concept=source.since, number__gt=number)
    taken = [_of_grant(concept=name, text__in=codes) for name, codes in source.unless.items()]
    for away in (over, later, *taken):
        grants = grants.exclude(Exists(away))
    ends = Current.objects.filter(concept=source.of, entity__in=grants.values("entity"))
    return ends.values("ref")


def _of_grant(**what: Any) -> QuerySet[Current]:
    return Current.objects.filter(entity=OuterRef("entity"), state="known", **what)


def _chain(rows: QuerySet[Row], code: str, _: date) -> QuerySet[Row]:
    return rows.filter(Exists(_said(concept="chain", text=code)))


def _scale(rows: QuerySet[Row], value: str, day: date) -> QuerySet[Row]:
    years = [str(day.year), str(day.year - 1)]
    above = Exists(_said(concept="above_scale", period__in=years, number=1))
    return rows.filter(above) if value == "yes" else rows.exclude(above)


def _officer(rows: QuerySet[Row], name: str, _: date) -> QuerySet[Row]:
    return rows.filter(Exists(_said(concept="officer", text__contains=name)))


def _said(**what: Any) -> QuerySet[Current]:
    return Current.objects.filter(entity=OuterRef("pk"), state="known", **what)


_FILTERS: dict[str, Any] = {
    "q": _text,
    "town": lambda rows, code, _: rows.filter(town=code),
    "rung": _rung,
    "gaps": lambda rows, most, _: rows.filter(open_gaps__lte=int(most)),
    "missing": _missing,
    "title": _title,
    "chain": _chain,
    "scale": _scale,
    "officer": _officer,
    "sample": lambda rows, value, _: rows.filter(is_sample=value == "yes"),
}
