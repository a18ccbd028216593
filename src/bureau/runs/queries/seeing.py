"""What a viewer may see of one firm's facts, asked once a concept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import guiju
from bureau.accounts.viewer import VALUE, Viewer
from bureau.ledger import queries as ledger


class Seeing:
    """One viewer before one firm; without a row everything is seen, as of facts just typed in."""

    def __init__(self, book: guiju.Rulebook, row: Any = None, viewer: Viewer | None = None) -> None:
        self.book, self.row, self.viewer = book, row, viewer
        self._seen: dict[str, bool] = {}

    def sees(self, concept: str) -> bool:
        """Whether the values of a concept are shown to him."""
        if concept not in self._seen:
            self._seen[concept] = self._ask(concept)
        return self._seen[concept]

    def sees_all(self, concepts: Iterable[str]) -> bool:
        """Whether he sees everything a number is made of."""
        return all([self.sees(concept) for concept in concepts])

    def _ask(self, name: str) -> bool:
        concept = self.book.kind.concepts.get(name)
        if self.row is None or self.viewer is None or concept is None:
            return True
        return bool(ledger.sight(concept, self.row, self.viewer) == VALUE)
