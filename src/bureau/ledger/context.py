"""Whose county it is, for the frame of every page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from bureau.ledger.queries import county


def place(request: HttpRequest) -> dict[str, Any]:
    """The layer of the place this service serves: its name, towns, sections."""
    return {"county": county()}
