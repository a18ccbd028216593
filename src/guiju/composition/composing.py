"""Outline and ledger → a report as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guiju.composition.document import Document, Letterhead
from guiju.composition.filling import Filler
from guiju.composition.items import Reader
from guiju.composition.laying import lay
from guiju.composition.outline import PERIODS, Outline
from guiju.composition.tokens import Tokens
from guiju.composition.voice import Voice
from guiju.errors import BadInput, Place, Problem
from guiju.ledger.showing import day_text
from guiju.periods import Stretch
from guiju.rollup import ClaimResult, FigureResult, Figures

_LINES = "issuer number addressee signature signed_on copies_to printed_by printed_on".split()


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
    layer = figures.book.places.get(ledger.place.zfill(6))
    reader = Reader(ledger, period.last, layer.labels if layer else {}, tokens)
    voice = Voice(figures, period, reader, [])
    filler = Filler(outline, {**_constants(figures, period), **voice.words()})
    blocks = lay(filler.body(), tokens)
    document = Document(
        title=tuple(_texts(outline, "title", filler)),
        letterhead=_letterhead(outline, filler),
        blocks=blocks,
        footnotes=tuple(tokens.notes),
        subject=outline.name,
        as_of=day_text(period.last),
        known_at=day_text(ledger.known_at) if ledger.known_at else "",
        sample=any(record.sample for used in voice.used for record in _behind(used)),
    )
    return Composed(document, tuple(voice.used))


def _behind(used: FigureResult | ClaimResult) -> tuple[Any, ...]:
    return used.behind if isinstance(used, FigureResult) else used.records


def _constants(figures: Figures, period: Stretch) -> Mapping[str, Any]:
    year = period.first.year
    layers = figures.book.places
    here = layers.get(figures.ledger.place.zfill(6))
    above = layers.get((here.parent or "").zfill(6)) if here else None
    return {
        "年": year,
        "上年": year - 1,
        "下年": year + 1,
        "期": period.text(),
        "截至": day_text(period.last),
        "地方": here.name if here else "",
        "上级": above.name if above else "",
    }


def _texts(outline: Outline, key: str, filler: Filler) -> list[str]:
    raw = outline.card.get(key) or ()
    place = outline.card.at(key) if hasattr(outline.card, "at") else Place()
    listed = [raw] if isinstance(raw, str) else [str(text) for text in raw]
    return [filler.line(text, place) for text in listed]


def _letterhead(outline: Outline, filler: Filler) -> Letterhead:
    lines = {key: "".join(_texts(outline, key, filler)) for key in _LINES}
    return Letterhead(**lines, annexes=tuple(_texts(outline, "annexes", filler)))
