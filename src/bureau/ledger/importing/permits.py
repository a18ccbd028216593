"""What a viewer's entry counts for, field by field: at once, as a proposal, or not at all."""

from __future__ import annotations

from functools import cache
from typing import Any

from bureau.accounts.rights import WRITE
from bureau.accounts.viewer import Viewer
from bureau.ledger.reading import kind_of
from bureau.ledger.things import OUTSIDE, thing_of, thing_of_field

AT_ONCE, PROPOSED, REFUSED = "at_once", "proposed", ""
Place = tuple[str, str, frozenset[str]]
"""Section, town and bodies of a record."""


class Permits:
    """Asked for every cell, so each answer is worked out once."""

    def __init__(self, viewer: Viewer, kind: str) -> None:
        self.viewer, self.kind = viewer, kind
        self._inside = viewer.without(OUTSIDE)
        self._ask = cache(self._look)

    def field(self, concept: Any, place: Place) -> str:
        """What writing a field of a record there counts for."""
        return self._ask(thing_of_field(self.kind, concept), place)

    def record(self, place: Place) -> str:
        """What entering a record there counts for."""
        return self._ask(thing_of(self.kind), place)

    def _look(self, thing: str, place: Place) -> str:
        section, town, bodies = place
        given: dict[str, Any] = {"section": section, "town": town, "bodies": bodies}
        if not self.viewer.may(WRITE, thing, **given):
            return REFUSED
        return AT_ONCE if self._inside.may(WRITE, thing, **given) else PROPOSED


def may_import(viewer: Viewer, kind: str) -> bool:
    """Whether he may bring in sheets of a kind: his section's, his town's, his own body's."""
    reach = viewer.reach(WRITE, "import")
    if reach.everywhere or kind_of(kind).owner in reach.sections:
        return True
    inner = viewer.reach(WRITE, thing_of(kind))
    return bool(reach.towns & inner.towns or reach.bodies & inner.bodies)


def writable(viewer: Viewer, kind: str) -> list[Any]:
    """The concepts of a kind he may write somewhere, as columns of a sheet."""
    found = []
    for concept in kind_of(kind).concepts.values():
        if concept.type == "titles" or (concept.fields and "text" not in concept.fields):
            continue
        if viewer.reach(WRITE, thing_of_field(kind, concept)):
            found.append(concept)
    return found
