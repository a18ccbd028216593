"""The policies a firm’s next steps lead through."""

from __future__ import annotations

import guiju
from bureau.ledger import queries as ledger
from bureau.portal.file.reading import OwnFile


def scope_of(file: OwnFile) -> list[str]:
    """The policies that lead to the next rung of each ladder; empty where there is none."""
    book = ledger.rulebook()
    found = {
        way.judgement.policy.id: None
        for name in book.ladders
        for way in guiju.step_up(book, file.file.facts, file.day, name).ways
    }
    return list(found)
