"""The column reading: the same tree as Polars expressions, for everybody at once."""

from guiju.formulas.columns import (  # registers every kind of node
    givens,
    numbers,
    predicates,
    tables,
)
from guiju.formulas.columns.comparing import compare
from guiju.formulas.columns.ratio import Ratio
from guiju.formulas.columns.reading import ColumnReading
from guiju.formulas.columns.value import ColumnValue

__all__ = [
    "ColumnReading",
    "ColumnValue",
    "Ratio",
    "compare",
    "givens",
    "numbers",
    "predicates",
    "tables",
]
