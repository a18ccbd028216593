"""An outline cut at its headings, and put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

RULE = "---"
_HEADING = re.compile(r"(#{1,2}) +(.+?)\s*\Z")
_OPENING = re.compile(r"\{%-?\s*(if|for)\b")
_CLOSING = re.compile(r"\{%-?\s*end(if|for)\b")


@dataclass(frozen=True)
class Piece:
    """A heading (level 0 and blank before the first) and the text below it."""

    level: int
    heading: str
    source: str


def cut(text: str) -> tuple[str, list[Piece]]:
    """The card between its two rules, and the pieces of the body.

    A heading inside a condition or a loop does not begin a piece: both halves would be broken.
    """
    lines = text.splitlines()
    end = lines.index(RULE, 1)
    pieces, held, level, heading, depth = [], list[str](), 0, "", 0
    for line in lines[end + 1 :]:
        found = _HEADING.match(line) if depth == 0 else None
        if found:
            pieces.append(Piece(level, heading, "\n".join(held).strip("\n")))
            held, level, heading = [], len(found[1]), found[2]
        else:
            held.append(line)
            depth += len(_OPENING.findall(line)) - len(_CLOSING.findall(line))
    pieces.append(Piece(level, heading, "\n".join(held).strip("\n")))
    return "\n".join(lines[1:end]), [p for p in pieces if p.heading or p.source]


def joined(card: str, pieces: Iterable[Piece]) -> str:
    """The outline the pieces make; its lines stand as `line_of` says."""
    parts = [RULE, card, RULE]
    for piece in pieces:
        if piece.heading:
            parts.append(f"{'#' * piece.level} {piece.heading}")
        parts.append(piece.source)
        parts.append("")
    return "\n".join(parts) + "\n"


def line_of(card: str, pieces: list[Piece], line: int) -> tuple[int, int]:
    """(piece, line within its text) of a line of the joined outline; (-1, line) in the card."""
    at = 3 + card.count("\n") + 1
    if line < at:
        return -1, line
    for place, piece in enumerate(pieces):
        start = at + (1 if piece.heading else 0)
        after = start + piece.source.count("\n") + 2
        if line < after:
            return place, max(line - start + 1, 1)
        at = after
    return len(pieces) - 1, line
