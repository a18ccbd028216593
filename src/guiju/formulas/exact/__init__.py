"""The exact reading: one entity, whole numbers and fractions, the oracle of the other reading."""

from guiju.formulas.exact import choosing, numbers, predicates  # registers every kind of node
from guiju.formulas.exact.arithmetic import compares, hull
from guiju.formulas.exact.predicates import all_of, any_of, opposite
from guiju.formulas.exact.reading import predicate_of, value_of
from guiju.formulas.exact.situation import Situation
from guiju.formulas.exact.values import (
    NEGATIVE,
    NO_YEAR,
    NOT_YET,
    OVER_ZERO,
    UNKNOWN,
    NotComputable,
    Span,
    Value,
)

__all__ = [
    "NEGATIVE",
    "NOT_YET",
    "NO_YEAR",
    "OVER_ZERO",
    "UNKNOWN",
    "NotComputable",
    "Situation",
    "Span",
    "Value",
    "all_of",
    "any_of",
    "choosing",
    "compares",
    "hull",
    "numbers",
    "opposite",
    "predicate_of",
    "predicates",
    "value_of",
]
