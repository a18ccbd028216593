"""The rung of one firm noted anew, so that lists follow a title at once and not at the next run."""

from __future__ import annotations

import guiju
from bureau.ledger import actions as ledger
from bureau.ledger import queries
from bureau.ledger.models import Entity
from bureau.runs.queries.briefs import lacking


def place_anew(firm: Entity) -> None:
    """Judge where a firm stands on the first ladder now, and note it on its row."""
    book, day = queries.rulebook(), guiju.calendar.today()
    ladder = next(iter(book.ladders.values()))
    step = guiju.step_up(book, queries.facts_of(firm.code, as_of=day), day, ladder)
    low, high = step.current
    gaps = [len(lacking(way.judgement)) for way in step.ways]
    ledger.note_standing({firm.pk: (low if low == high else None, min(gaps, default=None))})
