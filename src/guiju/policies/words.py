"""The words a rule author may write: boundaries, groups, marks, keys of a condition."""

from __future__ import annotations

BOUNDARY_WORDS = ("at_least", "more_than", "at_most", "less_than", "is", "one_of")
GROUP_WORDS = ("all", "any", "none", "routes", "at_least_n")
CONFIDENCES = ("V", "V2", "K", "?")
"""Seen in the law's text; seen restated; from knowledge; unsure. All but the first: 依据待核."""

WORDS_OF_CONDITIONS = ("id", "clause", "says", "quote", "confidence", "unless")
LEAF_KEYS = (*WORDS_OF_CONDITIONS, "measure", "nothing", *BOUNDARY_WORDS)
