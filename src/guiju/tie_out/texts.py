"""A text as numbered paragraphs, and places in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

# Full-width forms of ASCII stand 0xFEE0 above it. The comma stays: between digits a full-width
# one separates two numbers, a half-width one separates thousands.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) != "，"}
_PLAIN = _HALF_WIDTH | {ord(a): ord(b) for a, b in zip("　 \t「」『』＂", '  ；“”“”"', strict=True)}


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of one paragraph: its number, and its characters from `start` up to `end`."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    """One paragraph as printed.

    number: counts from 1; the line of a text file, the paragraph of a Word file.
    level: 1 for a top heading as the Word file says; None where nothing is said.
    """

    number: int
    text: str
    level: int | None = None

    @cached_property
    def plain(self) -> str:
        """The same characters one for one, half-width, with “ ” for every sort of quotation mark.

        Full-width digits, brackets and signs then match the same patterns as half-width ones; the
        tab between two cells of a table row becomes ；.
        """
        plain = self.text.translate(_PLAIN)
        return _with_pairs(plain) if '"' in plain else plain


@dataclass(frozen=True)
class Text:
    """What was read. counted_in: 行 or 段, what paragraph numbers count; notes: said on reading."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    counted_in: str = "行"
    notes: tuple[str, ...] = ()
    _places: dict[int, int] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._places.update({par.number: place for place, par in enumerate(self.paragraphs)})

    def paragraph(self, number: int) -> Paragraph:
        """The paragraph of that number."""
        return self.paragraphs[self._places[number]]

    def printed(self, spot: Spot) -> str:
        """What stands at a place."""
        return self.paragraph(spot.paragraph).text[spot.start : spot.end]

    def where(self, spot: Spot) -> str:
        """`第12行第5字`, as a reader finds it."""
        return f"第{spot.paragraph}{self.counted_in}第{spot.start + 1}字"


def text_of(printed: str, name: str = "文本") -> Text:
    """A text from a string, one paragraph a line; blank lines count but are no paragraphs."""
    lines = enumerate(printed.splitlines(), start=1)
    return Text(name, tuple(Paragraph(number, line) for number, line in lines if line.strip()))


def _with_pairs(plain: str) -> str:
    # Straight quotation marks have no direction; they open and close by turns.
    pieces = plain.split('"')
    marks = [("“" if place % 2 == 0 else "”") for place in range(len(pieces) - 1)]
    return "".join(a + b for a, b in zip(pieces, [*marks, ""], strict=True))
