"""What may be asked of the room."""

from bureau.accounts.queries.viewers import viewer_of

__all__ = ["viewer_of"]
