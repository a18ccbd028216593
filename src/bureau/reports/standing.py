"""What an edition's text rests on: the ledger and rulebook of now, or those it was frozen with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

import guiju
from bureau.ledger import queries as ledger
from bureau.reports.exporting import LEDGER, figures_at
from bureau.reports.models import Edition, Frozen

RULEBOOK = "rulebook"


def book_of(edition: Edition) -> guiju.Rulebook:
    """The rulebook the text was made by."""
    if not hasattr(edition, "frozen"):
        return ledger.rulebook()
    return _book(str(folder_of(edition.frozen)), edition.frozen.rulebook_hash)


def figures_of(edition: Edition) -> guiju.Figures:
    """The figures over the ledger the text was made of."""
    if not hasattr(edition, "frozen"):
        return figures_at(edition.composed_from)
    frozen = edition.frozen
    return _figures(str(folder_of(frozen)), frozen.rulebook_hash, frozen.ledger_hash)


def folder_of(frozen: Frozen) -> Path:
    """Where everything a frozen edition was made of lies."""
    return Path(settings.DATA) / frozen.folder


def draft_folder(edition: Edition) -> Path:
    """Where the files of a draft lie, as it was last composed."""
    return Path(settings.DATA) / "editions" / f"draft-{edition.pk}"


@lru_cache(maxsize=2)
def _book(folder: str, said: str) -> guiju.Rulebook:
    """The rulebook kept beside a frozen text; the one in use where it is the same still."""
    now = ledger.rulebook()
    return now if now.hash == said else guiju.load_rulebook(Path(folder) / RULEBOOK)


@lru_cache(maxsize=1)
def _figures(folder: str, said: str, ledger_hash: str) -> guiju.Figures:
    book = _book(folder, said)  # the hash of the ledger tells one folder from a later one
    opened = guiju.open_ledger(Path(folder) / LEDGER, book.vocabulary, places=book.places)
    return guiju.Figures(book, opened)
