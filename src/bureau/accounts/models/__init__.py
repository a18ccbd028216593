"""The tables of the room."""

from bureau.accounts.models.people import Deputy, Grant, User
from bureau.accounts.models.tokens import Token, digest_of
from bureau.accounts.models.trail import (
    AccountEvent,
    BreakGlass,
    Invitation,
    ListedReading,
    Reading,
)

__all__ = [
    "AccountEvent",
    "BreakGlass",
    "Deputy",
    "Grant",
    "Invitation",
    "ListedReading",
    "Reading",
    "Token",
    "User",
    "digest_of",
]
