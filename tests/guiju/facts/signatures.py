"""The day tables are read on, and what the fixtures that read them look like."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from guiju.facts import Snapshot

AS_OF = date(2024, 12, 31)
Files = dict[str, str | bytes]
Write = Callable[[Files], Path]
Read = Callable[..., Snapshot]
Refused = Callable[..., str]
