"""Our own count: who holds the title an indicator counts, by town, from the records of titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import guiju
from bureau.indicators.rolling import GRANTED, NET, VALID, Firm, Held, Roll, rolled
from bureau.ledger.models import Current

TITLE, ENTERPRISE, HOLDER = "title", "enterprise", "holder"
REVOKED, MOVED = frozenset({"revoked"}), frozenset({"moved_out"})
GONE = frozenset({"moved_out", "deregistered"})
HEARSAY = "D"


@dataclass(frozen=True)
class Titles:
    """What the ledger knows of some titles: grants by title, and the firms they were made to."""

    held: Mapping[str, tuple[Held, ...]]
    firms: Mapping[str, Firm]

    def roll(self, definition: Any, on: date) -> Roll:
        """Who counts for an indicator on a day; for net: who holds one."""
        begin = date(on.year, 1, 1)
        counts = VALID if definition.counts == NET else definition.counts
        held = self.held.get(definition.title, ())
        return rolled(held, self.firms, counts=counts, on=on, begin=begin)

    def number(self, definition: Any, on: date) -> int:
        """The indicator's number on a day: net is that day's less last year's end."""
        roll = self.roll(definition, on)
        if definition.counts != NET:
            return len(roll.everybody if definition.counts == GRANTED else roll.county)
        return len(roll.county) - len(self.roll(definition, last_year_end(on)).county)

    def by_town(self, definition: Any, on: date) -> dict[str, int]:
        """The same town by town; what changed towns in the year is net in both."""
        now = {town: len(codes) for town, codes in self.roll(definition, on).by_place.items()}
        if definition.counts != NET:
            return now
        before = self.roll(definition, last_year_end(on)).by_place
        places = dict.fromkeys((*now, *before))
        return {town: now.get(town, 0) - len(before.get(town, ())) for town in places}


def last_year_end(on: date) -> date:
    """The last day of the year before."""
    return date(on.year, 1, 1) - timedelta(days=1)


@lru_cache(maxsize=16)
def titles_once(codes: frozenset[str], mark: str) -> Titles:
    """The same, once for a state of things (`marking.mark`)."""
    return titles(codes)


def titles(codes: Collection[str]) -> Titles:
    """The grants of these titles and their holders as they stand; two queries.

    Plain ones, put together here: a database that has not counted its rows yet takes a query
    within a query the slow way.
    """
    if not codes:
        return Titles({}, {})
    found = _grants(codes)
    firms = _firms({each.holder: each.of for each in found if each.of})
    held: dict[str, list[Held]] = defaultdict(list)
    for each in found:
        firm = firms.get(each.holder)
        if firm is not None and each.granted and HEARSAY not in each.grades:
            held[each.title].append(each.as_held(firm.code))
    kept = {title: tuple(listed) for title, listed in held.items()}
    return Titles(kept, {firm.code: firm for firm in firms.values()})


@dataclass
class _Grant:
    """A record of a title while it is put together. of: the holder's code and town."""

    title: str
    holder: int = 0
    of: tuple[str, str] | None = None
    granted: str = ""
    until: str = ""
    states: list[tuple[date, str]] = field(default_factory=list)
    grades: set[str] = field(default_factory=set)

    def as_held(self, firm: str) -> Held:
        return Held(
            firm=firm,
            # A grant known to the month counts from its end: no day is invented in advance.
            since=_day(self.granted),
            until=_day(self.until) if self.until else None,
            taken=_since(self.states, REVOKED),
            moved=_since(self.states, MOVED),
        )


def _grants(codes: Collection[str]) -> list[_Grant]:
    wanted = (HOLDER, "granted_on", "valid_to", "state")
    said = Current.objects.filter(
        concept__in=wanted,
        entity__row__kind=TITLE,
        entity__row__category__in=codes,
        entity__row__merged_into=None,
        entity__row__is_withdrawn=False,
    ).order_by("pk")
    found: dict[int, _Grant] = {}
    for pk, concept, period, text, ref, grade, title, *of in said.values_list(
        *("entity_id", "concept", "period", "text", "ref_id", "fact__grade"),
        *("entity__row__category", "ref__row__code", "ref__row__town"),
        *("ref__row__merged_into", "ref__row__is_withdrawn"),
    ):
        each = found.setdefault(pk, _Grant(title))
        each.grades.add(grade)
        if concept == HOLDER:
            code, town, main, is_withdrawn = of
            each.holder = ref or 0
            each.of = (code, town) if code and not main and not is_withdrawn else None
        elif concept == "granted_on":
            each.granted = text
        elif concept == "valid_to":
            each.until = text
        else:
            each.states.append((_day(period), text))
    return list(found.values())


@lru_cache(maxsize=8192)
def _day(period: str) -> date:
    """The last day of a stretch: from it on something surely holds; blank: from the beginning."""
    return guiju.stretch(period).last if period else date.min


def _since(told: Iterable[tuple[date, str]], words: Collection[str]) -> date | None:
    """The day since which it is one of these, where the last thing said is."""
    ordered = sorted(told)
    return ordered[-1][0] if ordered and ordered[-1][1] in words else None


def _firms(named: Mapping[int, tuple[str, str]]) -> dict[int, Firm]:
    """The holders, each with its towns over time and the day it left; one query."""
    places: dict[int, list[tuple[date, str]]] = defaultdict(list)
    life: dict[int, list[tuple[date, str]]] = defaultdict(list)
    told = Current.objects.filter(
        entity__kind=ENTERPRISE, concept__in=("town", "life_status")
    ).values_list("entity_id", "concept", "period", "text", "ref__row__town")
    for pk, concept, period, text, town in told:
        if pk not in named:
            continue
        if concept == "town":
            places[pk].append((_day(period), town or ""))
        else:
            life[pk].append((_day(period), text))
    return {
        pk: Firm(code, tuple(places[pk]) or ((date.min, own),), _since(life[pk], GONE))
        for pk, (code, own) in named.items()
    }
