"""Where in a file a value stands, when the container that held it still knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guiju.documents import Mapping, Sequence
from guiju.errors import BadInput, Place, Problem

NOWHERE = Place()


def place_of(container: Any, key: Any = None) -> Place:
    """The place of `key` in a document's container; nowhere for plain dicts and lists."""
    return container.at(key) if isinstance(container, Mapping | Sequence) else NOWHERE


def located(error: BadInput, place: Place, prefix: str = "") -> Iterator[Problem]:
    """The problems of `error`, put at `place` where they did not know their own."""
    for problem in error.problems:
        if problem.at == NOWHERE:
            yield replace(problem, at=place, message=prefix + problem.message)
        else:
            yield problem
