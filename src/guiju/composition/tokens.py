"""Marks that carry a number's origin, a table or a chart through the text of an outline.

An outline is filled in as plain text, where an origin has no place. Private characters, which no
one can type, stand around what came from the ledger; the text is then cut along them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from guiju.composition.document import Chart, Origin, Run, Table
from guiju.composition.marked import (
    BLOCK,
    CLOSE,
    MARK,
    MIDDLE,
    NOTE,
    OPEN,
    WHOLE,
    Marked,
    clean,
    without_notes,
)


@dataclass
class Tokens:
    """What stands behind the marks of one report."""

    origins: list[Origin] = field(default_factory=list)
    blocks: list[Table | Chart] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def mark(self, text: str, origin: Origin, truth: bool = True) -> Marked:
        """Text that remembers where it comes from."""
        self.origins.append(origin)
        shown = clean(text)
        mark = f"{OPEN}{len(self.origins) - 1}{MIDDLE}{shown}{CLOSE}"
        return Marked(shown, mark, truth)

    def block(self, block: Table | Chart) -> str:
        """A table or chart, on a line of its own."""
        self.blocks.append(block)
        return f"\n\n{BLOCK}{len(self.blocks) - 1}{BLOCK}\n\n"

    def note(self, text: str) -> str:
        """The mark of a footnote; the same note is numbered once."""
        said = without_notes(str(text))
        if said not in self.notes:
            self.notes.append(said)
        return f"{NOTE}{self.notes.index(said)}{NOTE}"

    def block_of(self, line: str) -> Table | Chart | None:
        """The table or chart a line stands for."""
        found = WHOLE.fullmatch(line.strip())
        return self.blocks[int(found[1])] if found else None

    def runs(self, text: str) -> tuple[Run, ...]:
        """Marked text cut into runs."""
        runs: list[Run] = []
        start = 0
        for found in MARK.finditer(text):
            runs.append(Run(clean(text[start : found.start()])))
            if found[3] is not None:
                runs.append(Run(f"〔{int(found[3]) + 1}〕", note=int(found[3]) + 1))
            else:
                runs.append(Run(found[2], self.origins[int(found[1])]))
            start = found.end()
        runs.append(Run(clean(text[start:])))
        return tuple(run for run in runs if run.text)

    def plain(self, text: str) -> str:
        """Marked text as people read it."""
        return "".join(run.text for run in self.runs(text))
