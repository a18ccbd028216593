"""What a formula means: frozen nodes over exact numbers, units already checked.

One tree, three readings (`exact`, `columns`, `sentence`). Money stands in 分 here; a node's
`unit` says how people write it. Years are shifts from the reference year: 0, -1, -2 …
"""

from guiju.formulas.nodes.arithmetic import Best, Clip, Floor, Product, Quotient, Scale, Sum, Window
from guiju.formulas.nodes.base import Node, Number, Predicate
from guiju.formulas.nodes.givens import AsOf, Choice, Constant, Fact, Field, Nothing, ReferenceYear
from guiju.formulas.nodes.lookups import Count, Elapsed, Known, Metric, Row, Table, YearOf
from guiju.formulas.nodes.predicates import (
    Both,
    Compare,
    Either,
    Exists,
    Holds,
    NamedPredicate,
    Not,
    OneOf,
    Rising,
    Truth,
)

REGISTRATION = "registration_date"
"""The fact that says from which year on a firm has years at all."""

__all__ = [
    "REGISTRATION",
    "AsOf",
    "Best",
    "Both",
    "Choice",
    "Clip",
    "Compare",
    "Constant",
    "Count",
    "Either",
    "Elapsed",
    "Exists",
    "Fact",
    "Field",
    "Floor",
    "Holds",
    "Known",
    "Metric",
    "NamedPredicate",
    "Node",
    "Not",
    "Nothing",
    "Number",
    "OneOf",
    "Predicate",
    "Product",
    "Quotient",
    "ReferenceYear",
    "Rising",
    "Row",
    "Scale",
    "Sum",
    "Table",
    "Truth",
    "Window",
    "YearOf",
]
