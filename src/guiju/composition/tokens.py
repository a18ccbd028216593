"""Marks that carry a number's origin, a table or a chart through the text of an outline.

An outline is filled in as plain text, where an origin has no place. Private characters, which no
one can type, stand around what came from the ledger; the text is then cut along them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from guiju.composition.document import Chart, Origin, Run, Table

_OPEN, _MIDDLE, _CLOSE, _BLOCK, _NOTE = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_ANY = re.compile("[\ue000-\ue004]")
_MARK = re.compile(f"{_OPEN}(\\d+){_MIDDLE}([^{_OPEN}-{_NOTE}]*){_CLOSE}|{_NOTE}(\\d+){_NOTE}")
_WHOLE = re.compile(f"{_BLOCK}(\\d+){_BLOCK}")


def clean(text: str) -> str:
    """Somebody's text without the private characters."""
    return _ANY.sub("", text)


@dataclass
class Tokens:
    """What stands behind the marks of one report."""

    origins: list[Origin] = field(default_factory=list)
    blocks: list[Table | Chart] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def mark(self, text: str, origin: Origin) -> str:
        """Text that remembers where it comes from."""
        self.origins.append(origin)
        return f"{_OPEN}{len(self.origins) - 1}{_MIDDLE}{clean(text)}{_CLOSE}"

    def block(self, block: Table | Chart) -> str:
        """A table or chart, on a line of its own."""
        self.blocks.append(block)
        return f"\n\n{_BLOCK}{len(self.blocks) - 1}{_BLOCK}\n\n"

    def note(self, text: str) -> str:
        """The mark of a footnote; the same note is numbered once."""
        if text not in self.notes:
            self.notes.append(text)
        return f"{_NOTE}{self.notes.index(text)}{_NOTE}"

    def block_of(self, line: str) -> Table | Chart | None:
        """The table or chart a line stands for."""
        found = _WHOLE.fullmatch(line.strip())
        return self.blocks[int(found[1])] if found else None

    def runs(self, text: str) -> tuple[Run, ...]:
        """Marked text cut into runs."""
        runs: list[Run] = []
        start = 0
        for found in _MARK.finditer(text):
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
