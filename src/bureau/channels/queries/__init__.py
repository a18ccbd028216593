"""What may be asked of the room."""

from bureau.channels.queries.inbox import inbox, receipts, to_viewer, unread

__all__ = ["inbox", "receipts", "to_viewer", "unread"]
