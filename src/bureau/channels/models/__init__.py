"""The tables of the room."""

from bureau.channels.models.message import Message, Receipt

__all__ = ["Message", "Receipt"]
