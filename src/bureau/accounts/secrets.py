"""Secrets of second factors, kept encrypted: whoever reads the tables, or a backup, has none."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

SEALED = "sealed:"
"""What an encrypted secret begins with; others were written before there was a key."""


def seal(text: str) -> str:
    """The secret as it is kept."""
    return SEALED + _box().encrypt(text.encode()).decode()


def unseal(kept: str) -> str | None:
    """The secret as it is used; None where it was sealed by another key."""
    if not kept.startswith(SEALED):
        return kept
    try:
        return _box().decrypt(kept.removeprefix(SEALED).encode()).decode()
    except InvalidToken:
        return None


def _box() -> Fernet:
    digest = hashlib.sha256(b"second factors:" + settings.MFA_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
