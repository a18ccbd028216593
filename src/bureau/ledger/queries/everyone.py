"""What is known of every firm on a day as one wide table, for judging everybody.

It says what `facts_of` says of each. Plain numbers, nearly all there is, go from the database's
cursor into the table by the thousand; only what takes thought (days that matter, choices, texts,
lists) is looked at one by one, by the same functions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from django.db.models import DateField, Q, Value
from django.db.models.functions import Coalesce, Greatest

import guiju
from bureau.ledger.deriving import batches
from bureau.ledger.models import Current, Fact, Row
from bureau.ledger.queries.judging import facts_of, held, items, years
from bureau.ledger.queries.merges import merged_on
from bureau.ledger.queries.titles import TitleLists, grants_by_holder, titles_of
from bureau.ledger.reading import kind_of, rulebook, town_name

CHUNK = 20_000
LATE, SLOW = -1, -2
"""Numbers of columns: facts nobody judges by, and facts that take thought."""
PLAIN = frozenset({"bool", "count", "number", "money", "ratio", "place"})
TOLD = frozenset({"name", "town"})
"""Told to people beside the facts, as the rows have them."""
COLUMNS = ("entity_id", "concept", "period", "slot", "state", "number", "text")
Advance = Callable[[int, int], None]


class Said(NamedTuple):
    """One thing said, as the functions of one firm take it."""

    period: str
    slot: str
    state: str
    number: int | None
    text: str
    ref_id: None = None


def snapshot(
    *, as_of: date, as_known: date | None = None, advance: Advance | None = None
) -> guiju.Snapshot:
    """Every firm as of a day, as known now or on an earlier day.

    advance: told how many of how many facts have been read; not for a past day. Nothing is
    locked: what is recorded meanwhile may or may not be in it.
    """
    firms = _firms(as_known)
    made = guiju.Snapshot.gathering(rulebook().vocabulary, [row.code for row in firms], as_of)
    reading = _Reading(made, {row.pk: place for place, row in enumerate(firms)})
    if as_known is None:
        total = Current.objects.count() if advance else 0
        for chunk in _current():
            reading.take(chunk)
            if advance:
                advance(reading.rows, max(total, reading.rows))
    else:
        for chunk in _as_known(as_known):
            reading.take(chunk)
    reading.think()
    _titles(made, firms, as_known)
    for place, row in enumerate(firms):
        made.describe(place, name=row.name, town=town_name(row.town) if row.town else "")
    _merged(made, firms, as_known)
    return guiju.Snapshot.gathered(made, rows=reading.rows)


def _firms(as_known: date | None) -> list[Row]:
    """Every firm that is one, known by the day, in the order of their codes."""
    found = Row.objects.filter(kind="enterprise", is_withdrawn=False)
    if as_known is None:
        found = found.filter(merged_into=None)
    else:
        found = found.filter(Q(entity__known_on=None) | Q(entity__known_on__lte=as_known))
        found = found.exclude(pk__in=list(merged_on(as_known)))
    return sorted(found.only("pk", "code", "name", "town"), key=lambda row: row.code)


def _current() -> Iterator[Sequence[Any]]:
    """What stands now, a chunk at a time by its ids.

    No cursor stays open between chunks: on SQLite whoever holds one may not write, and to say how
    far one is is to write.
    """
    last = 0
    rows = Current.objects.order_by("pk").values_list(*COLUMNS, "pk")
    while chunk := list(rows.filter(pk__gt=last)[:CHUNK]):
        last = chunk[-1][-1]
        yield chunk


def _as_known(on: date) -> Iterator[Sequence[Any]]:
    """The facts that counted on a day, the ones that stand last: `standing.stand` in SQL."""
    open_ = Q(proposed=False) | Q(decision__accepted=True, decision__decided_on__lte=on)
    sources = Q(source=None) | Q(source__withdrawn_on=None) | Q(source__withdrawn_on__gt=on)
    known = Q(known_on=None) | Q(known_on__lte=on)
    first = Value(date.min, DateField())
    known_since, decided = Coalesce("known_on", first), Coalesce("decision__decided_on", first)
    found = Fact.objects.filter(open_, sources, known).order_by(
        Greatest(known_since, decided), "pk"
    )
    rows = found.values_list(*COLUMNS).iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


class _Reading:
    """Rows of the database into the cells of a table."""

    def __init__(self, made: Any, place_of: dict[int, int]) -> None:
        self.made, self.place_of = made, place_of
        self.concepts = kind_of("enterprise").concepts
        self.columns: dict[tuple[str, str], int] = {}
        self.slow: dict[tuple[int, str], dict[tuple[str, str], Said]] = defaultdict(dict)
        self.rows = 0

    def take(self, chunk: Sequence[Any]) -> None:
        """One chunk: numbers at once, the rest put by."""
        self.rows += len(chunk)
        columns, place_of = self.columns, self.place_of
        rows = [place_of.get(one[0], -1) for one in chunk]
        numbers = [
            columns[key] if (key := (one[1], one[2])) in columns else self._column(*key)
            for one in chunk
        ]
        row, column = np.array(rows, np.int32), np.array(numbers, np.int32)
        self._put_by(chunk, np.flatnonzero((column == SLOW) & (row >= 0)).tolist())
        plain = np.flatnonzero((column >= 0) & (row >= 0)).tolist()
        known = [chunk[at][4] == "known" and chunk[at][5] is not None for at in plain]
        values = [chunk[at][5] or 0 for at in plain]
        self.made.scatter(
            row[plain], column[plain], np.array(values, np.int64), np.array(known, np.bool_)
        )

    def _column(self, name: str, period: str) -> int:
        """Where a plain number goes; LATE or SLOW for what is none."""
        concept, number = self.concepts.get(name), SLOW
        if concept is None or not _judged_by(concept):
            number = LATE
        elif concept.type in PLAIN and concept.yearly:
            number = self.made.column(name, int(period[:4])) if period else LATE
        elif concept.type in PLAIN and not period:
            number = self.made.column(name)
        self.columns[name, period] = number
        return number

    def _put_by(self, chunk: Sequence[Any], places: Iterable[int]) -> None:
        for at in places:
            entity, name, period, slot, state, number, text = chunk[at][:7]
            said = Said(period, slot, state, number, text)
            self.slow[entity, name][period, slot] = said

    def think(self) -> None:
        """What was put by, each as of one firm."""
        for (entity, name), said in self.slow.items():
            row, concept, entries = self.place_of[entity], self.concepts[name], [*said.values()]
            if concept.yearly:
                for year, value in years(concept, entries).items():
                    self.made.put(row, name, value, year)
            elif concept.fields:
                self.made.put(row, name, items(concept, entries))
            else:
                self.made.put(row, name, held(concept, entries, self.made.as_of))


def _judged_by(concept: Any) -> bool:
    """Whether a rule may read it; of people nothing goes into the table."""
    told = concept.name in TOLD or concept.seen_as in ("personal", "secret")
    return not told and concept.type not in ("entity", "titles")


def _titles(made: Any, firms: Sequence[Row], as_known: date | None) -> None:
    lists = TitleLists.on(made.as_of)
    unknown = {town: lists.unknown(town) for town in {row.town for row in firms}}
    grants: dict[int, list[Any]] = defaultdict(list)
    for batch in batches(row.pk for row in firms):
        for holder, grant in grants_by_holder(batch, as_known):
            grants[holder].append(grant)
    for place, row in enumerate(firms):
        made.titles(place, titles_of(grants.get(row.pk, ()), made.as_of, unknown[row.town]))


def _merged(made: Any, firms: Sequence[Row], as_known: date | None) -> None:
    """Firms with others merged into them, anew and one by one: there are few."""
    wanted = set(merged_on(as_known).values())
    for place, row in enumerate(firms):
        if row.pk in wanted:
            made.facts(place, facts_of(row.code, as_of=made.as_of, as_known=as_known))
