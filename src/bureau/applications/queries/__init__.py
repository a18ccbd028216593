"""What may be asked of the room; whoever asks is named, and gets what he may see."""

from bureau.applications.queries.lists import LISTS, Firm, Lists, due, due_of, window, windows
from bureau.applications.queries.pipeline import pipeline
from bureau.applications.queries.risks import (
    AtRisk,
    Risk,
    at_risk,
    at_risk_of,
    granting,
)
from bureau.applications.recorded import AGAINST, INCIDENTS
from bureau.applications.standing import Ground, ground

__all__ = [
    "AGAINST",
    "INCIDENTS",
    "LISTS",
    "AtRisk",
    "Firm",
    "Ground",
    "Lists",
    "Risk",
    "at_risk",
    "at_risk_of",
    "due",
    "due_of",
    "granting",
    "ground",
    "pipeline",
    "window",
    "windows",
]
