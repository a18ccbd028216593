"""What may be asked of the room; whoever asks is named, and gets what he may see."""

from bureau.indicators.queries.boards import board
from bureau.indicators.queries.differences import Difference, difference
from bureau.indicators.queries.foreseeing import counted_of
from bureau.indicators.queries.pages import Page, indicator, last_year_by_town
from bureau.indicators.queries.shapes import Board, Figures, Line, Rank, Reading, TownLine
from bureau.indicators.queries.splitting import Sum, proposed_shares, summed

__all__ = [
    "Board",
    "Difference",
    "Figures",
    "Line",
    "Page",
    "Rank",
    "Reading",
    "Sum",
    "TownLine",
    "board",
    "counted_of",
    "difference",
    "indicator",
    "last_year_by_town",
    "proposed_shares",
    "summed",
]
