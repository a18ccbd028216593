"""What stands above the body: 发文机关标志, 发文字号, the red rule, the title, 主送机关."""

from __future__ import annotations

from guiju.composition import letter_lines
from guiju.composition.characters import columns
from guiju.composition.document import Document
from guiju.composition.word.elements import Element, paragraph, twips, w, words
from guiju.composition.word.page import PITCH, TEXT_WIDTH
from guiju.composition.word.style_list import RED

_ISSUER_TOP = twips(35)
_LARGEST = 50  # points
_RULE = 12  # eighths of a point
# The rule stands 4 mm below the number; a point of that is the number's own line.
_RULE_DISTANCE = 10  # points


def opening(document: Document) -> list[Element]:
    """Return the paragraphs above the body; what is blank is left out."""
    return [*_head(document), _title(document), *_addressee(document)]


def _head(document: Document) -> list[Element]:
    issuer, number = document.letterhead.issuer, document.letterhead.number
    lines = [_issuer(issuer)] if issuer else []
    if number:
        lines.append(paragraph("Reference", words(number), properties=(_rule(),)))
    elif lines:
        lines.append(paragraph("Reference", properties=(_rule(),)))
    return lines


def _issuer(name: str) -> Element:
    """The red name, as large as one line holds, its upper edge 35 mm below the text's."""
    size = min(_LARGEST, int(TEXT_WIDTH / 20 * 0.96 / (columns(name) / 2)))
    spacing = w("spacing", before=_ISSUER_TOP, line=round(size * 22), lineRule="exact")
    run = words(name, w("sz", val=size * 2), w("szCs", val=size * 2))
    return paragraph("Issuer", run, properties=(spacing,))


def _rule() -> Element:
    line = w("bottom", val="single", sz=_RULE, space=_RULE_DISTANCE, color=RED)
    return w("pBdr", line)


def _title(document: Document) -> Element:
    below_rule = document.letterhead.issuer or document.letterhead.number
    spacing = w("spacing", before=2 * PITCH) if below_rule else None
    return paragraph("Title", words("\n".join(document.title)), properties=(spacing,))


def _addressee(document: Document) -> list[Element]:
    line = letter_lines.addressee(document.letterhead)
    return [paragraph("Addressee", words(line))] if line else []
