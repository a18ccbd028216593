"""Whether a number of a text and a number of the ledger count the same kind of thing."""

from __future__ import annotations

from fractions import Fraction

from guiju.formulas.sentence import rounded
from guiju.tie_out.measures import is_money
from guiju.tie_out.statement import Statement

PERCENT = "%"
_SCALES = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "千万元": 10**7, "亿元": 10**8}
# People and things are not counted alike; all other measure words change places freely.
_PEOPLE = {"人", "名", "位", "人次"}


def comparable(statement: Statement, unit: str) -> bool:
    """Whether a value in `unit` can be what the statement says."""
    own = statement.unit
    if own == PERCENT or unit == PERCENT:
        return own == unit
    if is_money(own) or is_money(unit):
        return own in _SCALES and unit in _SCALES
    if not own or not unit:
        return True
    return (own in _PEOPLE) == (unit in _PEOPLE)


def in_unit_of(statement: Statement, value: Fraction, unit: str) -> Fraction:
    """A value of the ledger in the statement's unit; shares become percent."""
    if unit == PERCENT:
        return value * 100
    if unit in _SCALES and statement.unit in _SCALES:
        return value * _SCALES[unit] / _SCALES[statement.unit]
    return value


def says(statement: Statement, value: Fraction) -> bool | None:
    """Whether the statement is true of a value in its unit, rounding included.

    A printed 288% is true of every number that rounds to it; “over 3500” only of larger ones.
    """
    if statement.low is not None or statement.high is not None:
        return statement.fits(value)
    if statement.value is None:
        return None
    printed = statement.value
    if statement.change == "down":
        value = -value
    return rounded(value, _decimals(statement)) == printed


def _decimals(statement: Statement) -> int:
    digits = "".join(c for c in statement.text if c.isdigit() or c in ".．")
    _, _, after = digits.replace("．", ".").partition(".")
    return len(after)
