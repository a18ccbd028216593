"""Figures and claims: named counts and sums over records, defined once for every reader."""

from guiju.figures.figure import Claim, Figure, FigureBook
from guiju.figures.loading import load_figures

__all__ = ["Claim", "Figure", "FigureBook", "load_figures"]
