"""What one can ask of the room; every answer is as the viewer may see it."""

from bureau.runs.queries.board import Board, Line, RungHead, board
from bureau.runs.queries.briefs import GROUPS
from bureau.runs.queries.certificates import certificate, certificates
from bureau.runs.queries.folding import Fold, folds
from bureau.runs.queries.judging import Tried, judged, judged_facts, tried, tried_facts
from bureau.runs.queries.lists import (
    NextStep,
    Turned,
    meeting,
    next_steps,
    previous,
    ready_for,
    short_of,
    turned,
)
from bureau.runs.queries.moves import Comparison, Move, Sum, comparing, comparison
from bureau.runs.queries.names import Named, Near, cell, near_firms
from bureau.runs.queries.reading import a_year_before, current, facts_since, opened, run_of, runs
from bureau.runs.queries.shapes import (
    VERDICTS,
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
from bureau.runs.queries.standing import Standing, standing
from bureau.runs.queries.steps import Step, nearest, step_for, step_of

__all__ = [
    "GROUPS",
    "VERDICTS",
    "Ask",
    "Bar",
    "Board",
    "Brief",
    "Cite",
    "Comparison",
    "ConditionView",
    "Fold",
    "Judged",
    "LadderView",
    "Line",
    "Missing",
    "Move",
    "MoveView",
    "Named",
    "Near",
    "NextStep",
    "PlanView",
    "PolicyView",
    "Risk",
    "RungHead",
    "RungView",
    "Standing",
    "Step",
    "Sum",
    "Tried",
    "Turned",
    "a_year_before",
    "board",
    "cell",
    "certificate",
    "certificates",
    "comparing",
    "comparison",
    "current",
    "facts_since",
    "folds",
    "judged",
    "judged_facts",
    "meeting",
    "near_firms",
    "nearest",
    "next_steps",
    "opened",
    "previous",
    "ready_for",
    "run_of",
    "runs",
    "short_of",
    "standing",
    "step_for",
    "step_of",
    "tried",
    "tried_facts",
    "turned",
]
