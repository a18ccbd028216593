"""What may be asked of the room."""

from bureau.reports.queries.beside import Pair, edition_before, pairs, text_before
from bureau.reports.queries.claims import Claimed, claims
from bureau.reports.queries.differences import (
    Difference,
    differences,
    differing,
    named,
    ready_differences,
    rerun,
)
from bureau.reports.queries.editions import composing, edition, editions, is_stale, section
from bureau.reports.queries.figures import FigureView, Recut, exact, figure
from bureau.reports.queries.parts import part_for, parts_of, sections_by_figure
from bureau.reports.queries.taking import Taken, taken
from bureau.reports.queries.texts import changes, pieces_of
from bureau.reports.queries.urging import Urged, urged_today

__all__ = [
    "Claimed",
    "Difference",
    "FigureView",
    "Pair",
    "Recut",
    "Taken",
    "Urged",
    "changes",
    "claims",
    "composing",
    "differences",
    "differing",
    "edition",
    "edition_before",
    "editions",
    "exact",
    "figure",
    "is_stale",
    "named",
    "pairs",
    "part_for",
    "parts_of",
    "pieces_of",
    "ready_differences",
    "rerun",
    "section",
    "sections_by_figure",
    "taken",
    "text_before",
    "urged_today",
]
