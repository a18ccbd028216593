"""The titles of firms, folded from the records of titles as the vocabulary says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import guiju
from bureau.ledger.models import Current, Entity, Fact
from bureau.ledger.reading import kind_of
from bureau.ledger.standing import holding, stand

TITLES = "titles"
Grant = Mapping[str, Any]
"""What holds of one record of a title, by field."""


def titles_of(
    grants: Iterable[Grant], as_of: date, kept: bool | None = None
) -> dict[str, int | None] | None:
    """{title: last valid day} of grants made by the day and not taken away.

    Of several grants the latest end stands; a blank end makes the day unknown unless another
    grant reaches the day. Who has no record of a title never held it, as in the kernel; only
    where no title of anybody is kept are they unknown (None). kept: whether any is; asked for
    when None.
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
    if not told and not (titles_kept() if kept is None else kept):
        return None
    return {code: _latest(days, guiju.calendar.to_number(as_of)) for code, days in ends.items()}


def titles_kept() -> bool:
    """Whether there is a record of any title at all."""
    source = kind_of("enterprise").concepts[TITLES].from_records
    return source is not None and Entity.objects.filter(kind=source.kind).exists()


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
