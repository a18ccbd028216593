"""Two runs compared, every verdict that moved with its cause; a changed rulebook rehearsed."""

from guiju.comparison.causes import CAUSES, DATE, FACTS, RULES, Cause, cause_of
from guiju.comparison.finished_run import FinishedRun, open_run
from guiju.comparison.moving import Judged, Moved, moved
from guiju.comparison.rehearsal import Rehearsal, rehearse
from guiju.comparison.sides import Side, state
from guiju.comparison.values import FactChange, value_text

__all__ = [
    "CAUSES",
    "DATE",
    "FACTS",
    "RULES",
    "Cause",
    "FactChange",
    "FinishedRun",
    "Judged",
    "Moved",
    "Rehearsal",
    "Side",
    "cause_of",
    "moved",
    "open_run",
    "rehearse",
    "state",
    "value_text",
]
