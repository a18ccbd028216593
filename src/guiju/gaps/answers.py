"""Plausible answers to a question: the few that could tell a condition's outcomes apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from guiju.calendar import to_number, years_before
from guiju.facts.entity import Facts
from guiju.formulas import nodes as n
from guiju.formulas.exact import Situation
from guiju.gaps.keeping import MetricFacts, same_but_for
from guiju.gaps.levers import grid_of
from guiju.gaps.listed_answers import lists, titles
from guiju.gaps.walking import events
from guiju.gaps.watching import Watch
from guiju.vocabulary import TITLES, Concept

_MOST_TURNS = 4
_YEARS_AGO = (20, 5, 3, 2, 1, 0)
_FAR = 1_000_000
_ELSEWHERE = 110_000_000_000
Put = Callable[[int], Facts]


@dataclass(frozen=True)
class Reader:
    """Something open that asks for a fact: every node of its formulas, what to watch in them."""

    parts: tuple[n.Node, ...]
    watches: tuple[Watch, ...]
    situation: Situation
    reads: MetricFacts


def answered(concept: Concept, facts: Facts, readers: list[Reader], today: date) -> Iterator[Facts]:
    """The facts with each plausible answer filled in.

    A yearly fact is answered with one figure for every blank year that is read.
    """
    parts = [part for reader in readers for part in reader.parts]
    if concept.name == TITLES:
        codes = [code for part in parts if isinstance(part, n.Holds) for code in part.titles]
        yield from (replace(facts, titles=held) for held in titles(facts.titles, codes, today))
    elif concept.type == "list":
        for items in lists(concept, facts.lists.get(concept.name), today):
            yield replace(facts, lists={**facts.lists, concept.name: items})
    else:
        put = _putter(concept, facts, readers)
        yield from map(put, _values(concept, put, readers, parts, today))


def _putter(concept: Concept, facts: Facts, readers: list[Reader]) -> Put:
    """What fills a value in wherever the fact is blank and asked for."""
    name = concept.name
    if not concept.yearly:
        return lambda value: replace(facts, values={**facts.values, name: value})
    years = blank_years(name, readers)
    known = facts.years.get(name)

    def put(value: int) -> Facts:
        filled: dict[int | None, int] = {**(known or {}), **dict.fromkeys(years, value)}
        return replace(facts, years={**facts.years, name: filled})

    return put


def blank_years(name: str, readers: list[Reader]) -> set[int]:
    """The years in which a yearly fact is asked for and blank."""
    return {year for reader in readers for year in _blank_years(name, reader)}


def _blank_years(name: str, reader: Reader) -> Iterator[int]:
    situation = reader.situation
    for part in reader.parts:
        if isinstance(part, n.Fact) and part.concept.name == name and situation.existed(part.shift):
            year = situation.reference + part.shift
            if situation.facts.yearly(name, year, situation.reference) is None:
                yield year


def _values(
    concept: Concept, put: Put, readers: list[Reader], parts: list[n.Node], today: date
) -> list[int]:
    if concept.type == "bool":
        return [1, 0]
    if concept.type == "choice":
        return list(range(len(concept.choices)))
    if concept.type == "date":
        return [to_number(years_before(today, years)) for years in _YEARS_AGO]
    if concept.type == "place":
        spans = [low for part in parts if isinstance(part, n.OneOf) for low, _ in part.spans]
        return [*dict.fromkeys(spans), _ELSEWHERE]
    return sorted(_numbers(concept, put, readers, parts))


def _numbers(concept: Concept, put: Put, readers: list[Reader], parts: list[n.Node]) -> set[int]:
    """Just below and at every number where something changes, and beyond the last."""
    if concept.range:
        ends = [int(end * concept.written_scale) for end in concept.range]
        return {*ends, sum(ends) // 2}
    grid = grid_of(concept)
    places = {place for reader in readers for place in _turns(concept, put, reader)}
    if not places:
        places = {1, _FAR}
    found = {*places, *(place - 1 for place in places), 2 * max(places) + 1}
    # Over a base of zero nothing can be computed; that is no answer to expect.
    found -= {0} if _is_base(concept.name, parts) else set()
    return {place * grid for place in found if abs(place * grid) <= concept.bound}


def _turns(concept: Concept, put: Put, reader: Reader) -> Iterator[int]:
    """Places on the grid, from 1 upwards (and from −1 downwards), where the reader changes."""
    grid, here, changed = grid_of(concept), reader.situation, (concept.name,)
    for sign in (1, -1) if concept.signed else (1,):

        def probe(steps: int, sign: int = sign) -> Situation:
            return same_but_for(here, put(sign * (steps + 1) * grid), changed, reader.reads)

        walk = events(probe, reader.watches, concept.bound // grid)
        yield from (sign * (place + 1) for place in islice(walk, _MOST_TURNS))


def _is_base(name: str, parts: list[n.Node]) -> bool:
    below = (part.bottom.walk() for part in parts if isinstance(part, n.Quotient))
    return any(isinstance(p, n.Fact) and p.concept.name == name for nodes in below for p in nodes)
