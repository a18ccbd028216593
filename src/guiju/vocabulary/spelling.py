"""How kinds, concepts and stages are called, and lists of words."""

from __future__ import annotations

import re
from typing import Any

from guiju.slips import close_to, one_of, unknown_keys

__all__ = ["NAME", "close_to", "one_of", "unknown_keys", "words"]

NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
"""What kinds, concepts and stages are called."""


def words(raw: Any) -> tuple[str, ...]:
    """One word or a list of words, as a tuple; nothing is no word."""
    if raw is None:
        return ()
    return tuple(str(word) for word in raw) if isinstance(raw, list) else (str(raw),)
