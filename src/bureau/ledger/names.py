"""Names as people type them: without blanks and marks, half-width, and by pinyin initials."""

from __future__ import annotations

import re
import unicodedata

from pypinyin import Style, lazy_pinyin

_SILENT = re.compile(r"[\W_]+")
LONGEST = 200


def normalised(name: str) -> str:
    """Half-width, lower case, without blanks, brackets, marks and marks of direction."""
    return _SILENT.sub("", unicodedata.normalize("NFKC", name)).lower()[:LONGEST]


def initials(name: str) -> str:
    """The first letters of a name's syllables: 溧阳智能 is lyzn; letters and digits stay."""
    letters = lazy_pinyin(normalised(name), style=Style.FIRST_LETTER)
    return "".join(letters).lower()[:LONGEST]
