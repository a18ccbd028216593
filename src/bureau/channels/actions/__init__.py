"""What may be done in the room."""

from bureau.channels.actions.inbox import mark_read, send, withdraw

__all__ = ["mark_read", "send", "withdraw"]
