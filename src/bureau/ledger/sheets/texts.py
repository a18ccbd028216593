"""What is invisible in a text, and words that say a paper must not be on this net."""

from __future__ import annotations

import re
from typing import Any

# Marks that turn the direction of writing can make one name look like another; blanks without
# width make two names of one. U+200D stays: it joins emoji.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
# 商业秘密 is a thing firms own, and 保密 a duty; neither marks a paper.
_SECRET = re.compile(r"(?<!商业)(?<!技术)(?<!业务)秘密|机密|绝密")


def visible(text: str) -> str:
    """The text without what nobody sees, and without blanks at its ends."""
    return _INVISIBLE.sub("", text).strip(" \t\r\n\u3000\u00a0")


def has_invisible(text: Any) -> bool:
    """Whether something in the text cannot be seen."""
    return isinstance(text, str) and _INVISIBLE.search(text) is not None


def secret_word(text: Any) -> str | None:
    """秘密, 机密 or 绝密 where a title or a first line says so of the paper."""
    found = _SECRET.search(text) if isinstance(text, str) else None
    return found[0] if found else None
