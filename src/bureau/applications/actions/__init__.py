"""What may be done in the room: every write, in one transaction, by somebody."""

from bureau.applications.actions.moving import Certificate, move
from bureau.applications.actions.opening import open_application
from bureau.applications.actions.reminding import Reminded, remind, take_back

__all__ = ["Certificate", "Reminded", "move", "open_application", "remind", "take_back"]
