"""The words a rule author may write: boundaries, groups, marks, keys of a condition."""

from __future__ import annotations

from guiju.marks import CONFIDENCES

__all__ = [
    "BOUNDARY_WORDS",
    "CONFIDENCES",
    "GROUP_WORDS",
    "LEAF_KEYS",
    "WORDS_OF_CONDITIONS",
]

BOUNDARY_WORDS = ("at_least", "more_than", "at_most", "less_than", "is", "one_of")
GROUP_WORDS = ("all", "any", "none", "routes", "at_least_n")
WORDS_OF_CONDITIONS = ("id", "clause", "says", "quote", "confidence", "unless")
LEAF_KEYS = (*WORDS_OF_CONDITIONS, "measure", "nothing", *BOUNDARY_WORDS)
