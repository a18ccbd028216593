"""One entity on one day, as one policy looks at it."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.calendar import from_number, to_number
from guiju.facts.entity import Facts
from guiju.formulas.exact.values import Value
from guiju.formulas.nodes import REGISTRATION


class Situation:
    """One entity on one day, as one policy looks at it, and what was computed so far.

    reference: the reference year; first_year: the year of registration, None when blank.
    parts: top and bottom of quotients looked at before, by the node's id; whoever only compares
      leaves them here, so that the number itself is made when somebody wants to see it.
    """

    __slots__ = ("day", "facts", "first_year", "memo", "parts", "record", "reference", "today")

    def __init__(self, facts: Facts, today: date, reference: int) -> None:
        self.facts = facts
        self.today = today
        self.day = to_number(today)
        self.reference = reference
        registered = facts.values.get(REGISTRATION)
        self.first_year = from_number(registered).year if isinstance(registered, int) else None
        self.memo: dict[Any, Any] = {}
        self.parts: dict[int, tuple[Value, Value]] = {}
        self.record: Any = None

    def existed(self, shift: int) -> bool:
        """Whether the year counts; a blank registration date never shrinks a window."""
        return self.first_year is None or self.reference + shift >= self.first_year
