"""Sections and ledger to a document, composed from the ledger as known now or as it was kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import guiju
from bureau.reports.cutting import Piece, joined, line_of
from bureau.reports.exporting import LEDGER, exported, figures_now

OUTLINE = "outline.md"


@dataclass(frozen=True)
class Filled:
    """A composed edition. book, folder: what it was made of."""

    document: Any
    figures: Any
    period: Any
    folder: Path


@contextmanager
def filled(
    card: str,
    pieces: Sequence[Piece],
    period: str,
    *,
    folder: Path | None = None,
) -> Iterator[Filled]:
    """The edition composed from the ledger as known now, for as long as the block is open.

    BadInput names the section and the line in it. folder: where to leave what it was made of.
    """
    with TemporaryDirectory(prefix="edition-") as scratch:
        root = folder or Path(scratch)
        root.mkdir(parents=True, exist_ok=True)
        (root / OUTLINE).write_text(joined(card, pieces), encoding="utf-8")
        if folder is not None:
            shutil.copytree(exported(), folder / LEDGER)
        yield _composed(root, card, pieces, period, figures_now())


def composed_in(
    root: Path, card: str, pieces: Sequence[Piece], period: str, book: guiju.Rulebook
) -> Filled:
    """What the outline and the ledger in a folder make."""
    opened = guiju.open_ledger(root / LEDGER, book.vocabulary, places=book.places)
    return _composed(root, card, pieces, period, guiju.Figures(book, opened))


def _composed(
    root: Path, card: str, pieces: Sequence[Piece], period: str, figures: guiju.Figures
) -> Filled:
    when = guiju.stretch(period, "期间")
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
