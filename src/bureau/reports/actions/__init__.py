"""What may be done in the room."""

from bureau.reports.actions.composing import ask_compose, compose, keep_draft
from bureau.reports.actions.differing import ask_differences
from bureau.reports.actions.freezing import freeze
from bureau.reports.actions.moving import advance, send_back, sign
from bureau.reports.actions.opening import assign, open_edition
from bureau.reports.actions.urging import urge
from bureau.reports.actions.writing import Overtaken, hand_in, take_back, write_section

__all__ = [
    "Overtaken",
    "advance",
    "ask_compose",
    "ask_differences",
    "assign",
    "compose",
    "freeze",
    "hand_in",
    "keep_draft",
    "open_edition",
    "send_back",
    "sign",
    "take_back",
    "urge",
    "write_section",
]
