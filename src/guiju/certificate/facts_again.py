"""The entries of a certificate made into facts again, so that they can be judged once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guiju.certificate.canonical import Entry
from guiju.certificate.fact_values import NOT_HELD, internal, title_day
from guiju.certificate.facts_used import TITLE
from guiju.errors import BadInput, Problem
from guiju.facts.days import year_of
from guiju.facts.entity import Facts
from guiju.vocabulary import TITLES, Kind

Unreadable = list[tuple[Entry, str]]


@dataclass
class _Gathered:
    values: dict[str, Any] = field(default_factory=dict)
    years: dict[str, dict[int | None, Any]] = field(default_factory=dict)
    lists: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    titles: dict[str, int | None] | None = None
    sources: dict[str, str] = field(default_factory=dict)


def facts_again(
    entity: str, as_of: date, entries: Sequence[Entry], kind: Kind
) -> tuple[Facts, Unreadable]:
    """The facts of a certificate, and the entries today's vocabulary cannot read, with the reason.

    An entry that cannot be read is blank in the facts.
    """
    gathered, unreadable = _Gathered(), Unreadable()
    for entry in entries:
        try:
            _sort_in(entry, kind, gathered)
        except BadInput as error:
            unreadable.append((entry, "；".join(p.message for p in error.problems)))
    facts = Facts(
        entity=entity,
        values=gathered.values,
        years=gathered.years,
        lists=gathered.lists,
        titles=gathered.titles,
        as_of=as_of,
        sources=gathered.sources,
    )
    return facts, unreadable


def _sort_in(entry: Entry, kind: Kind, gathered: _Gathered) -> None:
    if entry["value"] is None:
        return
    if entry["id"].startswith(TITLE):
        _title(entry, kind, gathered)
        return
    name, dated, year = entry["id"].partition("@")
    concept = kind.find(name)
    if concept is None or concept.type == TITLES or concept.yearly != bool(dated):
        raise BadInput(Problem("现行词汇表没有这个事实"))
    value = internal(concept, entry["value"], entry["unit"])
    if dated:
        known = gathered.years.setdefault(concept.name, {})
        known[year_of(year) if year else None] = value
    elif concept.type == "list":
        gathered.lists[concept.name] = value
    else:
        gathered.values[concept.name] = value
    _keep_source(concept.name, entry, gathered)


def _title(entry: Entry, kind: Kind, gathered: _Gathered) -> None:
    code = entry["id"].removeprefix(TITLE)
    if code not in kind.title_codes:
        raise BadInput(Problem("现行词汇表没有这项资质"))
    titles = gathered.titles if gathered.titles is not None else {}
    if entry["value"] is not NOT_HELD:
        titles[code] = title_day(entry["value"])
    gathered.titles = titles
    _keep_source(TITLES, entry, gathered)


def _keep_source(name: str, entry: Entry, gathered: _Gathered) -> None:
    if entry["source"] is not None:
        gathered.sources[name] = entry["source"]
