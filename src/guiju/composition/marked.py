"""Text with marks in it: private characters nobody can type, and text that carries one."""

from __future__ import annotations

import re

OPEN, MIDDLE, CLOSE, BLOCK, NOTE = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
LINE = "\ue005"
"""Stands before a written line that may come out empty: such a line is no blank one."""
_ANY = re.compile("[\ue000-\ue005]")
MARK = re.compile(f"{OPEN}(\\d+){MIDDLE}([^{OPEN}-{LINE}]*){CLOSE}|{NOTE}(\\d+){NOTE}")
_NOTES = re.compile(f"{NOTE}\\d+{NOTE}")
WHOLE = re.compile(f"{BLOCK}(\\d+){BLOCK}")


class Marked(str):
    """Text from the ledger: it compares as people read it, and prints with its mark."""

    __slots__ = ("_mark", "_truth")
    _mark: str
    _truth: bool

    def __new__(cls, text: str, mark: str, truth: bool = True) -> Marked:
        made = super().__new__(cls, text)
        made._mark, made._truth = mark, truth
        return made

    def __str__(self) -> str:
        return self._mark

    def __bool__(self) -> bool:
        return self._truth and len(self) > 0

    def followed_by(self, mark: str) -> Marked:
        """The same text with another mark behind it, such as that of a footnote."""
        return Marked(str.__str__(self), self._mark + mark, self._truth)


def clean(text: str) -> str:
    """Somebody's text without the private characters."""
    return _ANY.sub("", text)


def without_notes(text: str) -> str:
    """Marked text as people read it, without the marks of footnotes."""
    return clean(MARK.sub(lambda found: found[2] or "", _NOTES.sub("", text)))
