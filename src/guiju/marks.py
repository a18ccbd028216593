"""How surely a source was seen: the marks a rule author may put on what is said."""

from __future__ import annotations

CONFIDENCES = ("V", "V2", "K", "?")
"""Seen in the law's text; seen restated; from knowledge; unsure. All but the first: 依据待核."""
OPEN_MARK = "?"
"""What bears it is shown and never decides anything."""
