"""What the room does: every deed names who does it, and leaves an event."""

from bureau.accounts.actions.reading import log_reading

__all__ = ["log_reading"]
