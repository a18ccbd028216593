"""How far a verdict is, what would change it, what to ask next, and the way up a ladder."""

from guiju.gaps.at_risk import AtRisk
from guiju.gaps.changes import changes
from guiju.gaps.ground import with_changes
from guiju.gaps.plans import Blocked, Move, Plan, Plans
from guiju.gaps.questions import Question, next_questions, settled
from guiju.gaps.smallest import smallest_changes
from guiju.gaps.to_rung import StepUp, Way, step_up

__all__ = [
    "AtRisk",
    "Blocked",
    "Move",
    "Plan",
    "Plans",
    "Question",
    "StepUp",
    "Way",
    "changes",
    "next_questions",
    "settled",
    "smallest_changes",
    "step_up",
    "with_changes",
]
