"""What may be asked of the room."""

from bureau.reports.queries.differences import Difference, differences, rerun
from bureau.reports.queries.editions import edition, editions, is_stale, section
from bureau.reports.queries.figures import FigureView, figure
from bureau.reports.queries.texts import pieces_of

__all__ = [
    "Difference",
    "FigureView",
    "differences",
    "edition",
    "editions",
    "figure",
    "is_stale",
    "pieces_of",
    "rerun",
    "section",
]
