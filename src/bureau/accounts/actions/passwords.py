"""Passwords made by the service: long, random, easy to read out on the telephone."""

from __future__ import annotations

import secrets

# Without letters and digits that are taken for one another: 0 o, 1 l i.
LETTERS, DIGITS = "abcdefghjkmnpqrstuvwxyz", "23456789"
GROUPS, LENGTH = 4, 4


def new_password() -> str:
    """Four groups of four, each with a digit: 7mka-p9qd-x2bn-ru4c."""
    return "-".join(_group() for _ in range(GROUPS))


def new_code() -> str:
    """A code for an invitation, in capitals: 7MKA-P9QD-X2BN."""
    return "-".join(_group() for _ in range(GROUPS - 1)).upper()


def _group() -> str:
    letters = [secrets.choice(LETTERS + DIGITS) for _ in range(LENGTH)]
    letters[secrets.randbelow(LENGTH)] = secrets.choice(DIGITS)
    return "".join(letters)
