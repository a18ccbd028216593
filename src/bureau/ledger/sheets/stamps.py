"""The hidden key of an exported row: whose it is, and a mark of each cell as it went out.

What comes back with its mark was not touched, so that a sheet that lay about for a month does not
undo what others entered meanwhile; only cells somebody changed are looked at.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

KEY_HEADER = "#台账键"
_WIDTH = 5
_COLUMN = re.compile(r"([a-z_0-9:]+)(?:@([0-9-]+))?")


@dataclass(frozen=True)
class Stamp:
    """The code of a record and the marks of its cells, by (concept, period)."""

    code: str
    marks: dict[tuple[str, str], str]

    def untouched(self, concept: str, period: str, text: str) -> bool:
        """Whether a cell still says what it said when it went out."""
        mark = self.marks.get((concept, period))
        return mark is not None and mark == mark_of(text)


def mark_of(text: str) -> str:
    """A short mark of what a cell says; by chance two agree once in thirty million."""
    digest = hashlib.blake2b(text.encode(), digest_size=4).digest()
    number, letters = int.from_bytes(digest, "big"), ""
    for _ in range(_WIDTH):
        number, rest = divmod(number, 32)
        letters += "0123456789abcdefghjkmnpqrstvwxyz"[rest]
    return letters


def header(kind: str, columns: Sequence[tuple[str, str]]) -> str:
    """The head of the key column: the kind, and which concept and period each mark is of."""
    named = [f"{concept}@{period}" if period else concept for concept, period in columns]
    return f"{KEY_HEADER} {kind} {' '.join(named)}"


def stamp(code: str, texts: Sequence[str]) -> str:
    """The key of one row; texts: what each cell says, as `guiju.cell_text` writes it."""
    return f"{code}|{''.join(map(mark_of, texts))}"


def columns_of(head: str) -> tuple[str, list[tuple[str, str]]] | None:
    """The kind and columns a key column's head tells, None when it is no such head."""
    words = head.split()
    if len(words) < 2 or words[0] != KEY_HEADER:
        return None
    found = [_COLUMN.fullmatch(word) for word in words[2:]]
    if not all(found):
        return None
    return words[1], [(match[1], match[2] or "") for match in found if match]


def read_stamp(cell: object, columns: Sequence[tuple[str, str]]) -> Stamp | None:
    """The stamp of a row; marks are dropped where somebody has been at the key."""
    if not isinstance(cell, str) or "|" not in cell:
        return None
    code, _, marks = cell.strip().partition("|")
    if len(marks) != _WIDTH * len(columns):
        return Stamp(code, {})
    parts = [marks[i : i + _WIDTH] for i in range(0, len(marks), _WIDTH)]
    return Stamp(code, dict(zip(columns, parts, strict=True)))
