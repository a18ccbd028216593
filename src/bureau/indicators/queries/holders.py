"""Who holds a title, who comes to hold it, who loses it: of every firm of the county at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import guiju
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current, Row

FIRM = "enterprise"
HERE = ("active", "moved_in")
"""States of life in which a firm counts; as the figures of titles say it."""


@dataclass(frozen=True)
class Grant:
    """One grant of a title. last: its last valid day, None where nobody wrote one."""

    firm: int
    granted: date | None
    last: date | None
    is_taken: bool

    def stands_on(self, day: date) -> bool | None:
        """Whether it is valid on a day; None where a blank leaves it open."""
        if self.is_taken or (self.granted is not None and self.granted > day):
            return False
        if self.granted is None or self.last is None:
            return None
        return self.last >= day


def grants_of(title: str) -> dict[int, list[Grant]]:
    """By firm every grant of a title; of firms merged into another, as the other's own."""
    source = ledger.kind_of(FIRM).concepts["titles"].from_records
    kept = Current.objects.filter(entity__kind=source.kind, entity__row__is_withdrawn=False)
    wanted = kept.filter(concept=source.code, text=title).values("entity")
    names = (source.of, source.since, source.until, *source.unless)
    said: dict[int, dict[str, Any]] = defaultdict(dict)
    entries = Current.objects.filter(entity__in=wanted, concept__in=names)
    for each in entries.order_by("period").only("entity_id", "concept", "text", "number", "ref_id"):
        said[each.entity_id][each.concept] = each
    merged = dict(Row.objects.exclude(merged_into=None).values_list("pk", "merged_into_id"))
    found: dict[int, list[Grant]] = defaultdict(list)
    for by in said.values():
        holder = by[source.of].ref_id if source.of in by else None
        if holder:
            firm = merged.get(holder, holder)
            found[firm].append(_grant(firm, by, source))
    return dict(found)


def _grant(firm: int, by: dict[str, Any], source: Any) -> Grant:
    taken = any(name in by and by[name].text in codes for name, codes in source.unless.items())
    return Grant(firm, _day(by.get(source.since)), _day(by.get(source.until)), taken)


def _day(entry: Any) -> date | None:
    """A day as written; of a month or a year its last."""
    if entry is None or not entry.text:
        return None
    return guiju.stretch(entry.text).last


@dataclass(frozen=True)
class Firm:
    """A firm of the county by name."""

    code: str
    name: str
    town: str

    @property
    def town_name(self) -> str:
        """Its town, in words."""
        return ledger.town_name(self.town) if self.town else "未写镇区"


def living(on: date) -> dict[int, Firm]:
    """Every firm that is here on a day, by its key: whoever moved out or closed is not."""
    gone = _gone(on)
    rows = Row.objects.filter(kind=FIRM, merged_into=None, is_withdrawn=False)
    told = rows.values_list("pk", "code", "name", "town")
    return {pk: Firm(code, name, town) for pk, code, name, town in told if pk not in gone}


def _gone(on: date) -> set[int]:
    """Firms with another state of life on a day; only those that ever had one are looked at."""
    states = Current.objects.filter(entity__kind=FIRM, concept="life_status")
    ever = states.exclude(text__in=HERE).values("entity")
    found: dict[int, str] = {}
    told = states.filter(entity__in=ever).order_by("period")
    for firm, period, text in told.values_list("entity_id", "period", "text"):
        if not period or guiju.stretch(period).last <= on:
            found[firm] = text
    return {firm for firm, state in found.items() if state not in HERE}
