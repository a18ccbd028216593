"""Sections and ledger to a document: exported as known, opened, composed, checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db.models import Max

import guiju
from bureau.ledger import queries as ledger
from bureau.ledger.models import Completeness, Decision, Fact, Source
from bureau.reports.cutting import Piece, joined, line_of

OUTLINE = "outline.md"


@dataclass(frozen=True)
class Filled:
    """A composed edition. book, folder: what it was made of."""

    document: Any
    figures: Any
    period: Any
    folder: Path


def mark() -> str:
    """What tells one state of the ledger from another, without reading it."""
    parts = [
        Fact.objects.aggregate(last=Max("pk")),  # appended only: nothing has to be counted
        Decision.objects.aggregate(last=Max("pk")),
        list(Source.objects.exclude(withdrawn_on=None).order_by("pk").values_list("pk", flat=True)),
        Completeness.objects.aggregate(last=Max("pk")),
        ledger.rulebook().hash,
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@contextmanager
def filled(
    card: str,
    pieces: Sequence[Piece],
    period: str,
    *,
    as_known: date | None = None,
    folder: Path | None = None,
) -> Iterator[Filled]:
    """The edition composed from the ledger as known, with its folder for as long as it is open.

    BadInput names the section and the line in it. folder: where to leave what it was made of.
    """
    with TemporaryDirectory(prefix="edition-") as scratch:
        root = folder or Path(scratch)
        root.mkdir(parents=True, exist_ok=True)
        (root / OUTLINE).write_text(joined(card, pieces), encoding="utf-8")
        tables = root / "ledger"
        told, book = ledger.statements(as_known=as_known), ledger.rulebook()
        guiju.write_ledger(tables, told, book.vocabulary, places=book.places)
        yield composed_in(root, card, pieces, period, book)


def composed_in(
    root: Path, card: str, pieces: Sequence[Piece], period: str, book: guiju.Rulebook
) -> Filled:
    """What the outline and the ledger in a folder make."""
    opened = guiju.open_ledger(root / "ledger", book.vocabulary, places=book.places)
    figures, when = guiju.Figures(book, opened), guiju.stretch(period, "期间")
    try:
        outline = guiju.composition.read_outline(root / OUTLINE, "提纲")
        made = guiju.composition.compose(outline, figures, when)
    except guiju.BadInput as error:
        raise _placed(error, card, list(pieces)) from error
    return Filled(made.document, figures, when, root)


def _placed(error: guiju.BadInput, card: str, pieces: list[Piece]) -> guiju.BadInput:
    """The same problems, each with the section it stands in and the line of that section."""
    told = []
    for problem in error.problems:
        line = problem.at.line
        if line is None or not pieces:
            told.append(problem.text())
            continue
        place, within = line_of(card, pieces, line)
        name = pieces[place].heading or "开头" if place >= 0 else "抬头"
        rest = [problem.message, problem.expected and f"应为：{problem.expected}"]
        rest.append(problem.do and f"请{problem.do}")
        told.append(f"“{name}”第{within}行 · {' · '.join(part for part in rest if part)}")
    return guiju.BadInput.saying("；".join(told))
