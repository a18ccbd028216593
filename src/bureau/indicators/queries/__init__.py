"""What may be asked of the room; whoever asks is named, and gets what he may see."""

from bureau.indicators.queries.boards import board
from bureau.indicators.queries.shapes import Board, Figures, Line, Rank, Reading, TownLine

__all__ = ["Board", "Figures", "Line", "Rank", "Reading", "TownLine", "board"]
