"""What stands around a report: its title and the lines of an official document."""

from __future__ import annotations

from guiju.composition.document import Letterhead
from guiju.composition.filling import Filler
from guiju.composition.marked import without_notes
from guiju.composition.outline import Outline
from guiju.documents import Mapping as YamlMapping
from guiju.errors import Place

_LINES = "issuer number addressee signature signed_on copies_to printed_by printed_on".split()


def texts(outline: Outline, key: str, filler: Filler) -> list[str]:
    raw = outline.card.get(key) or []
    place = outline.card.at(key) if isinstance(outline.card, YamlMapping) else Place()
    listed = [str(text) for text in (raw if isinstance(raw, list) else [raw])]
    return [without_notes(filler.line(text, place)) for text in listed]


def letterhead(outline: Outline, filler: Filler) -> Letterhead:
    lines = {key: "".join(texts(outline, key, filler)) for key in _LINES}
    return Letterhead(**lines, annexes=tuple(texts(outline, "annexes", filler)))
