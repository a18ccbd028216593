"""One row of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """Its number as people see it, its values by column from 0.

    formulas: the columns whose value was worked out by the program that saved the file.
    """

    number: int
    values: tuple[Any, ...]
    formulas: frozenset[int] = frozenset()
