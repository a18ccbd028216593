"""Figures by sentence, and money brought to one unit, for the checks that compare numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from guiju.tie_out.finding.line import FIGURE, PLAN
from guiju.tie_out.measures import is_money
from guiju.tie_out.statement import Statement

_WAN = {"元": Fraction(1, 10_000), "万元": Fraction(1), "亿元": Fraction(10_000)}


def by_sentence(statements: tuple[Statement, ...]) -> Iterator[list[Statement]]:
    """The figures of each sentence, done and planned alike, in order."""
    counted = (each for each in statements if each.class_ in (FIGURE, PLAN))
    for _, group in groupby(counted, key=lambda each: (each.place.paragraph, each.sentence)):
        yield list(group)


def dimension(statement: Statement) -> str:
    """What must agree before two figures are compared: all money is one."""
    unit = statement.unit
    return "元" if unit in _WAN else unit


def size(statement: Statement, value: Fraction) -> Fraction:
    """A value in the statement's unit, money in 万元."""
    return value * _WAN.get(statement.unit, Fraction(1))


def highest(statement: Statement) -> Fraction | None:
    """The most it can be; None where it has no upper end or no value."""
    top = statement.value if statement.low is None and statement.high is None else statement.high
    return None if top is None else size(statement, top)


def lowest(statement: Statement) -> Fraction | None:
    """The least it can be."""
    least = statement.value if statement.low is None and statement.high is None else statement.low
    return None if least is None else size(statement, least)


def shown(value: Fraction) -> str:
    """A number for a message: whole, or with two decimals at most."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(round(value, 2)):g}" if abs(value) < 10**6 else str(round(value))


__all__ = ["by_sentence", "dimension", "highest", "is_money", "lowest", "shown", "size"]
