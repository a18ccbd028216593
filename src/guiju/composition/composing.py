"""Outline and ledger → a report as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guiju.composition.around import letterhead, texts
from guiju.composition.card import PERIODS
from guiju.composition.displays import Displays
from guiju.composition.document import Document
from guiju.composition.filling import Filler
from guiju.composition.footnotes import renumbered
from guiju.composition.laying import lay
from guiju.composition.listing import Listing
from guiju.composition.outline import Outline
from guiju.composition.reader import Reader
from guiju.composition.sandbox import Year
from guiju.composition.tokens import Tokens
from guiju.composition.voice import Voice
from guiju.errors import BadInput, Problem
from guiju.ledger.showing import day_text
from guiju.periods import Stretch
from guiju.rollup import ClaimResult, FigureResult, Figures


@dataclass(frozen=True)
class Composed:
    """A finished report, and every figure and claim it printed, in order."""

    document: Document
    used: tuple[FigureResult | ClaimResult, ...]


def compose(outline: Outline, figures: Figures, period: Stretch) -> Composed:
    """The report an outline makes of a ledger in a period; BadInput names the outline's line."""
    if period.precision != outline.period:
        expected = f"一个{PERIODS[outline.period]}，如 2024、2024H1、2024Q3、2024-07"
        raise BadInput(Problem(f"提纲“{outline.name}”不是按{period.text()}写的", expected=expected))
    ledger = figures.ledger
    tokens = Tokens()
    reader = Reader(ledger, period.last, tokens)
    voice = Voice(figures, period, reader)
    listing = Listing(voice)
    words = _constants(figures, period) | voice.words() | listing.words()
    filler = Filler(outline, words | Displays(listing).words(), figures.book.figures)
    blocks, notes = renumbered(lay(filler.body(), tokens), tokens.notes)
    document = Document(
        title=tuple(texts(outline, "title", filler)),
        letterhead=letterhead(outline, filler),
        blocks=blocks,
        footnotes=notes,
        subject=outline.name,
        as_of=day_text(period.last),
        known_at=day_text(ledger.known_at) if ledger.known_at else "",
        sample=any(record.sample for used in voice.used for record in _behind(used)),
    )
    return Composed(document, tuple(voice.used))


def _behind(used: FigureResult | ClaimResult) -> tuple[Any, ...]:
    return used.behind if isinstance(used, FigureResult) else used.records


def _constants(figures: Figures, period: Stretch) -> dict[str, Any]:
    year = period.first.year
    layers = figures.book.places
    here = layers.get(figures.ledger.place.zfill(6))
    above = layers.get((here.parent or "").zfill(6)) if here else None
    return {
        "年": Year(year),
        "上年": Year(year - 1),
        "下年": Year(year + 1),
        "期": period.text(),
        "截至": day_text(period.last),
        "地方": here.name if here else "",
        "上级": above.name if above else "",
    }
