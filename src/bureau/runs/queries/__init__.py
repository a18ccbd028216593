"""What one can ask of the room; every answer is as the viewer may see it."""

from bureau.runs.queries.briefs import GROUPS
from bureau.runs.queries.judging import Tried, judged, judged_facts, tried, tried_facts
from bureau.runs.queries.shapes import (
    Ask,
    Bar,
    Brief,
    Cite,
    ConditionView,
    Judged,
    LadderView,
    Missing,
    MoveView,
    PlanView,
    PolicyView,
    Risk,
    RungView,
)

__all__ = [
    "GROUPS",
    "Ask",
    "Bar",
    "Brief",
    "Cite",
    "ConditionView",
    "Judged",
    "LadderView",
    "Missing",
    "MoveView",
    "PlanView",
    "PolicyView",
    "Risk",
    "RungView",
    "Tried",
    "judged",
    "judged_facts",
    "tried",
    "tried_facts",
]
