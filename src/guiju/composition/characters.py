"""Characters: which may be printed at all, and how much room they take."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 has no way to write, and half a character; tab and line end stay.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WIDE = {"W", "F"}
# Drawn a full character wide in Chinese print, though Unicode calls them ambiguous.
_WIDE_IN_CHINESE = set("“”‘’…—·×①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ→←↑↓■□●○△▲★☆±÷°")


def printable(text: str) -> str:
    """Return the text without the characters no file format can carry."""
    return _UNPRINTABLE.sub("", text)


def columns(text: str) -> int:
    """Return how many half-width columns a text takes: 溧阳 4, 2024年 6."""
    return sum(_columns_of(letter) for letter in text)


def _columns_of(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    wide = letter in _WIDE_IN_CHINESE or unicodedata.east_asian_width(letter) in _WIDE
    return 2 if wide else 1


def pieces(text: str, room: int) -> tuple[str, ...]:
    """Cut a text into lines of at most `room` columns; Latin words and numbers stay whole.

    A word longer than the room is cut; an empty text is one empty line.
    """
    lines = [""]
    for piece in re.findall(r"[0-9A-Za-z.,%+-]+|\s+|.", text):
        if columns(lines[-1] + piece) <= room or not lines[-1]:
            lines[-1] += piece
        elif piece.strip():
            lines.append(piece)
        while columns(lines[-1]) > room and len(lines[-1]) > 1:
            lines[-1:] = _cut(lines[-1], room)
    return tuple(line.strip() for line in lines)


def _cut(line: str, room: int) -> tuple[str, str]:
    head = 1
    while head + 1 < len(line) and columns(line[: head + 1]) <= room:
        head += 1
    return line[:head], line[head:]
