"""The filled-in text of an outline → headings, paragraphs, tables, charts."""

from __future__ import annotations

from dataclasses import dataclass, field

from guiju.composition.document import Block, Heading, Paragraph, Run
from guiju.composition.enumeration import enumerated
from guiju.composition.marked import LINE
from guiju.composition.numbers import chinese
from guiju.composition.tokens import Tokens

LEVELS = 3


@dataclass
class _Page:
    """Blocks so far, the counters of headings, and what of a paragraph is still open."""

    tokens: Tokens
    blocks: list[Block] = field(default_factory=list)
    counts: list[int] = field(default_factory=lambda: [0] * LEVELS)
    prose: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)

    def close(self) -> None:
        """End the open paragraph: prose as it is, items as 一是…二是…."""
        self.paragraph("".join(self.prose) + enumerated(self.items))
        self.prose, self.items = [], []

    def paragraph(self, text: str) -> None:
        """A paragraph, unless nothing stands in it."""
        runs = self.tokens.runs(text)
        if runs:
            self.blocks.append(Paragraph(runs))

    def heading(self, level: int, text: str) -> None:
        """A heading, numbered under the one above it."""
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (LEVELS - level)
        number = self.counts[level - 1]
        before = {1: f"{chinese(number)}、", 2: f"（{chinese(number)}）", 3: f"{number}."}[level]
        self.blocks.append(Heading(level, (Run(before), *self.tokens.runs(text))))


def lay(text: str, tokens: Tokens) -> tuple[Block, ...]:
    """The blocks of a text: `#` headings, `-` items, blank lines between paragraphs."""
    page = _Page(tokens)
    for line in text.splitlines():
        written = line.replace(LINE, "").strip()
        # A line that came out empty because of a condition in it does not part paragraphs.
        if written or LINE not in line:
            _line(written, page)
    page.close()
    return tuple(page.blocks)


def _line(line: str, page: _Page) -> None:
    marks = len(line) - len(line.lstrip("#"))
    block = page.tokens.block_of(line)
    if not line or block is not None or (0 < marks <= LEVELS and line[marks : marks + 1] == " "):
        page.close()
        if block is not None:
            page.blocks.append(block)
        elif line:
            page.heading(marks, line[marks:].strip())
    elif line == "-" or line.startswith("- "):
        page.items.append(line[2:].strip())
    elif page.items:
        # A line under an item goes on with it.
        page.items[-1] += line
    else:
        page.prose.append(line)
