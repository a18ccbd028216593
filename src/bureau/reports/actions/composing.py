"""The draft put together again, and held against the ledger."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

import guiju
from bureau.accounts.viewer import Viewer
from bureau.reports.as_data import data_of
from bureau.reports.exporting import mark
from bureau.reports.filling import Filled, filled
from bureau.reports.models import Edition
from bureau.reports.permission import must_be_open, must_work_on
from bureau.reports.queries.texts import pieces_of

HOLDS = {True: "holds", False: "wrong", None: "open"}


def compose(*, by: Viewer, edition: Edition) -> Edition:
    """Fill the sections from the ledger as known now, and hold the text against it.

    The text that is checked is the one that would be printed. BadInput names section and line.
    """
    must_work_on(by)
    must_be_open(edition)
    now = mark()
    with filled(edition.card, pieces_of(edition), edition.period) as made:
        edition.document = data_of(made.document)
        edition.findings = _findings(made)
    edition.composed_at = edition.checked_at = timezone.now()
    edition.composed_from = now
    if edition.state == "outline":
        edition.state = "drafting"
    edition.save()
    return edition


def _findings(made: Filled) -> dict[str, Any]:
    """What holding the printed text against the ledger came to."""
    text = guiju.tie_out.text_of(guiju.composition.to_text(made.document), "正文")
    held = guiju.tie_out.hold(text, made.figures, made.period)
    return {
        "matches": [
            {
                "text": match.statement.text,
                "sentence": match.statement.sentence,
                "class": match.statement.class_,
                "figure": match.figure,
                "holds": HOLDS[match.holds],
                "why": match.why,
                "records": [record.id for record in match.records],
            }
            for match in held.matches
        ],
        "slips": [{"slip": s.slip, "text": s.text, "why": s.why, "do": s.do} for s in held.slips],
    }
