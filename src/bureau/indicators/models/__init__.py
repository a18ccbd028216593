"""The tables of the room."""

from bureau.indicators.models.differences import DifferenceLine
from bureau.indicators.models.plans import Plan
from bureau.indicators.models.splits import Split

__all__ = ["DifferenceLine", "Plan", "Split"]
