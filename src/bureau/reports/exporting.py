"""The ledger as a folder, written once for each state it is in, and its figures.

Writing and reading a year takes seconds, and a draft is composed, opened number by number and
taken away many times between two corrections.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from django.conf import settings

import guiju
from bureau.ledger import queries as ledger
from bureau.ledger.models import Completeness, Decision, Fact, Source
from bureau.reports.models import Edition
from bureau.reports.models.edition import OPEN

LEDGER = "ledger"
KEPT = 2
"""Folders kept: the newest state, and one that somebody may still be reading."""
AT_ONCE = 150_000
"""Facts up to which writing, reading and composing take seconds."""
MOST_HELD = 20_000_000
"""Bytes of a folder whose figures stay in memory from one page to the next."""
_held: dict[str, guiju.Figures] = {}
_lock = Lock()


def mark() -> str:
    """What tells one state of the ledger from another, without reading it."""
    # Appended only, so that nothing has to be counted; with its time, as a number may come again
    # where what had it first was never kept.
    parts = [
        _newest(Fact, "recorded_at"),
        _newest(Decision, "decided_at"),
        list(Source.objects.exclude(withdrawn_on=None).order_by("pk").values_list("pk", flat=True)),
        _newest(Completeness, "recorded_at"),
        _newest(Source, "recorded_at"),  # a paper without a fact is in the folder too
        ledger.rulebook().hash,
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _newest(model: Any, time: str) -> Any:
    return model.objects.order_by("-pk").values_list("pk", time).first()


def is_small() -> bool:
    """Whether the ledger is written and read while somebody waits."""
    newest = Fact.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (newest or 0) <= AT_ONCE


def exported() -> Path:
    """The folder of the ledger as known now; written where this state has none yet."""
    target = _folder(mark())
    if target.exists():
        return target
    arriving = target.with_name(f"arriving-{uuid4().hex}")
    told, book = ledger.statements(), ledger.rulebook()
    guiju.write_ledger(arriving, told, book.vocabulary, places=book.places)
    try:
        arriving.rename(target)
    except OSError:  # somebody else was quicker
        shutil.rmtree(arriving, ignore_errors=True)
    _forget(target)
    return target


def figures_now() -> guiju.Figures:
    """The figures of the rulebook over the ledger as known now."""
    return _figures(exported())


def figures_at(state: str) -> guiju.Figures:
    """Over the ledger in that state where it is still kept, else as known now."""
    folder = _folder(state)
    return _figures(folder if state and folder.exists() else exported())


def _figures(folder: Path) -> guiju.Figures:
    book = ledger.rulebook()
    with _lock:
        held = _held.get(str(folder))
        if held is not None:
            return held
        opened = guiju.open_ledger(folder, book.vocabulary, places=book.places)
        figures = guiju.Figures(book, opened)
        _held.clear()
        if sum(each.stat().st_size for each in folder.iterdir()) <= MOST_HELD:
            _held[str(folder)] = figures
        return figures


def _folder(state: str) -> Path:
    return Path(settings.DATA) / "exports" / state[:32]


def _forget(newest: Path) -> None:
    """Drop older states that no open draft was made of, and what a broken export left behind."""
    drafts = Edition.objects.filter(state__in=OPEN).values_list("composed_from", flat=True)
    named = {_folder(state) for state in drafts if state} | {newest}
    folders = sorted(newest.parent.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in [path for path in folders if path not in named][KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
