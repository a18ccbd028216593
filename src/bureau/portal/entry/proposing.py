"""Answers become proposals, with the paper they rest on, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

import guiju
from bureau.ledger import actions
from bureau.ledger.models import Fact, Source
from bureau.portal.bodies import Own
from bureau.portal.entry.form import Answer, FactForm

GRADE = "C"
"""What a firm fills in itself under its name."""
PAPER = "企业提供"
REPLACED = "本单位改填"


def propose(own: Own, entity: Any, form: FactForm, answers: Sequence[Answer] | None = None) -> int:
    """Record what a valid form says; how many facts it made.

    What its own people proposed before under the same key and nobody has decided is taken back.
    """
    given = form.answers if answers is None else answers
    with transaction.atomic():
        source = _source(own, entity, form) if given else None
        for answer in given:
            made = actions.record(
                by=own.viewer,
                entity=entity,
                concept=form.concept.name,
                value=answer.value,
                period=answer.period,
                slot=answer.slot,
                source=source,
                grade=GRADE,
                reason=form.cleaned_data.get("reason") or "",
                replaces=answer.replaces,
            )
            _take_back_earlier(own, made)
    return len(given)


def _source(own: Own, entity: Any, form: FactForm) -> Source | None:
    """The paper named or handed in; nothing where there is none."""
    title, file = form.cleaned_data.get("paper") or "", form.cleaned_data.get("evidence")
    if not title and file is None:
        return None
    title = title or file.name.rpartition(".")[0] or "附件"
    source = actions.add_source(
        by=own.viewer, kind=PAPER, title=title[:200], issuer=own.body.name[:120]
    )
    if file is not None:
        actions.keep_attachment(
            by=own.viewer,
            file=file,
            entity=entity,
            source=source,
            seen_as=form.concept.seen_as if form.concept.seen_as != "open" else "commercial",
        )
    return source


def _take_back_earlier(own: Own, made: Fact) -> None:
    earlier = Fact.objects.filter(
        entity=made.entity_id,
        concept=made.concept,
        period=made.period,
        slot=made.slot,
        proposed=True,
        decision=None,
        recorded_by__in=own.people(),
        pk__lt=made.pk,
    )
    for fact in earlier:
        actions.take_back(by=own.viewer, fact=fact, reason=REPLACED)


def refuse(form: FactForm, error: guiju.BadInput) -> None:
    """Put what the ledger refused onto the form."""
    form.add_error(None, str(error))
