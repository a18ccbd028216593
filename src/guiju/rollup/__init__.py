"""Figures and claims over a ledger: each number with the records behind it."""

from guiju.rollup.amounts import NO_BASE, Amount
from guiju.rollup.claims import claim_results
from guiju.rollup.figures import Figures
from guiju.rollup.results import STATUSES, Aside, ClaimResult, FigureResult, Share

__all__ = [
    "NO_BASE",
    "STATUSES",
    "Amount",
    "Aside",
    "ClaimResult",
    "FigureResult",
    "Figures",
    "Share",
    "claim_results",
]
