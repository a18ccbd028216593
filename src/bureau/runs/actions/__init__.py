"""What may be done in the room."""

from bureau.runs.actions.certifying import certify
from bureau.runs.actions.comparing import ask_comparison
from bureau.runs.actions.starting import start

__all__ = ["ask_comparison", "certify", "start"]
