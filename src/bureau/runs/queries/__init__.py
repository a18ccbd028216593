"""What one can ask of the room; every answer is as the viewer may see it."""

from bureau.runs.queries.briefs import GROUPS
from bureau.runs.queries.folding import Fold, folds
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
from bureau.runs.queries.steps import Step, nearest, step_for, step_of

__all__ = [
    "GROUPS",
    "Ask",
    "Bar",
    "Brief",
    "Cite",
    "ConditionView",
    "Fold",
    "Judged",
    "LadderView",
    "Missing",
    "MoveView",
    "PlanView",
    "PolicyView",
    "Risk",
    "RungView",
    "Step",
    "Tried",
    "folds",
    "judged",
    "judged_facts",
    "nearest",
    "step_for",
    "step_of",
    "tried",
    "tried_facts",
]
