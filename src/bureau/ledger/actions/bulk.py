"""Many facts at once, as an import brings them: one transaction, derived tables kept in step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.currents import bring_up
from bureau.ledger.deriving import derive, touch, write_rows
from bureau.ledger.inserting import insert
from bureau.ledger.models import Fact, Source
from bureau.ledger.reading import shows


@dataclass(frozen=True)
class Line:
    """One fact to be written, already read: values as in Fact."""

    entity_id: int
    concept: str
    period: str = ""
    slot: str = ""
    state: str = "known"
    number: int | None = None
    text: str = ""
    ref_id: int | None = None
    grade: str = ""
    reason: str = ""
    replaces_id: int | None = None
    is_sample: bool = False
    known_on: date | None = None


def record_many(
    *,
    by: Viewer,
    source: Source | None,
    lines: Iterable[Line],
    proposed: bool = False,
    known_on: date | None = None,
) -> int:
    """Write all lines or none; how many were written. Rights and values are the caller's to check.

    Where every line is newer than what stands, Current is brought up to date line by line; else
    it is made again from the facts.
    """
    day = known_on or guiju.calendar.today()
    facts = [_fact(line, by, source, proposed, day) for line in lines]
    touched = sorted({fact.entity_id for fact in facts})
    with transaction.atomic():
        before = insert(facts)
        if proposed:
            return len(facts)
        if _newest(facts) and not _withdrawn(source):
            bring_up(before)
            touch(touched)
            write_rows(sorted({fact.entity_id for fact in facts if shows(fact.concept)}))
        else:
            derive(touched)
    return len(facts)


def _newest(facts: Sequence[Fact]) -> bool:
    """Whether every fact became known today: then nothing that stands can be newer."""
    return all(fact.known_on == guiju.calendar.today() for fact in facts)


def _withdrawn(source: Source | None) -> bool:
    """Asked of the table: the caller's copy may be older than a withdrawal."""
    return (
        source is not None
        and Source.objects.filter(pk=source.pk).exclude(withdrawn_on=None).exists()
    )


def _fact(line: Line, by: Viewer, source: Source | None, proposed: bool, day: date) -> Fact:
    return Fact(
        entity_id=line.entity_id,
        concept=line.concept,
        period=line.period,
        slot=line.slot,
        state=line.state,
        number=line.number,
        text=line.text,
        ref_id=line.ref_id,
        source=source,
        grade=line.grade,
        reason=line.reason,
        replaces_id=line.replaces_id,
        is_sample=line.is_sample,
        proposed=proposed,
        known_on=line.known_on or day,
        recorded_by_id=by.user_id,
    )
