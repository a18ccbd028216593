"""Figures and claims: named counts and sums over records, defined once for every reader."""

from guiju.figures.figure import Claim, Figure, FigureBook
from guiju.figures.loading import load_figures
from guiju.figures.recutting import Cut, base_of, cuts_of, figure_of, name_of_cut, terms_of
from guiju.figures.words import formula_words

__all__ = [
    "Claim",
    "Cut",
    "Figure",
    "FigureBook",
    "base_of",
    "cuts_of",
    "figure_of",
    "formula_words",
    "load_figures",
    "name_of_cut",
    "terms_of",
]
