"""One decision certified: a page to print and keep, checked again by `guiju verify`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.ledger.models import Entity
from bureau.runs.actions.folders import plainly
from bureau.runs.models import Certificate
from bureau.runs.queries.certificates import may_take
from bureau.runs.queries.judging import cites_of

SUFFIXES = (".html", ".json")
MOST = 200
"""Characters the name of a document may have in a certificate."""


def certify(*, by: Viewer, code: str, policy: str, as_of: date | None = None) -> Certificate:
    """Judge a firm under a policy and keep the answer as a certificate.

    It shows every figure read, so only who may see the firm's verdicts and figures has it made.
    """
    row = ledger.row(code, viewer=by)
    may_take(by, row)
    day, book = as_of or guiju.calendar.today(), ledger.rulebook()
    facts = replace(ledger.facts_of(code, as_of=day), sources=_papers(row.entity_id))
    made = guiju.certify(book, facts, policy, day, issued=guiju.calendar.today())
    Path(settings.CERTIFICATES).mkdir(parents=True, exist_ok=True)
    with transaction.atomic():
        kept = Certificate.objects.create(
            entity=Entity.objects.get(code=code),
            policy=policy,
            as_of=day,
            verdict=made.verdict or "",
            number=made.number,
            seal=made.record["seal"],
            made_by_id=by.user_id,
        )
        _write(made, kept)
    return kept


def _write(made: Any, kept: Certificate) -> None:
    """Both files or none."""
    try:
        with plainly():
            for suffix in SUFFIXES:
                made.write(kept.file(suffix))
    except BaseException:
        for suffix in SUFFIXES:
            kept.file(suffix).unlink(missing_ok=True)
        raise


def _papers(entity_id: int) -> dict[str, str]:
    """By concept the document its latest value was read in."""
    cited = cites_of(entity_id)
    return {name: c[0].source[:MOST] for name, c in cited.items() if c and c[0].source}
