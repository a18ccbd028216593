"""The tables of the room."""

from bureau.indicators.models.differences import DifferenceLine
from bureau.indicators.models.splits import Split

__all__ = ["DifferenceLine", "Split"]
