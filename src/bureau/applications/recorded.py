"""Records of the ledger the room reads, and what holds of each; kept until the ledger says more.

At a county's size there are some ten thousand titles; reading them takes longer than everything
that is then done with them, and between two facts they are the same for whoever asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.db.models import Q

import guiju
from bureau.ledger import queries as ledger
from bureau.ledger.models import Current
from bureau.ledger.queries.titles import titles_of

FIRM, STAGE = "enterprise", "stage"
_ENDS = ("enterprise", "window", "title", "holder")
_CONCEPTS = (
    *(*_ENDS, "policy", "year", "batch", "submitted_on", STAGE, "refusal_reason"),
    *("step", "opens_on", "closes_on", "notice", "confidence"),
    *("kind", "granted_on", "valid_to", "state", "reports_missed"),
)

INCIDENTS = "major_incident_dates"
AGAINST = (
    "on_abnormal_operation_list",
    "on_serious_dishonesty_list",
    "incident_or_research_misconduct_prev_current_year",
    INCIDENTS,
)
"""What is said against a firm where it is known; names the vocabulary lacks are passed over."""


class Said(NamedTuple):
    """What holds of one concept of a record."""

    period: str
    text: str
    number: int | None
    state: str = "known"
    end: str = ""


@dataclass(frozen=True)
class Record:
    """One record with what holds of it: where it stands in the county, and for whom."""

    pk: int
    code: str
    kind: str
    name: str
    town: str
    section: str
    bodies: frozenset[str]
    is_sample: bool
    said: Mapping[str, Said]

    def text(self, concept: str) -> str:
        """A text, the code of a choice, a date as written."""
        return self.said[concept].text if concept in self.said else ""

    def end(self, concept: str) -> str:
        """The code at the other end of a relation."""
        return self.said[concept].end if concept in self.said else ""

    def day(self, concept: str) -> date | None:
        """The first day a date can mean."""
        number = self.said[concept].number if concept in self.said else None
        return guiju.calendar.from_number(number) if number is not None else None


@dataclass(frozen=True)
class Kept:
    """The records of one state of the ledger, whoever may see them."""

    records: tuple[Record, ...]
    _held: dict[date, Mapping[str, Mapping[str, int | None]]] = field(default_factory=dict)

    @cached_property
    def titles(self) -> tuple[Record, ...]:
        """Those of titles somebody holds or held."""
        kind = title_kind()
        return tuple(each for each in self.records if each.kind == kind and each.end("holder"))

    @cached_property
    def grants(self) -> Mapping[str, list[Mapping[str, Said]]]:
        """By firm what holds of each of its records of titles."""
        found: dict[str, list[Mapping[str, Said]]] = defaultdict(list)
        for each in self.titles:
            found[each.end("holder")].append(each.said)
        return found

    def held(self, on: date) -> Mapping[str, Mapping[str, int | None]]:
        """By firm its titles on a day, each with its last valid day, None where that is blank."""
        if on not in self._held:
            self._held[on] = {
                firm: titles_of(grants, on) or {} for firm, grants in self.grants.items()
            }
        return self._held[on]


def kept(kinds: Iterable[str], *, flags: bool) -> Kept:
    """The records of these kinds as the ledger stands; flags: firms with something against them.

    One query where they are few; with titles among them one, and another after new facts.
    """
    wanted = frozenset(kinds)
    if title_kind() not in wanted:
        return Kept(tuple(_records(wanted, flags)))
    return _kept((guiju.calendar.today(), *ledger.state()), wanted, flags)


@lru_cache(maxsize=4)
def _kept(_: tuple[Any, ...], kinds: frozenset[str], flags: bool) -> Kept:
    return Kept(tuple(_records(kinds, flags)))


def title_kind() -> str:
    """The kind of record the titles of firms are read from."""
    return str(ledger.kind_of(FIRM).concepts["titles"].from_records.kind)


_OF_ROW = ("code", "kind", "name", "town", "section", "bodies", "is_sample")


def _records(kinds: Iterable[str], flags: bool) -> list[Record]:
    about = Q(entity__kind__in=list(kinds), concept__in=_CONCEPTS)
    if flags:
        about |= Q(entity__kind=FIRM, concept__in=AGAINST)
    plain = Current.objects.filter(
        about,
        entity__row__is_secret=False,
        entity__row__is_withdrawn=False,
        entity__row__merged_into=None,
        concept__in=(*_CONCEPTS, *AGAINST),
    )
    rows: dict[int, tuple[Any, ...]] = {}
    said: dict[int, dict[str, Said]] = defaultdict(dict)
    columns = ("entity_id", "concept", "period", "text", "number", "state", "ref__code")
    merged = "ref__row__merged_into__code"
    wanted = plain.order_by("entity_id", "period", "slot").values_list(
        *columns, merged, *(f"entity__row__{name}" for name in _OF_ROW)
    )
    for pk, concept, period, text, number, state, end, main, *row in wanted:
        rows[pk] = tuple(row)
        if state == "known":
            said[pk][concept] = Said(period, text, number, state, main or end or "")
        else:
            said[pk].pop(concept, None)
    return [_record(pk, row, said[pk]) for pk, row in rows.items()]


def _record(pk: int, row: tuple[Any, ...], said: Mapping[str, Said]) -> Record:
    code, kind, name, town, section, bodies, is_sample = row
    return Record(pk, code, kind, name, town, section, frozenset(bodies.split()), is_sample, said)
