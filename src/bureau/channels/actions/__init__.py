"""What may be done in the room."""

from bureau.channels.actions.inbox import UNDO_SECONDS, mark_read, send, withdraw

__all__ = ["UNDO_SECONDS", "mark_read", "send", "withdraw"]
