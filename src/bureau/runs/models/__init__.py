"""The tables of the room."""

from bureau.runs.models.certificate import Certificate
from bureau.runs.models.run import Run

__all__ = ["Certificate", "Run"]
