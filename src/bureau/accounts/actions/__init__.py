"""What the room does: every deed names who does it, and leaves an event."""

from bureau.accounts.actions.deputies import end_deputy, name_deputy
from bureau.accounts.actions.events import note
from bureau.accounts.actions.glass import allow_glass, ask_glass, close_glass
from bureau.accounts.actions.grants import Part, grant, hand_over, revoke, to_hand_over
from bureau.accounts.actions.invitations import claim, invite_body, withdraw_invitation
from bureau.accounts.actions.leaving import anonymise, let_go
from bureau.accounts.actions.people import (
    create_user,
    end_sessions,
    lock,
    reset_password,
    reset_second_factor,
    unlock,
)
from bureau.accounts.actions.reading import log_reading
from bureau.accounts.actions.tokens import end_token, make_token

__all__ = [
    "Part",
    "allow_glass",
    "anonymise",
    "ask_glass",
    "claim",
    "close_glass",
    "create_user",
    "end_deputy",
    "end_sessions",
    "end_token",
    "grant",
    "hand_over",
    "invite_body",
    "let_go",
    "lock",
    "log_reading",
    "make_token",
    "name_deputy",
    "note",
    "reset_password",
    "reset_second_factor",
    "revoke",
    "to_hand_over",
    "unlock",
    "withdraw_invitation",
]
