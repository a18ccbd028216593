"""The titles of firms, folded from the records of titles as the vocabulary says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings

import guiju
from bureau.ledger.models import Completeness, Current, Fact, Source
from bureau.ledger.reading import kind_of, rulebook
from bureau.ledger.standing import holding, stand

TITLES = "titles"
Grant = Mapping[str, Any]
"""What holds of one record of a title, by field."""


@dataclass(frozen=True)
class TitleLists:
    """The lists of titles that are declared complete on a day: who is not on one does not hold it.

    declared: (place, code of a title; every title where blank). Nothing is said by a declaration
    that ends before the day, or that begins later than a title granted before it could run out.
    """

    declared: tuple[tuple[str, str], ...] = ()

    @classmethod
    def on(cls, as_of: date) -> TitleLists:
        """Those declared to reach the day, but for those whose source has been withdrawn."""
        source = kind_of("enterprise").concepts[TITLES].from_records
        if source is None:
            return cls()
        gone = Source.objects.filter(withdrawn_on__lte=guiju.calendar.today()).values("code")
        lists = Completeness.objects.filter(kind=source.kind, field__in=("", source.code))
        found = (_spoken_of(each, as_of) for each in lists.exclude(source__in=gone))
        return cls(tuple(dict.fromkeys(pair for pairs in found for pair in pairs)))

    def unknown(self, town: str) -> frozenset[str]:
        """Titles of which a firm of this town may or may not have a record somewhere."""
        places = (settings.PLACE, town)
        told = {code for place, code in self.declared if _within(places, place)}
        return frozenset() if "" in told else _codes() - told


def _codes() -> frozenset[str]:
    return frozenset(kind_of("enterprise").title_codes)


def _within(places: Iterable[str], declared: str) -> bool:
    return any(place.startswith(_prefix(declared)) for place in places if place)


def _spoken_of(declared: Completeness, as_of: date) -> Iterator[tuple[str, str]]:
    """What one declaration says of the day; from a year on: titles that last no longer."""
    if guiju.stretch(declared.as_of).last < as_of:
        return
    if not declared.since:
        yield declared.place, declared.value
        return
    since = guiju.stretch(declared.since).first
    for code, years in _lives().items():
        over = guiju.calendar.years_before(as_of, years) >= since
        if over and declared.value in ("", code):
            yield declared.place, code


def _prefix(place: str) -> str:
    """A region's code without its trailing pairs of noughts: it holds wherever it is a prefix."""
    while place.endswith("00") and len(place) % 2 == 0:
        place = place[:-2]
    return place


@cache
def _lives() -> dict[str, int]:
    """For how many years a title is granted, where the rulebook says so."""
    grants = [policy.grants for policy in rulebook().policies.values()]
    return {str(g["title"]): int(str(g["years"])) for g in grants if "title" in g and "years" in g}


def titles_of(
    grants: Iterable[Grant], as_of: date, unknown: Set[str] = frozenset()
) -> dict[str, int | None] | None:
    """{title: last valid day} of grants made by the day and not taken away.

    Of several grants the latest end stands; a blank end makes the day unknown unless another
    grant reaches the day. Of a title without a record: one of `unknown` has no known day either,
    any other was never held. None where nothing is known of any title.
    """
    source = kind_of("enterprise").concepts[TITLES].from_records
    if source is None:
        return None
    told = list(grants)
    ends: dict[str, list[int | None]] = defaultdict(list)
    for grant in told:
        taken = any(_text(grant, field) in codes for field, codes in source.unless.items())
        if not taken and not _after(grant.get(source.since), as_of):
            ends[_text(grant, source.code)].append(_last_day(grant.get(source.until)))
    known = {_text(grant, source.code) for grant in told}
    days = {code: _latest(each, guiju.calendar.to_number(as_of)) for code, each in ends.items()}
    found = {**dict.fromkeys(unknown - known), **days}
    return None if all(found.get(code, 0) is None for code in _codes()) else found


def _latest(days: list[int | None], on: int) -> int | None:
    known = [day for day in days if day is not None]
    latest = max(known, default=None)
    if len(known) < len(days) and (latest is None or latest < on):
        return None
    return latest


def _last_day(until: Any | None) -> int | None:
    if until is None or until.state != "known" or not until.text:
        return None
    return int(guiju.calendar.to_number(guiju.stretch(until.text).last))


def _text(grant: Grant, field: str) -> str:
    entry = grant.get(field)
    return entry.text if entry is not None else ""


def _after(since: Any | None, as_of: date) -> bool:
    number = since.number if since is not None else None
    return number is not None and number > guiju.calendar.to_number(as_of)


def grants_of(holders: list[int], as_known: date | None) -> list[Grant]:
    """Every record of a title held by these."""
    return [grant for _, grant in grants_by_holder(holders, as_known)]


def grants_by_holder(holders: list[int], as_known: date | None) -> Iterator[tuple[int, Grant]]:
    """The same, with the holder of each."""
    source = kind_of("enterprise").concepts[TITLES].from_records
    if source is None:
        return
    ends = Current.objects.filter(
        ref__in=holders,
        concept=source.of,
        entity__kind=source.kind,
        entity__row__is_withdrawn=False,
    )
    holder_of = dict(ends.values_list("entity_id", "ref_id"))
    if as_known is None:
        said: Iterable[Any] = Current.objects.filter(entity__in=list(holder_of))
    else:
        facts = Fact.objects.filter(entity__in=list(holder_of))
        said = _as_known(facts.select_related("source", "decision"), as_known)
    by_grant: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for entry in said:
        by_grant[entry.entity_id][entry.concept].append(entry)
    for pk, by_concept in by_grant.items():
        yield holder_of[pk], {name: holding(entries) for name, entries in by_concept.items()}


def _as_known(facts: Iterable[Fact], on: date) -> list[Fact]:
    by_entity: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_entity[fact.entity_id].append(fact)
    return [fact for said in by_entity.values() for fact in stand(said, on).values()]
