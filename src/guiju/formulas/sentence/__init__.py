"""The sentence reading: the same tree as the other two readings, in Chinese."""

from guiju.formulas.sentence import (  # registers every kind of node
    lists,
    numbers,
    predicates,
    ratios,
    sums,
    tables,
)
from guiju.formulas.sentence.amounts import ABOUT, amount, day_words, decimal, rounded, shown_in
from guiju.formulas.sentence.predicates import choice_words, negated, titles_words
from guiju.formulas.sentence.ratios import (
    compound_words,
    growth_quotient,
    moment_words,
    moments,
    shared_moment,
)
from guiju.formulas.sentence.reading import WORDS, part, phrase
from guiju.formulas.sentence.tables import bracket, brackets
from guiju.formulas.sentence.values import (
    boundary,
    concept_of,
    is_day,
    is_rank,
    unit_of,
    value_words,
)
from guiju.formulas.sentence.words import (
    OPPOSITE,
    STRICT,
    UPWARD,
    chinese,
    listed,
    quoted,
    without_day,
)
from guiju.formulas.sentence.years import RELATIVE, Years

__all__ = [
    "ABOUT",
    "OPPOSITE",
    "RELATIVE",
    "STRICT",
    "UPWARD",
    "WORDS",
    "Years",
    "amount",
    "boundary",
    "bracket",
    "brackets",
    "chinese",
    "choice_words",
    "compound_words",
    "concept_of",
    "day_words",
    "decimal",
    "growth_quotient",
    "is_day",
    "is_rank",
    "listed",
    "lists",
    "moment_words",
    "moments",
    "negated",
    "numbers",
    "part",
    "phrase",
    "predicates",
    "quoted",
    "ratios",
    "rounded",
    "shared_moment",
    "shown_in",
    "sums",
    "tables",
    "titles_words",
    "unit_of",
    "value_words",
    "without_day",
]
