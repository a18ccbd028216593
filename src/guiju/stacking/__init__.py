"""Stacking of money: which benefits a firm may take together, and which combination is best."""

from guiju.stacking.best import best, best_combination
from guiju.stacking.combination import Combination, LeftOut, Open, Taken
from guiju.stacking.loading import load_stacking
from guiju.stacking.rules import Benefit, Received, Rule, Stacking

__all__ = [
    "Benefit",
    "Combination",
    "LeftOut",
    "Open",
    "Received",
    "Rule",
    "Stacking",
    "Taken",
    "best",
    "best_combination",
    "load_stacking",
]
