"""What may be done in the room."""

from bureau.reports.actions.composing import compose
from bureau.reports.actions.freezing import freeze
from bureau.reports.actions.moving import advance, send_back, sign
from bureau.reports.actions.opening import assign, open_edition
from bureau.reports.actions.urging import urge
from bureau.reports.actions.writing import Overtaken, hand_in, take_back, write_section

__all__ = [
    "Overtaken",
    "advance",
    "assign",
    "compose",
    "freeze",
    "hand_in",
    "open_edition",
    "send_back",
    "sign",
    "take_back",
    "urge",
    "write_section",
]
