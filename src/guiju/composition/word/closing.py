"""What stands below the body: notes, 附件说明, 落款; the 版记 comes last."""

from __future__ import annotations

from docx.oxml.ns import qn

from guiju.composition import letter_lines
from guiju.composition.characters import columns
from guiju.composition.document import Document, Letterhead, Paragraph
from guiju.composition.word.colophon import colophon
from guiju.composition.word.elements import Element, paragraph, w, words
from guiju.composition.word.marks import note_name
from guiju.composition.word.page import BODY, CHARACTERS, PITCH
from guiju.composition.word.style_list import SMALL
from guiju.composition.word.styles import indent

_NOTE_IDS = 1_000_000  # bookmarks of notes are numbered from here
_KEPT_LINES = 6
_DATE_FROM_RIGHT = 4.0  # characters, where a seal is put


def closing(document: Document) -> list[Element]:
    """Return what stands below the body; what is blank is left out."""
    letterhead = document.letterhead
    lines = [*_notes(document), *_annexes(letterhead), *_signature(letterhead)]
    return [*lines, *colophon(letterhead), paragraph("End")]


def keep_with_closing(body: list[Element], document: Document) -> None:
    """Let the end of the text go along when 落款 moves on: no page has a seal alone.

    The last note and 附件说明 go along; only without them the last paragraph has to. A
    long one may break instead: LibreOffice would move it whole and leave half a page empty.
    """
    signed = document.letterhead.signature or document.letterhead.signed_on
    between = document.footnotes or document.letterhead.annexes
    last = document.blocks[-1] if document.blocks else None
    if signed and not between and isinstance(last, Paragraph) and _lines(last) <= _KEPT_LINES:
        _keep(body[-1])


def _keep(line: Element) -> None:
    """Let a paragraph go along with the next one."""
    line.pPr.find(qn("w:pStyle")).addnext(w("keepNext"))


def _lines(paragraph: Paragraph) -> int:
    return columns("".join(run.text for run in paragraph.runs)) // (2 * CHARACTERS) + 1


def _notes(document: Document) -> list[Element]:
    """Notes under 注： at the end of the text, where marks in the text lead.

    Not at the foot of each page: the form has no such place, they would eat into the 22 lines,
    and on the last page stand in the way of the 版记.
    """
    lines = []
    for number, (before, text) in enumerate(letter_lines.notes(document), start=1):
        line = _hanging("Note", before, text, (2, 3.5), first=number == 1, size=SMALL)
        identity = {"id": _NOTE_IDS + number}
        line.pPr.addnext(w("bookmarkStart", **identity, name=note_name(number)))
        line.append(w("bookmarkEnd", **identity))
        lines.append(line)
    if lines:
        _keep(lines[-1])
    return lines


def _annexes(letterhead: Letterhead) -> list[Element]:
    lines = letter_lines.annexes(letterhead)
    rooms = (3, 1 if len(lines) > 1 else 0)
    return [
        _hanging("Annex", before, name, rooms, first=at == 0)
        for at, (before, name) in enumerate(lines)
    ]


def _hanging(
    style: str, before: str, text: str, rooms: tuple[float, float], *, first: bool, size: int = BODY
) -> Element:
    """A line after a word and a number, both as wide as said in `rooms`, in characters.

    What runs over begins below the text; only the first of several lines has the word, and a
    line's distance above; numbers stand one below the other.
    """
    word, number = rooms
    hanging = word + number if first else number
    spacing = w("spacing", before=PITCH) if first else None
    indents = indent(size, left=2 + word + number, hanging=hanging)
    return paragraph(style, words(f"{before}\t{text}"), properties=(spacing, indents))


def _signature(letterhead: Letterhead) -> list[Element]:
    """署名 centred over 成文日期, which ends four characters from the right, for a seal to cover.

    Two lines stay free above, so that the top of a 42 mm seal comes within a line of the text.
    """
    name, date = letterhead.signature, letterhead.signed_on
    surplus = (columns(name) - columns(date)) / 4 if name and date else 0.0
    date_right = max(_DATE_FROM_RIGHT, surplus)
    lines = [(text, right) for text, right in
             ((name, date_right - surplus), (date, date_right)) if text]  # fmt: skip
    return [_signed(text, right, first=at == 0) for at, (text, right) in enumerate(lines)]


def _signed(text: str, right: float, *, first: bool) -> Element:
    spacing = w("spacing", before=2 * PITCH) if first else None
    return paragraph("Signature", words(text), properties=(spacing, indent(right=right)))
