"""A value in the words of what it is a value of: a level by its label, a day as a date."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from guiju.formulas import nodes as n
from guiju.formulas.sentence.amounts import amount, day_words
from guiju.formulas.sentence.words import BOUNDARY, BOUNDARY_OF_DAYS, BOUNDARY_OF_RANKS
from guiju.vocabulary import SHARE, Concept, Unit

TIMES = Unit(label="次")
# A number of years as large as this is a year of the calendar.
_CALENDAR_YEARS = 1900


def concept_of(node: n.Node | None) -> Concept | None:
    """The concept a node's values belong to, where it is a plain fact or field."""
    return node.concept if isinstance(node, n.Fact | n.Field) else None


def is_day(node: n.Node | None) -> bool:
    """Whether the values of a node are days."""
    concept = concept_of(node)
    return isinstance(node, n.AsOf) or (concept is not None and concept.type == "date")


def is_rank(node: n.Node | None) -> bool:
    """Whether the values of a node are positions among named choices."""
    concept = concept_of(node)
    return concept is not None and concept.type == "choice"


def unit_of(node: n.Number) -> Unit:
    """The unit a sentence uses; events are counted in 次, like over like is a share."""
    if isinstance(node, n.Count) and node.concept.item is not None:
        return TIMES
    if isinstance(node, n.Quotient) and node.top.unit == node.bottom.unit:
        return SHARE
    if isinstance(node, n.Constant) and not node.free and not node.unit.label:
        return SHARE
    if isinstance(node, n.YearOf):
        return replace(node.unit, label="年")
    return node.unit


def value_words(value: Fraction | int, node: n.Number, unit: Unit | None = None) -> str:
    """An internal number as a value of `node`."""
    concept = concept_of(node)
    if is_day(node):
        return day_words(int(value))
    if concept is not None and concept.type == "choice":
        labels = list(concept.choices.values())
        return labels[int(value)] if 0 <= value < len(labels) else str(value)
    if concept is not None and concept.type == "bool":
        return "是" if value else "否"
    return amount(value, unit or unit_of(node))


def boundary(word: str, node: n.Number, value: Fraction | int | None = None) -> str:
    """The boundary word that fits what is compared: a day is 不早于, a level is 高于."""
    large = value is not None and value >= _CALENDAR_YEARS
    years = isinstance(node, n.YearOf) or (unit_of(node).label == "年" and large)
    if is_day(node) or years:
        return BOUNDARY_OF_DAYS[word]
    return BOUNDARY_OF_RANKS[word] if is_rank(node) else BOUNDARY[word]


def limit_words(word: str, node: n.Number, limit: n.Number) -> str:
    """“不低于4%” for a constant limit."""
    if not isinstance(limit, n.Constant):
        raise TypeError("only a constant can be said without its own phrase")
    own = unit_of(limit) if not unit_of(node).label else None
    return f"{boundary(word, node, limit.value)}{value_words(limit.value, node, own)}"
